"""What the open pages of codebooks say to readers outside: no person's name, nothing of texts that they may not read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from webapp.analyses import queue, services
from webapp.analyses.models import Renewal
from webapp.codebooks import services as codebooks
from webapp.codebooks.models import Naming
from webapp.corpus.models import Event
from webapp.people.models import Role, Team

BOOK = "policy_frames"
TITLE = "Policy frames"
MakePerson = Callable[..., User]
pytestmark = pytest.mark.usefixtures("sign_in_required")


def publish(person: User) -> None:
    draft = codebooks.start_draft(BOOK, person)
    codebooks.change_draft(draft.pk, person, lambda files: (files[0] + b"#\n",), "a remark")
    queue.publish_edition(draft.pk, person, "A remark.")


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


def test_who_made_an_edition_is_named_to_those_who_edit_alone(
    client: Client, team: Team, make_person: MakePerson
) -> None:
    editor = make_person("Quintessa", Role.CURATOR, team)
    publish(editor)
    address = reverse("codebook", args=[BOOK])

    for reader in (None, make_person("vi", Role.VIEWER, team), make_person("outside")):
        if reader is not None:
            client.force_login(reader)
        page = text_of(client, address)
        assert "A remark. a curator now, since" in page
        assert "Quintessa" not in page
    client.force_login(editor)
    assert "Quintessa" in text_of(client, address)


def test_who_said_who_is_who_is_named_to_those_who_curate_alone(
    client: Client, make_event: Callable[..., Event], team: Team, make_person: MakePerson
) -> None:
    event = make_event("bridge")
    Event.objects.filter(pk=event.pk).update(team=team, visibility="public")
    curator = make_person("Quintessa", Role.CURATOR, team)
    Naming.objects.create(names=["Ana Brown", "A. Brown"], is_one=True, event=event, author_name="Quintessa")
    address = reverse("event_actors", args=[event.slug])

    assert "a curator," in text_of(client, address)
    assert "Quintessa" not in text_of(client, address)
    client.force_login(curator)
    assert "Quintessa" in text_of(client, address)


def test_the_notice_of_measuring_anew_counts_what_its_reader_may_read(
    client: Client, make_event: Callable[..., Event], work: Callable[[], None], team: Team, make_person: MakePerson
) -> None:  # fmt: skip
    mine, theirs = make_event("bridge", "park"), make_event("library", "school", "pool", title="Other talks")
    for event, of in ((mine, team), (theirs, Team.objects.create(name="Others"))):
        Event.objects.filter(pk=event.pk).update(team=of, visibility="team")
        services.request_event(event)
    editor = make_person("ed", Role.CURATOR, team)
    publish(editor)
    for address in (reverse("codebook", args=[BOOK]), reverse("codebook_renewal"), reverse("codebook_list")):
        client.logout()
        assert f"{TITLE}, edition 1: 0 of 0 events" in text_of(client, address)
        client.force_login(editor)
        assert f"{TITLE}, edition 1: 0 of 1 event " in text_of(client, address)

    work()
    said = text_of(client, reverse("codebook_renewal"))
    assert (
        f"Last change: {TITLE}, edition 1. Of the events that you may read 1 was looked at; 2 texts" in said
    )
    client.logout()
    assert "0 were looked at; 0 texts" in text_of(client, reverse("codebook_renewal"))


def test_why_it_broke_off_is_said_to_those_who_look_after_the_installation(
    client: Client, team: Team, make_person: MakePerson
) -> None:
    publish(make_person("ed", Role.CURATOR, team))
    Renewal.objects.update(state="failed", last_error="ValueError: words of a text")
    address = reverse("codebook_renewal")

    assert "was broken off. Whoever looks after" in text_of(client, address)
    assert "words of a text" not in text_of(client, address)
    client.force_login(User.objects.create_superuser("keeper"))
    assert "was broken off: ValueError: words of a text" in text_of(client, address)
