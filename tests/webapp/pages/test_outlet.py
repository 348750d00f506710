"""The page of one outlet across events."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.analyses import services
from webapp.analyses.outlets import OutletRecord, OutletText
from webapp.corpus.models import Article, Event
from webapp.pages.contexts.outlet import outlet_context

pytestmark = pytest.mark.django_db
Add = Callable[..., Article]


def text(number: int, loaded: float | None, event: str = "e") -> OutletText:
    own = None if loaded is None else {"value": loaded, "low": None, "high": None, "count": 1, "n": 10}
    return OutletText(number, "A", "", False, None, event, event, {"wording.loaded": {"own": own}})


def loaded_line(texts: list[OutletText], others: list[OutletText]) -> object:
    record = OutletRecord("Hill Post", "", texts, others, {})
    return outlet_context(record)["parts"][0].lines[0]


def test_the_mean_counts_each_text_once_with_its_interval() -> None:
    # given shares of 10, 20 and 30 %: mean 20 %, standard error .1 / √3, t(2) = 2.920: ± 16.9 points
    line = loaded_line([text(1, 0.1), text(2, 0.2), text(3, 0.3)], [])
    assert (line.said, line.spread, line.n, line.others) == ("20 %", "3 % to 37 %", 3, "")


def test_others_count_each_event_once() -> None:
    # given one event with shares of 0 and 40 % (20 %) and one with 60 %: 40 %, not 33 %
    others = [text(4, 0.0, "one"), text(5, 0.4, "one"), text(6, 0.6, "two")]
    assert loaded_line([text(1, 0.1), text(2, 0.2), text(3, 0.3)], others).others == "40 %"


def test_a_figure_that_too_few_texts_have_is_none_and_says_so() -> None:
    line = loaded_line([text(1, 0.1), text(2, 0.2), text(3, None)], [])
    assert line.said == ""
    assert line.dot is None
    assert line.reason == "too few: 2 of its texts have this figure, a profile needs 3"


def test_two_texts_are_too_few_for_a_profile() -> None:
    record = OutletRecord("Hill Post", "", [text(1, 0.1), text(2, 0.2)], [], {})
    assert outlet_context(record)["parts"] == []


def test_an_interval_stays_on_the_scale() -> None:
    assert loaded_line([text(1, 0.0), text(2, 0.0), text(3, 0.3)], []).spread.startswith("0 % to")


def test_the_page_lists_its_texts_and_says_when_they_are_too_few(client: Client, compared: Event) -> None:
    page = client.get(reverse("outlet", args=["lisport-gazette"])).content.decode()
    article = Article.objects.get(outlet__slug="lisport-gazette")
    assert "1 measured text is too few: a profile needs 3" in " ".join(page.split())
    assert reverse("article", args=[article.pk]) in page
    assert reverse("event_report", args=[compared.slug]) in page


def test_three_measured_texts_make_a_profile_beside_the_others(
    client: Client, add_text: Add, work: Callable[[], None]
) -> None:
    for number in (1, 2, 3):
        event = Event.objects.create(title=f"Day {number}", slug=f"day-{number}")
        add_text(event, GAZETTE, outlet="Lisport Gazette", published=date(2026, 3, number))
        add_text(event, COURIER, outlet="Lisport Courier", published=date(2026, 3, number))
        services.request_event(event)
    work()
    page = " ".join(client.get(reverse("outlet", args=["lisport-gazette"])).content.decode().split())
    assert "The mean of 3 texts, each counting once" in page
    assert "the mean of 3 texts by others" in page
    assert "With so few texts one text moves every figure." in page
    assert "Words given to others" in page


def test_texts_that_wait_for_a_worker_have_no_figures(client: Client, event: Event, add_text: Add) -> None:
    add_text(event, GAZETTE, outlet="Lisport Gazette")
    page = " ".join(client.get(reverse("outlet", args=["lisport-gazette"])).content.decode().split())
    assert "0 measured texts are too few" in page


def test_an_outlet_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get(reverse("outlet", args=["no-such"])).status_code == 404


def test_its_page_asks_the_database_as_often_for_many_texts_as_for_one(
    client: Client, add_text: Add, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(4):
        event = Event.objects.create(title=f"Day {number}", slug=f"day-{number}")
        add_text(event, GAZETTE, outlet="Lisport Gazette")
    with django_assert_max_num_queries(4):
        client.get(reverse("outlet", args=["lisport-gazette"]))
