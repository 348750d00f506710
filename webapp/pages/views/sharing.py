"""Links for others: made and withdrawn at the report, read without any article."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from webapp.analyses import sharing
from webapp.analyses.quick import quick_page
from webapp.pages.contexts.view import View, controls
from webapp.pages.stored import StoredReport
from webapp.pages.versions import template_version
from webapp.pages.views.events import event_head, found_report, report_page, section_page
from webapp.pages.views.evidence import claims_page, note_page

_LONGEST_QUERY = 1000

Page = Callable[..., HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def event_sharing(request: HttpRequest, slug: str) -> HttpResponse:
    """The links of an event; a POST makes one of the view that the address asks for."""
    event = event_head(slug)
    view = View.asked(request.GET, event)
    if request.method == "POST":
        if len(view.query) > _LONGEST_QUERY:
            messages.error(request, "A link can leave fewer texts aside than this. Choose some of them.")
        else:
            sharing.share_view(event.event, view.query, actor=request.user)
            messages.success(request, "The link is made. Whoever has it can read this view of the report.")
        return redirect(reverse("event_sharing", args=[slug]) + view.suffix)
    links = [
        {
            "pk": link.pk,
            "made_at": link.made_at,
            "address": request.build_absolute_uri(reverse("shared_report", args=[link.token])),
            "said": controls(View.asked(QueryDict(link.query), event), event)["said"],
        }
        for link in sharing.shared_links(event.event)
    ]
    context = {"event": event.event, "view": view, "said": controls(view, event)["said"], "links": links}
    return render(request, "pages/event_sharing.html", context)


@require_POST
def event_unshare(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    if not sharing.withdraw_link(event_head(slug).event, pk, actor=request.user):
        raise Http404("This event has no such link. It may have been withdrawn already.")
    messages.success(request, "The link is withdrawn. It leads nowhere now.")
    return redirect("event_sharing", slug=slug)


def _for_holders(page: Page) -> Page:
    """Found through its token alone: in no index and in no cache; no page here tells other sites where it stands."""

    @wraps(page)
    def held(request: HttpRequest, token: str, *args: object, **kwargs: object) -> HttpResponse:
        link = sharing.shared_link(token)
        if link is None:
            raise Http404("There is no shared report at this address.")
        if link.withdrawn_at is not None:
            response = render(request, "pages/shared_gone.html", status=410)
        else:
            event = event_head(link.event.slug)
            view = View.shared(QueryDict(link.query), event, token)
            stored = StoredReport(event, found_report(event, view, may_ask=True), view)
            response = page(request, stored, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Cache-Control"] = "private, no-store"
        return response

    return held


@require_safe
@_for_holders
def shared_report(request: HttpRequest, stored: StoredReport) -> HttpResponse:
    if not stored.head.is_readable:
        return render(request, "pages/shared_waiting.html", {"event": stored.event, "head": stored.head})
    page = quick_page(stored.event.slug, stored.page_key, template_version())
    if page is None:
        page = report_page(stored, None)
        stored.keep_page(page)
    return HttpResponse(page)


@require_safe
@vary_on_headers("HX-Request")
@_for_holders
def shared_section(request: HttpRequest, stored: StoredReport, section: str) -> HttpResponse:
    return section_page(request, stored, section)


@require_safe
@vary_on_headers("HX-Request")
@_for_holders
def shared_evidence(request: HttpRequest, stored: StoredReport, section: str, row: str) -> HttpResponse:
    """The words behind one number, as far as they are shown."""
    return note_page(request, stored, section, row)


@require_safe
@_for_holders
def shared_claims(request: HttpRequest, stored: StoredReport) -> HttpResponse:
    return claims_page(request, stored)
