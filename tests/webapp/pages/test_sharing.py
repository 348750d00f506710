"""A link for others shows the report with excerpts, no article, and ends when it is withdrawn."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from webapp.analyses import sharing
from webapp.analyses.models import SharedLink
from webapp.corpus.models import Event
from webapp.pages.contexts.excerpting import MOST_SHOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(compared: Event) -> SharedLink:
    return sharing.share_view(compared, "", actor=None)


def address_of(link: SharedLink) -> str:
    return reverse("shared_report", args=[link.token])


def reached_from(client: Client, first: str) -> dict[str, str]:
    """Every page of our own that links lead to from this one, by address."""
    waiting, seen = [first], {}
    while waiting and len(seen) < 400:
        address = waiting.pop().split("#")[0]
        if address in seen or address.startswith("/static/"):
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        seen[address] = response.content.decode()
        waiting += re.findall(r'(?:href|hx-get|action)="(/[^"]*)"', seen[address].replace("&amp;", "&"))
    return seen


@pytest.fixture(scope="module")
def kept() -> dict[str, dict[str, str]]:
    """The pages below a link of this event, by the link: every test would come to the same ones."""
    return {}


@pytest.fixture
def reached(client: Client, link: SharedLink, kept: dict[str, dict[str, str]]) -> tuple[str, dict[str, str]]:
    """(the address of a link to the event, every page that it leads to)"""
    if not kept:
        kept[address_of(link)] = reached_from(client, address_of(link))
    return next(iter(kept.items()))


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_a_shared_report_names_the_codebooks_that_made_it_and_leads_to_none(
    client: Client, link: SharedLink
) -> None:
    page = client.get(address_of(link)).content.decode()
    assert "Bilateral security and trade (as shipped, version" in words_of(page)
    assert reverse("codebook_list") not in page


def test_it_shows_the_report_to_whoever_has_the_link(client: Client, link: SharedLink) -> None:
    response = client.get(address_of(link))
    page = response.content.decode()
    assert response.status_code == 200
    for section in ("summary", "emphasis", "quotes", "facts"):
        assert f'id="{section}"' in page
    assert "shared to read" in page
    assert len(link.token) >= 43  # 256 bits in base 64


def test_all_that_it_leads_to_lies_under_its_own_address(reached: tuple[str, dict[str, str]]) -> None:
    first, pages = reached
    assert len(pages) > 20
    assert all(address.startswith(first) for address in pages)


def test_no_page_of_it_holds_more_than_excerpts_of_any_text(
    reached: tuple[str, dict[str, str]], link: SharedLink
) -> None:
    # given everything that can be reached through the link
    said = words_of(" ".join(reached[1].values()))
    # then of each text at most the allowed share of words is there, whatever pages are put together
    for article in link.event.articles.all():
        document = article.document
        sentences = [document["text"][each["start"] : each["end"]] for each in document["sentences"]]
        shown = [sentence for sentence in sentences if " ".join(sentence.split()) in said]
        words = sum(len(sentence.split()) for sentence in shown)
        assert words <= MOST_SHOWN * len(document["text"].split()), article.pk
        assert len(shown) < len(sentences)
    total = [article.document["text"] for article in link.event.articles.all()]
    assert not any(text[:200] in said for text in total)


def test_it_counts_the_words_of_the_whole_texts_as_the_report_does(
    client: Client, compared: Event, link: SharedLink
) -> None:
    def counted(address: str) -> list[str]:
        return re.findall(r'data-label="(?:words|sentences)">(\d+)<', client.get(address).content.decode())

    here = counted(reverse("event_report", args=[compared.slug]))
    assert len(here) == 2 * compared.articles.count()
    assert counted(address_of(link)) == here


def test_something_of_the_texts_is_shown(reached: tuple[str, dict[str, str]]) -> None:
    _, pages = reached
    assert any("<blockquote>" in page and "mark-" in page for page in pages.values())
    assert "core national security threat" in words_of(" ".join(pages.values()))


def test_it_is_in_no_index_and_no_cache_and_does_not_tell_where_it_was_read(
    client: Client, link: SharedLink
) -> None:
    response = client.get(address_of(link))
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "same-origin"


def test_a_withdrawn_link_shows_nothing_any_more(client: Client, compared: Event, link: SharedLink) -> None:
    client.get(address_of(link))
    client.post(reverse("event_unshare", args=[compared.slug, link.pk]))
    response = client.get(address_of(link))
    assert response.status_code == 410
    assert "withdrawn" in response.content.decode()
    assert "Lisport Gazette" not in response.content.decode()
    for name, args in (("shared_section", ["claims"]), ("shared_evidence", ["claims", "x"])):
        assert client.get(reverse(name, args=[link.token, *args])).status_code == 410


def test_a_guessed_token_and_another_events_link_are_not_found(
    client: Client, compared: Event, link: SharedLink
) -> None:
    assert client.get(reverse("shared_report", args=["x" * 43])).status_code == 404
    other = Event.objects.create(title="Other", slug="other")
    assert client.post(reverse("event_unshare", args=[other.slug, link.pk])).status_code == 404
    assert client.get(address_of(link)).status_code == 200


def test_links_are_made_listed_and_withdrawn_at_the_report(client: Client, compared: Event) -> None:
    assert (
        reverse("event_sharing", args=[compared.slug])
        in client.get(reverse("event_report", args=[compared.slug])).content.decode()
    )
    client.post(reverse("event_sharing", args=[compared.slug]) + "?voice=own")
    link = SharedLink.objects.get()
    listed = client.get(reverse("event_sharing", args=[compared.slug])).content.decode()
    assert address_of(link) in listed
    assert "own voice" in listed
    assert "own-voice sentences" in client.get(address_of(link)).content.decode()
    client.post(reverse("event_unshare", args=[compared.slug, link.pk]))
    assert address_of(link) not in client.get(reverse("event_sharing", args=[compared.slug])).content.decode()


def test_making_and_withdrawing_need_the_form_and_the_right_to_change(
    compared: Event, link: SharedLink, settings: object
) -> None:
    strict = Client(enforce_csrf_checks=True)
    for address in (
        reverse("event_sharing", args=[compared.slug]),
        reverse("event_unshare", args=[compared.slug, link.pk]),
    ):
        assert strict.post(address).status_code == 403
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]
    visitor = Client()
    assert visitor.get(reverse("event_sharing", args=[compared.slug])).status_code == 302
    assert visitor.post(reverse("event_sharing", args=[compared.slug])).status_code == 302
    assert visitor.post(reverse("event_unshare", args=[compared.slug, link.pk])).status_code == 302
    assert SharedLink.objects.filter(withdrawn_at=None).count() == 1
    assert visitor.get(address_of(link)).status_code == 200
    visitor.force_login(User.objects.create_user("ana"))
    assert (
        visitor.post(reverse("event_sharing", args=[compared.slug])).status_code == 404
    )  # of no team of hers
    visitor.force_login(User.objects.create_superuser("root"))
    visitor.post(reverse("event_sharing", args=[compared.slug]))
    assert SharedLink.objects.count() == 2


def test_a_shared_view_keeps_names_hidden(client: Client, compared: Event) -> None:
    link = sharing.share_view(compared, "blind=1", actor=None)
    page = client.get(address_of(link)).content.decode()
    assert "Lisport Gazette" not in page
    assert "Show the names" not in page
