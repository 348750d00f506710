"""Drafts of codebooks and lexicons: changing entries, trying on stored articles, publishing."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from analyzer.errors import AnalyzerError
from analyzer.resources import editing
from analyzer.resources.differences import differences
from analyzer.resources.lexicons import LexiconEntry
from analyzer.resources.store import Files
from webapp.analyses import queue, trials
from webapp.codebooks import selectors, services
from webapp.codebooks.models import Edition
from webapp.pages.codebook_forms import (
    CueForm,
    EntryForm,
    ExampleForm,
    FilesForm,
    FrameTextForm,
    PublishForm,
    RuleForm,
    TrialForm,
)
from webapp.pages.contexts.codebooks import PARTS, editor_context, trial_context
from webapp.pages.views.codebooks import must_edit, read_files

Change = tuple[Callable[[Files], Files], str]
"""What to do with the files, and how it is said on record."""
_STAYS = ("frame", "q", "only", "page")


@require_http_methods(["GET", "HEAD", "POST"])
def codebook_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor. Each button makes one change, checked as a whole; a refused one changes nothing and says why."""
    draft = found_draft(request, pk)
    if request.method != "POST":
        return render(request, "pages/codebook_edit.html", editor_context(draft, request.GET))
    try:
        change, said = _change(draft, request.POST)
        services.change_draft(draft.pk, request.user, change, said)
    except AnalyzerError as error:
        context = editor_context(draft, request.POST) | {"problem": str(error)}
        return render(request, "pages/codebook_edit.html", context, status=422)
    except ValidationError as error:
        context = editor_context(draft, request.POST) | {"problem": " ".join(error.messages)}
        return render(request, "pages/codebook_edit.html", context, status=422)
    part = request.POST.get("part", "")
    part = part if part in PARTS else PARTS[0]
    messages.success(request, f"Done: {said}.", extra_tags=part)  # said where it was done
    stays = {key: request.POST[key] for key in _STAYS if request.POST.get(key)} | {"part": part}
    return redirect(f"{reverse('codebook_edit', args=[pk])}?{urlencode(stays)}#{part}")


def _change(draft: Edition, sent: QueryDict) -> Change:
    """What a button of the editor means. ValidationError for a form that is not filled in."""
    action, frame = sent.get("action", ""), sent.get("frame", "")
    changes: dict[str, Callable[[], Change]] = {
        "cue": lambda: _cue(frame, _filled(CueForm(sent))),
        "cue-remove": lambda: _cue(frame, {"term": sent.get("term", ""), "weight": None}),
        "rule": lambda: _rule(frame, sent, RuleForm(sent)),
        "rule-remove": lambda: _rule(frame, sent, None),
        "texts": lambda: _texts(frame, _filled(FrameTextForm(sent))),
        "example": lambda: _example(draft, frame, ExampleForm(sent)),
        "example-remove": lambda: _without_example(draft, frame, sent),
        "entry": lambda: _entry(draft, sent),
        "entry-remove": lambda: _without_entry(sent),
    }
    if action not in changes:
        raise ValidationError("Use one of the page’s buttons.")
    return changes[action]()


def _filled(form: CueForm | RuleForm | FrameTextForm | EntryForm | ExampleForm) -> dict[str, object]:
    if not form.is_valid():
        said = [f"{form.fields[name].label}: {' '.join(found)}" for name, found in form.errors.items()]
        raise ValidationError(said)
    return form.cleaned_data


def _cue(frame: str, said: dict[str, object]) -> Change:
    term, weight = " ".join(str(said["term"]).split()), said["weight"]
    words = f"“{term}” is taken out" if weight is None else f"“{term}” stands at {weight}"
    return lambda files: (editing.with_cue(files[0], frame, term, weight and str(weight)),), words


def _rule(frame: str, sent: QueryDict, form: RuleForm | None) -> Change:
    number = int(sent["number"]) if sent.get("number", "").isdecimal() else None
    if form is None:
        return lambda files: (editing.with_rule(files[0], frame, number, None),), "the rule is taken out"
    _filled(form)
    rule = form.rule()
    said = f"the rule for “{', '.join(rule['cues'])}” stands"
    return lambda files: (editing.with_rule(files[0], frame, number, rule),), said


def _texts(frame: str, said: dict[str, object]) -> Change:
    def change(files: Files) -> Files:
        content = files[0]
        for key, text in said.items():
            content = editing.with_frame_text(content, frame, key, " ".join(str(text).split()))
        return (content,)

    return change, f"the wording of {frame} is changed"


def _example(draft: Edition, frame: str, form: ExampleForm) -> Change:
    said = _filled(form)
    text = " ".join(str(said["text"]).split())
    if draft.card:
        finds = form.found()
        return lambda files: (
            files[0],
            editing.with_card_example(files[1], text, finds),
        ), "an example is added"
    kind = str(said["kind"] or "examples")
    return (
        lambda files: (editing.with_frame_example(files[0], frame, text, kind, True),),
        "an example is added",
    )


def _without_example(draft: Edition, frame: str, sent: QueryDict) -> Change:
    text, kind = sent.get("text", ""), sent.get("kind", "")
    said = "an example is taken out"
    if draft.card:
        return lambda files: (files[0], editing.with_card_example(files[1], text, None)), said
    if kind not in ("examples", "counter_examples"):
        raise ValidationError("Use one of the page’s buttons.")
    return lambda files: (editing.with_frame_example(files[0], frame, text, kind, False),), said


