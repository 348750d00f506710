"""A text as it was read, with what cleaning removed struck through in its place, and the boxes that overrule it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from webapp.pages.forms import CleaningForm

_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a paragraph of several, and the box that takes it out."""

    text: str
    box: Any


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph of the text, or a removed passage with its reason; the box takes it out, or puts it back. Where a
    sentence was removed from a paragraph, its last piece has the boxes of the whole."""

    text: str
    is_removed: bool
    box: Any = None
    reason: str = ""
    lines: tuple[Line, ...] = ()
    has_chosen_line: bool = False


def stretches_of(form: CleaningForm) -> list[Stretch]:
    """Paragraphs and removed passages in reading order."""
    put_back = list(form["keep"])
    waiting = sorted(range(len(form.removed)), key=lambda place: form.removed[place]["at"])
    boxes = {box.data["value"]: box for box in form["drop"]}
    found: list[Stretch] = []
    at = 0
    for number, paragraph in enumerate(form.paragraphs):
        done, end = 0, at + len(paragraph)
        while waiting and form.removed[waiting[0]]["at"] < end:
            place = max(form.removed[waiting[0]]["at"] - at, 0)
            found += [Stretch(paragraph[done:place], is_removed=False)] if place > done else []
            found.append(_removed(form, waiting.pop(0), put_back))
            done = max(done, place)
        lines = tuple(_lines(form, number, boxes))
        has_chosen = any(line.box.data["selected"] for line in lines)
        found.append(Stretch(paragraph[done:], False, boxes[str(number)], "", lines, has_chosen))
        at = end + len(_PARAGRAPH)
    found += [_removed(form, place, put_back) for place in waiting]
    return [stretch for stretch in found if stretch.text.strip()]


def _lines(form: CleaningForm, paragraph: int, boxes: dict[str, Any]) -> Iterator[Line]:
    for choice, text in form.sentences.get(paragraph, ()):
        yield Line(text, boxes[choice])


def _removed(form: CleaningForm, place: int, boxes: list[Any]) -> Stretch:
    removed = form.removed[place]
    return Stretch(removed["text"], is_removed=True, box=boxes[place], reason=removed["reason"])
