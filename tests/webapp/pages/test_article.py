"""One article and its layers."""

import pytest
from django.test import Client
from django.urls import reverse

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
