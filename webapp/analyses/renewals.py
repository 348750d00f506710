"""After another edition is in use: going through all events, a few at a time, and queueing what is no longer current."""

from __future__ import annotations

import logging

from django.db import transaction
from django.db.models import Count, F

from webapp.analyses import leases, services
from webapp.analyses.convert import analysis_fingerprint, report_fingerprint
from webapp.analyses.models import UNFINISHED, Renewal, Run, State
from webapp.corpus.models import Event
from webapp.people import rights

log = logging.getLogger(__name__)

_AT_ONCE = 50
"""Events between two looks at the lease and two hints to the workers."""
SUPERSEDED = "Another edition has come into use since; its renewal goes on from the beginning."


@transaction.atomic
def request_renewal(cause: str) -> Renewal:
    """Queue a look at every event. One that is still under way ends: this one does its work, too."""
    Renewal.objects.filter(state__in=UNFINISHED).update(
        state=State.FAILED, last_error=SUPERSEDED, token=None, lease_until=None
    )
    return Renewal.objects.create(cause=cause[:200], total=Event.objects.count())


def perform_renewal(pk: int) -> bool:
    """Go through the next events; whether there are more."""
    renewal = leases.claim(Renewal, pk, step="going through the events")
    if renewal is None:
        return False
    events = list(Event.objects.filter(pk__gt=renewal.last_event).order_by("pk")[:_AT_ONCE])
    try:
        for event in events:
            _renew(event)
    except Exception as error:  # as in services
        log.exception("renewal %s crashed", renewal.pk)
        leases.crash(renewal, f"{type(error).__name__}: {error}"[:2000])
        return False
    with transaction.atomic():
        held = Renewal.objects.filter(pk=renewal.pk, token=renewal.token, state=State.RUNNING)
        if events:
            held.update(last_event=events[-1].pk, seen=F("seen") + len(events))
            return leases.put_back(renewal)
        leases.finish(renewal, State.DONE)
    return False


def _renew(event: Event) -> None:
    """Ask for what older data files made; what is current, or never was measured, stays as it is."""
    newest = event.reports.filter(angle="").first()
    is_current = newest is not None and newest.fingerprint == report_fingerprint()
    if not is_current and (newest is not None or event.articles.filter(runs__isnull=False).exists()):
        services.request_event(event)


def renewal_progress(person: rights.Person) -> dict[str, int | str] | None:
    """How the latest renewal stands, None where there was none.

    Counts the events gone through and the articles measured anew that are listed for a person. Why it broke off may
    quote any event, so that is for those who look after the installation.
    """
    renewal = Renewal.objects.first()
    if renewal is None:
        return None
    events = Event.objects.filter(rights.listed(person))
    gone_through = events if renewal.state == State.DONE else events.filter(pk__lte=renewal.last_event)
    runs = Run.objects.filter(rights.listed(person, "article__event"), fingerprint=analysis_fingerprint())
    by_state = dict(runs.order_by().values_list("state").annotate(number=Count("pk")))
    waiting = sum(by_state.get(state, 0) for state in UNFINISHED)
    return {
        "cause": renewal.cause,
        "state": renewal.state,
        "reason": renewal.last_error if rights.has_every_right(person) else "",
        "total": events.count(),
        "seen": gone_through.count(),
        "measured": sum(by_state.values()) - waiting,
        "waiting": waiting,
    }
