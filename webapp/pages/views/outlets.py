"""One outlet: what it published on the events on record, and how it put it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from webapp.analyses import outlets
from webapp.pages.contexts.outlet import outlet_context


@require_safe
def outlet(request: HttpRequest, slug: str) -> HttpResponse:
    record = outlets.outlet_record(slug)
    if record is None:
        raise Http404("There is no outlet at this address.")
    return render(request, "pages/outlet.html", outlet_context(record))
