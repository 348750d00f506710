"""Asking for a report as a PDF."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from webapp.jobs import queue
from webapp.jobs.services import UnderWayError
from webapp.pages.contexts.blind import blinded_event, mask_of
from webapp.pages.contexts.view import View, controls
from webapp.pages.printing import report_to_print
from webapp.pages.prints import PRINT
from webapp.pages.views.events import event_head
from webapp.serving.chromium import PrintingError, find_browser


@require_http_methods(["GET", "HEAD", "POST"])
def event_print(request: HttpRequest, slug: str) -> HttpResponse:
    """Says whether it can be made here, and which view it will show; a POST has a worker make it."""
    event = event_head(slug)
    if event is None:
        raise Http404("There is no event at this address.")
    view = View.asked(request.GET, event)
    problem = ""
    try:
        find_browser()
        report_to_print(slug, view.query)
    except PrintingError as error:
        problem = str(error)
    shown = blinded_event(event.event, mask_of(event)) if view.is_blind else event.event
    if request.method == "POST" and not problem:
        asked = {"event": event.event.pk, "view": view.query, "opened": "opened" in request.POST}
        title = f"Print “{shown.title}”"[:200]
        try:
            job = queue.request_job(PRINT, title, person=request.user, **asked)
        except UnderWayError as error:  # one's own: a second click
            job = error.job
        return redirect("job", pk=job.pk)
    context = {
        "event": shown,
        "view": view,
        "said": controls(view, event)["said"],
        "problem": problem,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "pages/event_print.html", context, status=status)
