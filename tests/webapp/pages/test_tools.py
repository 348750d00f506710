"""The tools that a report and an article offer are those of their reader, also where the page was stored for another."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from webapp.corpus.models import Event
from webapp.people.models import Membership, Role, Team

pytestmark = pytest.mark.django_db

ADDING, CHANGING, CURATING, AUDITING = "Add texts", "Delete", "Review", "Changes"
EVERYBODYS = ("Read side by side", "Download all (JSON)", "Who is named", "Corrections")


@pytest.fixture
def team(compared: Event, settings) -> Team:
    settings.SIGN_IN_REQUIRED = True
    team = Team.objects.create(name="Harbour desk")
    Event.objects.update(team=team, visibility="public")
    return team


def reader(team: Team, role: Role | None) -> Client:
    client = Client()
    if role is not None:
        person = User.objects.create_user(role.value, password="a long password")
        Membership.objects.create(team=team, person=person, role=role)
        client.force_login(person)
    return client


def plate(client: Client, event: Event) -> str:
    page = client.get(reverse("event_report", args=[event.slug])).content.decode()
    return page.partition('<p class="actions tools">')[2].partition("</p>")[0]


OFFERED = [
    (None, set()),
    (Role.VIEWER, set()),
    (Role.CONTRIBUTOR, {ADDING, AUDITING}),
    (Role.CURATOR, {ADDING, CHANGING, CURATING, AUDITING}),
]


def test_each_role_is_offered_what_it_may_do_whoever_came_first(compared: Event, team: Team) -> None:
    readers = [(reader(team, role), offered) for role, offered in OFFERED]
    for client, offered in (*readers, *reversed(readers)):  # the second round finds stored pages
        tools = plate(client, compared)
        assert {tool for tool in (ADDING, CHANGING, CURATING, AUDITING) if f">{tool}</a>" in tools} == offered
        assert all(f">{tool}</a>" in tools for tool in EVERYBODYS)


def test_an_address_with_words_of_its_own_gets_nobody_elses_page(compared: Event, team: Team) -> None:
    plate(reader(team, Role.CURATOR), compared)
    answer = reader(team, None).get(reverse("event_report", args=[compared.slug]) + "?without%20adds")
    assert answer.status_code == 302
    assert answer["Location"] == reverse("event_report", args=[compared.slug])


@pytest.mark.parametrize(("role", "is_offered"), [(None, False), (Role.VIEWER, False), (Role.CURATOR, True)])
def test_an_articles_text_is_mended_from_its_page_by_who_may(
    compared: Event, team: Team, role, is_offered
) -> None:
    article = compared.articles.first()
    page = reader(team, role).get(reverse("article", args=[article.pk])).content.decode()
    assert "Download the upload" in page
    for name in ("article_cleaning", "article_delete"):
        assert (f'href="{reverse(name, args=[article.pk])}"' in page) is is_offered


def test_where_nobody_signs_in_every_tool_is_offered(compared: Event, client: Client) -> None:
    tools = plate(client, compared)
    assert all(
        f">{tool}</a>" in tools for tool in (*EVERYBODYS, ADDING, CHANGING, CURATING, AUDITING, "Share")
    )


def menu(page: str) -> str:
    return page.partition('<nav aria-label="Site">')[2].partition("</nav>")[0]


def test_the_menu_offers_sign_in_to_who_is_not_signed_in_and_upload_to_who_may(
    compared: Event, team: Team
) -> None:
    address = reverse("event_report", args=[compared.slug])
    nobody, viewer, writer = (reader(team, role) for role in (None, Role.VIEWER, Role.CONTRIBUTOR))
    for client in (nobody, viewer, writer, nobody, viewer, writer):  # the second round finds stored pages
        for page in (client.get(address), client.get(reverse("measure_list"))):
            shown = menu(page.content.decode())
            assert (">Sign in</a>" in shown) is (client is nobody)
            assert (">Account</a>" in shown) is (client is not nobody)
            assert (">Upload</a>" in shown) is (client is writer)
    assert f"?next={quote(address, safe='')}" in menu(nobody.get(address).content.decode())


@pytest.mark.parametrize(("role", "may"), [(Role.VIEWER, False), (Role.CONTRIBUTOR, True)])
def test_only_who_may_upload_is_led_there_from_the_list_of_events(
    compared: Event, team: Team, role, may
) -> None:
    link, client = f'href="{reverse("upload")}"', reader(team, role)
    page = client.get(reverse("event_list")).content.decode()
    assert compared.title in page
    assert (link in page) is may
    compared.delete()
    page = client.get(reverse("event_list")).content.decode()
    assert "Nothing is here yet" in page
    assert (link in page) is may
    assert ("your role is to read them" in page) is not may


def test_where_nobody_signs_in_the_menu_has_upload_and_no_account(compared: Event, client: Client) -> None:
    shown = menu(client.get(reverse("event_report", args=[compared.slug])).content.decode())
    assert ">Upload</a>" in shown
    assert not any(f">{word}</a>" in shown for word in ("Account", "Sign in"))


def test_a_demonstration_offers_neither_upload_nor_sign_in(compared: Event, client: Client, settings) -> None:
    settings.DEMONSTRATION = True
    shown = menu(client.get(reverse("event_report", args=[compared.slug])).content.decode())
    assert ">Events</a>" in shown
    assert not any(f">{word}</a>" in shown for word in ("Upload", "Account", "Sign in"))
