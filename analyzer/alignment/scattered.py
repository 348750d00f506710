"""Claims that another text says in one sentence or two neighbours of its own cut: one text joins what the other keeps apart.

"It will cost 40 million and open in May" stands, for a reader, in "It will cost 40 million. It opens in May.";
proposition against proposition, neither has enough of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from analyzer.alignment.relations import has_name
from analyzer.alignment.units import Unit
from analyzer.alignment.words import FUNCTION_WORDS, stem

COVER = 0.6
"""Of all pieces of the claim, beside its figures, its names and its predicate, which must all be there."""
FEWEST_PIECES = 4
"""Of a claim without a figure: fewer words than these come together in two sentences by chance."""


class _Said(msgspec.Struct, frozen=True, gc=False):
    """What a sentence says, wherever it is printed."""

    number: int  # equal for equal sentences
    stems: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    denied: frozenset[bool]
    pieces: frozenset[str]  # figures and acts of the claims that it holds


class ScatteredClaims:
    """The sentences of all documents that hold a figure or the act of one of these claims."""

    def __init__(self, units: Mapping[str, Sequence[Unit]], claims: Iterable[Unit]) -> None:
        wanted = frozenset(piece for claim in claims for piece in _needed(claim))
        known: dict[int, _Said] = {}  # outlets print the same sentences: each is looked through once
        self._holding: dict[str, dict[str, dict[int, _Said]]] = defaultdict(dict)
        """Piece → document → its sentences with it."""
        for name, inside in units.items() if wanted else ():
            by_sentence: dict[int, list[Unit]] = defaultdict(list)
            for unit in inside:
                by_sentence[unit.proposition.sentence].append(unit)
            for sentence, those in by_sentence.items():
                number = those[0].saying
                said = known.get(number)
                if said is None:
                    said = known[number] = _said(those, wanted)
                for piece in said.pieces:
                    self._holding[piece].setdefault(name, {})[sentence] = said

    def find(self, claim: Unit, documents: Container[str]) -> dict[str, tuple[int, ...]]:
        """Of these documents those that have the claim's content together in one sentence or two neighbours → which.

        ``claim``: one of those that were given at the beginning.
        """
        needed = _needed(claim)
        if not needed:
            return {}
        # Most documents are out after one look.
        holding = [self._holding.get(piece, {}) for piece in needed]
        saying = _Saying(claim, needed[-1])
        found = {}
        for document in min(holding, key=len):
            if document in documents and all(document in each for each in holding):
                near: dict[int, _Said] = {}
                for each in holding:
                    near |= each[document]
                if sentences := saying.among(near):
                    found[document] = sentences
        return found


class _Saying:
    """Which sentences say a claim together; what several documents print is asked once."""

    def __init__(self, claim: Unit, act: str) -> None:
        self._claim, self._act = claim, act
        self._known: dict[tuple[int, ...], bool] = {}

    def among(self, near: Mapping[int, _Said]) -> tuple[int, ...]:
        """The first sentence that says the claim, or the first two neighbours; none of them: nothing."""
        numbers = sorted(near)
        for number in numbers:
            if self._is_said(near[number]):
                return (number,)
        for one, other in pairwise(numbers):
            if other - one == 1 and self._is_said(near[one], near[other]):
                return one, other
        return ()

    def _is_said(self, *sentences: _Said) -> bool:
        key = tuple([one.number for one in sentences])
        if key not in self._known:
            self._known[key] = _say(self._claim, self._act, sentences)
        return self._known[key]


def _needed(claim: Unit) -> tuple[str, ...]:
    """Each figure, and the act, have to be somewhere; nothing where the claim has too little to be found by."""
    act = _act_of(claim)
    if act is None or not (claim.figures or len(claim.free) + len(claim.names) >= FEWEST_PIECES):
        return ()
    return *claim.figures, act


def _said(units: Sequence[Unit], wanted: frozenset[str]) -> _Said:
    """units: all of one sentence."""
    first = units[0]
    figures = first.figures if len(units) == 1 else first.figures.union(*[unit.figures for unit in units])
    return _Said(
        number=first.saying,
        stems=first.sentence_stems,
        names=first.sentence_names,
        figures=figures,
        denied=frozenset([unit.proposition.is_negated for unit in units]),
        pieces=(wanted & first.sentence_stems) | (wanted & figures),
    )


def _act_of(claim: Unit) -> str | None:
    """The stem of the predicate; of a mere "is", that of what something is said to be."""
    words = (claim.proposition.predicate, claim.proposition.object or "")
    return next((stem(word) for word in words if word and word not in FUNCTION_WORDS), None)


def _say(claim: Unit, act: str, sentences: Sequence[_Said]) -> bool:
    stems = frozenset().union(*(one.stems for one in sentences))
    names = frozenset().union(*(one.names for one in sentences))
    figures = frozenset().union(*(one.figures for one in sentences))
    if act not in stems or not claim.figures <= figures:
        return False
    if not all(has_name(name, names, stems) for name in claim.names):
        return False
    if not any(claim.proposition.is_negated in one.denied for one in sentences if act in one.stems):
        return False
    # A figure beside none of the claim's words is a figure of something else.
    if not all(one.stems & claim.free for one in sentences if one.figures & claim.figures):
        return False
    size = len(claim.free) + len(claim.names) + len(claim.figures)
    return len(claim.free & stems) + len(claim.names) + len(claim.figures) >= COVER * size
