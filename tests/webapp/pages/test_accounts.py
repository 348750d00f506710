"""Signing in and out: locked after too many tries, leading to this site alone, and changing one's password."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from webapp.audit.models import Entry
from webapp.people.models import Role, Team

pytestmark = pytest.mark.django_db
PASSWORD = "a long password"
SIGN_IN = "/sign-in/"


@pytest.fixture
def ana(make_person: object, team: Team, sign_in_required: None) -> User:
    return make_person("ana", Role.VIEWER, team)  # type: ignore[operator]


def sign_in(client: Client, password: str = PASSWORD, name: str = "ana", **headers: str) -> int:
    return client.post(SIGN_IN, {"username": name, "password": password}, **headers).status_code  # type: ignore[arg-type]


def test_name_and_password_open_the_account_and_its_teams(client: Client, ana: User) -> None:
    response = client.post(
        SIGN_IN, {"username": "ana", "password": PASSWORD, "next": "/account/"}, follow=True
    )
    page = response.content.decode()
    assert response.redirect_chain == [("/account/", 302)]
    assert "Harbour desk" in page
    assert "viewer" in page


def test_a_wrong_password_is_said_without_telling_which_was_wrong_and_the_name_stays(
    client: Client, ana: User
) -> None:
    for name in ("ana", "nobody-of-this-name"):
        page = client.post(SIGN_IN, {"username": name, "password": "guess"}).content.decode()
        assert "do not go together" in page
        assert f'value="{name}"' in page
        assert "guess" not in page


def test_an_account_that_is_switched_off_does_not_open(client: Client, ana: User) -> None:
    User.objects.update(is_active=False)
    assert sign_in(client) == 200
    assert client.get("/account/").status_code == 302


def test_signing_out_needs_a_form_ends_the_session_and_leaves_nothing_to_go_back_to(
    client: Client, ana: User
) -> None:
    client.force_login(ana)
    assert client.get("/sign-out/").status_code == 405
    assert client.get("/account/").status_code == 200
    response = client.post("/sign-out/")
    assert response["Location"] == SIGN_IN
    assert response["Clear-Site-Data"] == '"cache"'
    assert client.get("/account/").status_code == 302


# --- lock-out ---------------------------------------------------------------------------------------------


def test_after_five_wrong_tries_the_right_password_has_to_wait_and_the_page_says_until_when(
    client: Client, ana: User
) -> None:
    assert [sign_in(client, "guess") for _ in range(5)] == [200, 200, 200, 200, 429]
    locked = client.post(SIGN_IN, {"username": "ana", "password": PASSWORD})
    assert locked.status_code == 429
    until = AccessAttempt.objects.get().attempt_time + timedelta(hours=1)
    assert f"closed until {until:%H:%M} UTC" in locked.content.decode()
    assert "script-src 'self'" in locked["Content-Security-Policy"]
    assert client.get("/account/").status_code == 302


@pytest.mark.parametrize("header", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP", "HTTP_X_CLUSTER_CLIENT_IP"])  # fmt: skip
def test_forged_headers_of_another_address_open_no_way_around(client: Client, ana: User, header: str) -> None:
    for number in range(5):
        sign_in(client, "guess", **{header: f"203.0.113.{number}"})
    assert sign_in(client, **{header: "203.0.113.99"}) == 429
    assert sign_in(client, HTTP_USER_AGENT="another browser") == 429


def test_others_at_that_address_still_get_in_and_so_does_ana_from_another(
    client: Client, ana: User, make_person: object
) -> None:
    make_person("ben")  # type: ignore[operator]
    for _ in range(6):
        sign_in(client, "guess")
    assert sign_in(Client(), name="ben") == 302
    assert sign_in(Client(REMOTE_ADDR="198.51.100.7")) == 302


def test_trying_during_the_pause_does_not_make_it_longer_and_after_it_the_account_opens(
    client: Client, ana: User
) -> None:
    for _ in range(5):
        sign_in(client, "guess")
    begun = AccessAttempt.objects.get().attempt_time
    for _ in range(3):
        assert sign_in(client, "guess") == 429
    assert AccessAttempt.objects.get().attempt_time == begun
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=61))
    assert sign_in(client) == 302


def test_slips_before_a_right_password_do_not_add_up(client: Client, ana: User) -> None:
    for _ in range(3):
        assert [sign_in(client, "guess") for _ in range(4)] == [200] * 4
        assert sign_in(client) == 302
        client.post("/sign-out/")


def test_no_password_is_kept_of_a_wrong_try(client: Client, ana: User) -> None:
    sign_in(client, "seven-quiet-harbours")
    assert "seven-quiet-harbours" not in str(AccessAttempt.objects.values())


# --- where it leads ---------------------------------------------------------------------------------------

HOSTS = ("evil.example", "testserver.evil.example", "testserver@evil.example", "evil.example#testserver")
FORMS = (
    "https://{}", "http://{}/", "//{}", "///{}", "////{}", "/\\{}", "\\\\{}", "/\\/{}", "https:{}", "https:/{}", "http:///{}",
    " https://{}", "\thttps://{}", "//{}/%2f..", "/\t/{}", "https:\\\\{}", "javascript://{}/%0aalert(1)", "data:text/html,{}",
    "ftp://{}", "http:\n//{}",
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_signing_in_leads_off_this_site_by_no_form_of_address(client: Client, ana: User, form: str) -> None:
    for host in HOSTS:
        to = form.format(host)
        for address, said in ((SIGN_IN, {"next": to}), (f"{SIGN_IN}?next={to}", {})):
            response = client.post(address, {"username": "ana", "password": PASSWORD, **said})
            assert response.status_code == 302, to
            assert response["Location"].startswith("/"), to
            assert not response["Location"].startswith(("//", "/\\")), to
            client.logout()


def test_there_are_eighty_of_them() -> None:
    assert len(FORMS) * len(HOSTS) == 80


def test_signing_in_leads_back_to_where_one_was_going(client: Client, ana: User) -> None:
    response = client.post(SIGN_IN, {"username": "ana", "password": PASSWORD, "next": "/upload/?event=x"})
    assert response["Location"] == "/upload/?event=x"


# --- password ---------------------------------------------------------------------------------------------


def test_a_new_password_ends_other_sessions_keeps_this_one_and_is_on_record_without_it(
    client: Client, ana: User
) -> None:
    other = Client()
    other.force_login(ana)
    client.force_login(ana)
    said = {
        "old_password": PASSWORD,
        "new_password1": "seven-quiet-harbours",
        "new_password2": "seven-quiet-harbours",
    }
    assert client.post(reverse("password"), said)["Location"] == "/account/"
    assert client.get("/account/").status_code == 200
    assert other.get("/account/").status_code == 302
    entry = Entry.objects.get(action="account.password_changed")
    assert (entry.actor_name, entry.before, entry.after) == ("ana", None, None)


@pytest.mark.parametrize(
    ("old", "one", "two", "said"),
    [
        ("wrong", "seven-quiet-harbours", "seven-quiet-harbours", "incorrect"),
        (PASSWORD, "seven-quiet-harbours", "eight-quiet-harbours", "match"),
        (PASSWORD, "12345678", "12345678", "numeric"),
        (PASSWORD, "short", "short", "too short"),
        (PASSWORD, "password1", "password1", "too common"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing_and_says_why(
    client: Client, ana: User, old: str, one: str, two: str, said: str
) -> None:
    client.force_login(ana)
    page = client.post(reverse("password"), {"old_password": old, "new_password1": one, "new_password2": two})
    assert said in page.content.decode()
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
