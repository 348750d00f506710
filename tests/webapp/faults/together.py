"""Requests that people send at the same moment, in a process of the stack under test; and what they are about."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any

from django.db import connection

from tests.webapp.faults.client import migrate as _migrate

NUMBERS = itertools.count(1)
_TEXT = (
    "The council of Harrow opened bridge number {number} on Monday after nine years of work. "
    "“We are proud of what the builders did here,” said Mayor Ana Brown at the ceremony. "
    "Residents had asked for it in two petitions, according to the council’s records. "
    "The work cost four million pounds and was paid for by the county and the town together."
)
Request = tuple[str, str, dict[str, Any]]
"""Whose, to which address, with what."""


def migrate() -> None:
    from django.contrib.auth.models import User
    from django.test.utils import override_settings, setup_test_environment

    from webapp.people.models import Role, Team

    _migrate()
    setup_test_environment()
    override_settings(
        SIGN_IN_REQUIRED=True,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ).enable()
    team = Team.objects.create(name="Harbour desk")
    for name in ("ann", "ben"):
        team.memberships.create(person=User.objects.create_user(name, password="x"), role=Role.CURATOR)


def together(*asked: Request) -> list[dict[str, Any]]:
    """Send all at the same moment: what each was answered, with what the page that it leads to says."""
    from django.contrib.auth.models import User
    from django.test import Client

    clients = []
    for name, _, _ in asked:
        client = Client(raise_request_exception=False)
        client.force_login(User.objects.get(username=name))
        clients.append(client)
    start = threading.Barrier(len(asked))

    def send(client: Client, request: Request) -> dict[str, Any]:
        try:
            start.wait()
            answer = client.post(request[1], request[2])
            told = answer
            if answer.status_code == 302:
                told = client.get(answer["Location"], follow=True)
            said = " ".join(unescape(told.content.decode()).split())
            return {"status": answer.status_code, "to": answer.get("Location", ""), "said": said}
        finally:
            connection.close()

    with ThreadPoolExecutor(len(asked)) as people:
        return list(people.map(send, clients, asked))


def event_with(texts: int) -> Any:
    from analyzer.types import RawDocument
    from webapp.corpus import naming, services
    from webapp.corpus.models import Event
    from webapp.people.models import Team

    number = next(NUMBERS)
    event = naming.event_at(f"bridges-{number}", title=f"Bridges {number}")
    Event.objects.filter(pk=event.pk).update(team=Team.objects.get(name="Harbour desk"), visibility="team")
    for _ in range(texts):
        content = _TEXT.format(number=next(NUMBERS)).encode()
        services.store_article(event, content, services.read_seed(RawDocument(content, filename="a.txt")))
    event.refresh_from_db()
    return event


def entries(action: str, thing: Any) -> int:
    from webapp.audit.models import Entry

    return Entry.objects.filter(action=action, thing=str(thing)).count()
