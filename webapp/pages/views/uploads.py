"""From files and pasted texts to drafts, and from drafts that a person has looked at to articles."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from analyzer.errors import AnalyzerError
from webapp.access import sign_in_to_change
from webapp.analyses import queue
from webapp.analyses.selectors import letters_held
from webapp.corpus import selectors, services
from webapp.corpus.models import Draft
from webapp.pages.contexts.drafts import draft_view
from webapp.pages.forms import DraftForm, UploadForm

_MEGABYTE = 1024 * 1024


@sign_in_to_change
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        form = UploadForm(initial={"event": request.GET.get("event", "")})
        return render(request, "pages/upload.html", {"form": form})
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "pages/upload.html", {"form": form}, status=422)
    batch = uuid.uuid4()
    problems = _read_all(form.cleaned_data, batch)
    if not selectors.draft_batch(batch):
        return render(request, "pages/upload.html", {"form": form, "problems": problems}, status=422)
    services.describe_upload(  # the good ones go on; nobody chooses them twice
        batch,
        event=form.cleaned_data["event"],
        event_title=form.cleaned_data["event_title"],
        problems=problems,
    )
    return redirect("draft_review", batch=batch)


def _read_all(said: dict[str, Any], batch: uuid.UUID) -> list[tuple[str, str]]:
    """Read every text; (name, message) of those that could not be read."""
    problems, seen = [], set()
    texts: list[tuple[str | None, bytes, str]] = []
    for file in said["files"]:
        if file.size > services.MAX_UPLOAD_BYTES:
            limit = services.MAX_UPLOAD_BYTES // _MEGABYTE
            problems.append(
                (file.name, f"It is larger than {limit} MB. Save the article alone, as text or HTML.")
            )
        else:
            texts.append((file.name, file.read(), file.content_type))
    if said["paste"]:
        texts.append((None, said["paste"].encode("utf-8", "surrogatepass"), "text/plain"))
    for name, content, media_type in texts:
        label = name or "the pasted text"
        if content in seen:
            problems.append((label, "The same text was given twice. One copy is kept."))
            continue
        seen.add(content)
        try:
            services.create_draft(content, name, media_type, batch=batch)
        except AnalyzerError as error:
            problems.append((label, str(error)))
    return problems


@sign_in_to_change
@require_http_methods(["GET", "HEAD", "POST"])
def draft_review(request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
    saved = selectors.saved_event_of(batch)
    if saved is not None:
        return redirect("event_report", slug=saved.slug)
    drafts = selectors.draft_batch(batch)
    if not drafts:
        return render(request, "pages/draft_gone.html", status=404)
    posted = request.POST if request.method == "POST" else None
    forms = [DraftForm(posted, draft=draft) for draft in drafts]
    problem = ""
    checked = [form.is_valid() for form in forms]  # every one, so that each shows its own errors
    if posted is not None and all(checked):
        chosen = [form for form in forms if not form.cleaned_data["leave_out"]]
        try:
            return _save(request, posted, chosen)
        except AnalyzerError as error:
            problem = str(error)
    return _show_review(request, drafts, forms, problem)


def _save(request: HttpRequest, posted: Any, forms: list[DraftForm]) -> HttpResponse:
    slug = posted.get("event", "")
    event = selectors.get_event(slug) if slug else None
    if slug and event is None:
        raise AnalyzerError("That event is no longer here. Please choose another, or name a new one.")
    drafts = [form.draft for form in forms]
    held = letters_held(event, drafts) if event else {}
    target = queue.submit_drafts(
        drafts,
        details=[form.details() for form in forms],
        event=event,
        event_title=posted.get("event_title", ""),
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
    request: HttpRequest, drafts: list[Draft], forms: list[DraftForm], problem: str
) -> HttpResponse:
    remembered = drafts[0].upload  # the same on every draft of a batch
    has_errors = bool(problem) or any(form.is_bound and form.errors for form in forms)
    context = {
        "drafts": [draft_view(draft, form) for draft, form in zip(drafts, forms, strict=True)],
        "expires_at": min(draft.expires_at for draft in drafts),
        "event_choices": selectors.list_event_choices(),
        "event_slug": request.POST.get("event", remembered.get("event", "")),
        "event_title": request.POST.get("event_title", remembered.get("event_title", "")),
        "outlets": selectors.list_outlet_names(),
        "problem": problem,
        "refused": remembered.get("problems", []),
        "has_errors": has_errors,
    }
    return render(request, "pages/draft_review.html", context, status=422 if has_errors else 200)
