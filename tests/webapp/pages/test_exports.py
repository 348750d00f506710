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
    links = [part.split('"')[0] for part in page.split('href="') if part.split('"')[0].endswith(".csv")]
    assert len(links) >= 10
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
