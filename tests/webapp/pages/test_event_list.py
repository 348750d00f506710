"""The list of events."""

import pytest
from django.test import Client
from django.urls import reverse

from webapp.corpus.models import Event

pytestmark = pytest.mark.django_db


def test_an_empty_installation_teaches_the_first_step(client: Client) -> None:
    page = client.get(reverse("event_list")).content.decode()
    assert "Nothing is here yet" in page
    assert reverse("upload") in page


def test_each_event_says_its_state(client: Client, event: Event) -> None:
    page = client.get(reverse("event_list")).content.decode()
    assert "Harbour talks" in page
    assert "no texts yet" in page


def test_a_search_without_results_says_so_and_leads_back(client: Client, event: Event) -> None:
    page = client.get(reverse("event_list"), {"q": "volcano"}).content.decode()
    assert "No event has “volcano”" in page


def test_hostile_words_are_shown_and_not_run(client: Client) -> None:
    Event.objects.create(title="<script>alert(1)</script>", slug="x")
    page = client.get(reverse("event_list"), {"q": '"><img src=x onerror=alert(1)>'}).content.decode()
    assert "<img src=x" not in page
    assert "<script>alert" not in client.get(reverse("event_list")).content.decode()


def test_it_rejects_post(client: Client) -> None:
    assert client.post(reverse("event_list")).status_code == 405
