"""Findings taken by a worker, so that nobody waits for the texts of a large event: asked for when its report stands.

A few are taken while the page waits. Until a worker has taken the others the older ones stand; where no worker runs,
each visit takes some itself.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from django.db import transaction

from webapp.analyses import leases
from webapp.analyses.health import worker_state
from webapp.analyses.models import UNFINISHED, State
from webapp.corpus.models import Event
from webapp.reviews import keeping
from webapp.reviews.models import Gathering

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Texts whose findings are taken while a page waits: some 30 ms of processor time for each of 540 words."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """How the findings of an event stand. All are there where nothing is coming and no reason is given."""

    is_coming: bool = False
    is_silent: bool = False  # no worker runs: every visit takes some
    taken: int = 0  # of so many texts
    texts: int = 0
    reason: str = ""  # why the worker gave up


def prepare(event: Event) -> Preparation:
    """Take what can be taken while a page waits, and have the rest taken."""
    keeping.drop_unfounded(event)
    left = keeping.out_of_date(event)
    if not left:
        return Preparation()
    job = Gathering.objects.filter(event=event).first()
    is_under_way = job is not None and job.state in UNFINISHED
    if keeping.weight(event, left) <= AT_ONCE and not is_under_way:
        return _take_some(event, left)
    if job is not None and job.state == State.FAILED:
        return Preparation(reason=job.last_error)
    if not is_under_way:
        request(event.pk)
    if not worker_state().is_alive:
        return _take_some(event, left)
    return _coming(event, left)


@transaction.atomic
def request(event: int) -> None:
    """Have the findings of an event taken; a worker that takes older ones is fenced off."""
    job, is_new = Gathering.objects.get_or_create(event_id=event)
    if not is_new:
        leases.restart(Gathering.objects.filter(pk=job.pk))


def request_many(event: int) -> None:
    """The same where a page would wait too long for them: what little there is, the first visit takes."""
    held = Event.objects.get(pk=event)
    if keeping.weight(held, keeping.out_of_date(held)) > AT_ONCE:
        request(event)


def perform_gathering(pk: int) -> None:
    """Take the findings of an event if that is due, from where it was left."""
    job = leases.claim(Gathering, pk, step="taking findings")
    if job is None:
        return
    try:
        with leases.renewing(job):
            keeping.drop_unfounded(job.event)
            for each in keeping.out_of_date(job.event):
                if not leases.renew(job):
                    return  # asked for anew meanwhile, or another worker's by now
                keeping.take(job.event, each)
    except Exception as error:  # a bug or a limit; the row keeps count, so that it ends after the third time
        log.exception("gathering %s crashed", job.pk)
        leases.crash(job, f"{type(error).__name__}: {error}"[:2000])
    else:
        leases.finish(job, State.DONE)


def _take_some(event: Event, left: list[keeping.Made]) -> Preparation:
    """As many as a page waits for, at least one."""
    number = 1
    while number < len(left) and keeping.weight(event, left[: number + 1]) <= AT_ONCE:
        number += 1
    for each in left[:number]:
        keeping.take(event, each)
    return _coming(event, left[number:], is_silent=True) if left[number:] else Preparation()


def _coming(event: Event, left: list[keeping.Made], *, is_silent: bool = False) -> Preparation:
    texts = event.articles.count()
    taken = texts - sum(each.article is not None for each in left)
    return Preparation(is_coming=True, is_silent=is_silent, taken=taken, texts=texts)
