"""How far a long piece of work is that somebody asked for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from webapp.analyses.health import worker_state
from webapp.analyses.models import UNFINISHED
from webapp.jobs import queue, selectors
from webapp.jobs.models import Job
from webapp.jobs.services import UnderWayError
from webapp.people import rights


@never_cache
@require_safe
def job(request: HttpRequest, pk: int) -> HttpResponse:
    context = _context(_found(request, pk)) | {"opens_admin": rights.opens_admin(request.user)}
    return render(request, "pages/job.html", context)


@never_cache
@require_safe
def job_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The polled fragment; it asks for the page once the work is over."""
    found = _found(request, pk)
    response = render(request, "pages/_job.html", _context(found))
    if found.state not in UNFINISHED and request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


@require_POST
def job_retry(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        queue.retry_job(_found(request, pk))
    except UnderWayError as error:
        messages.warning(request, str(error))
    return redirect("job", pk=pk)


@never_cache
@require_safe
def job_file(request: HttpRequest, pk: int) -> HttpResponse:
    """What the work has made, as a download."""
    made = selectors.get_made(pk)
    if made is None:
        raise Http404("This file is no longer here. Print the report again.")
    said = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return HttpResponse(bytes(made.content), content_type=made.media_type, headers=said)


def _found(request: HttpRequest, pk: int) -> Job:
    found = selectors.get_job(pk, request.user)
    if found is None:
        raise Http404("There is no such piece of work.")
    return found


def _context(found: Job) -> dict[str, object]:
    is_over = found.state not in UNFINISHED
    return {
        "job": found,
        "is_over": is_over,
        "is_silent": not is_over and not worker_state().is_alive,
        "has_file": is_over and selectors.made_standing(found.pk) is not None,
    }
