"""Is anybody working? Read from rows alone, so that it is right whatever became of the broker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import DatabaseError
from django.db.models import Max
from django.utils import timezone

from webapp.analyses.leases import due_jobs
from webapp.analyses.models import UNFINISHED, Fetch, Heartbeat, Report, Run, State

SILENT_AFTER = timedelta(seconds=20)
"""Four missed heartbeats. A worker that is gone is said within a minute, a busy one is not called gone."""
LONGEST_WAIT = timedelta(minutes=5)
"""Above it the queue is not being worked off, whatever the heartbeats say."""


@dataclass(frozen=True, slots=True)
class WorkerState:
    """Whether a worker is running, and how long due work has been waiting."""

    is_alive: bool
    last_seen: datetime | None
    oldest_due_seconds: float | None
    queued: int
    canary_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """What the health address answers."""

    is_ok: bool
    database: bool
    worker: WorkerState | None
    messages: list[str]


def worker_state() -> WorkerState:
    now = timezone.now()
    workers = Heartbeat.objects.filter(name__startswith="worker ")
    last_seen = workers.aggregate(latest=Max("seen_at"))["latest"]
    canary = Heartbeat.objects.filter(name="canary").values_list("seen_at", flat=True).first()
    oldest = [
        due_jobs(kind, now)
        .filter(state__in=UNFINISHED)  # they are anyway; told so, SQLite looks at no others
        .order_by("not_before")
        .values_list("not_before", flat=True)
        .first()
        for kind in (Run, Report, Fetch)
    ]
    waits = [(now - since).total_seconds() for since in oldest if since is not None]
    return WorkerState(
        is_alive=last_seen is not None and now - last_seen <= SILENT_AFTER,
        last_seen=last_seen,
        oldest_due_seconds=max(waits) if waits else None,
        queued=sum(kind.objects.filter(state=State.QUEUED).count() for kind in (Run, Report, Fetch)),
        canary_seen=canary,
    )


def health() -> Health:
    """Everything that must run, in plain words where it does not."""
    try:
        worker = worker_state()
    except DatabaseError:
        return Health(is_ok=False, database=False, worker=None, messages=["The database does not answer."])
    messages = []
    if not worker.is_alive:
        messages.append("No worker is running.")
    elif worker.canary_seen is None or timezone.now() - worker.canary_seen > LONGEST_WAIT:
        messages.append("Workers are running, but the broker brings them no work.")
    if worker.oldest_due_seconds is not None and worker.oldest_due_seconds > LONGEST_WAIT.total_seconds():
        messages.append(f"Work has been waiting for {worker.oldest_due_seconds / 60:.0f} minutes.")
    return Health(is_ok=not messages, database=True, worker=worker, messages=messages)


def beat(name: str) -> None:
    """Note that this worker, or the canary, is alive now."""
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": timezone.now()})


def forget_old_heartbeats() -> None:
    Heartbeat.objects.filter(seen_at__lte=timezone.now() - timedelta(days=1)).delete()
