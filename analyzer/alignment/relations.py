"""How one document's words stand to a claim: the rules of CODEBOOK §3, in its order.

Words decide who may be meant; names, numbers, dates and negation decide whether it is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from analyzer.alignment.conflicts import CONFLICT_COVER, conflicts
from analyzer.alignment.denials import denies
from analyzer.alignment.figures import counts_in_common, have_numbers_of
from analyzer.alignment.names import are_same_name
from analyzer.alignment.units import Unit, name_stems
from analyzer.alignment.words import FUNCTION_WORDS, holds_run, share_run, stem, stems_in, stems_of
from analyzer.types import CellStatus

CLOSE_SHARE, CLOSE_RUN = 0.6, 6
CLOSE_SHARE_ALONE = 0.8
"""CODEBOOK §3: ≥ 60 % of the shorter claim's content words and a common run of ≥ 6 words, or ≥ 80 %."""
CLOSE_COVER = 0.6
"""Of the claim's content. A short remnant ("dismantle global networks") shares all its words with a long claim and
yet drops most of what that says: it is partial."""
PARAPHRASE_COVER = 0.5
"""Half of the claim's content in the same sentence, with every participant: less is a part of what is said."""
CORE_COVER = 0.5
CORE_COUNT = 3
"""Half of the claim's content, three pieces at least, is its core whatever the predicate's wording."""
PART_COVER = 0.3
"""With the same predicate or the same main participant beside it; less is the topic that all articles share."""
SCATTERED_COVER = 0.45
"""Of the claim's content in the other's whole sentence, where that says it in several propositions."""
PHRASE_COVER = 0.3
"""Of a claim that has two neighbouring content words in common with the other ("legitimate trade")."""
FEWEST_FREE = 2
"""Words outside names that must be common: who and where alone say little about them."""
FEWEST_NAMES, NAMED_COVER = 2, 0.7
"""Unless two names and nearly all of the claim are there: "X and Y co-led the group" for "the group, led by X and Y"."""
ALL_NAMED_COVER = 0.4
"""Or every name of the claim, two at least, with a common word between them: a part is left, as with another object."""
SHORT_CLAIM = 2
"""A claim of two pieces ("eradicate piracy") keeps its core in its object: another verb may be a synonym."""
SHORT_CONTENT = 3
"""Pieces of what a cue alone makes a claim of: "supported [a war powers resolution]"."""
SURE_SIMILARITY = 0.65
"""Of all words and characters, names included: such a pair is never called absent, whatever its names look like."""
FIRM_BACK = 0.25
"""Of the other's content. A proposition that has less of itself in the claim says something of its own as well."""

RANK: dict[CellStatus, int] = {
    "verbatim": 0, "conflict": 1, "close": 2, "paraphrase": 3, "partial": 4, "absent": 5,
}  # fmt: skip
"""Which of several answers of one document stands in the cell."""

TIMES = frozenset(
    map(
        stem,
        str.split(
            "last next past year month week day today yesterday tomorrow tonight morning afternoon evening night hour "
            "earlier later ago recently monday tuesday wednesday thursday friday saturday sunday january february march "
            "april june july august september october november december"
        ),
    )
)
"""Two claims that share when they happened share nothing of what did ("last month"); dates are compared apart."""
_COLLECTIVES = frozenset({"both", "two"})
_MEMBERS = frozenset(
    ["countr", "nation", "side", "government", "part", "state", "compan", "team", "deleg", "leader"]
)
"""Stems after "both" or "two" that can stand for names given elsewhere."""


class Relation(msgspec.Struct, frozen=True, gc=False):
    status: CellStatus
    cover: float  # share of the claim's content that stands in the other's proposition
    back: float = 1.0  # of a part: share of the other's content that stands in the claim
    differences: tuple[str, ...] = ()

    @property
    def is_firm(self) -> bool:
        """Whether the other says the claim rather than only touching it within something of its own."""
        return self.status != "partial" or self.back >= FIRM_BACK

    @property
    def rank(self) -> int:
        return RANK[self.status]


class _Overlap(msgspec.Struct, frozen=True, gc=False):
    """What of a claim stands in the other's proposition. A name counts as one piece of content, however many words it
    has: all articles of one event share the event's long names."""

    size: int  # pieces of the claim, words and names
    shared: int  # of them that are there
    free: int  # of those the words outside names
    cover: float  # share of the pieces that are there, 0..1

    @classmethod
    def of(cls, claim: Unit, other: Unit) -> _Overlap:
        unlike, beside = _compared(claim.names, other.names)
        free = len(claim.free) - len(claim.free.difference(other.free, beside))
        size = len(claim.free) + len(claim.names)
        figures = counts_in_common(claim.figures, other.figures)
        size, shared = size + figures, free + len(claim.names) - len(_missing(unlike, other.free)) + figures
        return cls(size, shared, free, shared / (size or 1))


