"""Read-only links to a view of a report: made, looked up, listed and withdrawn."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from webapp.analyses.models import SharedLink
from webapp.audit.services import record
from webapp.corpus.models import Event
from webapp.people.rights import Person

TOKEN_BYTES = 32
"""256 bits: nobody guesses one."""


@transaction.atomic
def share_view(event: Event, query: str, *, actor: Person) -> SharedLink:
    """Make a read-only address of a view."""
    link = SharedLink.objects.create(event=event, token=secrets.token_urlsafe(TOKEN_BYTES), query=query)
    record(actor, "link.made", link, event=event, after={"view": query})
    return link


@transaction.atomic
def withdraw_link(event: Event, pk: int, *, actor: Person) -> bool:
    """End a shared link for good; False if the event has no such link."""
    held = event.shared_links.filter(pk=pk, withdrawn_at=None)
    if not held.update(withdrawn_at=timezone.now()):
        return False
    record(actor, "link.withdrawn", event.shared_links.get(pk=pk), event=event)
    return True


def withdraw_links(event: Event, *, actor: Person) -> int:
    """End all of an event; returns how many there were."""
    return sum(withdraw_link(event, link.pk, actor=actor) for link in shared_links(event))


def shared_links(event: Event) -> Sequence[SharedLink]:
    """Those of an event that still lead to its report, the newest first."""
    return list(event.shared_links.filter(withdrawn_at=None))


def shared_link(token: str) -> SharedLink | None:
    """The link with this token, withdrawn or not, with its event."""
    return SharedLink.objects.select_related("event").filter(token=token).first()
