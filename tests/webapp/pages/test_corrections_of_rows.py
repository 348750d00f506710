"""A claim, a cell, a quotation and a fact are corrected at their rows, and the report, its downloads and the list follow."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from tests.webapp.pages.correcting import (
    edition_of,
    row_address,
    text_of,
)
from webapp.corpus.models import Article
from webapp.pages.contexts.claims import cells_of, claim_row
from webapp.pages.contexts.corrected import value_words
from webapp.pages.contexts.correcting import key_of
from webapp.pages.contexts.correcting_rows import places_of


def test_notes_offer_to_correct_rows_and_cells(client, compared):
    edition = edition_of(compared)
    notes = {
        section: client.get(edition.evidence_url(section, 0)).content.decode()
        for section in ("claims", "quotes", "facts")
    }
    cell = client.get(edition.evidence_url("claims", 0, edition.outlets[0].document_id)).content.decode()

    assert "kind=claim.rename" in notes["claims"]
    assert "kind=claim.merge" in notes["claims"]
    assert "kind=quote.change" in notes["quotes"]
    assert "kind=fact.relation" in notes["facts"]
    assert "kind=claim.cell" in cell


def test_claims_are_merged_and_report_and_downloads_agree(client, compared, work):
    claims = edition_of(compared).rows("claims")
    url = row_address(compared, "claims", 0, "claim.merge")
    goal = edition_of(compared).keys_of("claims")[1]
    assert claims[1]["text"][:30] in text_of(client.get(url))

    assert client.post(url, {"goal": "", "seen": ""}).status_code == 422
    assert client.post(url, {"goal": goal, "reason": "One thing.", "seen": ""}).status_code == 302
    work()

    texts = [claim["text"] for claim in edition_of(compared).rows("claims")]
    assert texts == [claim["text"] for claim in claims if claim is not claims[0]]
    exported = client.get(reverse("event_export_csv", args=[compared.slug, "claims"])).content.decode()
    assert claims[0]["text"] not in {row["text"] for row in csv.DictReader(io.StringIO(exported))}
    assert "was merged into this one" in exported
    assert "One thing" in exported
    report = client.get(reverse("event_claims", args=[compared.slug])).content.decode()
    assert "corrected by a person" in report


def test_the_note_of_a_merged_claim_names_the_other(client, compared, work):
    claims = edition_of(compared).rows("claims")
    goal = edition_of(compared).keys_of("claims")[1]
    address = row_address(compared, "claims", 0, "claim.merge")
    assert client.post(address, {"goal": goal, "seen": ""}).status_code == 302
    work()

    edition = edition_of(compared)
    row = next(n for n, claim in enumerate(edition.rows("claims")) if claim["text"] == claims[1]["text"])
    note = text_of(client.get(edition.evidence_url("claims", row)))
    assert re.search(f"The claim “{re.escape(claims[0]['text'][:30])}[^”]*” was merged into this one", note)


def test_a_cell_is_set_and_its_note_says_by_whom_and_what_the_machine_read(client, compared, work):
    edition = edition_of(compared)
    outlet = edition.outlets[0].document_id
    before = edition.rows("claims")[0]["cells"][outlet]["status"]
    url = row_address(compared, "claims", 0, "claim.cell", text=outlet)

    client.post(url, {"value": "partial", "reason": "It is another day.", "seen": ""})
    work()

    edition = edition_of(compared)
    assert edition.rows("claims")[0]["cells"][outlet]["status"] == "partial" != before
    page = client.get(edition.evidence_url("claims", 0, outlet))
    assert (
        f'name="back" value="{reverse("event_report", args=[compared.slug])}#claims"' in page.content.decode()
    )
    note = text_of(page)
    assert f"{edition.outlets[0].letter}: in part" in note
    assert "It is another day" in note
    assert "the machine read:" in note


def test_a_quotation_and_a_fact_are_set(client, compared, work):
    quote = row_address(compared, "quotes", 0, "quote.change")
    fact = edition_of(compared).rows("facts")[0]
    document = fact["values"][-1]["document"]
    other = row_address(compared, "facts", 0, "fact.relation", text=document)

    assert client.post(quote, {"value": ["verbatim", "altered"], "seen": ""}).status_code == 422
    client.post(quote, {"value": ["verbatim"], "seen": ""})
    client.post(other, {"value": "fuller", "seen": ""})
    work()

    edition = edition_of(compared)
    assert list(edition.rows("quotes")[0]["changes"]) == ["verbatim"]
    values = {value["document"]: value["relation"] for value in edition.rows("facts")[0]["values"]}
    assert values[document] == "fuller"
    section = text_of(client.get(reverse("event_section", args=[compared.slug, "quotes"])))
    assert "Corrected by whoever sat at this machine" in section


def test_a_row_that_the_new_report_does_not_have_is_told(client, compared):
    address = reverse("row_correct", args=[compared.slug, "claims", "abcdefghij"])

    assert client.get(f"{address}?kind=claim.rename").status_code == 404
    assert client.get(row_address(compared, "claims", 0, "quote.change")).status_code == 404
    assert client.get(row_address(compared, "claims", 0, "claim.cell", text="0")).status_code == 404


def test_a_merge_in_the_list_of_corrections_names_the_other_claim(client, compared, work):
    claims = edition_of(compared).rows("claims")
    goal = edition_of(compared).keys_of("claims")[1]
    address = row_address(compared, "claims", 0, "claim.merge")
    assert client.post(address, {"goal": goal, "seen": ""}).status_code == 302
    work()

    listed = text_of(client.get(reverse("event_corrections", args=[compared.slug])))
    assert f"Made one with the claim “{claims[1]['text'][:30]}" in listed
    assert "merged into this one" not in listed  # said of the other claim, in the report


@pytest.mark.parametrize(
    ("kind", "answer", "said"),
    [
        ("claim.split", {"value": "Cranes stand still"}, "Split off from the claim “{first}”, and called “Cranes stand still”"),
        ("claim.move", {}, "Moved to the claim “{goal}”"),
    ],
)  # fmt: skip
def test_a_passage_that_leaves_its_claim_stands_in_the_list_with_where_it_was_or_went(
    client, compared, work, kind, answer, said
):
    edition = edition_of(compared)
    claims = edition.rows("claims")
    row = next(row for row, claim in enumerate(claims) if len(places_of(edition, claim)) > 1)
    other = next(each for each in range(len(claims)) if each != row)
    first, second = places_of(edition, claims[row])[:2]
    answer = answer | ({"goal": edition.keys_of("claims")[other]} if kind == "claim.move" else {})
    taken = key_of(second, edition.by_id[str(second.article)].text[second.start : second.end])
    sent = client.post(row_address(compared, "claims", row, kind), answer | {"taken": taken, "seen": ""})
    assert sent.status_code == 302
    work()

    listed = client.get(reverse("event_corrections", args=[compared.slug])).content.decode()
    texts = {article.pk: article.document["text"] for article in Article.objects.all()}
    first, second, goal = (
        texts[place.article][place.start : place.end]
        for place in (first, second, places_of(edition, claims[other])[0])
    )
    assert f'<blockquote dir="auto">{escape(second)}</blockquote>' in listed
    assert escape(said.format(first=first, goal=goal)) in listed


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("claim.split", "A claim of its own was split off from here"),
        ("claim.move", "A sentence was moved from here to another claim"),
    ],
)
def test_the_claim_that_a_passage_left_shows_it_too_with_what_the_machine_read(
    client, compared, work, kind, said
):
    edition = edition_of(compared)
    claims = edition.rows("claims")
    row = next(row for row, claim in enumerate(claims) if len(places_of(edition, claim)) > 1)
    place = places_of(edition, claims[row])[-1]
    left = edition.by_id[str(place.article)]
    read = claims[row]["cells"][left.document_id]["status"]
    stayed = next(each for each in edition.witnesses if each is not left)
    goal = edition.keys_of("claims")[next(each for each in range(len(claims)) if each != row)]
    answer = {"goal": goal} if kind == "claim.move" else {"value": "Cranes stand still"}
    taken = key_of(place, left.text[place.start : place.end])
    client.post(row_address(compared, "claims", row, kind), answer | {"taken": taken, "seen": ""})
    work()

    edition, text = edition_of(compared), claims[row]["text"]
    row = next(each for each, claim in enumerate(edition.rows("claims")) if claim["text"] == text)
    machine = f"the machine read: {left.letter}: {value_words('claim.cell', '', read)}"
    for document in ("", left.document_id):
        note = text_of(client.get(edition.evidence_url("claims", row, document)))
        assert (said in note, machine in note) == (True, True)
    assert said not in text_of(client.get(edition.evidence_url("claims", row, stayed.document_id)))

    shown = claim_row(edition, row, claim := edition.rows("claims")[row], [])
    marked = [cell.witness for cell in cells_of(edition, claim, edition.witnesses) if cell.is_corrected]
    assert (shown.is_corrected, marked) == (True, [edition.by_id[left.document_id]])

    table = client.get(reverse("event_export_csv", args=[compared.slug, "claims"])).content.decode(
        "utf-8-sig"
    )
    (line,) = (each for each in csv.DictReader(io.StringIO(table)) if each["text"] == text)
    assert (said in line["corrected"], value_words("claim.cell", "", read) in line["machine_value"]) == (
        True,
        True,
    )
    made = client.get(reverse("event_export_json", args=[compared.slug])).json()["corrections"]
    assert [one["left"] for one in made] == [[{"row": row, "document": left.document_id, "machine": read}]]