class _InSentence(msgspec.Struct, frozen=True, gc=False):
    """What of a claim stands in the other's sentence. Most pairs are told apart before it is asked for."""

    shared: int  # pieces that are there
    cover: float  # share of the pieces that are there, 0..1
    missing: tuple[str, ...]  # names that are not

    @classmethod
    def of(cls, claim: Unit, other: Unit) -> _InSentence:
        unlike, beside = _compared(claim.names, other.sentence_names)
        told = other.sentence_free
        free = len(claim.free) - len(claim.free.difference(other.free, told, beside))
        missing = _missing(unlike, told)
        size = len(claim.free) + len(claim.names)
        shared = free + len(claim.names) - len(missing)
        return cls(shared, shared / (size or 1), missing)


def _missing(unlike: Sequence[tuple[str, str | None]], free: frozenset[str]) -> tuple[str, ...]:
    """Which of a claim's names, none of which is a name beside them, stand not among these words outside names either."""
    return tuple([name for name, last in unlike if last not in free]) if unlike else ()


def relate(claim: Unit, other: Unit, similarity: float) -> Relation | None:
    """What ``other`` does with the claim, or None where it does not have its core."""
    if _is_verbatim(claim, other):
        may_deny = claim.holds_negation or other.holds_negation
        if not (may_deny and denies(claim.said_words, other.sentence_words)):
            return Relation("verbatim", 1.0)
    if not claim.stems or not other.stems:
        return None
    if not claim.free and not claim.figures & other.figures:
        return None  # "That will be up to Mayor Lund": her name is all that could be found again
    is_sure = similarity >= SURE_SIMILARITY
    if not is_sure and _has_too_little(claim, other):
        return None
    overlap = _Overlap.of(claim, other)
    if not is_sure and overlap.size > SHORT_CLAIM and not _has_core(claim, other, overlap):
        return None
    # Words that stand in the proposition stand in its sentence.
    is_recognised = overlap.free >= CONFLICT_COVER * overlap.size
    if is_recognised or _InSentence.of(claim, other).cover >= CONFLICT_COVER:
        conflict = conflicts(claim, other, overlap.cover)
        if conflict:
            return Relation("conflict", overlap.cover, differences=conflict)
    sentence = _InSentence.of(claim, other)
    is_group = len(sentence.missing) > 1 and _is_collective(other)
    missing = () if is_group else sentence.missing
    is_part = bool(missing) or _is_other_act(claim, other, overlap)
    is_part = is_part or claim.proposition.is_negated != other.proposition.is_negated
    is_part = is_part or not have_numbers_of(claim.proposition.numbers, other.proposition.numbers)
    status = "partial" if is_part else _graded(claim, other, overlap, sentence, is_group)
    back = _Overlap.of(other, claim).cover if status == "partial" else 1.0
    return Relation(status, overlap.cover, back, tuple([f"not named: {name}" for name in missing]))


def _is_other_act(claim: Unit, other: Unit, overlap: _Overlap) -> bool:
    """ "They supported a war powers resolution" says that they did; "it was an abuse of the war powers resolution" speaks
    of the same thing only. A short content without a verb of its own is said again with its cue, or one of its class."""
    cue, theirs = claim.statement.cue, other.statement.cue
    if claim.proposition.is_clause or overlap.size > SHORT_CONTENT or cue is None:
        return False
    if theirs is not None and theirs.cue_class == cue.cue_class != "neutral":
        return False
    return not set(stems_of(cue.text)) & other.sentence_stems


def _graded(claim: Unit, other: Unit, overlap: _Overlap, sentence: _InSentence, is_group: bool) -> CellStatus:
    if overlap.cover >= CLOSE_COVER or sentence.cover >= CLOSE_SHARE_ALONE:
        mine, theirs = claim.kinds, other.kinds
        shared = max(sentence.cover, len(mine & theirs) / min(len(mine), len(theirs)))
        is_worded = overlap.free >= min(CORE_COUNT, len(claim.free))  # not by its names alone
        if is_worded and (
            (shared >= CLOSE_SHARE_ALONE and _may_be_same_act(claim, other))
            or (shared >= CLOSE_SHARE and _share_run(claim, other))
        ):
            return "close"
    wanted = claim.proposition.object
    has_object = (
        not wanted
        or has_name(wanted, other.sentence_names, other.sentence_stems)
        or (is_group and any(are_same_name(wanted, name) for name in sentence.missing))
    )
    is_whole = (
        sentence.cover >= PARAPHRASE_COVER
        and sentence.shared >= min(CORE_COUNT, overlap.size)
        and _shares_more_than_names(claim, other)
    )
    return "paraphrase" if has_object and is_whole else "partial"


def _may_be_same_act(claim: Unit, other: Unit) -> bool:
    """ "It was a guidance document" is not "other guidance documents will be reviewed", though all its words are there."""
    mine, theirs = claim.proposition, other.proposition
    if not mine.is_clause or mine.predicate == theirs.predicate:
        return True
    if mine.predicate in FUNCTION_WORDS:
        return theirs.predicate in FUNCTION_WORDS
    return _share_participant(claim, other)


