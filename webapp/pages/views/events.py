"""The list of events, the report of one in any view, its progress, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from webapp.analyses import heads, queue, selectors
from webapp.analyses.health import SILENT_AFTER, WorkerState, worker_state
from webapp.analyses.quick import quick_page
from webapp.analyses.values import THE_REPORT, EventHead, ReportHead
from webapp.corpus import selectors as corpus_selectors
from webapp.corpus.models import Event
from webapp.pages.contexts.blind import mask_of
from webapp.pages.contexts.event_list import event_list_context
from webapp.pages.contexts.report import find_section
from webapp.pages.contexts.tools import tools_at
from webapp.pages.contexts.view import View
from webapp.pages.stored import StoredReport, page_key
from webapp.pages.versions import template_version
from webapp.people.rights import Person
from webapp.serving.seeding import load_seeds


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/event_list.html", event_list_context(request.GET, person=request.user))


@require_POST
def example_load(request: HttpRequest) -> HttpResponse:
    """The event that ships with Sidelight, read and queued; loading it twice changes nothing."""
    loaded = load_seeds()
    return redirect("event_report", loaded[0].slug) if loaded else redirect("event_list")


@require_safe
def event_report(request: HttpRequest, slug: str) -> HttpResponse:
    """The report in the view that the address asks for; another address of the same view leads to this one."""
    has_news = bool(len(messages.get_messages(request)))
    tools = tools_at(request.user, slug)
    key = page_key(request.META["QUERY_STRING"], tools.key)
    page = None if has_news else quick_page(slug, key, template_version())
    if page is not None:
        return HttpResponse(page)
    event = event_head(slug)
    view = View.asked(request.GET, event)
    if request.GET.urlencode() != view.query:
        return redirect(reverse("event_report", args=[slug]) + view.suffix)
    found = found_report(event, view, may_ask=request.method == "GET")
    stored = StoredReport(event, found, view, tools)
    if has_news or not found.is_settled:
        return HttpResponse(report_page(stored, request))
    page = report_page(stored, None)  # the same for all with these tools: nothing of this request is in it
    stored.keep_page(page)
    return HttpResponse(page)


def found_report(event: EventHead, view: View, *, may_ask: bool) -> ReportHead:
    """How the report of a view stands; another angle that nobody has asked for yet is asked for."""
    found = heads.report_head(event, view.angle)
    if may_ask and _is_to_be_made(event, found):
        queue.request_angle(event.event, view.angle)
        found = heads.report_head(event, view.angle)
    return found


def _is_to_be_made(event: EventHead, found: ReportHead) -> bool:
    """Another angle is made when it is first asked for, once the event's own report stands: of the same texts."""
    if found.angle == THE_REPORT or found.state == "one_text" or found.is_working or found.is_sound:
        return False
    has_failed = found.state == "failed" and found.reason != selectors.NO_REPORT
    return not has_failed and heads.report_head(event, THE_REPORT).is_sound


def report_page(stored: StoredReport, request: HttpRequest | None) -> bytes:
    """The page around the sections: its state, and what mends it."""
    context = stored.context
    if not stored.head.is_settled:
        context = context | progress_context(stored.event_head, stored.view, request)
        context["own"] = heads.report_head(stored.event_head, THE_REPORT)
    return render_to_string("pages/event_report.html", context, request=request).encode()


@require_safe
@vary_on_headers("HX-Request")
def event_section(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """One section: on a page of its own, or what the report asks for when a reader comes to it."""
    event = event_head(slug)
    view = View.asked(request.GET, event)
    return section_page(request, StoredReport(event, heads.report_head(event, view.angle), view), section)


def led_to_report(request: HttpRequest, stored: StoredReport) -> HttpResponse | None:
    """While a report is made, what leads into it leads to the page that says so and becomes it; else None."""
    if stored.head.is_readable or not stored.head.is_working:
        return None
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": stored.url})
    return redirect(stored.url)


def section_page(request: HttpRequest, stored: StoredReport, key: str) -> HttpResponse:
    """Of the event or of a shared link."""
    if elsewhere := led_to_report(request, stored):
        return elsewhere
    inside = stored.section(key)
    if inside is None:
        raise Http404("The report has no such section.")
    if request.headers.get("HX-Request"):
        return HttpResponse(inside)
    context = {**stored.context, "inside": inside, "section": find_section(stored.edition, key)}
    return render(request, "pages/event_section.html", context)


@require_safe
def event_progress(request: HttpRequest, slug: str) -> HttpResponse:
    """The polled fragment; it asks for the page once everything is finished."""
    event = event_head(slug)
    context = progress_context(event, View.asked(request.GET, event), request)
    response = render(request, "pages/_progress.html", context)
    if context["progress"].is_finished and request.headers.get("HX-Request"):
        response["HX-Refresh"] = "true"
    return response


def progress_context(event: EventHead, view: View, request: HttpRequest | None) -> dict[str, Any]:
    """How far the work on a view is, and which texts its reader may have read again: none where the page is for all."""
    progress = selectors.progress(event.event.slug, view.angle)
    if progress is None:
        raise Http404("There is no event at this address.")
    if view.is_blind:
        progress = mask_of(event).progress(progress)
    is_silent = _is_silent(worker_state())
    return {
        "progress": progress,
        "event": progress.event,
        "view": view,
        "changeable": corpus_selectors.changeable_in(event.event.slug, request.user) if request else (),
        "is_silent": is_silent and not progress.is_finished,
    }


def _is_silent(worker: WorkerState) -> bool:
    """No worker is alive; where there never was one, it is given the time that a silent one is given."""
    if worker.last_seen is None:
        return (worker.oldest_due_seconds or 0) > SILENT_AFTER.total_seconds()
    return not worker.is_alive


@require_POST
def event_rebuild(request: HttpRequest, slug: str) -> HttpResponse:
    """Compare again: the event's report, or the angle that the address asks for."""
    event = event_head(slug)
    view = View.asked(request.GET, event)
    if view.angle == THE_REPORT:
        queue.rebuild_report(event.event, actor=request.user)
    else:
        queue.request_angle(event.event, view.angle)
    messages.success(request, "The comparison is being made again. The texts are safe.")
    return redirect(reverse("event_report", args=[slug]) + view.suffix)


@require_http_methods(["GET", "HEAD", "POST"])
def event_delete(request: HttpRequest, slug: str) -> HttpResponse:
    event = _event(slug, request.user)
    if request.method != "POST":
        progress = selectors.progress(slug)
        return render(
            request,
            "pages/event_delete.html",
            {"event": event, "articles": progress.articles if progress else []},
        )
    queue.withdraw_event(event, actor=request.user, reason=request.POST.get("reason", ""))
    messages.success(request, f"“{event.title}” and its texts are deleted.")
    return redirect("event_list")


def event_head(slug: str) -> EventHead:
    """The event of an address, or the page that says that there is none."""
    head = heads.event_head(slug)
    if head is None:
        raise Http404("There is no event at this address.")
    return head


def _event(slug: str, person: Person) -> Event:
    event = corpus_selectors.get_event(slug, person=person)
    if event is None:
        raise Http404("There is no event at this address.")
    return event
