"""The words behind one number: a note in the margin, or a page of its own without script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from webapp.analyses import heads
from webapp.pages.contexts.blind import shown
from webapp.pages.contexts.correcting_excerpts import with_offers
from webapp.pages.contexts.correcting_rows import offers_on
from webapp.pages.contexts.evidence import EvidenceNote, cell_note, evidence_note
from webapp.pages.contexts.grid import GridQuery, build_grid
from webapp.pages.contexts.report import find_section
from webapp.pages.contexts.view import View
from webapp.pages.stored import StoredReport
from webapp.pages.views.events import event_head, led_to_report
from webapp.people import rights

NO_REPORT = "There is no report at this address."
NO_ROW = "The report has no such row: it was made again, and the texts no longer say this."


@require_safe
@vary_on_headers("HX-Request")
def evidence(request: HttpRequest, slug: str, section: str, row: str) -> HttpResponse:
    return note_page(request, _stored(request, slug), section, row)


def note_page(request: HttpRequest, stored: StoredReport, section: str, row: str) -> HttpResponse:
    """The note alone where a page asks for it, else a page of its own."""
    if elsewhere := led_to_report(request, stored):
        return elsewhere
    if not stored.head.is_readable:
        raise Http404(NO_REPORT)
    number = stored.edition.row_at(section, row)
    note = None if number is None else _note(request, stored, section, number)
    if note is None:
        raise Http404(NO_ROW)
    template = "pages/_evidence.html" if request.headers.get("HX-Request") else "pages/evidence.html"
    context = {"note": note, "event": stored.event, "view": stored.view, "back": stored.url, "is_open": True}
    if not stored.view.is_blind and rights.may_curate(request.user, stored.event_head.event):
        context["offers"] = offers_on(stored.edition, note)
        context["note"] = with_offers(stored.edition, note)
        context["undo_back"] = f"{stored.url}#{note.anchor}"  # the row may be another when it is taken back
    return HttpResponse(shown(render_to_string(template, context, request=request)))


def _note(request: HttpRequest, stored: StoredReport, section: str, number: int) -> EvidenceNote | None:
    """Of the row, or of one text's cell in it."""
    text = request.GET.get("text")
    if section == "claims" and text in stored.edition.by_id:
        return cell_note(stored.edition, number, text)
    return evidence_note(stored.edition, section, number)


@require_safe
def evidence_by_number(request: HttpRequest, slug: str, section: str, row: int) -> HttpResponse:
    """Addresses as they were when a row had only its number: led to the row that stands there today."""
    stored = _stored(request, slug)
    if elsewhere := led_to_report(request, stored):
        return elsewhere
    if not stored.head.is_readable or evidence_note(stored.edition, section, row) is None:
        raise Http404(NO_ROW)
    return redirect(stored.edition.evidence_url(section, row))


@require_safe
def event_claims(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole grid of claims and texts, as it is asked for."""
    return claims_page(request, _stored(request, slug))


def claims_page(request: HttpRequest, stored: StoredReport) -> HttpResponse:
    """Of the event or of a shared link."""
    if elsewhere := led_to_report(request, stored):
        return elsewhere
    if not stored.head.is_readable:
        raise Http404(NO_REPORT)
    query = GridQuery.asked(request.GET, stored.edition)
    section = find_section(stored.edition, "claims")
    context = {**stored.context, "section": section, "data": build_grid(stored.edition, query)}
    response = HttpResponse(shown(render_to_string("pages/claims.html", context, request=request)))
    if request.headers.get("HX-Request") and not request.headers.get("HX-History-Restore-Request"):
        response["HX-Push-Url"] = query.address(stored.edition)  # without what was not asked
    return response


def _stored(request: HttpRequest, slug: str) -> StoredReport:
    event = event_head(slug)
    view = View.asked(request.GET, event)
    return StoredReport(event, heads.report_head(event, view.angle), view)
