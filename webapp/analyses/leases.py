"""The one state machine of all work: queued → running → done | partial | failed.

A worker holds a job by a lease. Whoever finds a lease run out may take the job; the token then changes, and the
first worker's late result no longer matches (fencing). Nothing here trusts the broker.
"""

from __future__ import annotations

import logging
import random
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from webapp.analyses.models import UNFINISHED, LeasedJob, Report, Run, State

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
"""A text that has taken three workers down would take the fourth down too."""
FIRST_PAUSE = 5.0
"""Seconds before the second attempt; four times as long before the third. Most crashes that pass do so by then."""
HINTS_PER_LEASE = 8
"""A due job whose hint is older than an eighth of a lease (15 s) has lost it, or waits behind others; a second hint
costs 1 ms and no work."""
RENEWALS_PER_LEASE = 4
DIED = "The worker was stopped each of the three times it tried: by its limits of time or memory, or a crash."

Job = TypeVar("Job", bound=LeasedJob)


def lease_duration() -> timedelta:
    return timedelta(seconds=settings.LEASE_SECONDS)


def is_due(now: datetime) -> Q:
    """Waiting and no longer paused, or held by a worker that let its lease run out."""
    return Q(state=State.QUEUED, not_before__lte=now) | Q(state=State.RUNNING, lease_until__lte=now)


def due_jobs(kind: type[Job], now: datetime | None = None) -> QuerySet[Job]:
    """Every job that a worker may take now. A report waits for the runs of its event."""
    due = kind._default_manager.filter(is_due(now or timezone.now()))
    if kind is Report:
        waits_for = Run.objects.filter(article__event=OuterRef("event"), state__in=UNFINISHED)
        due = due.filter(~Exists(waits_for))
    return due


def claim(kind: type[Job], pk: int, *, step: str) -> Job | None:
    """Take a due job: the job with its new token, or None if another worker was first or nothing is due."""
    now, token = timezone.now(), uuid.uuid4()
    mine = due_jobs(kind, now).filter(pk=pk)
    taken = mine.filter(attempts__lt=MOST_ATTEMPTS).update(
        state=State.RUNNING,
        token=token,
        lease_until=now + lease_duration(),
        attempts=F("attempts") + 1,
        step=step,
    )
    if taken:
        return kind._default_manager.filter(pk=pk, token=token).first()
    mine.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=State.FAILED, last_error=DIED, step="", finished_at=now, lease_until=None, token=None
    )
    return None


def finish(job: LeasedJob, state: State, *, reason: str = "", **results: Any) -> bool:
    """Record the end of a job, if it is still this worker's. Call it first in the transaction of the results."""
    return _write(
        job, state=state, last_error=reason, step="", finished_at=timezone.now(), lease_until=None, **results
    )


def crash(job: LeasedJob, reason: str) -> bool:
    """Record an attempt that failed by a fault of ours: again after a pause, or failed after the third."""
    if job.attempts >= MOST_ATTEMPTS:
        return finish(job, State.FAILED, reason=reason)
    return _write(
        job,
        state=State.QUEUED,
        last_error=reason,
        step="",
        lease_until=None,
        hinted_at=None,
        not_before=timezone.now() + pause_after(job.attempts),
    )


def note(job: LeasedJob, **progress: Any) -> bool:
    """Keep how far a job is; False if it is no longer this worker's, whose work since then must not be kept."""
    return _write(job, **progress)


def put_back(job: LeasedJob) -> bool:
    """Return a job that could not begin yet; the attempt does not count."""
    return _write(
        job, state=State.QUEUED, attempts=job.attempts - 1, step="", lease_until=None, hinted_at=None
    )


def renew(job: LeasedJob) -> bool:
    """Hold the job for another lease; False if it is no longer this worker's."""
    held = type(job)._default_manager.filter(pk=job.pk, token=job.token, state=State.RUNNING)
    return bool(held.update(lease_until=timezone.now() + lease_duration()))


@contextmanager
def renewing(job: LeasedJob) -> Iterator[None]:
    """Renew the lease from a thread for as long as the block runs: slow is not dead."""
    done = threading.Event()
    thread = threading.Thread(target=_renew_until, args=(job, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def restart(jobs: QuerySet[Job]) -> int:
    """Queue jobs anew with all their attempts, whatever became of them; one that is running is fenced off."""
    return jobs.update(
        state=State.QUEUED,
        attempts=0,
        not_before=timezone.now(),
        hinted_at=None,
        lease_until=None,
        token=None,
        last_error="",
        step="",
        finished_at=None,
    )


def take_hints(jobs: QuerySet[Job], limit: int = 500) -> list[int]:
    """Which of these due jobs the broker should be told of now; they are marked as told."""
    now = timezone.now()
    untold = jobs.filter(Q(hinted_at=None) | Q(hinted_at__lte=now - lease_duration() / HINTS_PER_LEASE))
    chosen = list(untold.order_by("pk").values_list("pk", flat=True)[:limit])
    jobs.model._default_manager.filter(pk__in=chosen).update(hinted_at=now)
    return chosen


def forget_hints(kind: type[LeasedJob], pks: list[int]) -> None:
    """The broker could not be told of these after all."""
    kind._default_manager.filter(pk__in=pks).update(hinted_at=None)


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts, with jitter so that jobs that fell together rise apart."""
    seconds = FIRST_PAUSE * 4 ** (attempts - 1)
    return timedelta(seconds=seconds * random.uniform(0.5, 1.5))  # noqa: S311 -- not a secret


def _write(job: LeasedJob, **values: Any) -> bool:
    held = type(job)._default_manager.filter(pk=job.pk, token=job.token, state=State.RUNNING)
    return bool(held.update(**values))


def _renew_until(job: LeasedJob, done: threading.Event) -> None:
    try:
        while not done.wait(settings.LEASE_SECONDS / RENEWALS_PER_LEASE):
            try:
                if not renew(job):
                    return
            except Exception:  # the database may be restarting; the next renewal is a quarter of a lease away
                log.exception("the lease of %s was not renewed", job)
    finally:
        connection.close()
