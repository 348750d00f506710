"""Downloads: the whole event as JSON, each table as CSV."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analyzer.encoding import to_json
from webapp.analyses import selectors
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.report import section_keys
from webapp.pages.exports import event_json, section_csv


@require_safe
def event_export_json(request: HttpRequest, slug: str) -> HttpResponse:
    report = selectors.event_report(slug)
    if report is None:
        raise Http404("There is no event at this address.")
    return _attachment(to_json(event_json(report)), f"{slug}.json", "application/json")


@require_safe
def event_export_csv(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    report = selectors.event_report(slug)
    if report is None or report.payload is None:
        raise Http404("There is no report at this address.")
    edition = Edition(report)
    if section not in section_keys(edition):
        raise Http404("The report has no such table.")
    content = section_csv(edition, section).encode(
        "utf-8-sig"
    )  # the mark tells spreadsheets that it is UTF-8
    return _attachment(content, f"{slug}-{section}.csv", "text/csv; charset=utf-8")


def _attachment(content: bytes, filename: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )
