"""Lists of sign-ins and of wrong passwords, which django-axes keeps, in plain words."""

from __future__ import annotations

import re

import pytest
from axes.models import AccessAttempt, AccessLog
from django.http import HttpResponse
from django.test import Client
from django.utils.timezone import localtime

from webapp.audit.models import Entry

pytestmark = pytest.mark.django_db
THEIR_OWN = ("access attempt", "access log", "access failure", "attempted access", "user agent", "path", "http accept", "meta data",
             "failed logins", "expired attempts", "attempt remaining")  # fmt: skip


def text_of(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("query", ["", "?q=ann", "?locked_out=yes", "?locked_out=no"])
def test_lists_of_sign_ins_and_wrong_passwords_speak_in_plain_words(admin_client: Client, query: str) -> None:
    said = {"username": "ann", "ip_address": "127.0.0.1", "user_agent": "Firefox", "path_info": "/sign-in/"}
    for failures in (1, 4, 5):
        attempt = said | {"user_agent": f"Firefox {failures}", "failures_since_start": failures}
        AccessAttempt.objects.create(**attempt)
    AccessLog.objects.create(**said)
    index, section = (text_of(admin_client.get(f"/admin/{at}")) for at in ("", "axes/"))
    lists = [
        text_of(admin_client.get(f"/admin/axes/{name}/{query}", follow=True))
        for name in ("accessattempt", "accesslog")
    ]
    for page in (index, section, *lists):
        assert not [word for word in THEIR_OWN if word in page.lower()]
    for page in (index, section):
        assert [word for word in ("Sign-ins and sign-outs", "Wrong passwords") if word in page]
    if not query:
        assert [
            word
            for word in ("not yet: 4 more tries", "not yet: 1 more try", "for now")
            if word not in lists[0]
        ] == []
        assert [
            word
            for word in ("Account name", "Network address", "Browser", "Signed out")
            if word not in lists[1]
        ] == []


def test_who_is_let_in_again_by_forgetting_wrong_passwords_is_asked_about_by_name(
    admin_client: Client,
) -> None:
    attempt = AccessAttempt.objects.create(
        username="ann", ip_address="127.0.0.1", user_agent="Firefox", path_info="/", failures_since_start=5
    )
    address, chosen = (
        "/admin/axes/accessattempt/",
        {"action": "delete_selected", "_selected_action": [attempt.pk]},
    )
    asked = text_of(admin_client.post(address, chosen))
    assert f"ann, {localtime(attempt.attempt_time):%d %B %Y, %H:%M}" in asked
    assert "Attempted Access" not in asked
    assert AccessAttempt.objects.exists()
    admin_client.post(address, chosen | {"post": "yes"})
    assert not AccessAttempt.objects.exists()
    entry = Entry.objects.get(action="wrong_passwords.forgotten")
    assert (entry.title, entry.before["network address"]) == ("ann", "127.0.0.1")
