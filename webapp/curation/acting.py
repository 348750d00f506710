"""An act on the rows that were chosen in a list: at once on a few, as a job with its progress on many."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from webapp.jobs import queue, services

AT_ONCE = 50
"""Rows done while the page waits: about a second. Above it a worker does them."""


def ask(request: HttpRequest, kind: str, title: str, **asked: Any) -> HttpResponse | None:
    """Have work done, and show how far it is; where the same is under way already, that, or who asked for it."""
    try:
        job = queue.request_job(kind, title, person=request.user, **asked)
    except services.UnderWayError as error:
        messages.warning(request, str(error))
        return redirect("job", pk=error.job.pk) if error.is_own else None
    return redirect("job", pk=job.pk)


def act(request: HttpRequest, kind: str, title: str, rows: QuerySet, **asked: Any) -> HttpResponse | None:
    """Do an act on rows, or have it done; says what became of it."""
    chosen = list(rows.order_by().values_list("pk", flat=True).distinct())
    if not chosen:  # none of those that were ticked may be changed by this person
        messages.success(request, f"0 {services.ACTS[kind].done}.")
        return None
    if services.ACTS[kind].reach is not None or len(chosen) > AT_ONCE:
        return ask(request, kind, f"{title}: {len(chosen)}", rows=chosen, **asked)
    number, problems = services.act_now(kind, chosen, person=request.user, **asked)
    for problem in problems:
        messages.warning(request, f"{problem}.")
    messages.success(request, f"{number} {services.ACTS[kind].done}.")
    return None
