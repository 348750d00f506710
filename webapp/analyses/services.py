"""Writing the work and its results. Rows only: whoever wants a worker told at once goes through queue.py."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from analyzer import analyze, compare
from analyzer.describing import describe_cards
from analyzer.encoding import decode_alignment, encode_alignment, encode_comparison
from analyzer.errors import AnalyzerError
from analyzer.types import Alignment, Comparison
from webapp.analyses import leases
from webapp.analyses.changes import changes_between
from webapp.analyses.convert import (
    analysis_fingerprint,
    document_of,
    input_hash,
    load_analysis,
    report_fingerprint,
    store_analysis,
)
from webapp.analyses.models import (
    READABLE,
    UNFINISHED,
    Heartbeat,
    Measurement,
    RenderedPart,
    Report,
    Run,
    State,
)
from webapp.corpus.models import Article, Event
from webapp.learning.selectors import resources_in_use

log = logging.getLogger(__name__)

KEPT_REPORTS = 3
"""Finished reports that an event keeps: the shown one, and two to look back at in the admin."""
MOST_PARTS = 200
"""Rendered parts that a report keeps; at some 50 kB each that is 10 MB an event."""
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
    elif not event.reports.filter(state=State.QUEUED).exists():
        Report.objects.create(event=event)


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
    event = run.article.event
    if run.fingerprint != analysis_fingerprint():
        leases.finish(run, State.FAILED, reason=SUPERSEDED)
        request_event(event)
        return event.pk
    try:
        _analyze(run)
    except AnalyzerError as error:
        leases.finish(run, State.FAILED, reason=str(error))
    except Exception as error:  # a bug or a limit; the row keeps count, so that it ends after the third time
        log.exception("run %s crashed", run.pk)
        leases.crash(run, _said(error))
    return event.pk


def _analyze(run: Run) -> None:
    analysis = analyze(document_of(run.article), resources=resources_in_use())
    columns, rows = store_analysis(run, analysis)
    state = State.PARTIAL if analysis.failures else State.DONE
    reason = "; ".join(f"{key}: {said}" for key, said in analysis.failures.items())
    with transaction.atomic():
        if leases.finish(run, state, reason=reason, **columns):
            Measurement.objects.filter(run=run).delete()
            Measurement.objects.bulk_create(rows)


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
    articles = list(report.event.articles.select_related("outlet").defer("original"))
    runs = _current_runs(articles)
    if any(article.pk not in runs or runs[article.pk].state in UNFINISHED for article in articles):
        leases.put_back(report)
        request_event(report.event)
        return
    failures = {
        str(article.pk): runs[article.pk].last_error
        for article in articles
        if runs[article.pk].state == State.FAILED
    }
    analyses = [load_analysis(runs[article.pk]) for article in articles if str(article.pk) not in failures]
    comparison = compare(analyses, previous=_previous_alignment(report.event))
    failures |= {key: said for analysis in analyses for key, said in analysis.failures.items()}
    _store(report, comparison, failures | dict(comparison.failures), articles)


def _current_runs(articles: Sequence[Article]) -> dict[int, Run]:
    """Article → its run of this text with these measures."""
    by_id = {article.pk: article for article in articles}
    runs = Run.objects.filter(article__in=articles, fingerprint=analysis_fingerprint())
    found = {}
    for run in runs.prefetch_related("measurements"):
        run.article = by_id[run.article_id]
        if run.content_hash == run.article.content_hash:
            found[run.article_id] = run
    return found


def _previous_alignment(event: Event) -> Alignment | None:
    """Of the latest report made with these measures; links found by others would not be found again."""
    earlier = event.reports.filter(state__in=READABLE, fingerprint=report_fingerprint())
    alignment = earlier.values_list("alignment", flat=True).first()
    return decode_alignment(alignment) if alignment else None


def _store(
    report: Report, comparison: Comparison, failures: dict[str, str], articles: Sequence[Article]
) -> None:
    payload = encode_comparison(comparison, with_analyses=False)
    earlier = report.event.reports.filter(state__in=READABLE).only("payload", "finished_at").first()
    with transaction.atomic():
        is_mine = leases.finish(
            report,
            State.PARTIAL if failures else State.DONE,
            inputs={str(article.pk): input_hash(article) for article in articles},
            fingerprint=comparison.fingerprint,
            payload=payload,
            changes=changes_between(earlier.payload, payload, earlier.finished_at) if earlier else None,
            alignment=encode_alignment(comparison.alignment),
            cards=describe_cards(),
            failures=failures,
        )
        if is_mine:
            readable = report.event.reports.filter(state__in=READABLE)
            kept = list(readable.values_list("pk", flat=True)[:KEPT_REPORTS])
            readable.exclude(pk__in=kept).delete()


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:2000]


# --- signs of life ----------------------------------------------------------------------------------------


def beat(name: str) -> None:
    """Note that this worker, or the canary, is alive now."""
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def forget_old_heartbeats() -> None:
    Heartbeat.objects.filter(seen_at__lte=timezone.now() - timedelta(days=1)).delete()


# --- rendered parts ---------------------------------------------------------------------------------------


def rendered_part(
    report_pk: int, part: str, view_state: str, template_hash: str, render: Callable[[], str]
) -> str:
    """A piece of the report page: the stored one, or made now and stored while there is room."""
    key = {"report_id": report_pk, "part": part, "view_state": view_state, "template_hash": template_hash}
    stored = RenderedPart.objects.filter(**key).values_list("html", flat=True).first()
    if stored is not None:
        return stored
    html = render()
    RenderedPart.objects.filter(report_id=report_pk, part=part).exclude(template_hash=template_hash).delete()
    if Report.objects.filter(pk=report_pk).exists() and (
        RenderedPart.objects.filter(report_id=report_pk).count() < MOST_PARTS
    ):
        RenderedPart.objects.get_or_create(**key, defaults={"html": html})
    return html
