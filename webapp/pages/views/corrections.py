"""Correcting what the machine read: the form of one label, undoing, and the lists of what was corrected."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analyzer.errors import AnalyzerError
from analyzer.labels import LABELS
from webapp.analyses import queue, selectors
from webapp.analyses.values import EventReport
from webapp.corpus import selectors as corpus
from webapp.corpus.models import Event
from webapp.corrections import selectors as corrections
from webapp.corrections import services
from webapp.corrections.models import Correction
from webapp.corrections.selectors import CorrectionSearch
from webapp.corrections.values import OvertakenError, Said
from webapp.pages.contexts.corrected import remark_of
from webapp.pages.contexts.correcting import Target
from webapp.pages.contexts.correcting_rows import row_target
from webapp.pages.contexts.correcting_texts import sentence_target
from webapp.pages.contexts.correction_list import STATES, EntryView, entries_of, filters_of
from webapp.pages.contexts.edition import Edition
from webapp.pages.correction_forms import CorrectionForm
from webapp.pages.views.guarding import must_curate, must_view
from webapp.people import rights

SAVED = "Your correction is saved; the report is being made again."
GONE = "What was to be corrected does not stand there any more: the report was made again."
PAGE_SIZE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def article_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one label of a sentence."""
    page = selectors.article_page(pk)
    if page is None:
        raise Http404("There is no article at this address.")
    event = _event(request, page.event_slug)
    must_curate(request, event)
    kind, part = request.GET.get("kind", ""), request.GET.get("part", "")
    report = selectors.event_report(page.event_slug) if kind == "sentence.speaker" else None
    edition = Edition(report) if report and report.payload else None
    start, end = _number(request, "start"), _number(request, "end")
    return _form_page(request, event, sentence_target(page, edition, kind, start, end, part))


@require_http_methods(["GET", "HEAD", "POST"])
def row_correct(request: HttpRequest, slug: str, section: str, row: str) -> HttpResponse:
    """The form of a row of the report, or of a text's cell in it."""
    event = _event(request, slug)
    must_curate(request, event)
    edition = Edition(_report(slug))
    number = edition.row_at(section, row)
    kind, text = request.GET.get("kind", ""), request.GET.get("text", "")
    target = None if number is None else row_target(edition, section, number, kind, text)
    return _form_page(request, event, target)


def _form_page(request: HttpRequest, event: Event, target: Target | None) -> HttpResponse:
    if target is None:
        raise Http404(GONE)
    standing = _standing(event, target)
    if request.method != "POST":
        form = CorrectionForm(target=target, initial={"seen": standing.version if standing else ""})
        return _shown(request, event, target, form, standing)
    form = CorrectionForm(request.POST, target=target)
    if not form.is_valid():
        return _shown(request, event, target, form, standing, status=422)
    try:
        queue.correct(event, form.said(), author=request.user, seen=form.cleaned_data["seen"])
    except OvertakenError as overtaken:
        if not _is_sent_twice(request, form.said(), overtaken.standing):
            return _overtaken(request, event, target, overtaken.standing)
    except AnalyzerError as error:
        form.add_error(None, str(error))
        return _shown(request, event, target, form, standing, status=422)
    messages.success(request, SAVED)
    return redirect(target.back)


def _is_sent_twice(request: HttpRequest, said: Said, standing: Correction) -> bool:
    """Whether what stands there is this very answer of the same person: the form was pressed twice."""
    is_own = standing.author_id == request.user.pk and standing.undone_at is None
    return is_own and (standing.value, standing.reason) == (said.value, " ".join(said.reason.split()))


def _overtaken(request: HttpRequest, event: Event, target: Target, standing: Correction) -> HttpResponse:
    """What the first one set, and the second one's answer kept, to be put in its place by another press."""
    answers = request.POST.copy()
    answers["seen"] = standing.version
    form = CorrectionForm(answers, target=target)
    return _shown(request, event, target, form, standing, is_overtaken=True, status=409)


