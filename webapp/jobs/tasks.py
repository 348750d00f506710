"""What the broker carries for jobs: hints that a row is due."""

from __future__ import annotations

from celery import shared_task

from webapp.analyses import leases
from webapp.analyses.tasks import LONG_LIMIT, SOFT_LIMIT
from webapp.celery import send_hint
from webapp.jobs import services
from webapp.jobs.models import Job


@shared_task(name="jobs.job", soft_time_limit=LONG_LIMIT - 60, time_limit=LONG_LIMIT)
def job(pk: int) -> None:
    services.perform_job(pk)


@shared_task(name="jobs.sweep", soft_time_limit=SOFT_LIMIT, time_limit=SOFT_LIMIT * 2)
def sweep() -> None:
    """Tell the broker again of every job that is due, and drop files that were kept long enough."""
    send_jobs()
    services.drop_old_files()


def send_jobs() -> None:
    """Send a hint for every due job that the broker was not told of lately."""
    chosen = leases.take_hints(leases.due_jobs(Job))
    leases.forget_hints(Job, [pk for pk in chosen if not send_hint("jobs.job", pk)])
