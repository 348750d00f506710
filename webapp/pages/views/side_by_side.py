"""Two to four texts of an event, passage beside passage."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from webapp.analyses import selectors
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.side_by_side import side_by_side_context


@require_safe
def side_by_side(request: HttpRequest, slug: str) -> HttpResponse:
    """Before there is a report, the event's own page says how far it is."""
    report = selectors.event_report(slug)
    if report is None:
        raise Http404("There is no event at this address.")
    if report.payload is None:
        return redirect("event_report", slug=slug)
    return render(request, "pages/side_by_side.html", side_by_side_context(Edition(report), request.GET))
