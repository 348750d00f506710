"""The words behind a number."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.webapp.pages.conftest import words_at
from webapp.analyses.models import Report
from webapp.corpus.models import Event

pytestmark = pytest.mark.django_db


def test_a_quotation_leads_to_both_sentences(client: Client, compared: Event) -> None:
    rows = Report.objects.get(event=compared).payload["quotes"]
    number = next(place for place, row in enumerate(rows) if row["against"])
    page = client.get(words_at(compared, "quotes", number)).content.decode()
    assert page.count("<blockquote>") >= 2
    assert "mark-evidence" in page


def test_script_gets_the_note_alone(client: Client, compared: Event) -> None:
    url = words_at(compared, "claims", 0)
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
            assert client.get(words_at(compared, section, number)).status_code == 200, section


def test_sentences_are_counted_from_one(client: Client, compared: Event) -> None:
    page = client.get(words_at(compared, "claims", 0)).content.decode()
    assert ">R1<" in page
    assert ">R0<" not in page


def test_a_figure_of_one_text_leads_to_its_words(client: Client, compared: Event) -> None:
    url = words_at(compared, "wording.loaded", 1)
    assert "A: " in client.get(url).content.decode()
    assert client.get(url.replace("text-", "text-9")).status_code == 404


@pytest.mark.parametrize(
    ("section", "row"),
    [("quotes", "9999"), ("nothing", "0"), ("schema", "0"), ("fingerprint", "0"), ("releases", "0"),
     ("quotes", "abcdefghij"), ("nothing", "abcdefghij"), ("releases", "abcdefghij"), ("wording.loaded", "9")],
)  # fmt: skip
def test_a_row_that_is_not_there_is_not_found(
    client: Client, compared: Event, section: str, row: str
) -> None:
    assert client.get(f"/events/{compared.slug}/evidence/{section}/{row}/").status_code == 404


def test_it_rejects_post(client: Client, event: Event) -> None:
    assert client.post(reverse("evidence", args=[event.slug, "claims", "abcdefghij"])).status_code == 405
    assert client.post(f"/events/{event.slug}/evidence/claims/0/").status_code == 405


def test_the_address_of_a_row_names_what_it_is_about_and_not_where_it_stands(
    client: Client, compared: Event
) -> None:
    report = Report.objects.get(event=compared)
    before = {
        section: words_at(compared, section, 0) for section in ("claims", "quotes", "emphasis", "omissions")
    }
    shown = {section: client.get(url).content for section, url in before.items()}
    for section in before:
        report.payload[section] = report.payload[section][::-1]
    for number, claim in enumerate(report.payload["claims"]):  # numbered anew, as every report does
        for section in ("additions", "omissions", "attribution_changes", "order", "corroboration"):
            for row in report.payload.get(section, ()):
                if row["claim"] == claim["id"]:
                    row["claim"] = f"n{number}"
        claim["id"] = f"n{number}"
    report.save()
    assert {section: client.get(url).content for section, url in before.items()} == shown


def test_rows_of_one_section_have_addresses_of_their_own(compared: Event) -> None:
    payload = Report.objects.get(event=compared).payload
    for section in ("claims", "additions", "omissions", "emphasis", "naming", "quotes"):
        addresses = [words_at(compared, section, number) for number in range(len(payload[section]))]
        assert len(set(addresses)) == len(addresses), section


def test_an_address_by_number_leads_to_the_row_that_stands_there(client: Client, compared: Event) -> None:
    for section, row in (("claims", 1), ("emphasis", 3), ("wording.loaded", 1)):
        answer = client.get(f"/events/{compared.slug}/evidence/{section}/{row}/")
        assert answer.status_code == 302
        assert answer["Location"] == words_at(compared, section, row)


def test_a_claim_says_what_each_text_does_with_it(client: Client, compared: Event) -> None:
    page = client.get(words_at(compared, "claims", 0)).content.decode()
    cells = page.split('<ul class="cells">')[1].split("</ul>")[0]
    assert cells.count("<li>") == 2  # the two outlets
    assert "not found" in cells


def test_a_frame_says_what_the_numbers_by_voice_are(client: Client, compared: Event) -> None:
    report = Report.objects.get(event=compared)
    row = report.payload["emphasis"][0]
    row["own"] = {"value": 0.3, "low": 0.1, "high": 0.6, "count": 3, "n": 10}
    row["quoted"] = {"value": 0.0, "low": 0.0, "high": 0.7, "count": 0, "n": 1}
    report.save()
    page = client.get(words_at(compared, "emphasis", 0)).content.decode()
    assert "By voice: own voice 3 of 10, in quotations not its one sentence." in page
    assert "The second number is how many sentences have words in that voice." in page
    assert "A sentence can hold several voices" in page
    assert "of 1 sentences" not in page
    assert "Bilateral security and trade" in page
