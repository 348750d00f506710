"""Which of a document's propositions the baseline does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from analyzer.alignment.words import stem, stems_of
from analyzer.contrasts.kinds import ToldText
from analyzer.measure import EventView
from analyzer.types import CellStatus, Claim, Proposition


@dataclass(frozen=True, slots=True, eq=False)
class SharedClaim:
    """A claim, as far as what a document adds by saying it depends on it. It stays the same one from one comparison to the
    next, whatever its number."""

    stems: tuple[str, ...]  # of its words
    is_known: bool  # the baseline has it, or another document where there is no baseline


Saying = tuple[SharedClaim, tuple[int, ...], CellStatus]
"""What a document says, by which of its propositions, and how: a plain tuple, as there are tens of thousands."""

Added = tuple[SharedClaim, Sequence[int], bool]
"""A claim, the propositions that add it, and whether they agree with the others that add it."""


class SharedClaims:
    """Of one comparison after the other."""

    def __init__(self) -> None:
        self._last: dict[Hashable, SharedClaim] = {}

    def sayings(self, event: EventView) -> tuple[Mapping[str, list[Saying]], Mapping[SharedClaim, str]]:
        """By document, in the order of claims; and the claims' ids."""
        said: dict[str, list[Saying]] = {name: [] for name in event.analyses}
        numbering, is_pool = _Numbering(self._last), event.baseline == "others"
        for claim in event.claims:
            holders, only = event.holders(claim), None
            known = own = numbering.shared(claim, is_pool or event.baseline in holders)
            if is_pool and len(holders) == 1:
                (only,), own = holders, numbering.shared(claim, False)
            for name, indices in event.members[claim.id].items():
                said[name].append((own if name == only else known, indices, holders.get(name, "absent")))
        self._last = numbering.made
        return said, numbering.ids


class _Numbering:
    """The claims of one comparison. Which is which of two with the same words does not matter."""

    def __init__(self, last: Mapping[Hashable, SharedClaim]) -> None:
        self._last, self._counts = last, Counter[Hashable]()
        self.made: dict[Hashable, SharedClaim] = {}
        self.ids: dict[SharedClaim, str] = {}

    def shared(self, claim: Claim, is_known: bool) -> SharedClaim:
        kind = stems_of(claim.text), is_known
        self._counts[kind] += 1
        key = kind, self._counts[kind]
        shared = self.made[key] = self._last.get(key) or SharedClaim(*kind)
        self.ids[shared] = claim.id
        return shared


def added_by(text: ToldText, said: Sequence[Saying], has_baseline: bool) -> list[Added]:
    """What a document that is not the baseline adds, in the order of claims."""
    known = set(chain.from_iterable([indices for claim, indices, _ in said if claim.is_known]))
    found: list[Added] = []
    for claim, indices, status in said:
        if not claim.is_known and status != "absent":
            new = indices if known.isdisjoint(indices) else [each for each in indices if each not in known]
            if new:
                firsts = new if len(new) == 1 else _first_of_sentences(text, new)
                found.append((claim, firsts, status != "conflict"))
        if status == "conflict" and has_baseline and len(indices) > 1:
            found.append((claim, _said_beside(text, claim, indices, said), False))
    return found


def _first_of_sentences(text: ToldText, indices: Sequence[int]) -> list[int]:
    """The first one of every sentence; a repeat in a box is none."""
    found: dict[int, int] = {}
    for index in indices:
        found.setdefault(text.sentence_of[index], index)
    return [index for at, index in found.items() if at not in text.asides] or list(found.values())


def _said_beside(
    text: ToldText, claim: SharedClaim, indices: Sequence[int], said: Sequence[Saying]
) -> Sequence[int]:
    """What a sentence says that contradicts the baseline in a phrase inside it: "The meeting, held on the 3rd, marked a
    new step" says two things, and the baseline's other date hides only one."""
    if len(set(map(text.sentence_of.__getitem__, indices))) == len(indices):
        return ()
    propositions = [(index, text.analysis.propositions[index]) for index in indices]
    return [
        index
        for index, one in propositions
        if stem(one.predicate) not in claim.stems
        and any(_is_inside(other, one) for place, other in propositions if place != index)
        and not _is_agreed(index, said)
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
