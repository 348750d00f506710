"""Asking for long work and doing it. Rows only: whoever wants a worker told at once goes through queue.py."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from analyzer.errors import AnalyzerError
from webapp.analyses import leases
from webapp.analyses.models import UNFINISHED, Report, State
from webapp.audit import services as audit
from webapp.jobs.acts import ACTS, Reach
from webapp.jobs.models import GivenFile, Job, MadeFile
from webapp.jobs.work import WORK

log = logging.getLogger(__name__)

CHUNK = 100
"""Rows of one transaction: some seconds of work, after which the progress moves and a new worker could go on."""
KEPT = timedelta(days=1)
"""As long as drafts are: time to look at it, and no second place where texts stay."""
MOST_PROBLEMS = 100
"""Named one by one; beyond that they are only counted."""


class UnderWayError(AnalyzerError):
    """The same was asked for already and is not done yet; ``job`` is that."""

    def __init__(self, job: Job, person: audit.Person) -> None:
        self.job = job
        self.is_own = job.person_id == getattr(person, "pk", None)
        who = "You have" if self.is_own else f"{job.name} has"
        super().__init__(f"{who} asked for the same already, and it is under way. Nothing was started twice.")


@transaction.atomic
def request_job(
    kind: str,
    title: str,
    *,
    rows: Sequence[int] = (),
    person: audit.Person,
    given: tuple[str, bytes] | None = None,
    **asked: Any,
) -> Job:
    """Queue an act on rows, or other work. ``given``: name and bytes of a file that the work reads; it is deleted when
    that is done.

    Raises KeyError for a kind that there is not, UnderWayError where the same is waiting or running.
    """
    if kind not in WORK:
        ACTS[kind]
    number = getattr(person, "pk", None)
    digest = _digest(kind, rows, asked, given, None if kind in ACTS else number)
    try:
        with transaction.atomic():
            job = Job.objects.create(
                kind=kind,
                title=title,
                asked={"rows": list(rows), **asked},
                digest=digest,
                total=len(rows),
                person_id=number,
                name=audit.name_of(person),
            )
    except IntegrityError:
        held = Job.objects.filter(digest=digest, state__in=UNFINISHED).first()
        if held is None:
            raise
        raise UnderWayError(held, person) from None
    if given:
        GivenFile.objects.create(job=job, name=given[0][:255], content=given[1])
    after: Mapping[str, Any] = {"rows": len(rows), **asked}
    audit.record(person, f"job.{kind}", job, after=after)
    return job


def _digest(kind: str, rows: Sequence[int], asked: Mapping[str, Any], given: object, whose: object) -> str:
    """What tells one piece of work from another: the same rows by whomever, other work by whose it is."""
    content = hashlib.sha256(given[1]).hexdigest() if isinstance(given, tuple) else ""
    said = [kind, sorted(rows), asked, content, whose]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@transaction.atomic
def restart_job(job: Job) -> None:
    """Queue a job anew, from where it was left. UnderWayError where the same was asked for again meanwhile."""
    try:
        with transaction.atomic():
            leases.restart(Job.objects.filter(pk=job.pk, state=State.FAILED))
    except IntegrityError:
        held = Job.objects.filter(digest=job.digest, state__in=UNFINISHED).exclude(pk=job.pk).get()
        raise UnderWayError(held, job.person) from None


@transaction.atomic
def keep_made(job: Job, report: int | None, name: str, media_type: str, content: bytes) -> bool:
    """Keep what a job made of a report, to be downloaded; False, and nothing kept, where the report is gone by now."""
    if not Report.objects.select_for_update().filter(pk=report).exists():
        return False
    kept = {"report_id": report, "name": name[:255], "media_type": media_type, "content": content}
    MadeFile.objects.update_or_create(job=job, defaults=kept | {"stored_at": timezone.now()})
    return True


def drop_old_files() -> None:
    """Files that were made or given for a job are kept for a day."""
    before = timezone.now() - KEPT
    GivenFile.objects.filter(stored_at__lte=before).delete()
    MadeFile.objects.filter(stored_at__lte=before).delete()


@transaction.atomic
def act_now(kind: str, rows: Sequence[int], *, person: audit.Person, **asked: Any) -> tuple[int, list[str]]:
    """An act on a few rows, done at once: on how many, and what stayed as it was and why. ValueError for an act that
    reaches further texts: a process that stops between the two would leave them as they were."""
    act = ACTS[kind]
    if act.reach is not None:
        raise ValueError(f"{kind} is done by a worker")
    mine, kept = act.open_to(person, rows)
    outcome = act.perform(mine, asked, person)
    for event in sorted(outcome.events):
        act.follow(event, person)
    problems = [*kept, *outcome.problems]
    return len(rows) - len(problems), problems


def perform_job(pk: int) -> None:
    """Do a job that is due, from where it was left."""
    job = leases.claim(Job, pk, step="beginning")
    if job is None:
        return
    try:
        with leases.renewing(job):
            result = WORK[job.kind](job) if job.kind in WORK else _act(job)
    except AnalyzerError as error:
        leases.finish(job, State.FAILED, reason=str(error))
    except Exception as error:  # a bug or a limit; the row keeps count, so that it ends after the third time
        log.exception("job %s crashed", job.pk)
        leases.crash(job, f"{type(error).__name__}: {error}"[:2000])
    else:
        state = State.PARTIAL if job.problems else State.DONE
        leases.finish(job, state, result=result[:300], asked={**job.asked, "rows": []})
        GivenFile.objects.filter(job=job.pk, job__state=state).delete()


def _act(job: Job) -> str:
    """The act on every row, chunk by chunk, then what follows for their events, once each."""
    act, rows = ACTS[job.kind], job.asked["rows"]
    while job.done < len(rows):
        chunk = rows[job.done : job.done + CHUNK]
        with transaction.atomic():
            mine, kept = act.open_to(job.person, chunk)
            outcome = act.perform(mine, job.asked, job.person)
            problems = [*kept, *outcome.problems]
            job.touched = sorted({*job.touched, *outcome.events})
            job.left += len(problems)
            job.problems = (job.problems + problems)[:MOST_PROBLEMS]
            job.done += len(chunk)
            progress = {"done": job.done, "left": job.left, "touched": job.touched, "problems": job.problems}
            if not leases.note(job, step=act.doing, **progress):
                raise LostLeaseError(f"job {job.pk} is another worker's now")  # and takes back this chunk
    if act.reach is not None:
        _reach(job, act.reach)
    for number, event in enumerate(job.touched, 1):
        leases.note(job, step=f"comparing anew: {number} of {len(job.touched)} events"[:40])
        act.follow(event, job.person)
    left = f", {job.left} left as they were" if job.left else ""
    return f"{len(rows) - job.left} {act.done}{left}"


def _reach(job: Job, reach: Reach) -> None:
    """Change the texts that the rows reach. Their events are on record before any is changed: a worker that goes on
    finds the texts that are left, and not those that were changed."""
    rows = job.asked["rows"]
    for number, row in enumerate(rows, 1):
        leases.note(job, step=f"looking through texts: {number} of {len(rows)}"[:40])
        found = reach.find(row)
        job.touched = sorted({*job.touched, *found.values()})
        if not leases.note(job, touched=job.touched):
            raise LostLeaseError(f"job {job.pk} is another worker's now")
        for article in found:
            reach.change(article)


class LostLeaseError(RuntimeError):
    """Another worker has taken the job up; what was not kept yet must not be."""
