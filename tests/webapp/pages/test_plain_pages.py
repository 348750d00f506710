"""Measures, method, health and error pages."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from analyzer.describing import describe_cards
from webapp.analyses import health
from webapp.pages.contexts.method import sections_of
from webapp.pages.views import errors

pytestmark = pytest.mark.django_db


def test_every_card_has_a_line_and_a_page(client: Client) -> None:
    page = client.get(reverse("measure_list")).content.decode()
    for key, card in describe_cards().items():
        url = reverse("measure", args=[key])
        assert url in page, key
        assert card["version"] is not None
        assert client.get(url).status_code == 200, key


def test_an_unknown_measure_is_not_found(client: Client) -> None:
    assert client.get(reverse("measure", args=["no.such"])).status_code == 404


def test_a_docstring_becomes_headed_paragraphs() -> None:
    method = "What it is.\n\nCounts:    words\n           and more.\nBlind to:  irony."
    assert sections_of(method) == [("", "What it is."), ("Counts", "words and more."), ("Blind to", "irony.")]


def test_the_method_names_its_limits_and_words(client: Client) -> None:
    page = client.get(reverse("method")).content.decode()
    assert 'id="limits"' in page
    assert reverse("glossary") in page


def test_health_says_what_does_not_run(client: Client) -> None:
    response = client.get(reverse("health"))
    assert response.status_code == 503
    assert "No worker is running." in response.json()["messages"]


def test_health_is_well_with_a_worker_and_a_canary(client: Client) -> None:
    health.beat("worker one")
    health.beat("canary")
    assert client.get(reverse("health")).json()["ok"] is True


def test_every_page_forbids_inline_script(client: Client) -> None:
    for name in ("event_list", "upload", "measure_list", "method"):
        response = client.get(reverse(name))
        policy = response["Content-Security-Policy"]
        assert "unsafe" not in policy
        page = response.content.decode()
        assert "style=" not in page
        assert " onclick" not in page
        assert "<script>" not in page


def test_errors_have_pages_that_say_what_is_safe() -> None:
    request = RequestFactory().get("/")
    request.resolver_match = None
    assert b"Nothing was stored" in errors.bad_request(request, ValueError()).content
    assert b"Nothing was changed" in errors.forbidden(request, ValueError()).content
    assert errors.not_found(request, ValueError("<b>")).status_code == 404
    assert b"are safe" in errors.server_error(request).content


@pytest.mark.parametrize("name", ["measure_list", "method", "health"])
def test_it_rejects_post(client: Client, name: str) -> None:
    assert client.post(reverse(name)).status_code == 405


@pytest.mark.parametrize(
    ("accounts", "demonstration", "leads"),
    [
        (False, False, {"glossary", "audit", "admin:index"}),
        (True, False, {"glossary", "audit"}),  # curation is come to from one's account
        (False, True, {"glossary"}),
    ],
)
def test_the_foot_of_each_page_leads_on(client: Client, settings, accounts, demonstration, leads) -> None:
    settings.SIGN_IN_REQUIRED, settings.DEMONSTRATION = accounts, demonstration
    foot = client.get(reverse("method")).content.decode().partition("<footer")[2]
    for name in ("glossary", "audit", "admin:index"):
        assert (f'href="{reverse(name)}"' in foot) is (name in leads), name
