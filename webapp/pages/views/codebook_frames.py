"""Whole frames of a codebook's draft: a new one, and one that is taken out, with what that means said before."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from analyzer.errors import AnalyzerError, ResourceError
from analyzer.resources.codebook_files import read_codebook
from analyzer.resources.codebooks import Codebook
from analyzer.resources.frame_editing import NewFrame, with_frame, without_frame
from webapp.analyses.frames import traces_of
from webapp.codebooks import selectors, services
from webapp.codebooks.models import Edition
from webapp.pages.frame_forms import NewFrameForm
from webapp.pages.views.codebook_drafts import found_draft


@require_http_methods(["GET", "HEAD", "POST"])
def codebook_frame_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a frame to a draft. What is not whole is refused with what to mend, and what was typed stays."""
    draft, book = _book(request, pk)
    form = NewFrameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        frame = form.frame()
        try:
            if frame.key not in book.frames:
                _refuse_reused(draft, frame)
            services.change_draft(
                pk,
                request.user,
                lambda files: (with_frame(files[0], frame),),
                f"the frame {frame.title} is added",
            )
        except AnalyzerError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"Done: the frame “{frame.title}” is added.", extra_tags="frame")
            return redirect(_at(pk, frame.key))
    context: dict[str, Any] = {"draft": draft, "title": book.title, "form": form}
    return render(request, "pages/codebook_frame_new.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def codebook_frame_remove(request: HttpRequest, pk: int, frame: str) -> HttpResponse:
    """Take a frame out of a draft, once its person has read what that means."""
    draft, book = _book(request, pk)
    if frame not in book.frames:
        raise Http404("There is no such frame in this draft.")
    problem = ""
    if request.method == "POST":
        title = book.frames[frame].title
        try:
            services.change_draft(
                pk,
                request.user,
                lambda files: (without_frame(files[0], frame),),
                f"the frame {title} is taken out",
            )
        except AnalyzerError as error:
            problem = str(error)
        else:
            messages.success(
                request, f"Done: the frame “{title}” is taken out of the draft.", extra_tags="frame"
            )
            return redirect(_at(pk))
    context = {
        "draft": draft,
        "title": book.title,
        "frame": book.frames[frame],
        "traces": traces_of(draft.name, frame, request.user),
        "problem": problem,
    }
    template = "pages/codebook_frame_remove.html"
    return render(request, template, context, status=422 if problem else 200)


def _book(request: HttpRequest, pk: int) -> tuple[Edition, Codebook]:
    draft = found_draft(request, pk)
    if draft.card:
        raise Http404("A word list has no frames.")
    return draft, read_codebook(draft.name, draft.files[0])


def _refuse_reused(draft: Edition, frame: NewFrame) -> None:
    """A key that reports of earlier editions hold under another label would give their figures a wrong name."""
    former = selectors.former_title(draft.name, frame.key)
    if former and former != frame.title:
        raise ResourceError(
            f"An earlier edition has “{former}” under the key {frame.key!r}, and reports made with it would name it "
            "otherwise. Choose another key."
        )


def _at(pk: int, frame: str = "") -> str:
    query = f"?{urlencode({'frame': frame})}" if frame else ""
    return f"{reverse('codebook_edit', args=[pk])}{query}#frame"
