"""An installation is brought up to date with editions, outlets and namings, and back, and keeps what it held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("codebooks", None), ("corpus", "0008_corrections")]
AFTER = [("codebooks", "0002_identities"), ("corpus", "0010_identities"), ("analyses", "0005_editions")]


@pytest.fixture
def migrated(transactional_db: None) -> Iterator[Any]:
    def to(state: list[tuple[str, str | None]]) -> Any:
        executor = MigrationExecutor(connection)
        executor.migrate(state)
        return MigrationExecutor(connection).loader.project_state([each for each in state if each[1]]).apps

    yield to
    call_command("migrate", verbosity=0)


def test_outlets_and_articles_stay_there_and_back(migrated: Any) -> None:
    old = migrated(BEFORE)
    outlet = old.get_model("corpus", "Outlet").objects.create(name="Post", slug="post", also_known_as="HP")
    event = old.get_model("corpus", "Event").objects.create(title="Bridge", slug="bridge")
    old.get_model("corpus", "Article").objects.create(
        event=event, outlet=outlet, original=b"x", original_hash="1", document={"text": "x"}, content_hash="2"
    )
    new = migrated(AFTER)
    found = new.get_model("corpus", "Outlet").objects.get()
    assert (found.also_known_as, found.kind, found.country, found.language) == ("HP", "", "", "")
    article = new.get_model("corpus", "Article").objects.get()
    assert (article.content_hash, article.identified) == ("2", "")
    new.get_model("codebooks", "Edition").objects.create(name="boosters", content=b"x", digest="3")
    back = migrated(BEFORE)
    assert back.get_model("corpus", "Article").objects.get().outlet.name == "Post"
