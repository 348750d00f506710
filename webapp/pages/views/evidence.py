"""The words behind one number: a note in the margin, or a page of its own without script."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from webapp.analyses import selectors
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.evidence import evidence_note


@require_safe
@vary_on_headers("HX-Request")
def evidence(request: HttpRequest, slug: str, section: str, row: int) -> HttpResponse:
    report = selectors.event_report(slug)
    if report is None or report.payload is None:
        raise Http404("There is no report at this address.")
    note = evidence_note(Edition(report), section, row)
    if note is None:
        raise Http404("The report has no such row. It may have been made again since.")
    template = "pages/_evidence.html" if request.headers.get("HX-Request") else "pages/evidence.html"
    return render(request, template, {"note": note, "event": report.event, "is_open": True})
