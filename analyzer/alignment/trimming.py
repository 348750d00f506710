"""What is missing from a quotation, or other in it: trimmed at the ends or at a mark, altered inside (CODEBOOK §4)."""

from __future__ import annotations

from analyzer.alignment.edits import Edit, make_edit
from analyzer.alignment.passages import Counterpart, Passage
from analyzer.alignment.words import Word
from analyzer.types import QuoteChange

_ELLIPSES = ("…", "...", ". . .")

Ends = tuple[tuple[Word, ...], tuple[Word, ...]]
"""Words beyond the answering stretch: of this passage, of the other's quotation."""


def ends_of(passage: Passage, other: Counterpart) -> tuple[Ends, Ends]:
    """What stands before and after the answering stretch on both sides."""
    first, last = other.match.start, other.match.end
    theirs = other.whole.words if other.whole else ()
    stretch = other.stretch
    return (
        (passage.words[:first], tuple(word for word in theirs if word.end <= stretch[0].start)),
        (passage.words[last:], tuple(word for word in theirs if word.start >= stretch[-1].end)),
    )


def with_ends(edits: tuple[Edit, ...], before: Ends, after: Ends, text: str, other: str) -> tuple[Edit, ...]:
    first = (make_edit(*before, text, other),) if any(before) else ()
    last = (make_edit(*after, text, other),) if any(after) else ()
    return (*first, *edits, *last)


def kinds_of_edit(
    passage: Passage, other: Counterpart, before: Ends, after: Ends, text: str
) -> list[QuoteChange]:
    """Trimmed: words gone at the ends or where an ellipsis or split marks say so. Altered: anything else."""
    is_trimmed, is_altered = bool(before[1] or after[1]), bool(before[0] or after[0])
    position = other.match.start - 1
    for one, two in other.match.steps:
        if one is not None:
            position = one
        if one is not None and two is not None and passage.words[one].form == other.words[two].form:
            continue
        if (
            one is None
            and two is not None
            and _is_theirs(other, two)
            and _is_cut_after(passage, position, text)
        ):
            is_trimmed = True
        elif one is not None or (two is not None and _is_theirs(other, two)):
            is_altered = True
    kinds: list[QuoteChange] = ["altered"] if is_altered else []
    return [*kinds, "trimmed"] if is_trimmed else kinds


def is_part_of(passage: Passage, other: Counterpart, before: Ends, after: Ends) -> bool:
    """Whether the other quotes a part of this passage and nothing else: words are gone at its ends or between its pieces."""
    gone = bool(before[0] or after[0])
    position = other.match.against_start - 1
    for one, two in other.match.steps:
        if two is not None:
            position = two
        if one is not None and two is not None and passage.words[one].form == other.words[two].form:
            continue
        if two is not None or not _is_split_after(other, position):
            return False
        gone = True
    return gone


def _is_split_after(other: Counterpart, position: int) -> bool:
    if other.whole is None or not 0 <= position < len(other.words) - 1:
        return False
    here, there = other.words[position].end, other.words[position + 1].start
    return any(here <= start <= there for start in other.whole.splits)


def _is_theirs(other: Counterpart, position: int) -> bool:
    """Whether a word of the other sentence lies inside its quotation, not in "she said" between the pieces."""
    if other.whole is None:
        return True
    word = other.words[position]
    return any(start <= word.start < end for start, end in other.whole.spans)


def _is_cut_after(passage: Passage, position: int, text: str) -> bool:
    if not 0 <= position < len(passage.words) - 1:
        return False
    here, there = passage.words[position].end, passage.words[position + 1].start
    is_split = any(here <= start <= there for start in passage.splits)
    return is_split or any(mark in text[here:there] for mark in _ELLIPSES)
