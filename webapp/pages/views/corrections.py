"""Correcting what the machine read: the form of one label, where it stands or on a page of its own, and undoing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from analyzer.errors import AnalyzerError
from analyzer.labels import LABELS
from webapp.analyses import queue, selectors
from webapp.analyses.values import EventReport
from webapp.corpus import selectors as corpus
from webapp.corpus.models import Event
from webapp.corrections import selectors as corrections
from webapp.corrections import services
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.values import OvertakenError, Said, WordsGoneError
from webapp.pages.contexts.corrected import note_of, outcome_of, remark_of
from webapp.pages.contexts.correcting import Target, place_named
from webapp.pages.contexts.correcting_rows import row_target
from webapp.pages.contexts.correcting_texts import headline_target, sentence_target
from webapp.pages.contexts.edition import Edition
from webapp.pages.correction_forms import CorrectionForm
from webapp.pages.views.guarding import must_curate, must_view

SAVED = "Your correction is saved; the report is being made again."
GONE = "What was to be corrected does not stand there any more: it was changed meanwhile."
REWORDED = (
    "Nothing was saved: words that your answer is about were changed meanwhile. "
    "Your answer stands below. Look at the words as they are now, and save it again if it still holds."
)
PAGE_SIZE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def article_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of one label of a sentence, or of the headline."""
    page = selectors.article_page(pk)
    if page is None:
        raise Http404("There is no article at this address.")
    event = _event(request, page.event_slug)
    must_curate(request, event)
    kind, part = request.GET.get("kind", ""), request.GET.get("part", "")
    report = selectors.event_report(page.event_slug) if kind == "sentence.speaker" else None
    edition = Edition(report) if report and report.payload else None
    start, end = _number(request, "start"), _number(request, "end")
    back = reverse("article", args=[pk])
    if kind.startswith("headline."):
        return _form_page(request, event, headline_target(page, kind, part), back)
    return _form_page(request, event, sentence_target(page, edition, kind, start, end, part), back)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def row_correct(request: HttpRequest, slug: str, section: str, row: str) -> HttpResponse:
    """The form of a row of the report, or of a text's cell in it."""
    event = _event(request, slug)
    must_curate(request, event)
    edition = Edition(_report(slug))
    number = edition.row_at(section, row)
    kind, text = request.GET.get("kind", ""), request.GET.get("text", "")
    target = None if number is None else row_target(edition, section, number, kind, text)
    return _form_page(request, event, target, reverse("event_report", args=[slug]) + f"#{section}")


def _form_page(request: HttpRequest, event: Event, target: Target | None, back: str) -> HttpResponse:
    if target is None:
        return _gone(request, back)
    target = _with_moved(event, target, request.POST.getlist("taken"))
    standing = _standing(event, target)
    if request.method != "POST":
        form = CorrectionForm(
            target=target,
            auto_id=_ids(request, target),
            initial={"seen": standing.version if standing else ""},
        )
        return _shown(request, event, target, form, standing)
    form = CorrectionForm(request.POST, target=target, auto_id=_ids(request, target))
    if form.is_of_other_words:
        return _reworded(request, event, target, standing)
    if not form.is_valid():
        return _shown(request, event, target, form, standing, status=422)
    try:
        made = queue.correct(event, form.said(), author=request.user, seen=form.cleaned_data["seen"])
    except OvertakenError as overtaken:
        if not _is_sent_twice(request, form.said(), overtaken.standing):
            return _overtaken(request, event, target, overtaken.standing)
        made = overtaken.standing
    except WordsGoneError:
        return _reworded(request, event, target, standing)
    except AnalyzerError as error:
        form.add_error(None, str(error))
        return _shown(request, event, target, form, standing, status=422)
    if _is_in_place(request):
        return _state_of(request, made, target.back)
    messages.success(request, SAVED)
    return redirect(target.back)


def _ids(request: HttpRequest, target: Target) -> str:
    """Several forms may be open beside each other on one page."""
    return f"{target.key}_%s" if _is_in_place(request) else "id_%s"


def _is_in_place(request: HttpRequest) -> bool:
    """Whether a page asks for what it shows beside the words; else the answer is a page of its own."""
    return bool(request.headers.get("HX-Request"))


def _state_of(request: HttpRequest, made: Correction, back: str, problem: str = "") -> HttpResponse:
    """What stands at the place now, in the place of the form or of the button."""
    remark = remark_of(corrections.card_of(made))
    context = {"made": made, "remark": remark, "back": back, "problem": problem}
    return render(request, "pages/_correction_state.html", context)


