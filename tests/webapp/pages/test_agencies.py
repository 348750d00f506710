"""Copy of a news agency is called so beside the text in the report, and only as long as the agency is on record."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from webapp.corpus.models import Event, Outlet

pytestmark = pytest.mark.django_db

SAID = "copy of <bdi>Coastline Press</bdi>, a news agency"


def page(client: Client, event: Event, query: str = "") -> str:
    return client.get(reverse("event_report", args=[event.slug]) + query).content.decode()


@pytest.fixture
def bought(compared: Event) -> Event:
    """An event of which one article is signed by an agency that nobody has put on record yet."""
    article = compared.articles.exclude(role="release").first()
    assert article is not None
    article.byline = "Coastline Press"
    article.save()
    return compared


def test_the_strip_names_the_agency_once_it_is_on_record_and_no_longer(bought: Event, client: Client) -> None:
    assert SAID not in page(client, bought)  # and is stored
    agency = Outlet.objects.create(name="Coastline Press", slug="coastline-press", kind=Outlet.Kind.AGENCY)
    assert page(client, bought).count(SAID) == 1
    agency.kind = Outlet.Kind.NEWSPAPER
    agency.save()
    assert SAID not in page(client, bought)


def test_with_names_hidden_the_agency_is_hidden_too(bought: Event, client: Client) -> None:
    Outlet.objects.create(name="Coastline Press", slug="coastline-press", kind=Outlet.Kind.AGENCY)
    shown = client.get(reverse("event_report", args=[bought.slug]) + "?blind=1", follow=True).content.decode()
    assert "Coastline Press" not in shown
