"""Which of a document's propositions the baseline does not have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analyzer.alignment.words import stem, stems_of
from analyzer.measure import EventView
from analyzer.types import Analysis, CellStatus, Proposition


class SharedClaim(NamedTuple):
    """A claim, as far as what a document adds by saying it depends on it; not its number, which moves with others."""

    stems: tuple[str, ...]  # of its words
    is_known: bool  # the baseline has it, or another document where there is no baseline


Saying = tuple[SharedClaim, tuple[int, ...], CellStatus]
"""What a document says, by which of its propositions, and how: a plain tuple, as there are tens of thousands."""


class Sayings(NamedTuple):
    """What one document says, claim by claim: two columns of one length."""

    claims: list[str]
    said: list[Saying]


Added = tuple[int, int, bool]
"""The place of a claim among those of a document, the proposition that adds it, and whether that agrees with the others
that add it."""


def sayings(event: EventView) -> Mapping[str, Sayings]:
    """By document."""
    found = {name: Sayings([], []) for name in event.analyses}
    is_pool = event.baseline == "others"
    for claim in event.claims:
        cells, holders, stems = claim.cells, event.holders(claim), stems_of(claim.text)
        shared = SharedClaim(stems, is_pool or event.baseline in holders)
        own = SharedClaim(stems, is_known=False)
        only = holders[0] if is_pool and len(holders) == 1 else None
        for name, indices in event.members[claim.id].items():
            claims, said = found[name]
            claims.append(claim.id)
            said.append((own if name == only else shared, indices, cells[name].status))
    return found


def added_by(analysis: Analysis, said: Sequence[Saying], has_baseline: bool) -> list[Added]:
    """What a document that is not the baseline adds, in the order of claims."""
    known = {index for claim, indices, _ in said if claim.is_known for index in indices}
    asides = {at for at, one in enumerate(analysis.document.sentences) if one.zone in ("box", "caption")}
    found = []
    for place, (claim, indices, status) in enumerate(said):
        if not claim.is_known and status != "absent":
            agrees = status != "conflict"
            for index in _first_of_sentences(analysis, indices, known, asides):
                found.append((place, index, agrees))
        if has_baseline and status == "conflict" and len(indices) > 1:
            for index in _said_beside(analysis, claim, indices):
                if not _is_agreed(index, said):
                    found.append((place, index, False))
    return found


def _first_of_sentences(
    analysis: Analysis, indices: Sequence[int], known: set[int], asides: set[int]
) -> list[int]:
    """The first one of every sentence that says a claim and none that is known; a repeat in a box is none."""
    propositions = analysis.propositions
    found: dict[int, int] = {}
    for index in indices:
        if index not in known:
            found.setdefault(propositions[index].sentence, index)
    if len(found) < 2:
        return list(found.values())
    if not asides.issuperset(found):
        return [found[at] for at in sorted(found.keys() - asides)]
    return [found[at] for at in sorted(found)]


def _said_beside(analysis: Analysis, claim: SharedClaim, indices: Sequence[int]) -> list[int]:
    """What a sentence says that contradicts the baseline in a phrase inside it: "The meeting, held on the 3rd, marked a
    new step" says two things, and the baseline's other date hides only one."""
    propositions = [(index, analysis.propositions[index]) for index in indices]
    if len({one.sentence for _, one in propositions}) == len(propositions):
        return []
    return [
        index
        for index, one in propositions
        if stem(one.predicate) not in claim.stems
        and any(_is_inside(other, one) for place, other in propositions if place != index)
    ]


def _is_agreed(index: int, said: Sequence[Saying]) -> bool:
    """Whether the proposition says a claim of the baseline without contradicting it."""
    return any(
        claim.is_known and status != "conflict" and index in indices for claim, indices, status in said
    )


def _is_inside(one: Proposition, other: Proposition) -> bool:
    return (
        one.sentence == other.sentence
        and other.start <= one.start
        and one.end <= other.end
        and (one.start, one.end) != (other.start, other.end)
    )
