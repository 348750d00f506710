"""Events from before there were teams go to a first team that has every account in it, and back."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("corpus", "0005_remove_draft_upload")]
AFTER = [("corpus", "0007_events_of_the_first_team")]


def migrate(targets: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def before(transactional_db: None) -> Any:
    yield migrate(BEFORE)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


@pytest.mark.parametrize(("is_required", "visibility"), [(True, "public"), (False, "team")])
def test_nobody_loses_anything(before: Any, settings: Any, is_required: bool, visibility: str) -> None:
    settings.SIGN_IN_REQUIRED = is_required
    before.get_model("corpus", "Event").objects.create(title="Harbour talks", slug="harbour-talks")
    User.objects.create_superuser("root", password="x")
    User.objects.create_user("staff", is_staff=True)
    User.objects.create_user("plain")
    after = migrate(AFTER)
    event = after.get_model("corpus", "Event").objects.get()
    assert (event.team.name, event.visibility, event.maker) == ("First team", visibility, None)
    places = after.get_model("people", "Membership").objects.values_list("person__username", "role")
    assert set(places) == {("root", "admin"), ("staff", "curator"), ("plain", "contributor")}
    back = migrate(BEFORE)
    assert back.get_model("corpus", "Event").objects.get().title == "Harbour talks"


def test_an_installation_that_holds_nothing_gets_no_team(before: Any) -> None:
    after = migrate(AFTER)
    assert not after.get_model("people", "Team").objects.exists()
