"""One article and its layers."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER
from webapp.corpus.models import Article, Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def gazette(compared: Event) -> Article:
    return Article.objects.get(event=compared, outlet__name="Lisport Gazette")


def test_every_sentence_has_a_number_from_one(client: Client, gazette: Article) -> None:
    page = client.get(reverse("article", args=[gazette.pk])).content.decode()
    assert 'id="s1"' in page
    assert 'id="s0"' not in page


def inspector_of(client: Client, article: Article, sentence: int) -> str:
    page = client.get(reverse("article", args=[article.pk]), {"sentence": str(sentence)}).content.decode()
    return page.split('id="inspector"')[1].split("</aside>")[0]


def text_of(client: Client, url: str) -> str:
    """The article itself, without the legend below it."""
    page = client.get(url).content.decode()
    return page.split('id="text"')[1].split('class="legend"')[0].split("<aside")[0]


def test_layers_are_chosen_by_the_address(client: Client, gazette: Article) -> None:
    url = reverse("article", args=[gazette.pk])
    assert "mark-security" in text_of(client, url + "?layer=frames")
    assert "mark-security" not in text_of(client, url + "?shown=chosen")
    assert "mark-shared" in text_of(client, url + "?layer=shared")


def test_a_sentence_opens_what_it_feeds(client: Client, gazette: Article) -> None:
    page = inspector_of(client, gazette, 2)
    assert "Sentence 2 <" in page
    assert "In quotation marks" in page
    assert "/evidence/quotes/" in page


@pytest.mark.parametrize("number", ["0", "999", "-1", "abc", "²", "9" * 40, ""])
def test_a_number_that_is_no_sentence_opens_nothing(client: Client, gazette: Article, number: str) -> None:
    response = client.get(reverse("article", args=[gazette.pk]), {"sentence": number})
    assert response.status_code == 200
    assert "Choose the number of a sentence" in response.content.decode()


def test_the_original_comes_back_as_it_was_and_never_as_a_page(client: Client, gazette: Article) -> None:
    response = client.get(reverse("article_original", args=[gazette.pk]))
    assert response.content == bytes(gazette.original)
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")


def test_deleting_asks_first_and_then_compares_the_rest(client: Client, gazette: Article) -> None:
    url = reverse("article_delete", args=[gazette.pk])
    assert "Delete this text?" in client.get(url).content.decode()
    assert client.post(url)["Location"] == reverse("event_report", args=["harbour-talks"])
    assert not Article.objects.filter(pk=gazette.pk).exists()


def test_measuring_again_leads_back_to_the_event(client: Client, gazette: Article) -> None:
    assert client.post(reverse("article_retry", args=[gazette.pk])).status_code == 302


def test_measuring_again_rejects_get(client: Client, gazette: Article) -> None:
    assert client.get(reverse("article_retry", args=[gazette.pk])).status_code == 405


@pytest.mark.parametrize("name", ["article", "article_delete", "article_original"])
def test_an_unknown_article_is_not_found(client: Client, name: str) -> None:
    assert client.get(reverse(name, args=[987_654])).status_code == 404


def test_frames_are_named_with_their_codebook(client: Client, gazette: Article) -> None:
    page = client.get(reverse("article", args=[gazette.pk]), {"sentence": "2"}).content.decode()
    assert "<b>Security</b>" in page
    assert "Bilateral security and trade" in page
    assert "any frame of this codebook" in page


def test_who_speaks_stands_before_their_words_only_where_the_layer_is_on(
    client: Client, gazette: Article
) -> None:
    url = reverse("article", args=[gazette.pk])
    assert 'class="who">' in text_of(client, url + "?layer=voice")
    assert "Brown, quoted" in text_of(client, url + "?layer=voice")
    assert 'class="who">' not in text_of(client, url + "?layer=loaded")


def test_every_layer_that_is_on_has_its_sign_in_words(client: Client, gazette: Article) -> None:
    page = client.get(reverse("article", args=[gazette.pk]), {"layer": ["tone", "frames"]}).content.decode()
    legend = page.split('class="legend"')[1]
    assert "speaks ill of an actor" in legend
    assert "solid line" in legend
    assert "wavy line" not in legend


def test_a_figure_marks_its_words_in_the_text(client: Client, gazette: Article) -> None:
    url = reverse("article", args=[gazette.pk])
    page = text_of(client, url + "?measure=wording.loaded")
    assert "mark-evidence" in page
    assert "the words behind the figure" in page


@pytest.mark.parametrize("measure", ["quotes", "no.such", "readability.band", ""])
def test_what_has_no_words_of_its_own_marks_none(client: Client, gazette: Article, measure: str) -> None:
    page = text_of(client, reverse("article", args=[gazette.pk]) + f"?measure={measure}")
    assert "mark-evidence" not in page
    assert "the words behind the figure" not in page


def test_a_value_that_is_missing_is_a_sentence_with_its_reason(client: Client, gazette: Article) -> None:
    page = client.get(reverse("article", args=[gazette.pk])).content.decode()
    assert "No value, because 8" in page or "because the outlet&#x27;s own voice has" in page


def test_sources_are_listed_with_their_words_and_sentences(client: Client, gazette: Article) -> None:
    page = client.get(reverse("article", args=[gazette.pk])).content.decode()
    row = page.split('id="sources"')[1].split("</table>")[0]
    assert "Brown" in row
    assert "8 quoted" in row  # Smuggling is now the core national security threat
    assert "sentence=2#s2" in row


def test_removed_text_is_struck_through_with_its_reason_on_demand(
    client: Client, event: Event, add_text: Callable[..., Article]
) -> None:
    article = add_text(event, f"Share this article\n\n{COURIER}\n")
    assert article.document["removed"], "the reader has to take something out"
    url = reverse("article", args=[article.pk])
    page = client.get(url, {"layer": "removed"}).content.decode()
    assert "<summary><del>Share this article</del></summary>" in page
    assert "<del>" not in client.get(url).content.decode()


def test_an_article_leads_to_its_outlet_and_its_event_and_the_texts_beside_it(
    client: Client, gazette: Article
) -> None:
    page = client.get(reverse("article", args=[gazette.pk])).content.decode()
    assert reverse("outlet", args=["lisport-gazette"]) in page
    assert reverse("event_report", args=["harbour-talks"]) in page
    others = Article.objects.exclude(pk=gazette.pk)
    assert all(reverse("article", args=[other.pk]) in page for other in others)


def test_every_detail_says_where_it_comes_from(client: Client, gazette: Article) -> None:
    details = client.get(reverse("article", args=[gazette.pk])).content.decode().split('id="details"')[1]
    assert "given by the person" in details
    assert "not found in the text and not given" in details
