"""Downloads: complete, and safe to open."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from webapp.corpus.models import Event
from webapp.pages.exports import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("value", [-1, -0.25, "-0.25", "+3", "1e-5", -1e-7, "plain", "a=b", "20-21", ""])
def test_numbers_and_plain_words_stay_as_they_are(value: object) -> None:
    assert safe_cell(value) == str(value)


@pytest.mark.django_db
def test_the_whole_event_is_one_json_file(client: Client, compared: Event) -> None:
    response = client.get(reverse("event_export_json", args=[compared.slug]))
    data = json.loads(response.content)
    assert response["Content-Disposition"].startswith("attachment")
    assert data["schema"] == 1
    assert len(data["analyses"]) == 3
    assert data["claims"]


@pytest.mark.django_db
def test_claims_come_as_one_column_a_text(client: Client, compared: Event) -> None:
    content = client.get(reverse("event_export_csv", args=[compared.slug, "claims"])).content.decode(
        "utf-8-sig"
    )
    rows = list(csv.DictReader(io.StringIO(content)))
    assert {"claim", "text", "R", "A", "B"} <= rows[0].keys()


@pytest.mark.django_db
def test_every_table_that_the_page_offers_downloads(client: Client, compared: Event) -> None:
    page = client.get(reverse("event_report", args=[compared.slug])).content.decode()
    folded = {part.split('"')[0] for part in page.split('hx-get="') if "/sections/" in part.split('"')[0]}
    pages = [page, *(client.get(address).content.decode() for address in sorted(folded))]
    hrefs = [part.split('"')[0] for each in pages for part in each.split('href="')]
    links = sorted({href for href in hrefs if href.endswith(".csv")})
    assert len(links) >= 20
    for link in links:
        response = client.get(link)
        assert response.status_code == 200, link
        assert response["Content-Type"].startswith("text/csv")


@pytest.mark.django_db
def test_a_table_that_is_not_there_is_not_found(client: Client, compared: Event) -> None:
    assert client.get(reverse("event_export_csv", args=[compared.slug, "documents"])).status_code == 404
    assert client.get(reverse("event_export_csv", args=["nowhere", "claims"])).status_code == 404


@pytest.mark.django_db
def test_it_rejects_post(client: Client, event: Event) -> None:
    assert client.post(reverse("event_export_json", args=[event.slug])).status_code == 405
    assert client.post(reverse("event_export_csv", args=[event.slug, "claims"])).status_code == 405


def rows_of(client: Client, event: Event, section: str) -> list[dict[str, str]]:
    content = client.get(reverse("event_export_csv", args=[event.slug, section])).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


@pytest.mark.django_db
def test_a_row_has_letter_outlet_and_place_beside_the_offsets(client: Client, compared: Event) -> None:
    row = next(row for row in rows_of(client, compared, "additions") if row["letter"] == "A")
    assert row["outlet"] == "Lisport Gazette"
    assert row["place"] == f"A{int(row['sentence']) + 1}"
    assert row["start"].isdigit()


@pytest.mark.django_db
def test_no_nested_value_carries_a_number_of_the_database(client: Client, compared: Event) -> None:
    cells = [cell for row in rows_of(client, compared, "facts") for cell in row.values()]
    assert not any("document=" in cell for cell in cells)
    assert any("R1 start=" in cell or "A1 start=" in cell for cell in cells)
    also_in = {row["also_in"] for row in rows_of(client, compared, "sources")}
    assert {letter for cell in also_in for letter in cell.split("; ")} <= {"", "R", "A", "B"}


@pytest.mark.django_db
def test_the_summary_names_an_unnamed_text_by_its_letter(client: Client, compared: Event) -> None:
    assert not any("nnamed outlet (" in row["text"] for row in rows_of(client, compared, "summary"))
