"""What the broker carries: hints that a row is due. Each task finds its row and calls a service."""

from __future__ import annotations

from typing import Any

from celery import shared_task
from django.conf import settings
from django.db.models import QuerySet

from webapp.analyses import fetches, health, inbox, leases, renewals, services, trials
from webapp.analyses.models import Fetch, Renewal, Report, Run, Trial
from webapp.celery import send_hint
from webapp.corpus.drafts import delete_expired_drafts

SOFT_LIMIT = settings.LEASE_SECONDS * 0.5
HARD_LIMIT = settings.LEASE_SECONDS * 0.75
"""One article: 60 s < 90 s < a lease of 120 s, so that no job is taken from a worker that still works on it."""
LONG_LIMIT = 30 * 60
"""Comparing renews its lease; this only ends what will never end."""
CANARY = "canary"


@shared_task(name="analyses.run", soft_time_limit=SOFT_LIMIT, time_limit=HARD_LIMIT)
def run(pk: int) -> None:
    event_pk = services.perform_run(pk)
    if event_pk is not None:
        send_due(event_pk)


@shared_task(name="analyses.report", soft_time_limit=LONG_LIMIT - 60, time_limit=LONG_LIMIT)
def report(pk: int) -> None:
    services.perform_report(pk)


@shared_task(name="analyses.fetch", soft_time_limit=SOFT_LIMIT, time_limit=HARD_LIMIT)
def fetch(pk: int) -> None:
    fetches.perform_fetch(pk)


@shared_task(name="analyses.trial", soft_time_limit=LONG_LIMIT - 60, time_limit=LONG_LIMIT)
def trial(pk: int) -> None:
    trials.perform_trial(pk)


@shared_task(name="analyses.renewal", soft_time_limit=SOFT_LIMIT, time_limit=HARD_LIMIT)
def renewal(pk: int) -> None:
    renewals.perform_renewal(pk)
    send_due()


@shared_task(name="analyses.inbox", soft_time_limit=LONG_LIMIT - 60, time_limit=LONG_LIMIT)
def look_into_inbox() -> None:
    """Take in what lies in the watched folder. Two at once would only do the same twice, to one effect."""
    for event_pk in inbox.take_in_all():
        send_due(event_pk)


@shared_task(name="analyses.sweep", soft_time_limit=SOFT_LIMIT, time_limit=HARD_LIMIT)
def sweep() -> None:
    """Tell the broker again of all that is due. That this runs at all shows that hints arrive."""
    health.beat(CANARY)
    send_due()
    fetches.settle_lost()
    delete_expired_drafts()
    health.forget_old_heartbeats()


def send_due(event_pk: int | None = None) -> None:
    """Send a hint for every due job, of one event or of all, that the broker was not told of lately."""
    runs, reports = leases.due_jobs(Run), leases.due_jobs(Report)
    if event_pk is None:
        send_fetches()
        send_curation()
    else:
        runs, reports = runs.filter(article__event_id=event_pk), reports.filter(event_id=event_pk)
    _tell("analyses.run", runs)
    _tell("analyses.report", reports)


def send_fetches() -> None:
    """Send a hint for every page that waits to be fetched."""
    _tell("analyses.fetch", leases.due_jobs(Fetch))


def send_curation() -> None:
    """Send a hint for every draft to be tried, and for the look at what a new edition makes old."""
    _tell("analyses.trial", leases.due_jobs(Trial))
    _tell("analyses.renewal", leases.due_jobs(Renewal))


def _tell(task_name: str, jobs: QuerySet[Any]) -> None:
    chosen = leases.take_hints(jobs)
    untold = [pk for pk in chosen if not send_hint(task_name, pk)]
    leases.forget_hints(jobs.model, untold)
