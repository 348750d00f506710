"""What came of coding: how far people agree, where they do not, and what was settled."""

from __future__ import annotations

import csv
import io

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from analyzer.errors import AnalyzerError
from webapp.analyses import queue
from webapp.audit import services as audit
from webapp.coding import selectors, settling
from webapp.coding.selectors import ProjectPage
from webapp.pages.contexts.coding import result_lines
from webapp.pages.exports import safe_cell
from webapp.pages.views.coding import found_project, must_take_part
from webapp.pages.views.guarding import must_curate

A_PAGE = 20
"""Differences on one page: an hour's talk."""


@require_safe
def coding_results(request: HttpRequest, pk: int) -> HttpResponse:
    """Agreement a question at a time, and the differences; only once nobody codes any more."""
    page = found_project(pk)
    may_curate = must_take_part(request, page)
    if not page.is_closed:
        messages.info(
            request, "Results open when everybody is done: until then coders stay blind to each other."
        )
        return redirect("coding_project", pk=pk)
    found = selectors.results(page)
    context = {
        "page": page,
        "event": page.project.event,
        "may_curate": may_curate,
        "lines": result_lines(found),
        "against_machine": len(settling.against_machine(page.project)),
        "differences": Paginator(selectors.differences(page), A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "pages/coding_results.html", context)


@require_POST
def coding_settle(request: HttpRequest, pk: int, item: int) -> HttpResponse:
    """Settle one difference; the codes stay on record beside it."""
    found = selectors.get_item(pk, item)
    if found is None:
        raise Http404("This project has no such unit.")
    must_curate(request, found.project.event)
    question, value = request.POST.get("question", ""), request.POST.get("value", "")
    name = " ".join(request.POST.get("name", "").split())
    if request.user.is_authenticated:
        name = request.user.get_username()
    page = request.POST.get("page", "")
    here = reverse("coding_results", args=[pk]) + (f"?page={page}" if page.isdecimal() else "")
    here += f"#unit-{found.number}-{question}"
    if not name:
        messages.error(request, "Say who settles it: write a name.")
        return redirect(here)
    try:
        settling.settle(
            found,
            question,
            value,
            person=request.user,
            name=name[:150],
            reason=request.POST.get("reason", ""),
        )
        queue.request_event(found.project.event)
    except AnalyzerError as error:
        messages.error(request, str(error))
    return redirect(here)


@require_POST
def coding_take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct the machine wherever all coders are at one against it."""
    page = found_project(pk)
    must_curate(request, page.project.event)
    try:
        number = settling.settle_what_is_at_one(
            page.project, person=request.user, name=audit.name_of(request.user)
        )
        queue.request_event(page.project.event)
    except AnalyzerError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{number} corrections made. The texts are being read anew.")
    return redirect("coding_results", pk=pk)


@require_safe
def coding_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Every unit and question with each coder's label, the settled one and the machine's."""
    page = found_project(pk)
    must_take_part(request, page)
    if not page.is_closed:
        raise Http404("Results open when everybody is done.")
    return HttpResponse(
        _csv(page).encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="coding-{pk}.csv"'},
    )


def _csv(page: ProjectPage) -> str:
    rows = selectors.export_rows(page)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if rows:
        writer.writerow([safe_cell(name) for name in rows[0]])
        writer.writerows([safe_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()
