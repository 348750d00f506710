"""Drafts that a person looks at, mends and saves as articles of an event."""

from __future__ import annotations

import logging
import uuid
from typing import Any

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from analyzer.errors import AnalyzerError
from webapp.analyses import queue
from webapp.analyses.selectors import letters_held
from webapp.corpus import selectors
from webapp.corpus.models import Draft, Upload
from webapp.pages.contexts.drafts import arrivals_context, draft_view, suggestions_for
from webapp.pages.forms import DraftForm
from webapp.pages.views.uploads import NOT_STORED
from webapp.people.homes import home_of, homes_of
from webapp.people.rights import may_contribute

log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_review(request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
    saved = selectors.saved_event_of(batch)
    if saved is not None:
        return redirect("event_report", slug=saved.slug)
    upload = selectors.get_upload(batch)
    if upload is None:
        return render(request, "pages/draft_gone.html", status=404)
    arrivals = arrivals_context(selectors.arrivals_of(upload))
    if arrivals["is_fetching"] and "now" not in request.GET:
        return render(request, "pages/upload_progress.html", {"upload": upload, **arrivals})
    table = selectors.unclear_table(upload)
    if table is not None:
        return redirect("upload_columns", upload_id=upload.pk, pk=table.pk)
    drafts = selectors.draft_batch(batch)
    if request.method != "POST" or not drafts:
        return _show_review(request, upload, drafts, arrivals)
    return _check_and_save(request, upload, drafts, arrivals)


def _check_and_save(
    request: HttpRequest, upload: Upload, drafts: list[Draft], arrivals: dict[str, Any]
) -> HttpResponse:
    forms = [DraftForm(request.POST, draft=draft) for draft in drafts]
    problem = ""
    if all(form.is_valid() for form in forms):
        try:
            return _save(request, [form for form in forms if not form.is_left_out()])
        except AnalyzerError as error:
            problem = str(error)
        except OperationalError:
            log.exception("drafts could not be saved")
            problem = NOT_STORED
    return _show_review(request, upload, drafts, arrivals, problem=problem)


def _save(request: HttpRequest, forms: list[DraftForm]) -> HttpResponse:
    slug = request.POST.get("event", "")
    event = selectors.get_event(slug, person=request.user) if slug else None
    if slug and event is None:
        raise AnalyzerError("That event is no longer here. Please choose another, or name a new one.")
    if event is not None and not may_contribute(request.user, event):
        raise AnalyzerError(
            "You may read that event, but not add to it. Please choose another, or name a new one."
        )
    if not forms:
        raise AnalyzerError("Every text is left out, so there is nothing to save.")
    drafts = [form.draft for form in forms]
    held = letters_held(event, drafts) if event else {}
    target = queue.submit_drafts(
        drafts,
        details=[form.details() for form in forms],
        event=event,
        event_title=request.POST.get("event_title", ""),
        home=home_of(request.user, request.POST.get("home", "")),
        actor=request.user,
    )
    for draft in drafts:
        if draft.pk in held:
            name = draft.filename or "The pasted text"
            messages.info(request, f"{name} is already in this event as {held[draft.pk]}; kept once.")
    saved = len(forms) - len(held)
    if saved:
        messages.success(request, f"{saved} {'text is' if saved == 1 else 'texts are'} saved.")
    return redirect("event_report", slug=target.slug)


def _show_review(
    request: HttpRequest, upload: Upload, drafts: list[Draft], arrivals: dict[str, Any], *, problem: str = ""
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    suggestion, suggested = suggestions_for(drafts, person=request.user)
    forms = [
        DraftForm(posted, draft=draft, suggested=each.first_values)
        for draft, each in zip(drafts, suggested, strict=True)
    ]
    has_errors = bool(problem) or any(form.is_bound and not form.is_valid() for form in forms)
    notes = {arrival.draft_id: arrival.reason for arrival in arrivals["arrivals"] if arrival.draft_id}
    chosen = upload.event or (None if upload.event_title else suggestion.event)
    context = {
        **arrivals,
        "drafts": [
            draft_view(draft, form, each, notes.get(draft.pk, ""))
            for draft, form, each in zip(drafts, forms, suggested, strict=True)
        ],
        "upload": upload,
        "event_choices": selectors.list_event_choices(person=request.user),
        "event_slug": request.POST.get("event", chosen.slug if chosen else ""),
        "event_title": request.POST.get("event_title", upload.event_title),
        "homes": homes_of(request.user),
        "home": request.POST.get("home", ""),
        "suggestion": suggestion,
        "outlets": selectors.list_outlet_names(person=request.user),
        "problem": problem,
        "has_errors": has_errors,
    }
    return render(request, "pages/draft_review.html", context, status=422 if has_errors else 200)
