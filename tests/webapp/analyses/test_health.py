"""A missing worker is said, and soon; nothing waits without a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from webapp.analyses import health, services
from webapp.analyses.models import Heartbeat, Run
from webapp.corpus.models import Event

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.django_db


def seen(name: str, seconds_ago: float) -> None:
    Heartbeat.objects.create(name=name, seen_at=timezone.now() - timedelta(seconds=seconds_ago))


def test_without_any_worker_that_is_said() -> None:
    assert health.health().messages == ["No worker is running."]


def test_a_worker_that_beats_is_alive() -> None:
    seen("worker desk 1", 3)
    seen("canary", 3)
    assert health.worker_state().is_alive
    assert health.health().is_ok


def test_a_worker_that_has_been_silent_for_a_while_is_gone() -> None:
    seen("worker desk 1", 21)
    assert not health.worker_state().is_alive


def test_the_canary_alone_is_no_worker() -> None:
    seen("canary", 1)
    assert not health.worker_state().is_alive


def test_workers_that_no_hint_reaches_are_noticed() -> None:
    seen("worker desk 1", 3)
    seen("canary", 600)
    assert health.health().messages == ["Workers are running, but the broker brings them no work."]


def test_work_that_waits_too_long_is_noticed(make_event: MakeEvent) -> None:
    seen("worker desk 1", 3)
    seen("canary", 3)
    services.request_event(make_event("bridge"))
    assert health.health().is_ok
    Run.objects.update(not_before=timezone.now() - timedelta(minutes=7))
    assert health.health().messages == ["Work has been waiting for 7 minutes."]


def test_work_that_is_paused_is_not_waiting(make_event: MakeEvent) -> None:
    services.request_event(make_event("bridge"))
    Run.objects.update(not_before=timezone.now() + timedelta(minutes=1))
    state = health.worker_state()
    assert (state.oldest_due_seconds, state.queued) == (None, 1)


def test_a_database_that_is_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise DatabaseError("gone")

    monkeypatch.setattr(health, "worker_state", fail)
    found = health.health()
    assert (found.is_ok, found.database, found.messages) == (False, False, ["The database does not answer."])


def test_a_heartbeat_is_one_row_and_old_ones_are_forgotten() -> None:
    health.beat("worker desk 1")
    health.beat("worker desk 1")
    seen("worker desk 2", 90_000)
    health.forget_old_heartbeats()
    assert [beat.name for beat in Heartbeat.objects.all()] == ["worker desk 1"]
