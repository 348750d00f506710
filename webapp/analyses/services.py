"""Writing the work and its results. Rows only: whoever wants a worker told at once goes through queue.py."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from analyzer import analyze, compare
from analyzer.describing import describe_cards
from analyzer.encoding import encode_comparison
from analyzer.errors import AnalyzerError
from analyzer.types import Comparison
from webapp.analyses import leases
from webapp.analyses.changes import changes_between, changes_without
from webapp.analyses.convert import (
    analysis_fingerprint,
    analysis_fingerprint_with,
    document_of,
    input_hash,
    parts_with,
    store_analysis,
)
from webapp.analyses.following import AFTER_REPORT
from webapp.analyses.kept import Parsing, earlier_of
from webapp.analyses.models import (
    READABLE,
    UNFINISHED,
    Measurement,
    RenderedPart,
    Report,
    Run,
    State,
)
from webapp.analyses.remembering import remembered
from webapp.analyses.values import Angle
from webapp.codebooks import identities
from webapp.codebooks.selectors import Stamp, in_use, made_with, resources_with
from webapp.corpus.models import Article, Event
from webapp.corpus.versions import identify_article
from webapp.corrections import selectors as corrections
from webapp.corrections.noting import note
from webapp.corrections.placing import place_all

log = logging.getLogger(__name__)

KEPT_REPORTS = 3
"""Finished reports that an event keeps: the shown one, and two to look back at in the admin."""
MOST_ANGLES = 12
"""Other angles that an event keeps beside its report; one of 50 articles takes some 5 MB."""
MOST_ANGLES_AT_ONCE = 3
"""Other angles of one event that wait or are being made: readers of it must not keep the workers from other events."""
SUPERSEDED = "The measures have changed since this was asked for. A newer run has taken its place."


# --- asking for work --------------------------------------------------------------------------------------


@transaction.atomic
def request_event(event: Event) -> None:
    """Queue what is missing: a run for each text that has none with these measures, and a report over all."""
    Event.objects.select_for_update().get(pk=event.pk)
    articles = list(event.articles.defer("original", "document"))
    fingerprint = analysis_fingerprint()
    for article in articles:
        Run.objects.get_or_create(article=article, content_hash=article.content_hash, fingerprint=fingerprint)
    if len(articles) < 2:
        event.reports.all().delete()  # there is nothing left to set side by side
    elif not event.reports.filter(state=State.QUEUED, angle="").exists():
        Report.objects.create(event=event)


@transaction.atomic
def request_angle(event: Event, angle: Angle) -> bool:
    """Queue the comparison from this angle, unless it is there or under way; whether it is now on its way.

    The one that was asked for longest ago makes room. A failed one stays failed until it is asked for again.
    """
    Event.objects.select_for_update().get(pk=event.pk)
    others = event.reports.exclude(angle="").exclude(angle=angle.key)
    if others.filter(state__in=UNFINISHED).count() >= MOST_ANGLES_AT_ONCE:
        return False
    report, is_new = Report.objects.get_or_create(
        event=event,
        angle=angle.key,
        defaults={"baseline": angle.baseline, "without": list(angle.without)},
    )
    if is_new:
        kept = list(others.order_by("-requested_at").values_list("pk", flat=True)[: MOST_ANGLES - 1])
        others.exclude(pk__in=kept).exclude(state__in=UNFINISHED).delete()
    elif report.state not in UNFINISHED:
        leases.restart(Report.objects.filter(pk=report.pk))
    return True


@transaction.atomic
def rebuild_report(event: Event) -> None:
    """Make the report anew; runs that failed are tried again too."""
    failed = Run.objects.filter(article__event=event, state=State.FAILED, fingerprint=analysis_fingerprint())
    leases.restart(failed)
    event.reports.filter(state=State.FAILED).delete()
    request_event(event)


@transaction.atomic
def retry_run(run: Run) -> None:
    """Analyze again with all attempts, and then make the event's report anew."""
    leases.restart(Run.objects.filter(pk=run.pk))
    request_event(run.article.event)


@transaction.atomic
def retry_article(article: Article) -> None:
    """Analyze an article's text as it is now again."""
    request_event(article.event)
    retry_run(
        Run.objects.get(
            article=article, content_hash=article.content_hash, fingerprint=analysis_fingerprint()
        )
    )


# --- doing it ---------------------------------------------------------------------------------------------


def perform_run(pk: int) -> int | None:
    """Analyze one article if its run is due. Returns the event whose report may now be due."""
    run = leases.claim(Run, pk, step="reading and measuring")
    if run is None:
        return None
    event, stamp = run.article.event, in_use()  # what is published while this works is for the next run
    if run.fingerprint != analysis_fingerprint_with(stamp):
        leases.finish(run, State.FAILED, reason=SUPERSEDED)
        request_event(event)
        return event.pk
    try:
        if not _analyze(run, stamp):
            Run.objects.filter(pk=run.pk).delete()  # what is there now has a run of its own
            request_event(event)
    except AnalyzerError as error:
        leases.finish(run, State.FAILED, reason=str(error))
    except Exception as error:  # a bug or a limit; the row keeps count, so that it ends after the third time
        log.exception("run %s crashed", run.pk)
        leases.crash(run, _said(error))
    return event.pk