def _standing(event: Event, target: Target) -> Correction | None:
    """The latest correction of this very place; none where the place is yet to be chosen in the form."""
    is_open = target.kind in ("claim.split", "claim.move") or target.frames
    return None if is_open else corrections.standing_at(event, target.said(target.current))


def _shown(
    request: HttpRequest,
    event: Event,
    target: Target,
    form: CorrectionForm,
    standing: Correction | None,
    *,
    is_overtaken: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "event": event,
        "target": target,
        "form": form,
        "standing": standing,
        "remark": remark_of(corrections.card_of(standing)) if standing else None,
        "is_overtaken": is_overtaken,
    }
    return render(request, "pages/correction.html", context, status=status)


# --- taking back, making again, confirming ----------------------------------------------------------------


@require_POST
def correction_undo(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(
        request,
        pk,
        lambda correction: queue.undo_correction(correction, author=request.user),
        "The correction is taken back; the report is being made again.",
    )


@require_POST
def correction_redo(request: HttpRequest, pk: int) -> HttpResponse:
    seen = request.POST.get("seen", "")
    return _done(
        request,
        pk,
        lambda correction: queue.redo_correction(correction, author=request.user, seen=seen),
        SAVED,
    )


@require_POST
def correction_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(
        request,
        pk,
        lambda correction: services.confirm(correction, author=request.user),
        "The correction holds, with the words as they are now.",
    )


def _done(request: HttpRequest, pk: int, act: Callable[[Correction], Correction], said: str) -> HttpResponse:
    correction = corrections.get(pk)
    if correction is None:
        raise Http404("There is no such correction.")
    event = services.event_of(correction)
    must_curate(request, event)
    try:
        act(correction)
        messages.success(request, said)
    except AnalyzerError as error:
        messages.error(request, str(error))
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_ours else reverse("event_corrections", args=[event.slug]))


# --- lists ------------------------------------------------------------------------------------------------


@require_safe
def event_corrections(request: HttpRequest, slug: str) -> HttpResponse:
    """All corrections of an event, with what needs a second look."""
    event = _event(request, slug)
    return _list(request, event, CorrectionSearch(event=event.pk), "")


@require_safe
def article_corrections(request: HttpRequest, pk: int) -> HttpResponse:
    article = corpus.get_article(pk)
    if article is None:
        raise Http404("There is no article at this address.")
    return _list(request, article.event, CorrectionSearch(article=pk), str(article))


def _list(request: HttpRequest, event: Event, whole: CorrectionSearch, article: str) -> HttpResponse:
    must_view(request, event)
    asked = filters_of(request.GET, whole)
    may_curate = rights.may_curate(request.user, event)
    found = Paginator(corrections.corrections(asked), PAGE_SIZE).get_page(request.GET.get("page"))
    entries: list[EntryView] = entries_of(found.object_list, is_named=may_curate)
    context = {
        "event": event,
        "article": article,
        "entries": entries,
        "page": found,
        "asked": asked,
        "kinds": [(kind, LABELS[kind].title) for kind in corrections.kinds(whole)],
        "states": list(STATES.items()),
        "authors": corrections.authors(event.pk) if may_curate else (),
        "review": corrections.corrections(CorrectionSearch(event=event.pk, state="review")).count(),
        "may_curate": may_curate,
        "this_page": request.get_full_path(),
    }
    return render(request, "pages/corrections.html", context)


def _report(slug: str) -> EventReport:
    report = selectors.event_report(slug)
    if report is None or report.payload is None:
        raise Http404("There is no report at this address.")
    return report


def _event(request: HttpRequest, slug: str) -> Event:
    event = corpus.get_event(slug, person=request.user)
    if event is None:
        raise Http404("There is no event at this address.")
    return event


def _number(request: HttpRequest, name: str) -> int:
    number = request.GET.get(name, "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1
