"""The list of events."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.corpus.models import Article, Event

pytestmark = pytest.mark.django_db


def test_an_empty_installation_teaches_the_first_step(client: Client) -> None:
    page = client.get(reverse("event_list")).content.decode()
    assert "Nothing is here yet" in page
    assert reverse("upload") in page


def test_the_example_is_one_click_away_and_comes_once(client: Client) -> None:
    # given an installation that holds nothing
    assert f'action="{reverse("example_load")}"' in client.get(reverse("event_list")).content.decode()
    # when the example is asked for twice
    first = client.post(reverse("example_load"))
    again = client.post(reverse("example_load"))
    # then it is there once, with its five texts, and leads to its report
    event = Event.objects.get()
    assert event.articles.count() == 5
    assert first.url == again.url == reverse("event_report", args=[event.slug])


def test_looking_loads_no_example(client: Client) -> None:
    assert client.get(reverse("example_load")).status_code == 405
    assert not Event.objects.exists()


def test_each_event_says_its_state(client: Client, event: Event) -> None:
    page = client.get(reverse("event_list")).content.decode()
    assert "Harbour talks" in page
    assert "no texts yet" in page


def test_a_search_without_results_says_so_and_leads_back(client: Client, event: Event) -> None:
    page = client.get(reverse("event_list"), {"q": "volcano"}).content.decode()
    assert "No event has “volcano”" in page


def test_hostile_words_are_shown_and_not_run(client: Client) -> None:
    Event.objects.create(title="<script>alert(1)</script>", slug="x")
    page = client.get(reverse("event_list"), {"q": '"><img src=x onerror=alert(1)>'}).content.decode()
    assert "<img src=x" not in page
    assert "<script>alert" not in client.get(reverse("event_list")).content.decode()


def test_it_rejects_post(client: Client) -> None:
    assert client.post(reverse("event_list")).status_code == 405


@pytest.fixture
def two_events(event: Event, add_text: Callable[..., Article]) -> None:
    add_text(
        event,
        COURIER,
        outlet="The Coast",
        published=date(2026, 3, 6),
    )
    fair = Event.objects.create(title="Spring fair", slug="spring-fair")
    add_text(fair, f"Lanterns hung over the fair. {GAZETTE}", outlet="Hill Post", published=date(2026, 4, 2))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "talks"}, ["Harbour talks"]),
        ({"q": "lanterns"}, ["Spring fair"]),
        ({"q": "COAST fishermen"}, ["Harbour talks"]),
        ({"q": "coast lanterns"}, []),
        ({"outlet": "hill-post"}, ["Spring fair"]),
        ({"outlet": "no-such"}, ["Spring fair", "Harbour talks"]),
        ({"since": "2026-03-07"}, ["Spring fair"]),
        ({"until": "2026-03-06"}, ["Harbour talks"]),
        ({"since": "2026-03-07", "until": "2026-04-01"}, []),
        ({"q": "fair", "outlet": "the-coast"}, []),
        ({"q": "100%"}, []),
    ],
)
def test_events_are_found_by_words_outlet_and_date(
    client: Client, two_events: None, asked: dict[str, str], found: list[str]
) -> None:
    page = client.get(reverse("event_list"), asked).content.decode()
    assert [title for title in ("Spring fair", "Harbour talks") if f">{title}</a></h2>" in page] == found


def test_a_day_that_is_none_is_named_and_left_aside(client: Client, two_events: None) -> None:
    page = client.get(reverse("event_list"), {"since": "2026-02-30"}).content.decode()
    assert "“2026-02-30” is no day of the calendar" in page
    assert "Harbour talks" in page


def test_a_search_says_in_words_what_was_asked(client: Client, two_events: None) -> None:
    page = client.get(reverse("event_list"), {"outlet": "hill-post", "since": "2026-04-03"}).content.decode()
    assert "No event has a text of Hill Post and a text published on 3 April 2026 or later." in page


def test_outlets_lead_to_their_pages(client: Client, two_events: None) -> None:
    assert reverse("outlet", args=["hill-post"]) in client.get(reverse("event_list")).content.decode()


def test_many_events_are_shown_page_by_page_and_the_question_is_kept(client: Client) -> None:
    for number in range(26):
        Event.objects.create(title=f"Meeting {number}", slug=f"meeting-{number}")
    first = client.get(reverse("event_list"), {"q": "meeting"}).content.decode()
    assert first.count("</a></h2>") == 25
    assert "?q=meeting&amp;page=2" in first
    assert (
        client.get(reverse("event_list"), {"q": "meeting", "page": "2"}).content.decode().count("</a></h2>")
        == 1
    )


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", "²"])
def test_a_page_that_is_not_there_shows_one_that_is(client: Client, event: Event, page: str) -> None:
    assert "Harbour talks" in client.get(reverse("event_list"), {"page": page}).content.decode()