def _analyze(run: Run, stamp: Stamp) -> bool:
    """Measure the text with the corrections in force; False if they, or the text, are others than were asked for."""
    article = run.article
    in_force = corrections.of_article(article)
    now = Article.objects.values_list("content_hash", flat=True).get(
        pk=article.pk
    )  # and what is in force with it
    if not run.content_hash == article.content_hash == now:
        return False
    namings = identities.of_article(article)
    if (said := identities.stamp_of(namings)) != article.identified:
        identify_article(article, said)
        return False
    placed, notes = place_all(in_force, [article])
    parsing = Parsing(article.pk)
    analysis = analyze(
        document_of(article),
        resources=resources_with(stamp),
        corrections=placed,
        identities=identities.as_values(namings),
        parsing=parsing,
        earlier=earlier_of(article),
    )
    columns, rows = store_analysis(run, analysis)
    state = State.PARTIAL if analysis.failures else State.DONE
    reason = "; ".join(f"{key}: {said}" for key, said in analysis.failures.items())
    with transaction.atomic():
        if leases.finish(run, state, reason=reason, parts=parts_with(stamp, analysis.document), **columns):
            Measurement.objects.filter(run=run).delete()
            Measurement.objects.bulk_create(rows)
            parsing.keep()
            note(analysis.corrections, notes)
    return True


def perform_report(pk: int) -> None:
    """Compare the analyses of one event if its report is due."""
    report = leases.claim(Report, pk, step="comparing")
    if report is None:
        return
    try:
        with leases.renewing(report):
            _compare(report)
    except AnalyzerError as error:
        leases.finish(report, State.FAILED, reason=str(error))
    except Exception as error:  # as above
        log.exception("report %s crashed", report.pk)
        leases.crash(report, _said(error))


def _compare(report: Report) -> None:
    articles = [
        article
        for article in report.event.articles.select_related("outlet").defer("original")
        if str(article.pk) not in report.without
    ]
    stamp = in_use()
    runs = _current_runs(articles, stamp)
    if any(article.pk not in runs or runs[article.pk].state in UNFINISHED for article in articles):
        leases.put_back(report)
        request_event(report.event)
        return
    failures = {
        str(article.pk): runs[article.pk].last_error
        for article in articles
        if runs[article.pk].state == State.FAILED
    }
    corrected = Event.objects.values_list("corrected", flat=True).get(
        pk=report.event_id
    )  # before they are read
    placed, notes = place_all(corrections.of_event(report.event), articles)
    with remembered(report.event_id) as known:
        analyses = known.analyses_of([runs[one.pk] for one in articles if str(one.pk) not in failures])
        comparison = compare(
            analyses,
            baseline=report.baseline or None,
            memory=known.memory,
            resources=resources_with(stamp),
            corrections=placed,
            identities=identities.as_values(identities.in_force(report.event)),
        )
    failures |= {key: said for analysis in analyses for key, said in analysis.failures.items()}
    _store(report, comparison, failures | dict(comparison.failures), articles, stamp, corrected)
    if not report.angle:  # from another angle, or without some of the texts, claims are others
        note(comparison.corrections, notes)


def _current_runs(articles: Sequence[Article], stamp: Stamp) -> dict[int, Run]:
    """Article → its run of this text with these measures, without what it found."""
    by_id = {article.pk: article for article in articles}
    runs = Run.objects.filter(article__in=articles, fingerprint=analysis_fingerprint_with(stamp))
    found = {}
    for run in runs.defer("reading"):
        run.article = by_id[run.article_id]
        if run.content_hash == run.article.content_hash:
            found[run.article_id] = run
    return found


def _store(
    report: Report,
    comparison: Comparison,
    failures: dict[str, str],
    articles: Sequence[Article],
    stamp: Stamp,
    corrected: str,
) -> None:
    payload = encode_comparison(comparison, with_analyses=False)
    with transaction.atomic():
        is_mine = leases.finish(
            report,
            State.PARTIAL if failures else State.DONE,
            inputs={str(article.pk): input_hash(article) for article in articles},
            fingerprint=comparison.fingerprint,
            corrected=corrected,
            payload=payload,
            changes=_changes(report, payload, stamp),
            cards=describe_cards(),
            data_files=made_with(stamp),
            failures=failures,
        )
        if is_mine:
            RenderedPart.objects.filter(report=report).delete()
        if is_mine and not report.angle:
            # Other angles were compared with the texts of before: they are made anew when they are asked for.
            report.event.reports.exclude(angle="").exclude(state__in=UNFINISHED).delete()
            readable = report.event.reports.filter(state__in=READABLE, angle="")
            kept = list(readable.values_list("pk", flat=True)[:KEPT_REPORTS])
            readable.exclude(pk__in=kept).delete()
            for follow in AFTER_REPORT:
                follow(report.event_id)


def _changes(report: Report, payload: dict[str, Any], stamp: Stamp) -> dict[str, Any] | None:
    """Against the event's report as it was before; from another angle with texts left aside, against all texts."""
    if report.angle and not report.without:
        return None
    earlier = report.event.reports.filter(state__in=READABLE, angle="").only("payload", "finished_at").first()
    if earlier is None:
        return None
    if not report.angle:
        return changes_between(earlier.payload, payload, earlier.finished_at)
    return changes_without(_with_all_texts(report, earlier, stamp), payload, earlier.finished_at)


def _with_all_texts(report: Report, whole: Report, stamp: Stamp) -> dict[str, Any]:
    """The comparison against the same text with nothing left aside: what leaving out is measured by."""
    baseline = report.baseline or whole.payload["baseline"]
    if baseline == whole.payload["baseline"]:
        return dict(whole.payload)
    articles = list(report.event.articles.select_related("outlet").defer("original"))
    runs = _current_runs(articles, stamp)
    placed, _ = place_all(corrections.of_event(report.event), articles)
    with remembered(report.event_id) as known:
        comparison = compare(
            known.analyses_of([run for run in runs.values() if run.state in READABLE]),
            baseline=baseline,
            memory=known.memory,
            corrections=placed,
            identities=identities.as_values(identities.in_force(report.event)),
            resources=resources_with(stamp),
        )
    return encode_comparison(comparison, with_analyses=False)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:2000]
