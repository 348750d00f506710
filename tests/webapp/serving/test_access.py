"""The gate before every view: open on a machine of one's own, by rights where people sign in, read-only in a demonstration."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import path, reverse

from webapp import access, door
from webapp.analyses import queue
from webapp.analyses.models import Report, Run, State
from webapp.corpus.models import Event
from webapp.people.models import Role, Team

PROJECT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.django_db


@pytest.fixture
def event() -> Event:
    return Event.objects.create(title="Harbour talks", slug="harbour-talks")


def test_an_address_without_a_rule_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="who may come to these addresses: new_page"):
        access.verify([*_patterns(), path("new/", lambda request: None, name="new_page")])


def test_an_address_without_a_name_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="None"):
        access.verify([*_patterns(), path("new/", lambda request: None)])


def test_a_rule_for_no_address_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="rules for no address: glossary"):
        access.verify([each for each in _patterns() if getattr(each, "name", "") != "glossary"])


def _patterns() -> list:
    from webapp.urls import urlpatterns

    return list(urlpatterns)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_changing_needs_a_sign_in_where_one_is_required(
    client: Client, event: Event, sign_in_required: None, method: str
) -> None:
    refused = getattr(client, method)(reverse("event_delete", args=[event.slug]))
    assert refused.status_code == 302
    assert refused["Location"] == "/sign-in/?next=/"
    assert Event.objects.exists()


def test_a_form_asks_before_the_person_types_and_leads_back(client: Client, sign_in_required: None) -> None:
    assert client.get("/upload/?event=x")["Location"] == "/sign-in/?next=/upload/%3Fevent%3Dx"


def test_nothing_is_changed_at_an_address_that_is_only_read_whatever_the_method(
    client: Client, event: Event
) -> None:
    for method in ("post", "put", "patch", "delete"):
        assert getattr(client, method)(reverse("event_report", args=[event.slug])).status_code == 405


def test_on_a_machine_of_ones_own_all_is_open_and_asks_nothing_more_of_the_database(
    client: Client, event: Event, django_assert_num_queries: object
) -> None:
    assert client.get(reverse("upload")).status_code == 200
    assert client.get(reverse("event_sharing", args=[event.slug])).status_code == 200
    request = SimpleNamespace(
        method="GET", resolver_match=SimpleNamespace(namespace="", url_name="event_report")
    )
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert (
            door.DoorMiddleware(lambda request: None).process_view(request, None, (), {"slug": "x"}) is None
        )


def test_no_page_says_anything_of_accounts_on_a_machine_of_ones_own(client: Client, event: Event) -> None:
    page = client.get(reverse("event_report", args=[event.slug])).content.decode()
    assert reverse("account") not in page
    assert reverse("event_visibility", args=[event.slug]) not in page


def test_where_people_sign_in_no_cache_on_the_way_keeps_a_page(
    client: Client, sign_in_required: None
) -> None:
    for address in ("/", "/glossary/", "/no-such-page/"):
        response = client.get(address)
        assert "private" in response["Cache-Control"]
        assert "Cookie" in response["Vary"]


# --- a demonstration --------------------------------------------------------------------------------------


@pytest.fixture
def demonstration(settings: object) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]


@pytest.mark.parametrize("is_sign_in_required", [True, False])
def test_a_demonstration_is_read_by_everybody_and_says_on_each_page_what_it_is(
    client: Client, event: Event, demonstration: None, settings: object, is_sign_in_required: bool
) -> None:
    settings.SIGN_IN_REQUIRED = is_sign_in_required  # type: ignore[attr-defined]
    for address in (
        "/",
        reverse("event_report", args=[event.slug]),
        "/glossary/",
        "/measures/",
        "/no-such-page/",
    ):
        page = client.get(address).content.decode()
        assert "A public demonstration" in page, address
        assert reverse("account") not in page
    assert event.title in client.get("/").content.decode()


def test_no_form_of_a_demonstration_changes_anything_and_each_says_so(
    client: Client, event: Event, demonstration: None
) -> None:
    client.force_login(User.objects.create_superuser("root", password="x"))
    for name, arguments in (
        ("upload", []), ("event_delete", [event.slug]), ("event_rebuild", [event.slug]), ("event_sharing", [event.slug]),
        ("sign_in", []), ("event_report", [event.slug]),
    ):  # fmt: skip
        refused = client.post(reverse(name, args=arguments))
        assert refused.status_code == 403, name
        assert "Nothing was changed" in refused.content.decode()
    assert client.post("/admin/corpus/event/add/", {"title": "x"}).status_code == 403
    for name, arguments in (("upload", []), ("event_delete", [event.slug]), ("event_sharing", [event.slug])):
        assert client.get(reverse(name, args=arguments)).status_code == 403, name
    assert Event.objects.count() == 1


def test_no_page_of_a_demonstration_has_a_button_that_it_would_refuse(
    client: Client, make_event: Callable[..., Event], demonstration: None
) -> None:
    event = make_event("bridge", "park")
    queue.request_event(event)
    for jobs in (Run, Report):
        jobs.objects.update(state=State.FAILED)  # what somebody with a role is offered to try again
    for address, said in (
        (reverse("article", args=[event.articles.all()[0].pk]), "This text could not be measured"),
        (reverse("event_report", args=[event.slug]), "There is no report yet"),
    ):
        page = client.get(address).content.decode()
        assert said in page
        assert 'method="post"' not in page
        assert (
            '<aside class="demonstration"' in page
        )  # a landmark: no words of a page lie outside of all of them


@pytest.mark.parametrize("is_sign_in_required", [True, False])
@pytest.mark.parametrize(
    "address", ["/sign-in/", "/sign-in/?next=/upload/", "/admin/", "/admin/login/", "/admin/corpus/event/"]
)
def test_a_demonstration_says_that_nobody_signs_in_there(
    client: Client, db: None, demonstration: None, settings: object, address: str, is_sign_in_required: bool
) -> None:
    settings.SIGN_IN_REQUIRED = is_sign_in_required  # type: ignore[attr-defined]
    answer = client.get(address, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "This is a public demonstration" in page
    assert "nobody can sign in, upload" in page
    assert "Nothing was changed" not in page  # nobody tried
    assert 'method="post"' not in page
    assert "password" not in page


@pytest.mark.parametrize("who", ["root", "curator"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_was_signed_in_before_reads_nothing_in_the_admin_of_a_demonstration(
    client: Client, event: Event, team: Team, settings: object, who: str, method: str
) -> None:
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]
    person = User.objects.create_user(who, is_superuser=who == "root", is_staff=who == "root")
    team.memberships.create(person=person, role=Role.CURATOR)
    client.force_login(person)
    Event.objects.filter(pk=event.pk).update(team=team, visibility="team")
    lists = [row._meta.label_lower.replace(".", "_") for row in admin.site._registry]
    addresses = [reverse("admin:index"), *(reverse(f"admin:{label}_changelist") for label in lists)]
    addresses += [reverse("admin:corpus_event_change", args=[event.pk]), "/admin/no-such-page/"]
    assert event.title in client.get(addresses[-2]).content.decode()
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    for address in addresses:
        answer = getattr(client, method)(address)
        page = answer.content.decode()
        assert answer.status_code == 403, address
        assert "The admin is closed as long as this is a demonstration" in page, address
        assert event.title not in page, address
    assert reverse("admin:index") not in client.get(reverse("account")).content.decode()


def test_elsewhere_no_page_speaks_of_a_demonstration(client: Client) -> None:
    assert "demonstration" not in client.get("/").content.decode()


# --- the deploy check -------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [{}, {"SIDELIGHT_DEMO": "1"}])
def test_the_deploy_check_finds_nothing(tmp_path: Path, more: dict[str, str]) -> None:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {
        **os.environ,
        "SIDELIGHT_DATA_DIR": str(tmp_path),
        "SIDELIGHT_HOSTS": "sidelight.example.org",
        **more,
    }
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # for the tests' own process, beside a browser
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
