"""Whether two propositions have one core, where neither is of the text that the others are held against.

All articles on an event share its terms: who, where, and the names of things ("the health care law"). A core is more:
the predicate with a participant (CODEBOOK §3), so many of the same, or words that stand to each other in one way.
"""

from __future__ import annotations

from functools import lru_cache

from analyzer.alignment.names import are_same_name
from analyzer.alignment.relations import CLOSE_RUN, CORE_COUNT, TIMES, has_name
from analyzer.alignment.units import Unit, name_stems
from analyzer.alignment.words import FUNCTION_WORDS, share_run, stem, stems_in

CORE_RUN = 3
"""Content words in a row. Two are a term of the topic."""
BESIDE = 2
"""Words beside the predicate that stand for a participant who is named otherwise ("her campaign manager resigned")."""
BESIDE_NOUN = 3
"""Where the claim has no verb: its head may be the thing that all texts are about."""

_LIGHT = frozenset(
    map(stem, str.split("be have do get make go come say tell take give let seem appear ’ 's ’s 'm ’m 're ’re"))
)  # fmt: skip
"""Predicates that say little by themselves: what is told stands in their object."""
_FORMS_OF_BE = frozenset(str.split("is are was were am been being be"))
_NO_HEADS = frozenset(map(stem, str.split("one set number part lot some many"))) | TIMES
"""Heads that name nothing: "one of them", "a set of sanctions", "Friday"."""
_TELLING_LITTLE = _LIGHT | _NO_HEADS


def shares_core(claim: Unit, other: Unit) -> bool:
    """Whether the other has the claim's core, or all of its words."""
    mine, theirs = claim.proposition, other.proposition
    is_light = _is_light(mine.predicate)
    has_act = not is_light and stem(mine.predicate) in other.kinds
    if mine.is_negated != theirs.is_negated and not has_act:
        return False
    may_be_worded = mine.is_clause and (is_light or has_act)
    if _are_others(claim, other):
        return may_be_worded and _share_long_run(claim, other)
    telling = (claim.free & other.free) - _TELLING_LITTLE
    if _has_all(claim, other, telling) or (may_be_worded and _share_long_run(claim, other)):
        return True
    if _has_linked(claim, other) or _has_as_many(claim, other):
        return True
    if is_light:
        has_act = _is_light(theirs.predicate) and _is_one_head(mine.object, theirs.object)
    return has_act and _has_rest(claim, other, telling, mine.object if is_light else mine.predicate)


def _share_long_run(claim: Unit, other: Unit) -> bool:
    return share_run(stems_in(claim.words), stems_in(other.words), CLOSE_RUN)


def _has_all(claim: Unit, other: Unit, telling: frozenset[str]) -> bool:
    """All words outside names; of one telling word, both say nothing else ("I am a pilot", "he called himself a pilot")."""
    if claim.free <= other.free and len(telling) >= (BESIDE if claim.proposition.is_clause else BESIDE_NOUN):
        return True
    return bool(telling) and claim.names <= other.names and claim.free ^ other.free <= _LIGHT


def _has_linked(claim: Unit, other: Unit) -> bool:
    mine, theirs = _linked_from(claim.words, claim.proposition.predicate), _linked(other.words)
    return not mine.isdisjoint(theirs) and any(_in_no_name(run, claim) for run in mine & theirs)


def _has_as_many(claim: Unit, other: Unit) -> bool:
    """The same figure of the same."""
    if not claim.figures & other.figures:
        return False
    return len((claim.free & other.free) - TIMES) >= CORE_COUNT or _is_there(claim.proposition.object, other)


def _in_no_name(run: tuple[str, ...], claim: Unit) -> bool:
    return not any(set(name_stems(name)).intersection(run) for name in claim.names)


def _are_others(claim: Unit, other: Unit) -> bool:
    """Both name who did it, and they are two."""
    mine, theirs = claim.proposition.subject, other.proposition.subject
    if mine is None or theirs is None or mine not in claim.names or theirs not in other.names:
        return False
    return not (has_name(mine, other.sentence_names, ()) or has_name(theirs, claim.sentence_names, ()))


def _has_rest(claim: Unit, other: Unit, telling: frozenset[str], act: str | None) -> bool:
    """The subject or the object of an act that both have, or other words in their place."""
    mine, act = claim.proposition, stem(act or "")
    is_verb = mine.is_clause or bool(mine.subject)
    if len(telling - {act}) >= (BESIDE if is_verb else BESIDE_NOUN):
        return True
    if len(claim.names) >= BESIDE and claim.names <= other.names:
        return True  # "Lund and Berg's commitment"
    parts = [part for part in (mine.subject, mine.object) if part and stem(part) != act]
    return is_verb and any(_is_there(part, other) for part in parts)


def _is_light(predicate: str) -> bool:
    return predicate in FUNCTION_WORDS or stem(predicate) in _LIGHT


def _is_one_head(one: str | None, other: str | None) -> bool:
    return bool(one and other) and (
        stem(one or "") == stem(other or "") or are_same_name(one or "", other or "")
    )


def _is_there(part: str | None, other: Unit) -> bool:
    return bool(part and stem(part) not in _NO_HEADS and has_name(part, other.names, other.kinds))


@lru_cache(maxsize=5_000)
def _linked_from(words: tuple[str, ...], predicate: str) -> frozenset[tuple[str, ...]]:
    """From the predicate on: what stands before it names what is spoken of ("her use of a private account was alarming")."""
    forms = _FORMS_OF_BE if predicate == "be" else {predicate}
    act = stem(predicate)
    at = next((at for at, word in enumerate(words) if word in forms or stem(word) == act), 0)
    return _linked(words[at:])


@lru_cache(maxsize=5_000)
def _linked(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Content words in a row with a function word between them, as stems: "misuse of digital platforms", "to the brink
    of famine". Without one they are a term ("existing insurance policies")."""
    places = [at for at, word in enumerate(words) if word not in FUNCTION_WORDS]
    runs = (places[at : at + CORE_RUN] for at in range(len(places) - CORE_RUN + 1))
    return frozenset(tuple(stem(words[at]) for at in run) for run in runs if run[-1] - run[0] >= CORE_RUN)
