"""The words behind a number."""

import pytest
from django.test import Client
from django.urls import reverse

from webapp.analyses.models import Report
from webapp.corpus.models import Event

pytestmark = pytest.mark.django_db


def test_a_quotation_leads_to_both_sentences(client: Client, compared: Event) -> None:
    rows = Report.objects.get(event=compared).payload["quotes"]
    number = next(place for place, row in enumerate(rows) if row["against"])
    page = client.get(reverse("evidence", args=[compared.slug, "quotes", number])).content.decode()
    assert page.count("<blockquote>") >= 2
    assert "mark-evidence" in page


def test_script_gets_the_note_alone(client: Client, compared: Event) -> None:
    url = reverse("evidence", args=[compared.slug, "claims", 0])
    assert "<html" in client.get(url).content.decode()
    note = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in note
    assert "<blockquote>" in note


def test_every_row_of_every_section_opens(client: Client, compared: Event) -> None:
    payload = Report.objects.get(event=compared).payload
    sections = [
        key for key, rows in payload.items() if isinstance(rows, list) and rows and isinstance(rows[0], dict)
    ]
    for section in sections:
        if section in ("documents", "summary"):
            continue
        for number in {0, len(payload[section]) - 1}:
            assert (
                client.get(reverse("evidence", args=[compared.slug, section, number])).status_code == 200
            ), section


def test_sentences_are_counted_from_one(client: Client, compared: Event) -> None:
    page = client.get(reverse("evidence", args=[compared.slug, "claims", 0])).content.decode()
    assert ">R1<" in page
    assert ">R0<" not in page


def test_a_figure_of_one_text_leads_to_its_words(client: Client, compared: Event) -> None:
    url = reverse("evidence", args=[compared.slug, "wording.loaded", 1])
    assert "A: " in client.get(url).content.decode()
    assert client.get(reverse("evidence", args=[compared.slug, "wording.loaded", 9])).status_code == 404


@pytest.mark.parametrize(
    ("section", "row"), [("quotes", 9999), ("nothing", 0), ("schema", 0), ("fingerprint", 0)]
)
def test_a_row_that_is_not_there_is_not_found(
    client: Client, compared: Event, section: str, row: int
) -> None:
    assert client.get(reverse("evidence", args=[compared.slug, section, row])).status_code == 404


def test_it_rejects_post(client: Client, event: Event) -> None:
    assert client.post(reverse("evidence", args=[event.slug, "claims", 0])).status_code == 405
