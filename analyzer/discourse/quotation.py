"""Quotation marks: which stretches of a document stand inside them, whatever the typography.

A quotation may run over sentences and, by the printers' custom, over paragraphs: it is left open at the end of
one and opened again at the start of the next. One pass over the text, linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzer.types import Document

_OPENING = "“„«"
_CLOSING = "”»"
_STRAIGHT = '"＂'
OPENING_MARKS = _OPENING + _STRAIGHT
"""Double marks that may open a quotation."""
_PAIRED = (("''", '"\u2060'), ("``", '"\u2060'), ("’’", "”\u2060"), ("‘‘", "“\u2060"))
"""Two single marks set as one double mark, as wire services do; the second becomes a joiner of equal length."""
_PARAGRAPHS_CARRIED = 6
"""A mark left open is carried at most so far without a new opening mark; beyond that it is a slip of the pen."""
_LONGEST_IN_SINGLE_MARKS = 600
"""Characters. Single marks are also apostrophes; a longer stretch is more likely two of those."""

_SINGLE_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–“\"]))[‘'](?!(?:s|re|ve|ll|d|m|t)\b)(?=[^\W\d_])")
_SINGLE_CLOSING = re.compile(r"(?<=[\w.,!?…])[’'](?=$|[\s.,;:!?)\]—–”\"])")
_ELIDED = re.compile(r"[‘'](?:em|til|tis|twas|cause|round|bout|n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """text[start:end] is what stands inside the marks, with the marks themselves."""

    start: int
    end: int
    is_carried: bool = False  # over a paragraph's end: more follows in the next one


def paragraphs(document: Document) -> list[tuple[int, int]]:
    """Offsets of each paragraph, from its first sentence to its last."""
    spans: list[tuple[int, int]] = []
    number = None
    for sentence in document.sentences:
        if sentence.paragraph == number:
            spans[-1] = (spans[-1][0], sentence.end)
        else:
            spans.append((sentence.start, sentence.end))
            number = sentence.paragraph
    return spans


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations in order. Nested ones are part of the outer one; marks that do not pair up are none."""
    text = _with_single_double_marks(document.text)
    spans = paragraphs(document)
    found: list[Quotation] = []
    left_open: int | None = None
    for number, (start, end) in enumerate(spans):
        first = start + 1 if left_open is not None and _is_closed_below(text, left_open, start) else start
        left_open = None
        for opened, closed in _double_marks(text, first, end):
            if closed is not None:
                found.append(Quotation(opened, closed))
            else:
                left_open = opened
                found.extend(_carried(text, opened, spans, number))
        found.extend(_single_marks(text, start, end, found))
    return _without_overlap(found)


def _with_single_double_marks(text: str) -> str:
    for pair, mark in _PAIRED:
        text = text.replace(pair, mark)
    return text


def _double_marks(text: str, start: int, end: int) -> list[tuple[int, int | None]]:
    """Outermost pairs of double marks in one paragraph; a last one may be left open (None)."""
    pairs: list[tuple[int, int | None]] = []
    opened: int | None = None
    depth = 0
    for at in range(start, end):
        character = text[at]
        if character in _OPENING or (
            character in _STRAIGHT and _opens(text, at, start, end, opened is not None)
        ):
            depth = depth + 1 if opened is not None and character in _OPENING else 1
            opened = at if opened is None else opened
        elif character in _CLOSING or character in _STRAIGHT:
            depth -= 1
            if opened is not None and depth <= 0:
                pairs.append((opened, at + 2 if text[at + 1 : at + 2] == "\u2060" else at + 1))
                opened, depth = None, 0
    if opened is not None:
        pairs.append((opened, None))
    return pairs


def _opens(text: str, at: int, start: int, end: int, is_inside: bool) -> bool:
    """Whether a straight mark opens: the space around it tells; where it does not, marks take turns."""
    space_before = at == start or text[at - 1].isspace() or text[at - 1] in "([—–-"
    space_after = at + 1 >= end or text[at + 1].isspace()
    if space_before == space_after:
        return not is_inside
    return space_before and not is_inside


def _is_closed_below(text: str, opened: int, start: int) -> bool:
    """Whether the mark that closes a quotation has slipped to the start of the next paragraph: a space parts it from the
    words behind it, and none parts the opening mark from its own."""
    return (
        text[start : start + 1] in _STRAIGHT
        and text[start + 1 : start + 2].isspace()
        and not text[opened + 1 : opened + 2].isspace()
    )


def _carried(text: str, opened: int, spans: list[tuple[int, int]], number: int) -> list[Quotation]:
    """The pieces of a quotation that its paragraph leaves open; empty if nothing shows that it goes on."""
    start, end = spans[number]
    following = spans[number + 1 : number + 1 + _PARAGRAPHS_CARRIED]
    if following and _is_closed_below(text, opened, following[0][0]):
        return [Quotation(opened, end)]
    if following and text[following[0][0]] in OPENING_MARKS:
        return [Quotation(opened, end, is_carried=True)]
    for reach, (next_start, next_end) in enumerate(following):
        marks = [at for at in range(next_start, next_end) if text[at] in _OPENING + _CLOSING + _STRAIGHT]
        if not marks:
            continue
        if text[marks[0]] in _OPENING or _opens(text, marks[0], next_start, next_end, False):
            break
        pieces = [Quotation(opened, end, is_carried=True)]
        pieces += [Quotation(a, b, is_carried=True) for a, b in following[:reach]]
        return [*pieces, Quotation(next_start, marks[0] + 1)]
    is_set_off = opened == start or text[start:opened].rstrip()[-1:] in (":", ",")
    return [Quotation(opened, end)] if is_set_off else []


def _single_marks(text: str, start: int, end: int, known: list[Quotation]) -> list[Quotation]:
    found: list[Quotation] = []
    at = start
    while opening := _SINGLE_OPENING.search(text, at, end):
        at = opening.start() + 1
        if any(q.start <= opening.start() < q.end for q in known[-20:]) or _ELIDED.match(
            text, opening.start()
        ):
            continue
        closed = _closing_single(text, at, min(end, at + _LONGEST_IN_SINGLE_MARKS))
        if closed is not None:
            found.append(Quotation(opening.start(), closed))
            at = closed
    return found


def _closing_single(text: str, at: int, end: int) -> int | None:
    """The end of a single-marked stretch. A plural's apostrophe ("states’ ") closes only if nothing later does."""
    fallback = None
    for closing in _SINGLE_CLOSING.finditer(text, at, end):
        if _SINGLE_OPENING.search(text, at, closing.start()):
            return fallback
        is_plural = text[closing.start() - 1] == "s" and text[closing.end() : closing.end() + 1] == " "
        if not is_plural:
            return closing.end()
        fallback = fallback or closing.end()
    return fallback


def _without_overlap(found: list[Quotation]) -> tuple[Quotation, ...]:
    kept: list[Quotation] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return tuple(kept)
