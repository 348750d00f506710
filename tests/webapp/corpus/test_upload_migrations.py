"""Drafts that were being looked at when Sidelight was brought up to date are still there, and go back as well."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE, AFTER = (
    [("corpus", "0002_draft_upload"), ("analyses", "0002_report_changes")],
    [("corpus", "0005_remove_draft_upload")],
)


@pytest.fixture
def migrated(transactional_db: None) -> Iterator[Any]:
    def to(state: list[tuple[str, str]]) -> Any:
        MigrationExecutor(connection).migrate(state)
        return MigrationExecutor(connection).loader.project_state(state).apps

    yield to
    call_command("migrate", verbosity=0)


def test_what_was_said_of_a_batch_stands_in_its_upload_and_back(migrated: Any) -> None:
    old, batch = migrated(BEFORE), uuid.uuid4()
    event = old.get_model("corpus", "Event").objects.create(title="Bridge", slug="bridge")
    said = {"event": "bridge", "event_title": "Typed", "problems": [["note.txt", "It is too short."]]}
    for name in ("a.txt", "b.txt"):
        old.get_model("corpus", "Draft").objects.create(
            batch=batch, content=name.encode(), filename=name, document={}, upload=said,
            expires_at=timezone.now() + timedelta(hours=1),
        )  # fmt: skip
    new = migrated(AFTER)
    upload = new.get_model("corpus", "Upload").objects.get()
    assert (upload.pk, upload.event_id, upload.event_title) == (batch, event.pk, "Typed")
    assert sorted(upload.arrivals.values_list("name", "outcome", "reason")) == [
        ("a.txt", "accepted", ""), ("b.txt", "accepted", ""), ("note.txt", "refused", "It is too short."),
    ]  # fmt: skip
    assert all(len(draft.digest) == 64 for draft in new.get_model("corpus", "Draft").objects.all())
    back = migrated(BEFORE)
    assert [draft.upload for draft in back.get_model("corpus", "Draft").objects.all()] == [said, said]