def _is_sent_twice(request: HttpRequest, said: Said, standing: Correction) -> bool:
    """Whether what stands there is this very answer of the same person: the form was pressed twice."""
    is_own = standing.author_id == request.user.pk and standing.undone_at is None
    held = {(each.article_id, each.text) for each in standing.anchors.all() if each.role != Anchor.Role.AT}
    sent = {(one.article, said.words[one]) for one in (*said.toward, *said.taken)}
    is_same = (standing.value, standing.reason) == (said.value, " ".join(said.reason.split()))
    return is_own and is_same and held == sent


def _overtaken(request: HttpRequest, event: Event, target: Target, standing: Correction) -> HttpResponse:
    """What the first one set, and the second one's answer kept, to be put in its place by another press."""
    form = _kept(request, target, seen=standing.version)
    return _shown(request, event, target, form, standing, is_overtaken=True, status=409)


def _reworded(
    request: HttpRequest, event: Event, target: Target, standing: Correction | None
) -> HttpResponse:
    """Words were edited while the form was open. The answer stands in it, to be saved on the words as they are now."""
    form = _kept(request, target)
    form.add_error(None, REWORDED)
    return _shown(request, event, target, form, standing, status=409)


def _kept(request: HttpRequest, target: Target, **seen: str) -> CorrectionForm:
    """What was answered, in a form of what stands there now."""
    answers = request.POST.copy()
    for name, known in {"seen_words": target.print, **seen}.items():
        answers[name] = known
    return CorrectionForm(answers, target=target, auto_id=_ids(request, target))


def _gone(request: HttpRequest, back: str) -> HttpResponse:
    """The words or the row went while the page was open. What somebody answered is shown, to be used elsewhere."""
    if request.method != "POST" and not _is_in_place(request):
        raise Http404(GONE)
    context = {
        "said": GONE,
        "back": back,
        "is_sent": request.method == "POST",
        "chosen": _chosen(request),
        "reason": request.POST.get("reason", ""),
    }
    template = "pages/_correction_gone.html" if _is_in_place(request) else "pages/correction_gone.html"
    return render(request, template, context, status=409)


def _chosen(request: HttpRequest) -> str:
    """The values that were sent, in the words that the form had for them."""
    label = LABELS.get(request.GET.get("kind", ""))
    words = {choice.value: choice.words for choice in label.choices} if label else {}
    return ", ".join(words.get(value, value) for value in request.POST.getlist("value"))


def _standing(event: Event, target: Target) -> Correction | None:
    """The latest correction of this very place; none where the place is yet to be chosen in the form."""
    is_open = target.kind in ("claim.split", "claim.move") or target.frames
    return None if is_open else corrections.standing_at(event, target.said(target.current))


def _with_moved(event: Event, target: Target, sent: list[str]) -> Target:
    """With those passages to choose from that a correction took from the claim while the form was open."""
    if target.kind not in ("claim.split", "claim.move"):
        return target
    known = {key for key, _ in target.sentences}
    places = {key: place_named(key, target.texts) for key in sent if key not in known}
    moved = [
        (key, target.texts[place.article][place.start : place.end])
        for key, place in places.items()
        if place and corrections.standing_at(event, target.said(None, taken=(place,)))
    ]
    return replace(target, sentences=[*target.sentences, *moved])


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
        "is_in_place": _is_in_place(request),
        "address": request.get_full_path(),
    }
    template = "pages/_correction.html" if _is_in_place(request) else "pages/correction.html"
    return render(request, template, context, status=status)


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
    back = request.POST.get("back", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    back = back if is_ours else reverse("event_corrections", args=[event.slug])
    problem = ""
    try:
        correction = act(correction)
    except AnalyzerError as error:
        problem = str(error)
    if _is_in_place(request):
        return _state_of(request, correction, back, problem)
    if problem:
        messages.error(request, problem)
    else:
        messages.success(request, said)
    return redirect(back)


@require_safe
@never_cache
def correction_outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """What a page asks while all that rests on a correction is made anew: nothing to say until it is."""
    correction = corrections.get(pk)
    if correction is None:
        raise Http404("There is no such correction.")
    event = services.event_of(correction)
    must_view(request, event)
    progress = selectors.progress(event.slug)
    if progress is not None and not progress.is_finished:
        return HttpResponse(status=204)
    report = selectors.event_report(event.slug)
    edition = Edition(report) if report and report.payload else None
    return JsonResponse(
        {"said": outcome_of(correction), "note": note_of(edition, correction) if edition else ""}
    )


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
