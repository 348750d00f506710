"""Who changed what: everything, or of one event, article or person; on a page and as a table."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from webapp.pages.contexts.audit import audit_context, audit_table


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/audit.html", audit_context(request.GET, person=request.user))


@require_safe
def audit_csv(request: HttpRequest) -> HttpResponse:
    # The mark at the beginning tells spreadsheets that it is UTF-8.
    content = audit_table(request.GET, person=request.user).encode("utf-8-sig")
    headers = {"Content-Disposition": 'attachment; filename="audit.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
