"""Downloads: the whole event as JSON, each table as CSV."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from analyzer.encoding import to_json
from webapp.analyses import heads
from webapp.pages.contexts.blind import shown
from webapp.pages.contexts.report import section_keys
from webapp.pages.contexts.view import View
from webapp.pages.exports import event_json, section_csv
from webapp.pages.stored import StoredReport
from webapp.pages.views.events import event_head


@require_safe
def event_export_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Of the view that the address asks for: names that it hides are hidden here."""
    stored = _stored(request, slug)
    return _attachment(to_json(event_json(stored.report)), f"{slug}.json", "application/json")


@require_safe
def event_export_csv(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    stored = _stored(request, slug)
    if stored.head.is_working and not stored.head.is_readable:
        return _not_yet()
    if not stored.head.is_readable:
        raise Http404("There is no report at this address.")
    if section not in section_keys(stored.edition):
        raise Http404("The report has no such table.")
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    content = shown(section_csv(stored.edition, section)).encode("utf-8-sig")
    return _attachment(content, f"{slug}-{section}.csv", "text/csv; charset=utf-8")


def _stored(request: HttpRequest, slug: str) -> StoredReport:
    event = event_head(slug)
    view = View.asked(request.GET, event)
    return StoredReport(event, heads.report_head(event, view.angle), view)


def _not_yet() -> HttpResponse:
    """Programs ask again; a table without its rows would be taken for one in which nothing was found."""
    said = "The report is being made. Ask again in a few seconds."
    return HttpResponse(
        said, status=503, content_type="text/plain; charset=utf-8", headers={"Retry-After": "5"}
    )


def _attachment(content: bytes, filename: str, media_type: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{filename}"'},
    )
