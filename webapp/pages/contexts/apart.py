"""What intervals allow to be said of texts: which stand apart, and that all others do not."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nlargest, nsmallest
from typing import NamedTuple

from webapp.pages.contexts.edition import Row

MOST_NAMED = 6
"""Pairs of texts in one sentence; a large event has thousands."""


class Held(NamedTuple):
    """A text's figure with its interval."""

    letter: str
    said: str
    low: float
    high: float


class _Pair(NamedTuple):
    gap: float
    said: str


def held_of(letter: str, said: str, value: Row | None) -> Held | None:
    """None without a value or an interval."""
    if not value or value.get("low") is None:
        return None
    return Held(letter, said, value["low"], value["high"])


def are_apart(figures: Sequence[Held | None]) -> bool:
    """Whether any two can be told apart."""
    return bool(_widest([figure for figure in figures if figure]))


def verdict(figures: Sequence[Held | None]) -> str:
    """In one or two sentences; nothing of a single figure."""
    held = [figure for figure in figures if figure]
    if len(held) < 2:
        return ""
    pairs = _widest(held)
    if not pairs:
        whom = "these texts" if len(held) == len(figures) else f"the {len(held)} texts with a value"
        return f"None of {whom} can be told apart: all ranges overlap."
    named = f"{_and([pair.said for pair in pairs[:MOST_NAMED]])}: the ranges do not overlap."
    if len(pairs) > MOST_NAMED:
        return f"{named} More pairs can be told apart; these lie furthest from each other."
    return f"{named} All other ranges overlap: those texts cannot be told apart." if len(held) > 2 else named


def _widest(held: Sequence[Held]) -> list[_Pair]:
    """The pairs that can be told apart, in the figures' order; of many the widest, one more than are named."""
    most = MOST_NAMED + 1
    # The widest gaps lie between those that begin highest and those that end lowest.
    above = sorted(nlargest(most, range(len(held)), key=lambda place: held[place].low))
    below = sorted(nsmallest(most, range(len(held)), key=lambda place: held[place].high))
    pairs = [_pair(held[one], held[other]) for one in above for other in below]
    apart = [pair for pair in pairs if pair.gap > 0]
    return apart if len(apart) < most else nlargest(most, apart, key=lambda pair: pair.gap)


def _pair(above: Held, below: Held) -> _Pair:
    said = f"{above.letter} ({above.said}) is above {below.letter} ({below.said})"
    return _Pair(above.low - below.high, said)


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
