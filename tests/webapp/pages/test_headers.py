"""Every address answers with the same strict headers, whoever asks and whatever it answers."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.webapp.pages.house import House, house  # noqa: F401

pytestmark = pytest.mark.django_db
WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Other sites are told nothing. "no-referrer" would say no more, and has browsers send forms with "Origin: null",
    # which the check against forged forms refuses.
    "Referrer-Policy": "same-origin",
}
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")  # fmt: skip


def amiss(response: object) -> list[str]:
    """What is not as it must be."""
    headers = response.headers  # type: ignore[attr-defined]
    wrong = [name for name, value in WANTED.items() if headers.get(name) != value]
    policy = headers.get("Content-Security-Policy", "")
    wrong += [part for part in POLICY if part not in policy]
    wrong += ["unsafe"] if "unsafe" in policy else []
    return wrong


def test_every_address_answers_with_strict_headers(house: House) -> None:  # noqa: F811
    client = Client()
    client.force_login(house.people["root"])
    for name, address in house.addresses.items():
        if name != "sign_out":
            assert amiss(client.get(address)) == [], name
        assert amiss(Client().get(address)) == [], name
        assert amiss(Client().post(address)) == [], name


def test_so_do_errors_and_the_admin(client: Client) -> None:
    client.raise_request_exception = False
    for address in (
        "/no-such-page/",
        "/events/none/",
        "/articles/0/",
        "/static/none.css",
        "/admin/",
        "/admin/login/",
    ):
        assert amiss(client.get(address)) == [], address
    client.force_login(User.objects.create_superuser("root", password="x"))
    for address in (
        "/admin/",
        "/admin/corpus/article/",
        "/admin/audit/entry/",
        "/admin/auth/user/",
        "/admin/people/team/",
    ):
        response = client.get(address)
        assert response.status_code == 200, address
        assert amiss(response) == [], address


def test_a_form_without_its_token_is_refused_with_them_too(house: House) -> None:  # noqa: F811
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(house.people["root"])
    response = strict.post(house.addresses["event_delete"])
    assert response.status_code == 403
    assert amiss(response) == []
