"""Who may open a page of coding or review: what may not be read is not there, what may not be changed is refused."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from webapp.audit.services import NOBODY_SIGNED_IN
from webapp.corpus.models import Event
from webapp.people import rights

NO_CURATOR = "Only curators of this event may do that. Ask an admin of your team to make you one."


def must_view(request: HttpRequest, event: Event) -> None:
    """Http404 where the event may not be read: another team's event is as if it were not."""
    if not rights.may_view(request.user, event):
        raise Http404("There is no such page.")


def must_curate(request: HttpRequest, event: Event) -> None:
    """As ``must_view``, and PermissionDenied for somebody who may read it and is no curator of it."""
    must_view(request, event)
    if not rights.may_curate(request.user, event):
        raise PermissionDenied(NO_CURATOR)


def name_of(request: HttpRequest) -> str:
    """Under which name somebody's work is kept."""
    return request.user.get_username() if request.user.is_authenticated else NOBODY_SIGNED_IN
