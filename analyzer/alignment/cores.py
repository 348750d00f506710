"""Whether two propositions have one core, where neither is of the text that the others are held against.

All articles on an event share its terms: who, where, and the names of things ("the health care law"). A core is more:
the predicate with a participant (CODEBOOK §3), so many of the same, or words that stand to each other in one way.
"""

from __future__ import annotations

from functools import lru_cache

from analyzer.alignment.relations import CORE_COUNT, TIMES, has_name
from analyzer.alignment.units import Unit
from analyzer.alignment.words import FUNCTION_WORDS, stem

CORE_RUN = 3
"""Content words in a row. Two are a term of the topic."""
BESIDE = 2
"""Words beside the predicate that stand for a participant who is named otherwise ("her campaign manager resigned")."""
BESIDE_NOUN = 3
"""Where the claim has no verb: its head may be the thing that all texts are about."""

_LIGHT = frozenset(
    map(stem, str.split("be have do get make go come say tell take give let seem appear use ’ 's ’s 'm ’m 're ’re"))
)  # fmt: skip
"""Predicates that say little by themselves: what is told stands in their object."""
_NO_HEADS = frozenset(map(stem, str.split("one set number part lot some many"))) | TIMES
"""Heads that name nothing: "one of them", "a set of sanctions", "Friday"."""


def shares_core(claim: Unit, other: Unit) -> bool:
    """Whether the other has the claim's core, or all of its words."""
    free = (claim.free & other.free) - TIMES
    telling = free - _LIGHT - _NO_HEADS
    if claim.free <= other.free and len(telling) >= BESIDE:
        return True
    if telling and claim.free - _LIGHT == other.free - _LIGHT and claim.names <= other.names:
        return True  # "I am a harbour pilot", "he called himself a harbour pilot"
    if not _linked(claim.words).isdisjoint(_linked(other.words)):
        return True
    if claim.figures & other.figures:
        return len(free) >= CORE_COUNT or _is_there(claim.proposition.object, other)
    return _shares_act(claim, other, telling)


def _shares_act(claim: Unit, other: Unit, telling: frozenset[str]) -> bool:
    """The predicate with its subject, its object, or other words in their place."""
    mine, theirs = claim.proposition, other.proposition
    act = stem(mine.predicate)
    if act in _LIGHT or mine.predicate in FUNCTION_WORDS:
        told = mine.object
        if not _is_there(told, other) or mine.is_negated != theirs.is_negated or not theirs.is_clause:
            return False
        act = stem(told or "")
    elif act not in other.kinds:
        return False
    is_verb = mine.is_clause or bool(mine.subject)
    if len(telling - {act}) >= (BESIDE if is_verb else BESIDE_NOUN):
        return True
    parts = [part for part in (mine.subject, mine.object) if part and stem(part) != act]
    return is_verb and any(_is_there(part, other) for part in parts)


def _is_there(part: str | None, other: Unit) -> bool:
    return bool(part and stem(part) not in _NO_HEADS and has_name(part, other.names, other.kinds))


@lru_cache(maxsize=5_000)
def _linked(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Content words in a row with a function word between them, as stems: "misuse of digital platforms", "to the brink
    of famine". Without one they are a term ("existing insurance policies")."""
    places = [at for at, word in enumerate(words) if word not in FUNCTION_WORDS]
    runs = (places[at : at + CORE_RUN] for at in range(len(places) - CORE_RUN + 1))
    return frozenset(tuple(stem(words[at]) for at in run) for run in runs if run[-1] - run[0] >= CORE_RUN)
