"""Whether two articles are the same text, an updated version of one another, or different.

Shingles of words (Broder 1997): the share of an article's words that stand in runs of five which the other has too.
Words are compared without case, marks and spaces, so that a copy from another program is the same text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.types import Document

LikenessKind = Literal["same text", "updated version", "different"]

_SHINGLE = 5
"""Words. Shorter runs are shared by any two articles of one event; names of offices and people have up to four."""
_SAME = 0.95
"""Of the longer text, when the shorter is one run of it: a copy lacks the caption above or the end that a site cuts. A
word changed or added within is a correction, and that is another version however long the text."""
_SHORTEST_CUT = 200
"""Words. In a shorter text a last word may be what was corrected; only the same words are the same text."""
_UPDATED = 0.6
"""Of the shorter text. Articles that share an agency's report or a release share less of both; an update keeps most
of what it had."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How one text stands to another."""

    kind: LikenessKind
    share: float  # 0..1: of the document's words, those in runs that the other has too
    share_of_other: float
    reason: str  # a sentence for the person


def likeness(document: Document, others: Sequence[Document]) -> tuple[Likeness, ...]:
    """How the document stands to each of the others, in their order. Linear in the length of all texts."""
    words = _words(document)
    shingles = _shingles(words)
    return tuple(_compared(document, words, shingles, other) for other in others)


def _words(document: Document) -> list[str]:
    return _WORD.findall(document.text.casefold())


def _shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(_SHINGLE)), strict=False))


def _compared(
    document: Document, words: list[str], shingles: set[tuple[str, ...]], other: Document
) -> Likeness:
    others_words = _words(other)
    if words == others_words:
        return Likeness("same text", 1.0, 1.0, "The texts are the same, word for word.")
    share = _covered(words, _shingles(others_words))
    share_of_other = _covered(others_words, shingles)
    if _is_cut_from(words, others_words) or _is_cut_from(others_words, words):
        kind: LikenessKind = "same text"
    elif max(share, share_of_other) >= _UPDATED and _is_of_one_outlet(document, other):
        kind = "updated version"
    else:
        kind = "different"
    reason = f"{share:.0%} of its words stand in the other in the same order, and {share_of_other:.0%} the other way round."
    return Likeness(kind, share, share_of_other, reason)


def _covered(words: Sequence[str], shingles: set[tuple[str, ...]]) -> float:
    """Share of the words that stand in one of the shingles at least."""
    covered, reach = 0, 0
    for at in range(len(words) - _SHINGLE + 1):
        if tuple(words[at : at + _SHINGLE]) in shingles:
            covered += at + _SHINGLE - max(reach, at)
            reach = at + _SHINGLE
    return covered / len(words) if words else 0.0


def _is_cut_from(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words are the other's but for a little at its beginning or end."""
    if len(words) < max(_SHORTEST_CUT, _SAME * len(others)):
        return False
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def _is_of_one_outlet(document: Document, other: Document) -> bool:
    """Two outlets that print one agency's report have two articles; an unnamed outlet may be either."""
    names = {name.casefold() for name in (document.outlet, other.outlet) if name}
    return len(names) < 2
