"""Two to four texts of an event, passage beside passage."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from webapp.analyses import heads
from webapp.pages.contexts.blind import shown
from webapp.pages.contexts.side_by_side import side_by_side_context
from webapp.pages.contexts.tools import tools_at
from webapp.pages.contexts.view import View
from webapp.pages.stored import StoredReport
from webapp.pages.views.events import event_head


@require_safe
def side_by_side(request: HttpRequest, slug: str) -> HttpResponse:
    """In the view of the report that the address asks for; before there is one, the event says how far it is."""
    event = event_head(slug)
    view = View.asked(request.GET, event)
    stored = StoredReport(event, heads.report_head(event, view.angle), view)
    if not stored.head.is_readable:
        return redirect(stored.url)
    context = {
        **side_by_side_context(stored.edition, request.GET),
        "event": stored.event,
        "view": view,
        "back": stored.url,
        "tools": tools_at(request.user, slug),
    }
    return HttpResponse(shown(render_to_string("pages/side_by_side.html", context, request=request)))
