"""A draft's page: the entries asked for, a hundred at a time, and what a trial found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from analyzer.resources.codebook_files import BESIDE, RULE_LISTS, read_codebook
from analyzer.resources.codebooks import Codebook, Frame, FrameCue, Rule
from analyzer.resources.lexicons import COLUMNS, read_lexicon
from webapp.codebooks.models import Edition
from webapp.pages.codebook_forms import (
    WEIGHTS,
    CueForm,
    EntryForm,
    ExampleForm,
    FilesForm,
    FrameTextForm,
    RuleForm,
)

AT_ONCE = 25
"""Entries on one page: each is a row with a form of its own, and on a phone two lines high."""
PARTS = ("entries", "frame", "rules", "examples", "file")
"""Of the editor. One is open, the others are folded to a line with their number."""


@dataclass(frozen=True, slots=True)
class CueRow:
    term: str
    weight: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    number: int
    cues: str
    form: RuleForm
    said: list[tuple[str, str]]  # condition → its words


def editor_context(draft: Edition, asked: QueryDict) -> dict[str, Any]:
    """What the editor shows; ``asked`` names the frame, words to look for, a weight or class, and the page."""
    part = asked.get("part", "")
    shown = {
        "draft": draft,
        "asked": asked,
        "part": part if part in PARTS else "entries",
        "q": asked.get("q", "").strip(),
        "only": asked.get("only", ""),
    }
    shown["files_form"] = FilesForm(is_lexicon=bool(draft.card))
    return shown | (_lexicon(draft, shown, asked) if draft.card else _codebook(draft, shown, asked))


def _codebook(draft: Edition, shown: Mapping[str, Any], asked: QueryDict) -> dict[str, Any]:
    book = read_codebook(draft.name, draft.files[0])
    frame = book.frames.get(asked.get("frame", "")) or next(iter(book.frames.values()))
    rows = [CueRow(cue.term, weight_of(cue)) for cue in frame.cues]
    found = [
        row for row in rows if shown["q"].lower() in row.term.lower() and shown["only"] in ("", row.weight)
    ]
    return {
        "title": book.title,
        "book": book,
        "frame": frame,
        "page": _page(found, asked),
        "elsewhere": _elsewhere(book, frame, shown["q"]),
        "weights": WEIGHTS,
        "cue_form": CueForm(auto_id="id_new_%s"),
        "rules": [_rule(number, rule) for number, rule in enumerate(frame.rules)],
        "rule_form": RuleForm(auto_id="id_new_rule_%s"),
        "text_form": FrameTextForm(
            initial={name: getattr(frame, name) for name in FrameTextForm.base_fields}
        ),
        "example_form": ExampleForm(auto_id="id_example_%s"),
        "examples": [("examples", frame.examples), ("counter_examples", frame.counter_examples)],
    }


def _lexicon(draft: Edition, shown: Mapping[str, Any], asked: QueryDict) -> dict[str, Any]:
    lexicon = read_lexicon(draft.name, *draft.files)
    words = shown["q"].lower()
    found = [
        entry
        for entry in lexicon.entries
        if (words in entry.term.lower() or words in entry.note.lower())
        and shown["only"] in ("", entry.entry_class)
    ]
    has_frames = len(draft.files[0].split(b"\n", 1)[0].split(b"\t")) > len(COLUMNS)
    return {
        "title": lexicon.card.title,
        "lexicon": lexicon,
        "has_frames": has_frames,
        "page": _page(found, asked),
        "classes": lexicon.classes,
        "entry_form": EntryForm(classes=lexicon.classes, has_frames=has_frames, auto_id="id_new_%s"),
        "example_form": ExampleForm(auto_id="id_example_%s"),
        "card_examples": lexicon.card.examples,
    }


def _page(rows: Sequence[Any], asked: QueryDict) -> Page:
    return Paginator(rows, AT_ONCE).get_page(asked.get("page"))


def _elsewhere(book: Codebook, frame: Frame, words: str) -> list[tuple[Frame, int]]:
    """Other frames in which the words looked for stand, and how often."""
    if not words:
        return []
    counts = (
        (other, sum(words.lower() in cue.term.lower() for cue in other.cues))
        for other in book.frames.values()
        if other.key != frame.key
    )
    return [(other, count) for other, count in counts if count]


def weight_of(cue: FrameCue) -> str:
    """The key under which the file has it."""
    return BESIDE if cue.only_beside else f"{cue.weight:g}"


def _rule(number: int, rule: Rule) -> RuleRow:
    lists = {key: ", ".join(getattr(rule, key)) for key in RULE_LISTS}
    others = {"within": rule.within, "near_cue": rule.near_cue, "otherwise": rule.otherwise or None}
    cues = ", ".join(rule.cues)
    form = RuleForm(initial={"cues": cues, **lists, **others}, auto_id=f"id_rule{number}_%s")
    said = [
        (str(form.fields[field.name].label), "" if value is True else str(value))
        for field in fields(Rule)
        if (value := {**lists, **others}.get(field.name))
    ]
    return RuleRow(number, cues, form, said)


def trial_context(texts: Sequence[Any]) -> dict[str, Any]:
    """Of the texts of a trial: those with changes first, and how much changes in all."""
    changed = [text for text in texts if text.changes and text.changes["count"]]
    return {
        "changed": changed,
        "same": [text for text in texts if text.changes and not text.changes["count"]],
        "unread": [text for text in texts if text.changes is None],
        "sentences": sum(text.changes["count"] for text in changed),
    }
