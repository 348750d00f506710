"""Two passages word by word: the stretch of one that answers the other, and what differs inside it.

Local alignment after Smith & Waterman (1981, J. Mol. Biol. 147): matching words gain, other words cost, so that a
stray "the" far away does not stretch the passage.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from analyzer.alignment.words import FUNCTION_WORDS, Word, find_run, stem

_CONTENT_MATCH, _FUNCTION_MATCH, _GAP, _REPLACED = 3.0, 1.0, -0.5, -0.9
"""A content word outweighs a gap of five words, about the longest insertion seen inside one quotation; a function
word pays for two. A replacement costs a little less than a gap on both sides."""
_INFLECTED = 2.0
"""Another form of the same word holds the passage together and is still an edit (accords, accorded)."""

Op = Literal["insert", "delete", "replace"]


@dataclass(frozen=True, slots=True)
class Edit:
    """How this text's words differ: insert (only here), delete (only there), replace."""

    op: Op
    text: str
    against_text: str


@dataclass(frozen=True, slots=True)
class Match:
    """The answering stretches, half-open word positions, and the steps between them in order.

    A step is (position here or None, position there or None); both given and equal is a match.
    """

    start: int
    end: int
    against_start: int
    against_end: int
    steps: tuple[tuple[int | None, int | None], ...]


def align_words(here: Sequence[Word], there: Sequence[Word]) -> Match | None:
    """The best-scoring stretch, or None where not one word is shared."""
    return _aligned(tuple([word.form for word in here]), tuple([word.form for word in there]))


@lru_cache(maxsize=2_000)
def _aligned(here: tuple[str, ...], there: tuple[str, ...]) -> Match | None:
    """Remembered, because outlets print the same quotations."""
    at_once = find_run(here, there)
    if at_once >= 0:
        steps = tuple((step, at_once + step) for step in range(len(here)))
        return Match(0, len(here), at_once, at_once + len(here), steps)
    rows, columns = len(here), len(there)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    best, at = 0.0, (0, 0)
    for row in range(1, rows + 1):
        form, line, above = here[row - 1], score[row], score[row - 1]
        for column in range(1, columns + 1):
            step = _step(form, there[column - 1])
            value = max(0.0, above[column - 1] + step, above[column] + _GAP, line[column - 1] + _GAP)
            line[column] = value
            if value > best:
                best, at = value, (row, column)
    return _traced(here, there, score, at) if best > 0 else None


def _step(one: str, two: str) -> float:
    is_content = one not in FUNCTION_WORDS
    if one == two:
        return _CONTENT_MATCH if is_content else _FUNCTION_MATCH
    return _INFLECTED if is_content and stem(one) == stem(two) else _REPLACED


def _traced(
    here: Sequence[str], there: Sequence[str], score: list[list[float]], at: tuple[int, int]
) -> Match:
    row, column = end = at
    steps: list[tuple[int | None, int | None]] = []
    while row > 0 and column > 0 and score[row][column] > 0:
        value = score[row][column]
        if value == score[row - 1][column - 1] + _step(here[row - 1], there[column - 1]):
            row, column = row - 1, column - 1
            steps.append((row, column))
        elif value == score[row - 1][column] + _GAP:
            row -= 1
            steps.append((row, None))
        else:
            column -= 1
            steps.append((None, column))
    return Match(row, end[0], column, end[1], tuple(reversed(steps)))


def edits_between(
    here: Sequence[Word], there: Sequence[Word], match: Match, text: str, other: str
) -> tuple[Edit, ...]:
    """Differences inside the answering stretches, neighbouring ones joined, in this text's order."""
    edits: list[Edit] = []
    mine: list[Word] = []
    theirs: list[Word] = []
    for one, two in (*match.steps, (-1, -1)):
        is_last = one == -1
        if not is_last and (one is None or two is None or here[one].form != there[two].form):
            mine += [here[one]] if one is not None else []
            theirs += [there[two]] if two is not None else []
            continue
        if mine or theirs:
            edits.append(make_edit(mine, theirs, text, other))
            mine, theirs = [], []
    return tuple(edits)


def make_edit(mine: Sequence[Word], theirs: Sequence[Word], text: str, other: str) -> Edit:
    """One edit between words only here and words only there."""
    op: Op = "replace" if mine and theirs else "insert" if mine else "delete"
    return Edit(op, said(mine, text), said(theirs, other))


def said(words: Sequence[Word], text: str) -> str:
    """The stretch of text from the first to the last of the words, on one line."""
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""
