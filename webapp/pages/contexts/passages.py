"""Stretches of a text with marks laid over them, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A reason to highlight text[start:end]. ``kind`` names the style (class ``mark-<kind>``), ``note`` says why.

    ``sign`` tells marks of one style apart: it stands raised after the words.
    """

    start: int
    end: int
    kind: str
    note: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch over which the same marks hold."""

    text: str
    classes: str = ""
    note: str = ""
    signs: str = ""  # of the marks that end with it


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """text[start:end] as pieces, cut wherever a mark begins or ends; overlapping marks share their piece."""
    inside = [mark for mark in marks if mark.start < end and start < mark.end and mark.start < mark.end]
    edges = {start, end}
    for mark in inside:
        edges |= {max(mark.start, start), min(mark.end, end)}
    ordered = sorted(edges)
    return tuple(
        _piece(text[left:right], [mark for mark in inside if mark.start < right and left < mark.end], right)
        for left, right in pairwise(ordered)
    )


def _piece(text: str, marks: Sequence[Mark], end: int) -> Piece:
    kinds = dict.fromkeys(f"mark-{mark.kind}" for mark in marks)
    notes = dict.fromkeys(mark.note for mark in marks if mark.note)
    signs = dict.fromkeys(mark.sign for mark in marks if mark.sign and mark.end == end)
    return Piece(text, " ".join(kinds), "; ".join(notes), ",".join(signs))
