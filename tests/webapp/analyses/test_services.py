"""From a stored article to a report on record, whatever breaks on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.errors import UnsuitableTextError
from analyzer.types import Analysis, Document
from webapp.analyses import convert, selectors, services
from webapp.analyses.models import Measurement, Report, Run, State
from webapp.corpus.models import Article, Event

MakeEvent = Callable[..., Event]
Work = Callable[[], None]
pytestmark = pytest.mark.django_db


def ready_again() -> None:
    """Let the pause after a crash pass."""
    Run.objects.filter(state=State.QUEUED).update(not_before="2020-01-01T00:00Z")
    Report.objects.filter(state=State.QUEUED).update(not_before="2020-01-01T00:00Z")


def test_an_event_gets_a_run_for_each_article_and_one_report(make_event: MakeEvent) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    services.request_event(event)
    assert Run.objects.count() == 2
    assert Report.objects.count() == 1


def test_one_article_is_analyzed_and_compared_with_nothing(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge")
    services.request_event(event)
    work()
    report = selectors.event_report(event.slug)
    assert (report.state, report.payload) == ("one_text", None)
    assert report.articles[0].state == "done"


def test_two_articles_become_a_report(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    work()
    report = selectors.event_report(event.slug)
    assert report.state == "done"
    assert {document["id"] for document in report.payload["documents"]} == set(report.analyses)
    assert not report.is_stale
    assert "sentiment.vader" in report.cards


def test_what_is_stored_is_what_was_analyzed(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge")
    services.request_event(event)
    work()
    run = Run.objects.get()
    assert convert.load_analysis(run) == services.analyze(convert.document_of(run.article))


def test_the_same_work_delivered_five_times_has_one_effect(make_event: MakeEvent) -> None:
    services.request_event(make_event("bridge"))
    run = Run.objects.get()
    assert [services.perform_run(run.pk) is not None for _ in range(5)] == [True, False, False, False, False]
    assert Measurement.objects.filter(key="sentiment.vader").count() == 1


def test_a_measure_that_crashes_leaves_the_run_partial_and_the_report_readable(
    make_event: MakeEvent, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.analyze

    def one_measure_short(document: Document, **given: object) -> Analysis:
        analysis = real(document)
        measurements = {
            key: found for key, found in analysis.measurements.items() if key != "sentiment.vader"
        }
        return replace(
            analysis, measurements=measurements, failures={"sentiment.vader": "ValueError: broken"}
        )

    monkeypatch.setattr(services, "analyze", one_measure_short)
    event = make_event("bridge", "park")
    services.request_event(event)
    work()
    report = selectors.event_report(event.slug)
    assert {article.state for article in report.articles} == {"partial"}
    assert report.state == "partial"
    assert report.payload is not None
    assert report.failures == {"sentiment.vader": "ValueError: broken"}


def test_a_bug_is_tried_three_times_and_then_said(
    make_event: MakeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "analyze", _raise(ZeroDivisionError("by nothing")))
    services.request_event(make_event("bridge"))
    run = Run.objects.get()
    for attempts in (1, 2, 3):
        ready_again()
        services.perform_run(run.pk)
        run.refresh_from_db()
        assert run.attempts == attempts
    assert (run.state, run.last_error) == (State.FAILED, "ZeroDivisionError: by nothing")


def test_a_text_that_suits_no_analysis_is_not_tried_again(
    make_event: MakeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "analyze", _raise(UnsuitableTextError("This is not English.")))
    services.request_event(make_event("bridge"))
    services.perform_run(Run.objects.get().pk)
    run = Run.objects.get()
    assert (run.state, run.attempts, run.last_error) == (State.FAILED, 1, "This is not English.")


def test_a_poisonous_article_is_left_out_and_named(
    make_event: MakeEvent, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.analyze
    event = make_event("bridge", "park", "poison")

    def analyze(document: Document, **given: object) -> Analysis:
        if "poison" in document.text:
            raise UnsuitableTextError("No honest analysis is possible.")
        return real(document)

    monkeypatch.setattr(services, "analyze", analyze)
    services.request_event(event)
    work()
    report = selectors.event_report(event.slug)
    poisoned = Article.objects.get(filename="poison.txt")
    assert report.state == "partial"
    assert len(report.payload["documents"]) == 2
    assert report.failures == {str(poisoned.pk): "No honest analysis is possible."}


def test_a_comparison_that_is_impossible_fails_with_its_reason(
    make_event: MakeEvent, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_event("bridge", "park")
    monkeypatch.setattr(services, "analyze", _raise(UnsuitableTextError("Not English.")))
    services.request_event(event)
    work()
    report = selectors.event_report(event.slug)
    assert report.state == "failed"
    assert "at least two" in report.reason


def test_a_report_begun_before_an_article_came_waits_for_it(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    for run in Run.objects.all():
        services.perform_run(run.pk)
    make_event("school")  # stored, but nobody has asked for its analysis yet
    report = Report.objects.get()
    services.perform_report(report.pk)
    report.refresh_from_db()
    assert (report.state, report.attempts) == (State.QUEUED, 0)
    work()
    assert len(selectors.event_report(event.slug).payload["documents"]) == 3


def test_new_measures_make_new_runs_and_old_ones_give_way(
    make_event: MakeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.request_event(make_event("bridge"))
    old = Run.objects.get()
    monkeypatch.setattr(services, "analysis_fingerprint", lambda: "newer")
    monkeypatch.setattr(services, "analysis_fingerprint_with", lambda _stamp: "newer")
    services.perform_run(old.pk)
    old.refresh_from_db()
    assert (old.state, old.last_error) == (State.FAILED, services.SUPERSEDED)
    assert Run.objects.get(fingerprint="newer").state == State.QUEUED


def test_an_article_deleted_while_it_is_analyzed_leaves_nothing(
    make_event: MakeEvent, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.analyze

    def analyze(document: Document, **given: object) -> Analysis:
        Article.objects.all().delete()
        return real(document)

    monkeypatch.setattr(services, "analyze", analyze)
    services.request_event(make_event("bridge"))
    services.perform_run(Run.objects.get().pk)
    assert not Run.objects.exists()
    assert not Measurement.objects.exists()


def test_a_report_over_one_remaining_article_is_taken_away(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    work()
    event.articles.first().delete()
    services.request_event(event)
    assert not Report.objects.exists()


def test_rebuilding_tries_failed_runs_again(
    make_event: MakeEvent, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = make_event("bridge", "park")
    with monkeypatch.context() as broken:
        broken.setattr(services, "analyze", _raise(UnsuitableTextError("Not English.")))
        services.request_event(event)
        work()
    services.rebuild_report(event)
    work()
    assert selectors.event_report(event.slug).state == "done"


def test_retrying_an_article_measures_it_anew(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    work()
    article = event.articles.first()
    services.retry_article(article)
    assert selectors.article_page(article.pk).run.state == "queued"
    work()
    assert selectors.article_page(article.pk).run.state == "done"
    assert Run.objects.filter(article=article).count() == 1


def test_an_event_keeps_few_reports(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    for _ in range(services.KEPT_REPORTS + 2):
        services.request_event(event)
        work()
    assert Report.objects.count() == services.KEPT_REPORTS


def _raise(error: Exception) -> Callable[[Document], Analysis]:
    def analyze(document: Document, **given: object) -> Analysis:
        raise error

    return analyze


def test_an_article_deleted_while_its_event_is_compared_is_gone_from_the_next_report(
    make_event: MakeEvent, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.compare
    event = make_event("bridge", "park", "school")

    def compare(*given: object, **named: object) -> object:
        event.articles.first().delete()
        monkeypatch.setattr(services, "compare", real)
        return real(*given, **named)

    monkeypatch.setattr(services, "compare", compare)
    services.request_event(event)
    work()
    services.request_event(event)
    work()
    report = selectors.event_report(event.slug)
    assert report.state == "done"
    assert len(report.payload["documents"]) == 2
