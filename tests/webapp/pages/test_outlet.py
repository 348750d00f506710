"""The page of one outlet across events."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from analyzer.encoding import decode_document
from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.analyses import queue, services
from webapp.analyses.outlets import OutletRecord, OutletText
from webapp.corpus import versions
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


# Long enough for rates of its own voice, which need 5 sentences and 100 words.
LONGER = GAZETTE + (
    " The terminal on the northern quay has four berths and stands beside the old customs house. "
    "Its doors open at six in the morning and close when the last ferry has left the harbour. "
    "The crossing to the island takes forty minutes in summer and an hour in the winter months. "
    "A second pier is planned beside the fish market once the council has found the money."
)
PLAIN = "The terminal on the northern quay has four berths and stands beside the old customs house."


def profile(client: Client) -> tuple[str, dict[str, tuple[str, list[str]]]]:
    """What the page says, and title → (mean, text by text from the newest) of each line."""
    answer = client.get(reverse("outlet", args=["lisport-gazette"]))
    lines = [line for part in answer.context["parts"] for line in part.lines]
    said = {line.title: (line.said, [figure for _, figure in line.texts]) for line in lines}
    return " ".join(answer.content.decode().split()), said


def exported(client: Client, slug: str, measure: str, voice: str) -> str:
    table = client.get(reverse("event_export_csv", args=[slug, measure])).content.decode("utf-8-sig")
    (row,) = (row for row in csv.DictReader(io.StringIO(table)) if row["outlet"] == "Lisport Gazette")
    return f"{float(row[f'{voice}.value']) * 100:.0f} %"


@pytest.mark.parametrize(
    ("kind", "value", "title", "measure", "voice"),
    [
        ("sentence.loaded", "yes", "Loaded wording", "wording.loaded", "own"),
        ("sentence.editorial", "yes", "Judging, to check", "editorial.own_voice_claims", "own"),
        ("sentence.voice", "reported", "Words given to others", "voices.share", "all"),
    ],
)
def test_a_correction_moves_the_outlets_figure_as_it_moves_the_reports_and_its_downloads(
    client: Client,
    add_text: Add,
    work: Callable[[], None],
    kind: str,
    value: str,
    title: str,
    measure: str,
    voice: str,
) -> None:
    for number in (1, 2, 3):
        event = Event.objects.create(title=f"Day {number}", slug=f"day-{number}")
        article = add_text(event, LONGER, outlet="Lisport Gazette", published=date(2026, 3, number))
        add_text(event, COURIER, outlet="Lisport Courier", published=date(2026, 3, number))
        services.request_event(event)
    work()
    _, before = profile(client)
    mean, (first, *others) = before[title]
    assert (mean, set(others)) == (first, {first})

    start = article.document["text"].index(PLAIN)
    asked = urlencode({"kind": kind, "start": start, "end": start + len(PLAIN)})
    sent = {"value": value, "seen": "", "reason": "Read again."}
    assert client.post(f"{reverse('article_correct', args=[article.pk])}?{asked}", sent).status_code == 302
    page, waiting = profile(client)
    assert waiting == before
    assert "1 text is being read again after a correction." in page
    work()

    page, after = profile(client)
    mean, (corrected, *others) = after[title]
    assert set(others) == {first}
    assert int(corrected[:-2]) > int(first[:-2])
    assert abs(int(mean[:-2]) - (int(corrected[:-2]) + 2 * int(first[:-2])) / 3) <= 1  # each is rounded
    assert exported(client, "day-3", measure, voice) == corrected
    assert exported(client, "day-2", measure, voice) == first
    assert "being read again" not in page


def test_of_new_words_no_figure_is_shown_that_was_read_in_the_old_ones(
    client: Client, compared: Event
) -> None:
    article = Article.objects.get(outlet__slug="lisport-gazette")
    document = decode_document(article.document)
    document = replace(document, text=document.text.replace("evening", "morning"))
    versions.replace_text(compared, article.pk, b"new", document, digest="c" * 64)
    queue.request_event(compared)
    page, _ = profile(client)
    assert "0 measured texts are too few" in page
    assert "being read again" not in page


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