def _shares_more_than_names(claim: Unit, other: Unit) -> bool:
    """The act, as many other words, or a run of words: "to nominate Lund as envoy" and "Lund withdrew as envoy" are not one claim."""
    acts = {stem(claim.proposition.predicate), stem(other.proposition.predicate)}
    if stem(claim.proposition.predicate) in other.sentence_stems or acts <= claim.free:
        return True
    shared = (claim.free & other.sentence_stems) - TIMES
    return len(shared) >= min(CORE_COUNT, len(claim.free)) or _share_run(claim, other)


def _share_run(claim: Unit, other: Unit) -> bool:
    """Of words, inflection aside."""
    return share_run(stems_in(claim.words), stems_in(other.sentence_words), CLOSE_RUN)


def _has_too_little(claim: Unit, other: Unit) -> bool:
    """Told before names are compared, which takes longest: most pairs end here. Of a short claim it tells all."""
    size = len(claim.free) + len(claim.names)
    if size <= 1 and not claim.figures & other.figures:
        return claim.kinds != other.kinds
    if size <= SHORT_CLAIM:
        return claim.stems[-1] not in other.free
    if len(claim.names) >= FEWEST_NAMES:
        return False
    fewest = min(FEWEST_FREE, len(claim.free))
    free = len(claim.free & other.free)
    return free < fewest and free + len(claim.free & _stems_in(other.names)) < fewest


@lru_cache(maxsize=5_000)
def _stems_in(names: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*map(name_stems, names))


def _has_core(claim: Unit, other: Unit, overlap: _Overlap) -> bool:
    """Of a claim that is not short."""
    if overlap.free < min(FEWEST_FREE, len(claim.free)):
        names = overlap.shared - overlap.free
        return names >= FEWEST_NAMES and (
            (overlap.cover >= ALL_NAMED_COVER and overlap.free > 0 and names == len(claim.names))
            or _InSentence.of(claim, other).cover >= NAMED_COVER
        )
    if overlap.cover >= CORE_COVER and overlap.shared >= CORE_COUNT:
        return True
    if overlap.cover >= PHRASE_COVER and _share_object_phrase(claim, other):
        return True
    if overlap.shared < CORE_COUNT:
        return False
    is_part = overlap.cover >= PART_COVER and _share_participant(claim, other)
    return is_part or _InSentence.of(claim, other).cover >= SCATTERED_COVER


def _share_participant(claim: Unit, other: Unit) -> bool:
    """The same predicate, or the same main participant."""
    mine, theirs = claim.proposition, other.proposition
    if stem(mine.predicate) in other.kinds or stem(theirs.predicate) in claim.kinds:
        return True
    return any(
        are_same_name(one, two)
        for one in (mine.subject, mine.object)
        for two in (theirs.subject, theirs.object)
        if one and two
    )


def _share_object_phrase(claim: Unit, other: Unit) -> bool:
    """The two words that the claim ends on, outside names."""
    phrase = tuple(claim.stems[-2:])
    if TIMES.intersection(phrase):
        return False
    theirs = [other.stems[at : at + 2] for at in range(len(other.stems) - 1)]
    return claim.free.issuperset(phrase) and other.free.issuperset(phrase) and phrase in theirs


def _is_verbatim(claim: Unit, other: Unit) -> bool:
    return claim.words == other.words or (
        claim.free <= other.sentence_stems and holds_run(other.sentence_words, claim.words)
    )


class _Compared(NamedTuple):
    """A claim's names beside those of another text."""

    unlike: Sequence[tuple[str, str | None]]
    """The claim's names that are none of these, with their last stems."""
    beside: frozenset[str]
    """What the others say beyond the claim's own: their last word ("the group" may be the Harbour Working Group), and
    what a writer or a parser drew into a name that the claim has too ("Inaugural Working Group")."""


@lru_cache(maxsize=20_000)
def _compared(owns: frozenset[str], names: frozenset[str]) -> _Compared:
    unlike = set(owns)
    beside: set[str] = set()
    for name in names:
        stems = name_stems(name)
        beside.update(stems[-1:])
        for own in owns:
            if are_same_name(own, name):
                unlike.discard(own)
                beside.update(set(stems) - set(name_stems(own)))
    return _Compared([(own, (name_stems(own) or (None,))[-1]) for own in sorted(unlike)], frozenset(beside))


def has_name(name: str, names: Collection[str], free: Collection[str]) -> bool:
    """Among these names, or by its last word among these stems."""
    for theirs in names:  # in a loop, because it is asked a hundred thousand times
        if are_same_name(name, theirs):
            return True
    parts = name_stems(name)
    return bool(parts) and parts[-1] in free


def _is_collective(other: Unit) -> bool:
    """ "Both countries" names them all."""
    return any(
        word in _COLLECTIVES and stem(following) in _MEMBERS
        for word, following in zip(other.sentence_words, other.sentence_words[1:], strict=False)
    )
