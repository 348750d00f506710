"""Comparisons from another angle: against another text, or without one; on demand, kept in bounded number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.webapp.kept_rows import made_once
from webapp.analyses import services
from webapp.analyses.heads import event_head, report_head
from webapp.analyses.models import Report, State
from webapp.analyses.selectors import event_report, list_events, progress
from webapp.analyses.values import THE_REPORT, Angle
from webapp.corpus.models import Article, Event

MakeEvent = Callable[..., Event]
Work = Callable[[], None]
pytestmark = pytest.mark.django_db


@pytest.fixture
def compared(make_event: MakeEvent, work: Work) -> Event:
    def make() -> Event:
        event = make_event("bridge", "park", "school")
        services.request_event(event)
        work()
        return event

    return made_once("three texts", make)


def ids(event: Event) -> list[str]:
    return [str(pk) for pk in event.articles.order_by("pk").values_list("pk", flat=True)]


def made(event: Event, angle: Angle, work: Work) -> dict:
    assert services.request_angle(event, angle)
    work()
    return event_report(event.slug, angle).payload


def test_an_angle_has_one_key_in_whatever_order_it_is_asked_for() -> None:
    assert Angle("3", ("1", "2")).key == Angle("3", ("2", "1")).key
    assert Angle("3", ("1",)).key != Angle("", ("1",)).key != Angle("1", ()).key
    assert THE_REPORT.key == ""


def test_any_article_can_be_what_the_others_are_held_against(compared: Event, work: Work) -> None:
    second = ids(compared)[1]
    assert made(compared, Angle(second), work)["baseline"] == second
    assert event_report(compared.slug).payload["baseline"] == "others"


def test_a_text_left_aside_is_in_no_part_of_the_comparison(compared: Event, work: Work) -> None:
    gone, *stay = ids(compared)
    payload = made(compared, Angle("", (gone,)), work)
    assert {document["id"] for document in payload["documents"]} == set(stay)
    assert all(set(claim["cells"]) == set(stay) for claim in payload["claims"])
    changes = event_report(compared.slug, Angle("", (gone,))).changes
    assert len(changes["removed"]) == 1
    assert changes["added"] == []


def test_asking_twice_makes_one(compared: Event) -> None:
    for _ in range(2):
        services.request_angle(compared, Angle("others", (ids(compared)[0],)))
    assert Report.objects.exclude(angle="").count() == 1


def test_the_event_keeps_its_own_report_whatever_is_asked_for(compared: Event, work: Work) -> None:
    whole = Report.objects.get(angle="")
    made(compared, Angle(ids(compared)[0]), work)
    assert event_report(compared.slug).report_pk == whole.pk
    assert progress(compared.slug).state == "done"
    services.request_angle(compared, Angle(ids(compared)[1]))
    assert list_events(person=None)[0].state == "done"
    assert progress(compared.slug, Angle(ids(compared)[1])).state == "queued"


def test_too_many_at_once_wait_and_the_oldest_makes_room(
    compared: Event, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "MOST_ANGLES_AT_ONCE", 1)
    monkeypatch.setattr(services, "MOST_ANGLES", 2)
    first, second, third = (Angle(key) for key in ids(compared))
    assert services.request_angle(compared, first)
    assert not services.request_angle(compared, second)
    work()
    for angle in (second, third):
        made(compared, angle, work)
    assert set(Report.objects.exclude(angle="").values_list("angle", flat=True)) == {second.key, third.key}


def test_a_new_report_of_the_event_ends_the_angles_of_the_old_texts(compared: Event, work: Work) -> None:
    made(compared, Angle(ids(compared)[0]), work)
    services.rebuild_report(compared)
    work()
    assert not Report.objects.exclude(angle="").exists()


def test_an_unknown_text_ends_as_a_failure_that_says_so(compared: Event, work: Work) -> None:
    services.request_angle(compared, Angle("987654"))
    work()
    report = Report.objects.get(angle=Angle("987654").key)
    assert report.state == State.FAILED
    assert "987654" in report.last_error


def test_leaving_all_but_one_aside_is_said_to_be_no_comparison(compared: Event, work: Work) -> None:
    angle = Angle("", tuple(ids(compared)[1:]))
    assert report_head(event_head(compared.slug), angle).state == "one_text"


def test_a_head_says_without_reading_any_analysis_how_the_report_stands(
    compared: Event, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(5):
        head = report_head(event_head(compared.slug), THE_REPORT)
    assert head.is_settled
    Article.objects.filter(event=compared).first().delete()
    stale = report_head(event_head(compared.slug), THE_REPORT)
    assert stale.stale_reasons == ["An article was removed since."]
    assert not stale.is_settled
