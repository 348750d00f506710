"""What somebody changed stays on record: with a name that outlives the account, and without any article's text."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.db import DatabaseError, connection, transaction

from webapp.audit.models import AppendOnlyError, Entry
from webapp.audit.selectors import AuditSearch, Reach, entries, families
from webapp.audit.services import LONGEST_VALUE, MACHINE, NOBODY_SIGNED_IN, changes, record
from webapp.corpus.models import Event

pytestmark = pytest.mark.django_db
EVERYTHING = Reach(is_everything=True)


@pytest.fixture
def ana() -> User:
    return User.objects.create_user("ana", first_name="Ana", last_name="Brown")


@pytest.fixture
def event() -> Event:
    return Event.objects.create(title="Harbour talks", slug="harbour-talks")


def test_an_entry_says_who_what_when_from_what_to_what_and_why(ana: User, event: Event) -> None:
    entry = record(
        ana,
        "event.renamed",
        event,
        before={"title": "Talks"},
        after={"title": "Harbour talks"},
        reason=" clearer ",
    )
    entry.refresh_from_db()
    assert (entry.actor_id, entry.actor_name) == (ana.pk, "Ana Brown (ana)")
    assert (entry.action, entry.kind, entry.thing, entry.title) == (
        "event.renamed",
        "event",
        str(event.pk),
        "Harbour talks",
    )
    assert (entry.event, entry.event_title) == (event.pk, "Harbour talks")
    assert (entry.before, entry.after, entry.reason) == (
        {"title": "Talks"},
        {"title": "Harbour talks"},
        "clearer",
    )
    assert entry.at is not None


def test_what_is_no_row_can_be_named() -> None:
    entry = record(None, "codebook.published", ("codebook", "policy_frames", "Policy frames"))
    assert (entry.kind, entry.thing, entry.title, entry.event) == (
        "codebook",
        "policy_frames",
        "Policy frames",
        None,
    )


def test_a_machine_and_whoever_sits_at_it_are_told_apart(event: Event) -> None:
    assert record(None, "event.made", event).actor_name == MACHINE
    assert record(AnonymousUser(), "event.made", event).actor_name == NOBODY_SIGNED_IN


def test_deleting_a_person_keeps_the_name_and_the_entries_together(ana: User, event: Event) -> None:
    record(ana, "event.made", event)
    number = ana.pk
    ana.delete()
    (entry,) = entries(AuditSearch(person=number), EVERYTHING)
    assert entry.actor_name == "Ana Brown (ana)"


def test_deleting_an_event_keeps_what_happened_to_it(ana: User, event: Event) -> None:
    record(ana, "event.deleted", event)
    number = event.pk
    event.delete()
    (entry,) = entries(AuditSearch(event=number), EVERYTHING)
    assert entry.event_title == "Harbour talks"


def test_no_entry_is_changed_or_deleted_by_any_way_of_the_models(event: Event) -> None:
    entry = record(None, "event.made", event)
    for forbidden in (
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.update(reason="another"),
        lambda: Entry.objects.filter(pk=entry.pk).update(reason="another"),
        entry.delete,
    ):
        with pytest.raises(AppendOnlyError):
            forbidden()
    entry.reason = "another"
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        entry.save()
    assert Entry.objects.get().reason == ""


def test_the_database_itself_refuses_to_change_an_entry(event: Event) -> None:
    record(None, "event.made", event)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE audit_entry SET reason = 'another'")


def test_long_values_are_cut_so_that_no_text_of_an_article_stays(event: Event) -> None:
    entry = record(
        None,
        "event.changed",
        event,
        before={"text": "x" * 5000},
        after={"rows": ["y" * 5000, 3, None, date(2026, 3, 1)]},
    )
    assert entry.before is not None
    assert len(entry.before["text"]) == LONGEST_VALUE
    assert len(entry.after["rows"][0]) == LONGEST_VALUE
    assert entry.after["rows"][1:] == [3, None, "2026-03-01"]


def test_changes_hold_what_differs_alone() -> None:
    assert changes({"title": "A", "role": "coverage"}, {"title": "B", "role": "coverage"}) == (
        {"title": "A"},
        {"title": "B"},
    )
    assert changes({"title": "A"}, {"title": "A"}) == ({}, {})


def test_entries_are_found_by_event_article_person_action_words_and_day(ana: User, event: Event) -> None:
    other = Event.objects.create(title="Storm", slug="storm")
    first = record(ana, "event.made", event)
    second = record(
        None, "article.deleted", ("article", 7, "Board agrees"), event=event, reason="sent in error"
    )
    third = record(None, "event.made", other)
    today = first.at.date()

    def found(**asked: object) -> list[Entry]:
        return list(entries(AuditSearch(**asked), EVERYTHING))

    assert found() == [third, second, first]
    assert found(event=event.pk) == [second, first]
    assert found(article=7) == [second]
    assert found(person=ana.pk) == [first]
    assert found(action="event") == [third, first]
    assert found(action="article.deleted") == [second]
    assert found(words="error") == [second]
    assert found(since=today, until=today) == [third, second, first]
    assert found(until=date(2020, 1, 1)) == []
    assert families(EVERYTHING) == ["article", "event"]


def test_a_reach_shows_its_teams_and_its_own_entries_alone(ana: User, event: Event) -> None:
    own = record(ana, "event.made", event)
    theirs = record(None, "event.made", ("event", 9, "Theirs"))
    assert list(entries(AuditSearch(), Reach(own=ana.pk))) == [own]
    assert list(entries(AuditSearch(), Reach())) == []
    assert list(entries(AuditSearch(event=event.pk), Reach(teams=frozenset({99})))) == []
    assert theirs in entries(AuditSearch(), EVERYTHING)
