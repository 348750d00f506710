"""How one document's words stand to a claim: the rules of CODEBOOK §3, in its order.

Words decide who may be meant; names, numbers, dates and negation decide whether it is the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.alignment.dates import can_both_hold, describe
from analyzer.alignment.names import are_same_name
from analyzer.alignment.units import Unit
from analyzer.alignment.words import find_run, longest_common_run, stem
from analyzer.types import CellStatus

CLOSE_SHARE, CLOSE_RUN = 0.6, 6
CLOSE_SHARE_ALONE = 0.8
"""CODEBOOK §3: ≥ 60 % of the shorter claim's content words and a common run of ≥ 6 words, or ≥ 80 %."""
CLOSE_COVER = 0.6
"""Of the claim's content words. A short remnant ("dismantle global networks") shares all its words with a long
claim and yet drops most of what that says: it is partial."""
PARAPHRASE_COVER = 0.5
"""Half of the claim's content in the same sentence, with every participant: less is a part of what is said."""
PARTIAL_COVER = 0.3
PARTIAL_SHARED_STEMS = 3
"""A part of a claim needs its core and three content words of it; two are a topic that all articles share."""
CORE_SIMILARITY = 0.55
"""Without a common predicate or main participant, words must agree this much before the core is taken as present:
synonyms of the predicate ("bust", "arrest") are not read."""
CONFLICT_COVER = 0.4
"""A date, number or negation contradicts only a claim that is otherwise recognisably the same."""

RANK: dict[CellStatus, int] = {
    "verbatim": 0, "conflict": 1, "close": 2, "paraphrase": 3, "partial": 4, "absent": 5,
}  # fmt: skip
"""Which of several answers of one document stands in the cell."""


@dataclass(frozen=True, slots=True)
class Relation:
    status: CellStatus
    cover: float  # share of the claim's content words that stand in the other's sentence
    differences: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[int, float]:
        return RANK[self.status], -self.cover


def relate(claim: Unit, other: Unit, similarity: float) -> Relation | None:
    """What ``other`` does with the claim, or None where it does not have its core."""
    stems, theirs = set(claim.stems), set(other.stems)
    if not stems or not theirs:
        return None
    shared = len(stems & theirs)
    cover = len(stems & (theirs | other.sentence_stems)) / len(stems)
    if not _has_core(claim, other, similarity, shared, cover):
        return None
    conflict = _conflicts(claim, other) if shared / len(stems) >= CONFLICT_COVER else ()
    if conflict:
        return Relation("conflict", cover, conflict)
    if claim.proposition.is_negated != other.proposition.is_negated:
        return None  # too little in common to contradict, too different to agree
    if _is_verbatim(claim, other):
        return Relation("verbatim", 1.0)
    dropped = _dropped_names(claim, other)
    differences = tuple(f"not named: {name}" for name in dropped)
    return Relation(_graded(claim, other, shared, cover, bool(dropped)), cover, differences)


def _graded(claim: Unit, other: Unit, shared: int, cover: float, is_actor_dropped: bool) -> CellStatus:
    stems, theirs = set(claim.stems), set(other.stems)
    overlap = shared / min(len(stems), len(theirs))
    own_cover = shared / len(stems)
    if is_actor_dropped:
        return "partial"
    if own_cover >= CLOSE_COVER and (
        overlap >= CLOSE_SHARE_ALONE
        or (overlap >= CLOSE_SHARE and longest_common_run(claim.words, other.words) >= CLOSE_RUN)
    ):
        return "close"
    return "paraphrase" if cover >= PARAPHRASE_COVER else "partial"


def _has_core(claim: Unit, other: Unit, similarity: float, shared: int, cover: float) -> bool:
    if similarity >= CORE_SIMILARITY:
        return True
    needed = min(PARTIAL_SHARED_STEMS, len(set(claim.stems)))
    if shared < needed or cover < PARTIAL_COVER:
        return False
    mine, theirs = claim.proposition, other.proposition
    if stem(mine.predicate) in other.stems or stem(theirs.predicate) in claim.stems:
        return True
    participants = [name for name in (mine.subject, mine.object) if name]
    return any(
        are_same_name(one, two)
        for one in participants
        for two in (theirs.subject, theirs.object, *theirs.names)
        if two
    )


def _is_verbatim(claim: Unit, other: Unit) -> bool:
    return claim.words == other.words or find_run(claim.words, other.sentence_words) >= 0


def _dropped_names(claim: Unit, other: Unit) -> list[str]:
    return [
        name
        for name in claim.proposition.names
        if not any(are_same_name(name, theirs) for theirs in other.proposition.names)
        and not _stands_in(name, other)
    ]


def _stands_in(name: str, other: Unit) -> bool:
    parts = [stem(part.casefold()) for part in name.split()]
    return bool(parts) and parts[-1] in other.sentence_stems


def _conflicts(claim: Unit, other: Unit) -> tuple[str, ...]:
    mine, theirs = claim.proposition, other.proposition
    found = []
    if mine.is_negated != theirs.is_negated:
        found.append("one says it, the other denies it")
    if mine.dates and theirs.dates and not _any_holds(mine.dates, theirs.dates):
        found.append(f"date differs: {describe(mine.dates[0])} / {describe(theirs.dates[0])}")
    if len(mine.numbers) == 1 and len(theirs.numbers) == 1 and mine.numbers != theirs.numbers:
        found.append(f"number differs: {mine.numbers[0]} / {theirs.numbers[0]}")
    return tuple(found)


def _any_holds(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return any(can_both_hold(one, two) for one in mine for two in theirs)
