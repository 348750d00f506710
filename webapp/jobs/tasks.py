"""What the broker carries for jobs: hints that a row is due."""

from __future__ import annotations

from celery import shared_task

from webapp.analyses import leases
from webapp.analyses.models import LeasedJob
from webapp.analyses.tasks import LONG_LIMIT, SOFT_LIMIT
from webapp.celery import send_hint
from webapp.jobs import services
from webapp.jobs.models import Job
from webapp.reviews import gathering
from webapp.reviews.models import Gathering


@shared_task(name="jobs.job", soft_time_limit=LONG_LIMIT - 60, time_limit=LONG_LIMIT)
def job(pk: int) -> None:
    services.perform_job(pk)


@shared_task(name="jobs.findings", soft_time_limit=LONG_LIMIT - 60, time_limit=LONG_LIMIT)
def findings(pk: int) -> None:
    gathering.perform_gathering(pk)


@shared_task(name="jobs.sweep", soft_time_limit=SOFT_LIMIT, time_limit=SOFT_LIMIT * 2)
def sweep() -> None:
    """Tell the broker again of every job that is due, and drop files that were kept long enough."""
    send_jobs()
    send_findings()
    services.drop_old_files()


def send_jobs() -> None:
    """Send a hint for every due job that the broker was not told of lately."""
    _tell("jobs.job", Job)


def send_findings() -> None:
    """The same for findings that are to be taken."""
    _tell("jobs.findings", Gathering)


def _tell(task_name: str, kind: type[LeasedJob]) -> None:
    chosen = leases.take_hints(leases.due_jobs(kind))
    leases.forget_hints(kind, [pk for pk in chosen if not send_hint(task_name, pk)])
