"""Texts of an event in columns: chosen by the address, linked by claims, with what differs and what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import COURIER, GAZETTE
from webapp.analyses import services as analyses
from webapp.corpus.models import Article, Event

pytestmark = pytest.mark.django_db


def ids(event: Event) -> list[str]:
    """R, A and B of the compared event."""
    return [str(article.pk) for article in event.articles.order_by("pk")]


def read(client: Client, event: Event, *documents: str, **asked: str) -> str:
    answer = client.get(reverse("side_by_side", args=[event.slug]), {"documents": list(documents), **asked})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def rows_of(page: str) -> list[str]:
    return page.split('<tr id="')[1:]


def row_with(page: str, words: str) -> str:
    """The row in which a text says this; what only stands nearest to something is no passage."""
    nearest = re.compile(r'<details class="nearest">.*?</details>', re.DOTALL)
    return next(row for row in rows_of(page) if words in re.sub(r"<[^>]+>", "", nearest.sub("", row)))


# --- what is laid side by side ----------------------------------------------------------------------------


def test_columns_stand_in_the_order_of_the_address(client: Client, compared: Event) -> None:
    release, gazette, _ = ids(compared)
    heads = re.findall(r'<th scope="col">.*?siglum[^>]*>(\w+)<', read(client, compared, gazette, release))
    assert heads == ["A", "R"]


def test_without_a_choice_the_base_text_leads(client: Client, compared: Event) -> None:
    heads = re.findall(r'<th scope="col">.*?siglum[^>]*>(\w+)<', read(client, compared))
    assert heads == ["R", "A", "B"]


def test_a_text_alone_stands_beside_the_base_text(client: Client, compared: Event) -> None:
    heads = re.findall(r'<th scope="col">.*?siglum[^>]*>(\w+)<', read(client, compared, ids(compared)[2]))
    assert heads == ["R", "B"]


def test_a_text_asked_for_twice_has_one_column(client: Client, compared: Event) -> None:
    release, gazette, _ = ids(compared)
    heads = re.findall(
        r'<th scope="col">.*?siglum[^>]*>(\w+)<', read(client, compared, release, gazette, release, "")
    )
    assert heads == ["R", "A"]


def test_a_text_that_is_not_in_the_event_is_told_and_the_rest_shown(client: Client, compared: Event) -> None:
    page = read(client, compared, ids(compared)[0], ids(compared)[1], "999999")
    assert "One text of this address is not among the compared texts" in page
    assert rows_of(page)


@pytest.mark.parametrize("said", ["999999", "<script>", "'", "-1"])
def test_nonsense_in_the_address_is_no_error(client: Client, compared: Event, said: str) -> None:
    assert "<script>" not in read(client, compared, said, claim=said).split("</head>")[1]


def test_an_event_without_a_report_leads_to_its_own_page(client: Client, event: Event) -> None:
    answer = client.get(reverse("side_by_side", args=[event.slug]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("event_report", args=[event.slug])


def test_no_event_is_no_page(client: Client) -> None:
    assert client.get("/events/nowhere/side-by-side/").status_code == 404


def test_it_rejects_post(client: Client, compared: Event) -> None:
    assert client.post(reverse("side_by_side", args=[compared.slug])).status_code == 405


# --- rows -------------------------------------------------------------------------------------------------


def test_a_shared_passage_is_one_row_with_the_words_that_differ_marked(
    client: Client, compared: Event
) -> None:
    row = row_with(read(client, compared, *ids(compared)[:2]), "Smuggling is now")
    assert row.count('class="passage') == 2
    assert re.findall(r"<ins[^>]*>(.*?)</ins>", row) == ["the"]
    assert re.findall(r"<del[^>]*>(.*?)</del>", row) == ["a"]


def test_a_fact_that_differs_is_marked_and_said(client: Client, compared: Event) -> None:
    row = row_with(read(client, compared, *ids(compared)[:2]), "Harbour Safety Board in Lisport")
    assert "5" in re.findall(r"<ins[^>]*>(.*?)</ins>", row)
    assert "says something different" in row
    assert "Date differs" in row


def test_the_same_words_have_no_mark(client: Client, compared: Event) -> None:
    row = row_with(read(client, compared, *ids(compared)[:2]), "inspect every container")
    assert "<ins" not in row
    assert "<del" not in row
    assert "word for word" in row


def test_what_is_only_in_one_text_says_so_and_names_its_kind(client: Client, compared: Event) -> None:
    row = row_with(read(client, compared, *ids(compared)[:2]), "Readers should note")
    assert "Not found in R." in row
    assert "Of these texts only A has it: it judges" in row
    assert "Nearest sentence" in row


def test_what_is_missing_keeps_its_place(client: Client, compared: Event) -> None:
    row = row_with(read(client, compared, *ids(compared)[:2]), "enduring commitment")
    assert "Not found in A." in row
    assert "<ins" not in row


def test_texts_with_nothing_in_common_stand_whole_and_it_is_said(client: Client, compared: Event) -> None:
    page = read(client, compared, ids(compared)[1], ids(compared)[2])
    for words in ("The historic agreement", "Fishermen in Lisport", "four thousand people"):
        assert words in page
    assert "Nothing that one of these texts says was found in another" in page
    assert "claim-number stop" not in page


def test_every_row_and_every_claim_has_an_address_of_its_own(client: Client, compared: Event) -> None:
    page = read(client, compared, *ids(compared))
    named = re.findall(r' id="([^"]+)"', page)
    assert len(named) == len(set(named))
    for row in rows_of(page):
        anchor = row.split('"')[0]
        assert f'href="#{anchor}"' in row


def test_a_claim_of_the_address_is_followed_in_every_column(client: Client, compared: Event) -> None:
    documents = ids(compared)[:2]
    plain = read(client, compared, *documents)
    assert "mark-chosen" not in plain
    key = re.search(r'id="claim-([a-z0-9-]+)"', plain)
    assert key is not None
    page = read(client, compared, *documents, claim=key[1])
    row = next(row for row in rows_of(page) if "is-chosen" in row.split(">")[0])
    assert [bool("mark-chosen" in cell) for cell in row.split('<td class="')[1:]] == [True, True]
    assert page.count("mark-chosen") == row.count("mark-chosen")
    assert f'name="claim" value="{key[1]}"' in page


def test_every_number_in_a_text_leads_to_the_claim_in_all_columns(client: Client, compared: Event) -> None:
    page = read(client, compared, *ids(compared)[:2])
    links = re.findall(r'<a class="claim-link" href="([^"]+)"', page)
    assert links
    for link in links:
        assert f'id="{link.split("#")[1]}"' in page
        assert link.startswith(f"?documents={ids(compared)[0]}&documents={ids(compared)[1]}&claim=")


# --- edges ------------------------------------------------------------------------------------------------


def test_texts_that_differ_by_a_sentence_have_one_gap_and_no_marks(
    client: Client, event: Event, add_text: Callable[..., Article], work: Callable[[], None]
) -> None:
    add_text(event, GAZETTE, outlet="Lisport Gazette", published=date(2026, 3, 6))
    longer = GAZETTE + " A ferry will carry visitors to the lighthouse on Sundays in summer."
    add_text(event, longer, outlet="Harbour Courier", published=date(2026, 3, 7))
    analyses.request_event(event)
    work()
    table = read(client, event).split("<tbody>")[1]
    assert "<ins" not in table
    assert "<del" not in table
    assert table.count('class="passage is-gap"') == 1
    assert "carry visitors" in row_with(table, "carry visitors")


def test_a_long_passage_of_one_text_is_folded_and_loses_nothing(
    client: Client, event: Event, add_text: Callable[..., Article], work: Callable[[], None]
) -> None:
    long = " ".join(
        f"The crew of boat {number} mended {number + 3} nets on the quay." for number in range(30)
    )
    add_text(event, long, outlet="Harbour Courier", published=date(2026, 3, 6))
    add_text(event, COURIER, outlet="Lisport Gazette", published=date(2026, 3, 7))
    analyses.request_event(event)
    work()
    page = read(client, event)
    assert 'class="rest"' in page
    assert "boat 29 mended 32 nets" in page


def test_hidden_names_stay_hidden(client: Client, compared: Event) -> None:
    page = read(client, compared, *ids(compared), blind="1")
    assert "Lisport Gazette" not in page
    assert "Port Authority" in page  # a release keeps its issuer
    assert "&blind=1" in page


# --- how it is reached ------------------------------------------------------------------------------------


def test_the_report_and_every_article_lead_to_it(client: Client, compared: Event) -> None:
    address = reverse("side_by_side", args=[compared.slug])
    assert f'href="{address}"' in client.get(reverse("event_report", args=[compared.slug])).content.decode()
    gazette = ids(compared)[1]
    article = client.get(reverse("article", args=[gazette])).content.decode()
    assert f'href="{address}?documents={gazette}"' in article


def test_a_sentence_leads_to_its_claims_beside_another_text(client: Client, compared: Event) -> None:
    gazette = ids(compared)[1]
    article = unescape(client.get(reverse("article", args=[gazette]), {"sentence": "3"}).content.decode())
    links = re.findall(r'<a class="about nowrap" href="([^"]+side-by-side[^"]+)"', article)
    assert links
    page = unescape(client.get(links[0]).content.decode())
    assert "legitimate trade" in next(row for row in rows_of(page) if "is-chosen" in row.split(">")[0])


def test_the_words_of_a_claim_and_of_a_cell_lead_to_it(client: Client, compared: Event) -> None:
    release, gazette, _ = ids(compared)
    note = reverse("evidence", args=[compared.slug, "claims", 0])
    whole = client.get(note, follow=True)
    address = reverse("side_by_side", args=[compared.slug])
    assert f'href="{address}?claim=' in whole.content.decode()
    cell = client.get(whole.redirect_chain[-1][0], {"text": gazette}).content.decode()
    assert f'href="{address}?documents={release}&amp;documents={gazette}&amp;claim=' in cell
