"""The words behind one number: a note in the margin, or a page of its own without script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from webapp.analyses import selectors
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.evidence import evidence_note

NO_ROW = "The report has no such row: it was made again, and the texts no longer say this."


@require_safe
@vary_on_headers("HX-Request")
def evidence(request: HttpRequest, slug: str, section: str, row: str) -> HttpResponse:
    edition = _edition(slug)
    number = edition.row_at(section, row)
    note = None if number is None else evidence_note(edition, section, number)
    if note is None:
        raise Http404(NO_ROW)
    template = "pages/_evidence.html" if request.headers.get("HX-Request") else "pages/evidence.html"
    return render(request, template, {"note": note, "event": edition.report.event, "is_open": True})


@require_safe
def evidence_by_number(request: HttpRequest, slug: str, section: str, row: int) -> HttpResponse:
    """Addresses as they were when a row had only its number: led to the row that stands there today."""
    edition = _edition(slug)
    if evidence_note(edition, section, row) is None:
        raise Http404(NO_ROW)
    return redirect(edition.evidence_url(section, row))


def _edition(slug: str) -> Edition:
    report = selectors.event_report(slug)
    if report is None or report.payload is None:
        raise Http404("There is no report at this address.")
    return Edition(report)
