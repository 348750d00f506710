"""Asking for long work and doing it. Rows only: whoever wants a worker told at once goes through queue.py."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from analyzer.errors import AnalyzerError
from webapp.analyses import leases
from webapp.analyses.models import State
from webapp.audit import services as audit
from webapp.jobs.acts import ACTS
from webapp.jobs.fitting import FIT, fit_labels
from webapp.jobs.models import Job

log = logging.getLogger(__name__)

CHUNK = 100
"""Rows of one transaction: some seconds of work, after which the progress moves and a new worker could go on."""
MOST_PROBLEMS = 100
"""Named one by one; beyond that they are only counted."""


def request_job(
    kind: str, title: str, *, rows: Sequence[int] = (), person: audit.Person, **asked: Any
) -> Job:
    """Queue an act on rows, or a fit. Raises KeyError for a kind that there is not."""
    if kind != FIT:
        ACTS[kind]
    job = Job.objects.create(
        kind=kind,
        title=title,
        asked={"rows": list(rows), **asked},
        total=len(rows),
        person_id=getattr(person, "pk", None),
        name=audit.name_of(person),
    )
    after: Mapping[str, Any] = {"rows": len(rows), **asked}
    audit.record(person, f"job.{kind}", job, after=after)
    return job


@transaction.atomic
def act_now(kind: str, rows: Sequence[int], *, person: audit.Person, **asked: Any) -> tuple[int, list[str]]:
    """An act on a few rows, done at once: on how many, and what stayed as it was and why."""
    act = ACTS[kind]
    outcome = act.perform(rows, asked, person)
    for event in sorted(outcome.events):
        act.follow(event, person)
    return len(rows) - len(outcome.problems), list(outcome.problems)


def perform_job(pk: int) -> None:
    """Do a job that is due, from where it was left."""
    job = leases.claim(Job, pk, step="beginning")
    if job is None:
        return
    try:
        with leases.renewing(job):
            result = fit_labels(job) if job.kind == FIT else _act(job)
    except AnalyzerError as error:
        leases.finish(job, State.FAILED, reason=str(error))
    except Exception as error:  # a bug or a limit; the row keeps count, so that it ends after the third time
        log.exception("job %s crashed", job.pk)
        leases.crash(job, f"{type(error).__name__}: {error}"[:2000])
    else:
        state = State.PARTIAL if job.problems else State.DONE
        leases.finish(job, state, result=result[:300], asked={**job.asked, "rows": []})


def _act(job: Job) -> str:
    """The act on every row, chunk by chunk, then what follows for their events, once each."""
    act, rows = ACTS[job.kind], job.asked["rows"]
    while job.done < len(rows):
        chunk = rows[job.done : job.done + CHUNK]
        with transaction.atomic():
            gone = act.gone(chunk)
            outcome = act.perform(chunk, job.asked, job.person)
            problems = [*gone, *outcome.problems]
            job.touched = sorted({*job.touched, *outcome.events})
            job.left += len(problems)
            job.problems = (job.problems + problems)[:MOST_PROBLEMS]
            job.done += len(chunk)
            progress = {"done": job.done, "left": job.left, "touched": job.touched, "problems": job.problems}
            if not leases.note(job, step=act.doing, **progress):
                raise LostLeaseError(f"job {job.pk} is another worker's now")  # and takes back this chunk
    for number, event in enumerate(job.touched, 1):
        leases.note(job, step=f"comparing anew: {number} of {len(job.touched)} events"[:40])
        act.follow(event, job.person)
    left = f", {job.left} left as they were" if job.left else ""
    return f"{len(rows) - job.left} {act.done}{left}"


class LostLeaseError(RuntimeError):
    """Another worker has taken the job up; what was not kept yet must not be."""
