"""The form comes to where the words stand, and so does what became of it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.webapp.pages.correcting import (
    IN_PLACE,
    PLAIN,
    address,
    edition_of,
    row_address,
    text_of,
)
from webapp.corrections.models import Correction


def test_where_a_page_asks_for_it_the_form_is_a_fragment_that_is_sent_to_its_own_address(client, gazette):
    url = address(gazette, "sentence.voice", PLAIN)
    fragment = client.get(url, headers=IN_PLACE).content.decode()
    page = client.get(url).content.decode()

    for shown in (fragment, page):
        assert f'action="{url.replace("&", "&amp;")}"' in shown
    assert f'hx-post="{url.replace("&", "&amp;")}"' in fragment
    assert "<html" not in fragment
    assert "hx-post" not in page


def test_saved_in_place_the_machines_value_stands_beside_and_it_can_be_undone(client, compared, gazette):
    url = address(gazette, "sentence.voice", PLAIN)
    saved = client.post(url, {"value": "reported", "reason": "A rumour.", "seen": ""}, headers=IN_PLACE)
    made = Correction.objects.get()

    assert saved.status_code == 200
    assert "Voice: indirect speech" in text_of(saved)
    assert "the machine read: own voice" in text_of(saved)
    assert reverse("correction_outcome", args=[made.pk]) in saved.content.decode()
    undone = client.post(reverse("correction_undo", args=[made.pk]), headers=IN_PLACE)
    assert "Taken back: Voice: indirect speech" in text_of(undone)
    assert "The machine reads: own voice" in text_of(undone)
    assert not client.get(reverse("event_report", args=[compared.slug])).context["messages"]


def test_in_place_too_the_second_of_two_is_shown_the_firsts(client, gazette, curator):
    url = address(gazette, "sentence.voice", PLAIN)
    client.force_login(curator)
    client.post(url, {"value": "reported", "seen": ""}, headers=IN_PLACE)
    client.logout()

    told = client.post(url, {"value": "quoted", "reason": "Mine.", "seen": ""}, headers=IN_PLACE)

    assert told.status_code == 409
    assert "<html" not in told.content.decode()
    assert "While you were writing, mira corrected this" in text_of(told)
    assert "Mine." in told.content.decode()


def test_what_became_of_it_is_told_once_everything_is_made_again(client, compared, gazette, work):
    outlet = edition_of(compared).outlets[0].document_id
    client.post(
        row_address(compared, "claims", 0, "claim.cell", text=outlet), {"value": "partial", "seen": ""}
    )
    made = Correction.objects.get()
    asked = reverse("correction_outcome", args=[made.pk])
    assert client.get(asked).status_code == 204
    work()

    told = client.get(asked).json()

    assert "the correction stands in it" in told["said"]
    assert "in part" in text_of(client.get(told["note"]))
    Correction.objects.update(needs_review=True, why="Its words are gone.")
    assert "Its words are gone." in client.get(asked).json()["said"]


@pytest.mark.parametrize(
    ("section", "kind"),
    [
        ("omissions", "claim.cell"),
        ("additions", "claim.cell"),
        ("emphasis", "sentence.frame"),
        ("emphasis.policy_frames", "sentence.frame"),
        ("sources.speakers", "sentence.speaker"),
        ("editorial.own_voice_claims", "sentence.editorial"),
    ],
)
def test_the_note_of_any_cell_offers_the_label_that_its_figure_rests_on(client, compared, section, kind):
    edition = edition_of(compared)
    rows = range(len(edition.keys_of(section)))
    notes = [client.get(edition.evidence_url(section, row)).content.decode() for row in rows]
    links = [found for note in notes for found in re.findall(r'href="([^"]+/correct/[^"]+)"', note)]
    link = next(each for each in links if f"kind={kind}" in each)

    assert client.get(link.replace("&amp;", "&"), headers=IN_PLACE).status_code == 200


@pytest.mark.parametrize("section", ["wording", "naming", "order", "claims"])
def test_a_figure_without_a_label_of_its_own_leads_to_the_sentence_where_all_of_it_is_corrected(
    client, compared, section
):
    edition = edition_of(compared)
    rows = range(len(edition.keys_of(section)))
    notes = [client.get(edition.evidence_url(section, row)).content.decode() for row in rows]
    assert notes
    for note in notes:
        sentences = re.findall(r'<blockquote><a class="place" href="([^"]+)"', note)
        links = re.findall(r'<li><a href="([^"]+)">Correct what was read', note)
        assert set(links) >= {link for link in sentences if "sentence=" in link}
    assert links
    assert "kind=sentence.voice" in client.get(links[0].partition("#")[0]).content.decode()


def test_where_a_claim_stands_is_corrected_as_its_cell(client, compared):
    edition = edition_of(compared)
    note = client.get(edition.evidence_url("order", 0)).content.decode()
    assert "kind=claim.cell" in note


@pytest.mark.parametrize("section", ["naming", "sources"])
def test_a_cell_of_a_name_leads_to_where_names_are_joined_with_that_name_ticked(client, compared, section):
    edition = edition_of(compared)
    rows = edition.rows(section)
    row = next(n for n, each in enumerate(rows) if each.get("kind") != "event")
    name = rows[row]["what"]
    note = client.get(edition.evidence_url(section, row)).content.decode()
    (link,) = re.findall(r'href="([^"]+/actors/\?names=[^"]+)"', note)
    page = client.get(link.partition("#")[0]).content.decode()
    assert re.search(rf'value="{re.escape(name)}" checked', page)
    assert 'id="chosen"' in page


def test_an_event_that_is_named_has_no_names_to_join(client, compared):
    edition = edition_of(compared)
    row = next(n for n, each in enumerate(edition.rows("naming")) if each["kind"] == "event")
    assert "?names=" not in client.get(edition.evidence_url("naming", row)).content.decode()
