"""How two values of one slot relate: same, one containing the other, or different (CODEBOOK §5)."""

from __future__ import annotations

from functools import lru_cache

from analyzer.discourse import dates, numbers
from analyzer.types import FactRelation, Slot

RANKS = frozenset(
    {
        *("deputy", "vice", "assistant", "associate", "under"),
        *("acting", "interim", "elect", "designate", "incoming", "outgoing"),
    }
)
"""Words that make another post of a title, or another hold on it. A director of a named body is the same director, and
many texts go on calling a former one by the office."""


@lru_cache(maxsize=10_000)
def compare(slot: Slot, value: str, reference: str) -> FactRelation:
    """What `value` is beside `reference`: different only where neither contains the other. Remembered, because most texts
    give the same few values."""
    if value == reference:
        return "same"
    if slot == "date":
        if not dates.can_both_hold(value, reference):
            return "different"
        return _by_size(dates.detail(value), dates.detail(reference))
    if slot in ("number", "money"):
        return "different" if _are_other_figures(value, reference) else "same"
    return _by_words(slot, value.split(), reference.split())


def fuller_of(slot: Slot, one: str, other: str) -> str:
    """The value that says more; the first if they say as much."""
    return other if compare(slot, other, one) == "fuller" else one


def can_both_be_true(slot: Slot, value: str, reference: str) -> bool:
    """Whether different values leave room for each other: "at least 24" and "at least 40" do, 24 and 40 do not."""
    return slot in ("number", "money") and numbers.can_both_hold(value, reference)


def _are_other_figures(value: str, reference: str) -> bool:
    """Two bounds on one side ("at least 24", "at least 40") are two figures, though both can be true."""
    return not numbers.can_both_hold(value, reference) or (value[0] == reference[0] and value[0] in "<>")


def _by_size(size: int, other: int) -> FactRelation:
    return "same" if size == other else "fuller" if size > other else "coarser"


def _by_words(slot: Slot, words: list[str], reference: list[str]) -> FactRelation:
    if set(words) == set(reference):
        return "same"
    if slot == "title" and RANKS & (set(words) ^ set(reference)):
        return "different"  # an acting director is no more precise a director
    if _is_held_in(words, reference):
        return "coarser"
    return "fuller" if _is_held_in(reference, words) else "different"


def _is_held_in(words: list[str], others: list[str]) -> bool:
    """Whether each word stands in the other value, an initial for its name."""
    return all(
        any(word == other or (len(word) == 1 and other.startswith(word)) for other in others)
        for word in words
    )
