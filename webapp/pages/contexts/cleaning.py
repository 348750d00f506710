"""A text as it was read, with what cleaning removed struck through in its place, and the boxes that overrule it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.forms import CleaningForm

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of the text, or a removed passage with its reason; the box takes it out, or puts it back."""

    text: str
    is_removed: bool
    box: Any
    reason: str = ""


def stretches_of(form: CleaningForm) -> list[Stretch]:
    """Paragraphs and removed passages in reading order."""
    put_back, take_out = list(form["keep"]), list(form["drop"])
    waiting = sorted(range(len(form.removed)), key=lambda place: form.removed[place]["at"])
    found: list[Stretch] = []
    at = 0
    for number, paragraph in enumerate(form.paragraphs):
        while waiting and form.removed[waiting[0]]["at"] <= at:
            found.append(_removed(form, waiting.pop(0), put_back))
        if paragraph.strip():
            found.append(Stretch(paragraph, is_removed=False, box=take_out[number]))
        at += len(paragraph) + len(_PARAGRAPH)
    found += [_removed(form, place, put_back) for place in waiting]
    return [stretch for stretch in found if stretch.text.strip()]


def _removed(form: CleaningForm, place: int, boxes: list[Any]) -> Stretch:
    removed = form.removed[place]
    return Stretch(removed["text"], is_removed=True, box=boxes[place], reason=removed["reason"])
