"""Trying a draft on stored articles: leased jobs like all other work. Nothing that a report is made of is touched."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Count

from analyzer import analyze
from analyzer.errors import AnalyzerError
from analyzer.parts import Earlier
from analyzer.resources import Resources
from analyzer.trying import TextChange, failing_examples, what_changes
from webapp.analyses import leases
from webapp.analyses.convert import analysis_fingerprint_with, document_of, parts_with
from webapp.analyses.kept import Parsing, earlier_from
from webapp.analyses.models import READABLE, UNFINISHED, Run, State, Trial, TrialText
from webapp.audit import services as audit
from webapp.codebooks import identities
from webapp.codebooks.models import Edition
from webapp.codebooks.selectors import Stamp, in_use, resources_with, trial_resources
from webapp.corpus.models import Article, Event
from webapp.corrections import selectors as corrections
from webapp.corrections.placing import place_all
from webapp.people import rights

log = logging.getLogger(__name__)

MOST_ARTICLES = 40
"""In one trial: some two seconds each, twice where an article has no current analysis."""
MOST_SENTENCES = 200
"""Changed sentences kept of one article; who changes more sees that there are more."""
MOST_EVENTS = 100
"""To choose from."""
KEPT_TRIALS = 5
"""Of one draft."""


@transaction.atomic
def request_trial(edition: Edition, events: Sequence[Event], person: audit.Person) -> Trial:
    """Queue a trial on the articles of these events, the first MOST_ARTICLES. AnalyzerError where there are none."""
    articles = Article.objects.filter(event__in=events).order_by("event_id", "pk")
    chosen = list(articles.values_list("pk", flat=True)[:MOST_ARTICLES])
    if not chosen:
        raise AnalyzerError("Choose an event with articles to try the draft on.")
    trial = Trial.objects.create(
        edition=edition, digest=edition.digest, articles=chosen, author_name=audit.name_of(person)
    )
    old = edition.trials.exclude(state__in=UNFINISHED).values_list("pk", flat=True)[KEPT_TRIALS:]
    Trial.objects.filter(pk__in=list(old)).delete()
    return trial


def trials_of(edition: Edition) -> list[Trial]:
    """The latest first."""
    return list(edition.trials.defer("failing"))


def trial_as_it_is(draft: Edition) -> Trial | None:
    """The latest finished trial of what the draft holds now; none where it was changed since."""
    return draft.trials.filter(state=State.DONE, digest=draft.digest).first()


def events_to_try(person: rights.Person) -> list[Event]:
    """The newest events with texts that this person may read, with their number as ``texts``."""
    events = Event.objects.filter(rights.listed(person)).annotate(texts=Count("articles"))
    return list(events.filter(texts__gt=0).order_by("-created_at", "-pk")[:MOST_EVENTS])


def get_trial(pk: int) -> Trial | None:
    return Trial.objects.filter(pk=pk).select_related("edition").first()


def results_of(trial: Trial, person: rights.Person) -> list[TrialText]:
    """Of articles that this person may read, by event."""
    texts = trial.texts.filter(rights.readable(person, "article__event"))
    return list(
        texts.select_related("article__event", "article__outlet").order_by("article__event_id", "article_id")
    )


def perform_trial(pk: int) -> None:
    """Try a draft if its trial is due. A worker that takes it up again goes on after the articles that are done."""
    trial = leases.claim(Trial, pk, step="trying the draft")
    if trial is None:
        return
    try:
        with leases.renewing(trial):
            _try(trial)
    except AnalyzerError as error:
        leases.finish(trial, State.FAILED, reason=str(error))
    except Exception as error:  # a bug or a limit; the row keeps count, so that it ends after the third time
        log.exception("trial %s crashed", trial.pk)
        leases.crash(trial, f"{type(error).__name__}: {error}"[:2000])


def _try(trial: Trial) -> None:
    if trial.digest != trial.edition.digest:
        raise AnalyzerError("The draft was changed while this waited. Try it again.")
    stamp = in_use()
    tried = trial_resources(stamp, trial.edition)
    failing = [msgspec.to_builtins(failed) for failed in failing_examples(tried, trial.edition.name)]
    done = set(trial.texts.values_list("article_id", flat=True))
    for pk in trial.articles:
        article = Article.objects.select_related("outlet").filter(pk=pk).first()
        if article is not None and pk not in done:
            _try_on(trial, article, stamp, tried)
    leases.finish(trial, State.DONE, failing=failing)


def _try_on(trial: Trial, article: Article, stamp: Stamp, tried: Resources) -> None:
    try:
        document = document_of(article)
        corrected, _ = place_all(corrections.of_article(article), [article])
        said: dict[str, Any] = {
            "corrections": corrected,
            "identities": identities.as_values(identities.of_article(article)),
        }
        said["parsing"] = Parsing(article.pk)
        run = _current_run(article, stamp)
        earlier = (
            earlier_from(run, article)
            if run
            else Earlier(
                analyze(document, resources=resources_with(stamp), **said), parts_with(stamp, document)
            )
        )
        found = what_changes(earlier.analysis, analyze(document, resources=tried, earlier=earlier, **said))
        result: dict[str, Any] = {"changes": _kept(found)}
    except AnalyzerError as error:
        result = {"changes": None, "reason": str(error)}
    with transaction.atomic():
        if leases.renew(trial) and Article.objects.filter(pk=article.pk).exists():
            TrialText.objects.update_or_create(trial=trial, article=article, defaults=result)


def _current_run(article: Article, stamp: Stamp) -> Run | None:
    fingerprint = analysis_fingerprint_with(stamp)
    runs = Run.objects.filter(article=article, content_hash=article.content_hash, fingerprint=fingerprint)
    return runs.filter(state__in=READABLE).prefetch_related("measurements").first()


def _kept(found: TextChange) -> dict[str, Any]:
    encoded: dict[str, Any] = msgspec.to_builtins(found)
    encoded["count"] = len(found.sentences)
    encoded["sentences"] = encoded["sentences"][:MOST_SENTENCES]
    return encoded
