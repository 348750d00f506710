"""Read-only links to a view of a report: made, looked up, listed and withdrawn."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from django.utils import timezone

from webapp.analyses.models import SharedLink
from webapp.corpus.models import Event

TOKEN_BYTES = 32
"""256 bits: nobody guesses one."""


def share_view(event: Event, query: str) -> SharedLink:
    """Make a read-only address of a view."""
    return SharedLink.objects.create(event=event, token=secrets.token_urlsafe(TOKEN_BYTES), query=query)


def withdraw_link(event: Event, pk: int) -> bool:
    """End a shared link for good; False if the event has no such link."""
    held = event.shared_links.filter(pk=pk, withdrawn_at=None)
    return bool(held.update(withdrawn_at=timezone.now()))


def shared_links(event: Event) -> Sequence[SharedLink]:
    """Those of an event that still lead to its report, the newest first."""
    return list(event.shared_links.filter(withdrawn_at=None))


def shared_link(token: str) -> SharedLink | None:
    """The link with this token, withdrawn or not, with its event."""
    return SharedLink.objects.select_related("event").filter(token=token).first()
