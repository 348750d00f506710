"""Claims that another text says in one sentence or two neighbours of its own cut: one text joins what the other keeps apart.

"It will cost 40 million and open in May" stands, for a reader, in "It will cost 40 million. It opens in May.";
proposition against proposition, neither has enough of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analyzer.alignment.relations import has_name
from analyzer.alignment.units import Unit
from analyzer.alignment.words import FUNCTION_WORDS, stem

COVER = 0.6
"""Of all pieces of the claim, beside its figures, its names and its predicate, which must all be there."""
FEWEST_PIECES = 4
"""Of a claim without a figure: fewer words than these come together in two sentences by chance."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    number: int
    stems: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    denied: frozenset[bool]


class ScatteredClaims:
    """The sentences of all documents that hold a figure or the act of one of these claims."""

    def __init__(self, units: Mapping[str, Sequence[Unit]], claims: Iterable[Unit]) -> None:
        wanted = {piece for claim in claims for piece in _needed(claim)}
        self._holding: dict[str, dict[str, list[_Sentence]]] = defaultdict(
            dict
        )  # piece → document → sentences
        for name, inside in units.items():
            for sentence in _sentences(inside):
                for piece in wanted.intersection(sentence.stems | sentence.figures):
                    self._holding[piece].setdefault(name, []).append(sentence)

    def find(self, claim: Unit, documents: Container[str]) -> dict[str, tuple[int, ...]]:
        """Of these documents those that have the claim's content together in one sentence or two neighbours → which.

        ``claim``: one of those that were given at the beginning.
        """
        needed = _needed(claim)
        if not needed:
            return {}
        act = needed[-1]
        # Most documents are out after one look.
        holding = [self._holding.get(piece, {}) for piece in needed]
        rarest = min(holding, key=len)
        found = {}
        for document in rarest:
            if document in documents and all(document in each for each in holding):
                near = {one.number: one for each in holding for one in each[document]}
                sentences = _together(claim, act, [near[number] for number in sorted(near)])
                if sentences:
                    found[document] = sentences
        return found


def _needed(claim: Unit) -> tuple[str, ...]:
    """Each figure, and the act, have to be somewhere; nothing where the claim has too little to be found by."""
    act = _act_of(claim)
    if act is None or not (claim.figures or len(claim.free) + len(claim.names) >= FEWEST_PIECES):
        return ()
    return *claim.figures, act


def _together(claim: Unit, act: str, near: Sequence[_Sentence]) -> tuple[int, ...]:
    for size in (1, 2):
        for chosen in combinations(near, size):
            if chosen[-1].number - chosen[0].number <= 1 and _say(claim, act, chosen):
                return tuple(one.number for one in chosen)
    return ()


def _sentences(units: Sequence[Unit]) -> list[_Sentence]:
    by_number: dict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        by_number[unit.proposition.sentence].append(unit)
    return [
        _Sentence(
            number=number,
            stems=inside[0].sentence_stems,
            names=inside[0].sentence_names,
            figures=frozenset().union(*(unit.figures for unit in inside)),
            denied=frozenset(unit.proposition.is_negated for unit in inside),
        )
        for number, inside in by_number.items()
    ]


def _act_of(claim: Unit) -> str | None:
    """The stem of the predicate; of a mere "is", that of what something is said to be."""
    words = (claim.proposition.predicate, claim.proposition.object or "")
    return next((stem(word) for word in words if word and word not in FUNCTION_WORDS), None)


def _say(claim: Unit, act: str, sentences: Sequence[_Sentence]) -> bool:
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
