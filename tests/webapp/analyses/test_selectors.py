"""What pages show is read from rows, as plain values, and says when it is out of date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from webapp.analyses import selectors, services
from webapp.analyses.models import Run, State
from webapp.analyses.values import EventSearch
from webapp.corpus.models import Article, Event, Outlet

MakeEvent = Callable[..., Event]
Work = Callable[[], None]
pytestmark = pytest.mark.django_db


@pytest.fixture
def finished(make_event: MakeEvent, work: Work) -> Event:
    event = make_event("bridge", "park")
    services.request_event(event)
    work()
    return event


def describe(subject: str, **stated: object) -> None:
    Article.objects.filter(filename=f"{subject}.txt").update(**stated)


def letters(event: Event) -> dict[str, str]:
    return {card.filename: card.letter for card in selectors.progress(event.slug).articles}


def test_coverage_is_lettered_by_date_the_undated_last(make_event: MakeEvent) -> None:
    event = make_event("bridge", "park", "school")
    describe("park", published=date(2026, 3, 1))
    describe("school", published=date(2026, 2, 1))
    assert letters(event) == {"school.txt": "A", "park.txt": "B", "bridge.txt": "C"}


def test_one_release_is_r_and_several_are_numbered(make_event: MakeEvent) -> None:
    event = make_event("bridge", "park", "school")
    describe("park", role="release")
    assert letters(event) == {"park.txt": "R", "bridge.txt": "A", "school.txt": "B"}
    describe("school", role="release", published=date(2026, 1, 1))
    assert letters(event) == {"school.txt": "R1", "park.txt": "R2", "bridge.txt": "A"}


def test_letters_go_on_after_z_and_r_stays_the_releases() -> None:
    articles = [Article(pk=number, role="coverage") for number in range(1, 29)]
    found = selectors.letters_of([*articles, Article(pk=99, role="release")])
    assert [found[17], found[18], found[99]] == ["Q", "S", "R"]
    assert [found[25], found[26], found[27]] == ["Z", "AA", "AB"]
    assert len(set(found.values())) == 29


def test_an_event_without_articles_is_empty(make_event: MakeEvent) -> None:
    assert selectors.event_report(make_event().slug).state == "empty"


def test_an_event_that_nobody_asked_for_says_so_instead_of_waiting(make_event: MakeEvent) -> None:
    report = selectors.event_report(make_event("bridge", "park").slug)
    assert (report.state, report.reason) == ("failed", selectors.NO_REPORT)


@pytest.mark.parametrize("find", [selectors.event_report, selectors.progress])
def test_what_is_not_there_is_none(find: Callable[[str], object]) -> None:
    assert find("nowhere") is None
    assert selectors.article_page(1) is None


def test_progress_counts_and_ends(make_event: MakeEvent, work: Work) -> None:
    event = make_event("bridge", "park")
    services.request_event(event)
    before = selectors.progress(event.slug)
    assert (before.finished, before.total, before.is_finished, before.state) == (0, 2, False, "queued")
    work()
    after = selectors.progress(event.slug)
    assert (after.finished, after.failed, after.is_finished, after.state) == (2, 0, True, "done")


def test_a_fresh_report_is_not_stale(finished: Event) -> None:
    assert selectors.event_report(finished.slug).stale_reasons == []


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ({"role": "release"}, "An article's text or details were changed since."),
        ({"published": date(2026, 1, 1)}, "An article's text or details were changed since."),
        ({"content_hash": "new"}, "An article's text or details were changed since."),
    ],
)
def test_a_change_makes_the_report_stale(finished: Event, stated: dict[str, object], reason: str) -> None:
    describe("park", **stated)
    assert selectors.event_report(finished.slug).stale_reasons == [reason]


def test_a_renamed_outlet_makes_the_report_stale(finished: Event) -> None:
    describe("park", outlet=Outlet.objects.create(name="Post", slug="post"))
    assert selectors.event_report(finished.slug).is_stale


def test_a_new_and_a_removed_article_make_the_report_stale(finished: Event, make_event: MakeEvent) -> None:
    make_event("school")
    Article.objects.get(filename="park.txt").delete()
    assert selectors.event_report(finished.slug).stale_reasons == [
        "An article was added since.",
        "An article was removed since.",
    ]


def test_newer_measures_make_the_report_stale(finished: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "report_fingerprint", lambda: "newer")
    assert selectors.event_report(finished.slug).stale_reasons == [
        "The measures or codebooks have changed since."
    ]


def test_a_stale_report_is_still_shown_while_the_next_is_made(finished: Event, make_event: MakeEvent) -> None:
    make_event("school")
    services.request_event(finished)
    report = selectors.event_report(finished.slug)
    assert report.state == "queued"
    assert len(report.payload["documents"]) == 2


def test_the_list_is_searched_by_title_outlet_and_text(make_event: MakeEvent) -> None:
    make_event("bridge", title="Opening in Harrow")
    make_event("storm", title="Weather of March")
    describe("storm", outlet=Outlet.objects.create(name="The Coast", slug="coast"))
    for words, found in (
        ("opening", ["Opening in Harrow"]),
        ("council", ["Weather of March", "Opening in Harrow"]),
        ("coast", ["Weather of March"]),
        ("bridge opens", ["Opening in Harrow"]),
        ("", ["Weather of March", "Opening in Harrow"]),
        ("nothing of the kind", []),
    ):
        asked = EventSearch(words=tuple(words.split()))
        assert [event.title for event in selectors.list_events(asked, person=None)] == found


def test_the_list_asks_the_database_as_often_for_many_events_as_for_one(
    make_event: MakeEvent, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(5):
        make_event("bridge", "park", title=f"Event {number}")
    with django_assert_num_queries(2):
        assert len(selectors.list_events(person=None)) == 5


def test_a_report_page_asks_the_database_as_often_for_many_articles_as_for_two(
    make_event: MakeEvent,
) -> None:
    asked = []
    for number, subjects in enumerate(
        (("bridge", "park"), ("bridge", "park", "school", "library", "museum"))
    ):
        event = make_event(*subjects, title=f"Event {number}")
        services.request_event(event)
        with CaptureQueriesContext(connection) as queries:
            selectors.event_report(event.slug)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 12


def test_an_article_shows_the_run_of_its_present_text(make_event: MakeEvent) -> None:
    article = make_event("bridge").articles.get()
    Run.objects.create(article=article, content_hash="an earlier text", fingerprint="x", state=State.DONE)
    page = selectors.article_page(article.pk)
    assert page.run is None
    assert page.article.letter == "A"
