"""What the article page says of one sentence: who speaks, which words fired, and what rests on it.

Sentences of the Gazette: 1 the meeting, 2 the quotation, 3 trade, 4 the historic agreement, 5 readers, 6 containers.
"""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER
from webapp.corpus.models import Article, Event

pytestmark = pytest.mark.django_db
Inspect = Callable[..., str]


@pytest.fixture
def gazette(compared: Event) -> Article:
    return Article.objects.get(event=compared, outlet__name="Lisport Gazette")


@pytest.fixture
def inspect(client: Client, gazette: Article) -> Inspect:
    """The inspector of a sentence, as the script asks for it."""

    def get(sentence: int, **asked: str) -> str:
        url = reverse("article", args=[gazette.pk])
        response = client.get(url, {"sentence": str(sentence), **asked}, headers={"HX-Target": "inspector"})
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return get


def part(page: str, heading: str) -> str:
    """One section of the inspector."""
    return next(each for each in page.split("<section>")[1:] if heading in each.split("</h3>")[0])


def test_it_comes_without_the_page_around_it(inspect: Inspect) -> None:
    assert "<html" not in inspect(2)
    assert "Sentence 2 <" in inspect(2)


def test_a_quotation_names_speaker_source_cue_and_rule(inspect: Inspect) -> None:
    said = part(inspect(2), "Who speaks")
    assert "In quotation marks" in said
    assert "Brown</b>" in said
    assert "<q>Director Brown</q>" in said
    assert "<q>said</q>”: a plain word for saying." in said
    assert "What was found: quotation marks" in said


def test_own_voice_names_nobody_and_no_rule(inspect: Inspect) -> None:
    said = part(inspect(4), "Who speaks")
    assert "nobody is named as the source" in said
    assert "What was found" not in said
    assert "By the word" not in said


def test_frames_come_with_the_cue_that_fired_and_its_weight(inspect: Inspect) -> None:
    frames = part(inspect(2), "Frame words")
    assert "<b>Security</b>" in frames
    assert (
        '<q>national security threat</q> <span class="weight"' in frames or "<q>national security" in frames
    )
    assert "weight </span>3" in frames
    assert "Legitimate trade" not in frames


def test_loaded_words_come_with_class_list_and_weight(inspect: Inspect) -> None:
    loaded = part(inspect(4), "Loaded wording")
    assert "<q>historic</q>" in loaded
    assert "weight " in loaded
    assert " of 1</span>" in loaded


def test_a_sentence_without_loaded_words_says_so_and_gives_no_score(inspect: Inspect) -> None:
    page = inspect(6)
    assert "Not found here: " in page
    assert "loaded words" in page.split("Not found here: ")[1].split(".")[0]
    assert "#loaded-wording" not in page


def test_words_of_the_topic_are_held_neutral_and_not_called_unpleasant(inspect: Inspect) -> None:
    feeling = part(inspect(2), "Emotional words")
    neutral = feeling.split("Held neutral")[1]
    assert "<q>security</q>" in neutral
    assert "<q>security</q>" not in feeling.split("Held neutral")[0]


def test_findings_of_the_report_lead_there(inspect: Inspect) -> None:
    assert "/evidence/quotes/" in part(inspect(2), "Findings that rest on it")
    assert "/evidence/additions/" in part(inspect(4), "Findings that rest on it")


def test_a_sentence_in_no_quotation_feeds_no_finding_on_quotations(inspect: Inspect) -> None:
    assert "/evidence/quotes/" not in inspect(4)


def test_claims_say_how_close_they_are_to_the_base_text(inspect: Inspect) -> None:
    assert "word for word" in part(inspect(6), "Claims")


def test_its_links_keep_the_state_of_the_page(inspect: Inspect) -> None:
    page = inspect(2, layer="tone")
    assert 'href="?layer=tone&amp;sentence=3#s3" rel="next"' in page
    assert 'href="?layer=tone#s2">Close' in page


def test_the_first_and_the_last_sentence_lead_one_way(inspect: Inspect) -> None:
    assert 'rel="prev"' not in inspect(1)
    assert 'rel="next"' not in inspect(6)


def test_a_text_that_is_not_measured_yet_says_so(
    client: Client, event: Event, add_text: Callable[..., Article]
) -> None:
    article = add_text(event, COURIER)
    page = client.get(reverse("article", args=[article.pk]), {"sentence": "1"}).content.decode()
    assert "No value, because this text has not been measured yet." in page
    assert "Findings that rest on it" not in page
