"""Words by which a stretch of a text is found again, also in another version of the text.

An anchor is the stretch with a little of what stands before and behind it (the text quote selector of the W3C Web
Annotation Data Model, 2017), and which of several like it it is. It is looked for as it is, then as its surroundings
have it, then as something nearly the same; what is further off than that is not found rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

CONTEXT = 40
"""Characters kept on either side: some seven words, which no two places of an article share by chance."""
LIKE = 0.8
"""Share of words that a stretch must have in common with the anchored one to be its new wording. Two words in ten may
have been edited; below that another statement of the same matter passes as well."""
FEWEST_WORDS = 4
"""A shorter stretch is only found as it is: one word more or less makes it another."""
LONGEST_STRETCH = 3_000
"""Characters. Nobody labels more at once, and likeness is worked out in a bounded time."""

How = Literal["exact", "context", "like"]
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A stretch by its words, its surroundings and its place among its likes (0 for the first)."""

    text: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor stands in a text, and by what it was found."""

    start: int
    end: int
    how: How


def anchor_of(text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end]."""
    quoted = text[start:end]
    before = sum(1 for place in _places(text, quoted) if place < start) if quoted else 0
    return Anchor(quoted, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], before)


def find(anchor: Anchor, text: str) -> Found | None:
    """Where the anchored stretch stands in this text; None where it does not any more."""
    if not anchor.text or len(anchor.text) > LONGEST_STRETCH:
        return None
    places = list(_places(text, anchor.text))
    if places:
        start = max(places, key=lambda place: _closeness(anchor, text, place, places))
        return Found(start, start + len(anchor.text), "exact")
    return _between_its_surroundings(anchor, text) or _most_alike(anchor, text)


def _places(text: str, quoted: str) -> Iterator[int]:
    start = text.find(quoted)
    while start >= 0:
        yield start
        start = text.find(quoted, start + 1)


def _closeness(anchor: Anchor, text: str, place: int, places: list[int]) -> tuple[int, bool, int]:
    """How much of the surroundings stands there too; among equals its own number, then the first."""
    behind = place + len(anchor.text)
    before = _common(anchor.prefix[::-1], text[max(0, place - CONTEXT) : place][::-1])
    after = _common(anchor.suffix, text[behind : behind + CONTEXT])
    number = places.index(place)
    return before + after, number == anchor.occurrence, -number


def _common(one: str, two: str) -> int:
    """Length of the common beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two))
    )


def _between_its_surroundings(anchor: Anchor, text: str) -> Found | None:
    """The stretch between what stood before and behind, where that is like the anchored one."""
    if len(anchor.prefix) < CONTEXT // 2 or len(anchor.suffix) < CONTEXT // 2:
        return None  # too little to be sure of the place by
    for place in _places(text, anchor.prefix):
        start = place + len(anchor.prefix)
        end = text.find(anchor.suffix, start, start + 2 * len(anchor.text) + CONTEXT)
        if end > start and _likeness(_words(anchor.text), _words(text[start:end])) >= LIKE / 2:
            return Found(start, end, "context")
    return None


def _most_alike(anchor: Anchor, text: str) -> Found | None:
    """The run of words that has most in common with the anchored ones, if it has enough."""
    wanted = _words(anchor.text)
    if len(wanted) < FEWEST_WORDS:
        return None
    spans = [match.span() for match in _WORD.finditer(text)]
    words = _words(text)
    window = _best_window(wanted, words)
    if window is None:
        return None
    first, last = _tightened(wanted, words, *window)
    if _likeness(wanted, words[first:last]) < LIKE:
        return None
    return Found(spans[first][0], spans[last - 1][1], "like")


def _best_window(wanted: list[str], words: list[str]) -> tuple[int, int] | None:
    """The window of the anchored length that holds most of its words, counted as it slides."""
    size, open_ = len(wanted), _counts(wanted)
    held = best = 0
    at: int | None = None
    for index, word in enumerate(words):
        held += _taken(open_, word)
        if index >= size:
            held -= _given_back(open_, words[index - size])
        if held > best:
            best, at = held, index
    if at is None or best < LIKE * size:
        return None
    return max(0, at - size + 1), at + 1


def _counts(words: list[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def _taken(open_: dict[str, int], word: str) -> int:
    if word not in open_:
        return 0
    open_[word] -= 1
    return int(open_[word] >= 0)


def _given_back(open_: dict[str, int], word: str) -> int:
    if word not in open_:
        return 0
    open_[word] += 1
    return int(open_[word] > 0)


def _tightened(wanted: list[str], words: list[str], first: int, last: int) -> tuple[int, int]:
    """A few words more on either side, then cut where the likeness is: insertions lengthen, deletions shorten."""
    slack = max(1, len(wanted) // 5)
    low, high = max(0, first - slack), min(len(words), last + slack)
    blocks = SequenceMatcher(None, wanted, words[low:high], autojunk=False).get_matching_blocks()
    held = [block for block in blocks if block.size]
    if not held:
        return first, last
    # Words of the anchor that were replaced at its ends belong to the stretch still.
    start = low + held[0].b - min(held[0].a, held[0].b)
    rest = len(wanted) - (held[-1].a + held[-1].size)
    end = min(high, low + held[-1].b + held[-1].size + rest)
    return start, end


def _words(text: str) -> list[str]:
    """Lower case, without the punctuation at a word's ends."""
    return [word.strip(".,;:!?\"'“”‘’()[]").lower() for word in _WORD.findall(text)]


def _likeness(one: list[str], two: list[str]) -> float:
    """Words in common, in order, over the longer of the two; 0..1."""
    if not one or not two:
        return 0.0
    blocks = SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(len(one), len(two))
