"""The list of events, the report of one, its progress, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from webapp.access import sign_in_to_change
from webapp.analyses import queue, selectors
from webapp.analyses.health import SILENT_AFTER, WorkerState, worker_state
from webapp.analyses.parts import store_part, stored_part
from webapp.analyses.values import EventReport
from webapp.corpus import selectors as corpus_selectors
from webapp.corpus import services as corpus_services
from webapp.corpus.models import Event
from webapp.pages.contexts.changes import build_changes
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.event_list import event_list_context
from webapp.pages.contexts.report import build_sections
from webapp.pages.versions import template_version

_WORKING = ("queued", "running")


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/event_list.html", event_list_context(request.GET))


@require_safe
def event_report(request: HttpRequest, slug: str) -> HttpResponse:
    report = selectors.event_report(slug)
    if report is None:
        raise Http404("There is no event at this address.")
    context: dict[str, Any] = {
        "report": report,
        "event": report.event,
        "is_working": report.state in _WORKING,
    }
    if report.payload is not None:
        edition = Edition(report)
        # Built only where a stored part is not there: most visits find both.
        context["sections"] = SimpleLazyObject(lambda: build_sections(edition))
        context["contents"] = _part(report, "contents", context)
        context["body"] = _part(report, "body", context)
        context["changes"] = None if report.is_stale or context["is_working"] else build_changes(edition)
    if context["is_working"] or report.state in ("failed", "partial", "one_text"):
        context |= _progress_context(slug)
    return render(request, "pages/event_report.html", context)


def _part(report: EventReport, part: str, context: dict[str, Any]) -> str:
    """The sections, or their contents, as stored HTML. A stale report's are not: its letters may have changed."""

    def rendered() -> str:
        return render_to_string(f"pages/_report_{part}.html", context)

    if report.is_stale or report.report_pk is None:
        return rendered()
    stored = stored_part(report.report_pk, part, "default", template_version())
    if stored is None:
        stored = rendered().encode()
        store_part(report.report_pk, part, "default", template_version(), stored)
    return stored.decode()


@require_safe
def event_progress(request: HttpRequest, slug: str) -> HttpResponse:
    """The polled fragment; it asks for the page once everything is finished."""
    context = _progress_context(slug)
    response = render(request, "pages/_progress.html", context)
    if context["progress"].is_finished and request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


def _progress_context(slug: str) -> dict[str, Any]:
    progress = selectors.progress(slug)
    if progress is None:
        raise Http404("There is no event at this address.")
    is_silent = _is_silent(worker_state())
    return {
        "progress": progress,
        "event": progress.event,
        "is_silent": is_silent and not progress.is_finished,
    }


def _is_silent(worker: WorkerState) -> bool:
    """No worker is alive; where there never was one, it is given the time that a silent one is given."""
    if worker.last_seen is None:
        return (worker.oldest_due_seconds or 0) > SILENT_AFTER.total_seconds()
    return not worker.is_alive


@require_POST
def event_rebuild(request: HttpRequest, slug: str) -> HttpResponse:
    queue.rebuild_report(_event(slug))
    messages.success(request, "The comparison is being made again. The texts are safe.")
    return redirect("event_report", slug=slug)


@sign_in_to_change
@require_http_methods(["GET", "HEAD", "POST"])
def event_delete(request: HttpRequest, slug: str) -> HttpResponse:
    event = _event(slug)
    if request.method != "POST":
        progress = selectors.progress(slug)
        return render(
            request,
            "pages/event_delete.html",
            {"event": event, "articles": progress.articles if progress else []},
        )
    corpus_services.delete_event(slug)
    messages.success(request, f"“{event.title}” and its texts are deleted.")
    return redirect("event_list")


def _event(slug: str) -> Event:
    event = corpus_selectors.get_event(slug)
    if event is None:
        raise Http404("There is no event at this address.")
    return event
