"""Asking for long work so that a worker hears of it at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from webapp.audit.services import Person
from webapp.jobs import services
from webapp.jobs.models import Job
from webapp.jobs.tasks import send_findings, send_jobs
from webapp.reviews import gathering


@transaction.atomic
def request_job(
    kind: str,
    title: str,
    *,
    rows: Sequence[int] = (),
    person: Person,
    given: tuple[str, bytes] | None = None,
    **asked: Any,
) -> Job:
    """As services.request_job."""
    job = services.request_job(kind, title, rows=rows, person=person, given=given, **asked)
    transaction.on_commit(send_jobs)
    return job


@transaction.atomic
def retry_job(job: Job) -> None:
    """As services.restart_job."""
    services.restart_job(job)
    transaction.on_commit(send_jobs)


def hasten_findings(event: int) -> None:
    """Tell the workers of findings that are to be taken, once it is certain that they are: of any event, as hints may be."""
    transaction.on_commit(send_findings)


@transaction.atomic
def retry_findings(event: int) -> None:
    """Have the findings of an event taken once more."""
    gathering.request(event)
    hasten_findings(event)