def _entry(draft: Edition, sent: QueryDict) -> Change:
    lexicon = services.checked(draft.name, draft.files).lexicon(draft.name)
    form = EntryForm(sent, classes=lexicon.classes, has_frames="frames" in sent)
    said = _filled(form)
    new = LexiconEntry(
        " ".join(str(said["term"]).split()),
        str(said["entry_class"]),
        float(str(said["weight"])),
        str(said["note"]),
        frozenset(str(said.get("frames", "")).split()),
    )
    old = (sent["old_term"], sent.get("old_class", "")) if sent.get("old_term") else None
    words = f"“{new.term}” stands in {new.entry_class} at {new.weight:g}"
    return lambda files: (editing.with_entry(files[0], old, new), *files[1:]), words


def _without_entry(sent: QueryDict) -> Change:
    key = sent.get("old_term", ""), sent.get("old_class", "")
    return lambda files: (editing.with_entry(files[0], key, None), *files[1:]), f"“{key[0]}” is taken out"


@require_POST
def codebook_replace(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a whole file in a draft's place."""
    draft = found_draft(request, pk)
    form = FilesForm(request.POST, request.FILES, is_lexicon=bool(draft.card))
    problem = ""
    if form.is_valid():
        content, card = read_files(form)

        def change(files: Files) -> Files:
            return (content,) if not draft.card else (content, card if card is not None else files[1])

        try:
            services.change_draft(
                pk, request.user, change, "a file was imported", seen=request.POST.get("seen", "")
            )
        except AnalyzerError as error:
            problem = str(error)
        else:
            messages.success(request, "The file holds together and stands in the draft now.")
            return redirect("codebook_edit", pk=pk)
    problem = problem or " ".join(message for found in form.errors.values() for message in found)
    context = editor_context(draft, request.GET) | {"problem": problem}
    return render(request, "pages/codebook_edit.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def codebook_try(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose events, and have the draft tried on their articles."""
    draft = found_draft(request, pk)
    events = trials.events_to_try(request.user)
    choices = [(event.slug, f"{event.title} ({event.texts})") for event in events]
    only = [event.slug for event in events] if len(events) == 1 else []
    form = TrialForm(
        request.POST if request.method == "POST" else None, choices=choices, initial={"events": only}
    )
    if request.method == "POST" and form.is_valid():
        chosen = [event for event in events if event.slug in form.cleaned_data["events"]]
        try:
            trial = queue.try_draft(draft, chosen, request.user)
        except AnalyzerError as error:
            form.add_error("events", str(error))
        else:
            return redirect("codebook_trial", pk=trial.pk)
    context = {
        "draft": draft,
        "title": selectors.data_file(draft.name).title,
        "form": form,
        "trials": trials.trials_of(draft),
        "most": trials.MOST_ARTICLES,
    }
    return render(request, "pages/codebook_try.html", context, status=422 if form.errors else 200)


@require_safe
def codebook_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """What a draft would change, sentence by sentence; while it is being tried, how far it is."""
    must_edit(request)
    trial = trials.get_trial(pk)
    if trial is None:
        raise Http404("There is no such trial: only the latest of each draft are kept.")
    texts = trials.results_of(trial, request.user)
    context = {
        "trial": trial,
        "draft": trial.edition,
        "title": selectors.data_file(trial.edition.name).title,
        "is_under_way": trial.state in ("queued", "running"),
        "is_current": trial.digest == trial.edition.digest,
        "done": len(texts),
        **trial_context(texts),
    }
    template = "pages/_trial.html" if request.headers.get("HX-Request") else "pages/codebook_trial.html"
    return render(request, template, context)


@require_http_methods(["GET", "HEAD", "POST"])
def codebook_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """What differs from what is in use, and the change note. Failing examples, or no trial, ask for consent."""
    draft = found_draft(request, pk)
    tried = trials.trial_as_it_is(draft)
    form = PublishForm(
        request.POST if request.method == "POST" else None,
        digest=draft.digest,
        failing=None if tried is None else len(tried.failing),
    )
    if request.method == "POST" and form.is_valid():
        try:
            edition = queue.publish_edition(pk, request.user, form.cleaned_data["note"])
        except AnalyzerError as error:
            form.add_error("note", str(error))
        else:
            messages.success(
                request, f"Edition {edition.number} is in use. What depends on it is being measured anew."
            )
            return redirect("codebook", name=edition.name)
    in_use = services.files_in_use(draft.name)
    context = {
        "draft": draft,
        "file": selectors.data_file(draft.name),
        "form": form,
        "rows": differences(draft.name, in_use, draft.files),
        "is_same": in_use == draft.files,
        "tried": tried,
    }
    return render(request, "pages/codebook_publish.html", context, status=422 if form.errors else 200)


@require_POST
def codebook_discard(request: HttpRequest, pk: int) -> HttpResponse:
    draft = found_draft(request, pk)
    try:
        services.discard_draft(pk, request.user)
        messages.success(request, "The draft is gone. What is in use is as it was.")
    except AnalyzerError as error:
        messages.error(request, str(error))
    return redirect("codebook", name=draft.name)


def found_draft(request: HttpRequest, pk: int) -> Edition:
    must_edit(request)
    draft = selectors.get_edition(pk)
    if draft is None or draft.state != Edition.State.DRAFT:
        raise Http404("This draft has been published or discarded.")
    return draft
