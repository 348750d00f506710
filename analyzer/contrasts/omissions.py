"""What a document does not have of its baseline (CODEBOOK §3, left out)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import islice, permutations
from math import inf
from typing import Literal

import msgspec

from analyzer.alignment.bodies import bodies_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import CellStatus, Claim, Nearest

LENGTH_LIMIT = 1.15
"""CODEBOOK §3: an outlet up to 15 % longer had no more room in any sense that matters."""
FEWEST_WITH_IT = 2
"""Of outlets no longer than this one: one alone may simply have had another interest."""
NEAR = 0.35
"""Similarity from which a sentence may say a claim in other words. Of 40 claims of ten events without a release (SEESAW)
that two texts say whole, 9 were not absent in the third; below this line 4 of 30."""
_WHOLE = frozenset[CellStatus]({"verbatim", "close", "paraphrase"})
_IN_PART = _WHOLE | {"partial"}


class OmissionRow(msgspec.Struct, frozen=True, gc=False):
    """A claim of the baseline that one document does not have."""

    document: str
    claim: str
    baseline: str
    beyond_length: (
        bool | None
    )  # two outlets no longer than 115 % of this one have it; None: too few such outlets
    others_with: int  # how many other outlets have it
    nearest: Nearest | None  # so that a person can refute it
    is_near: bool  # so near that it may say the claim in other words: to be checked
    wording: Literal["left out", "not in both"]


@contrast(
    Card(
        key="omissions",
        title="What each outlet does not have of the base text",
        source="Codebook, section 3",
        version=4,
        order=30,
    )
)
def omissions(event: EventView) -> tuple[OmissionRow, ...]:
    """Claims of the base text that a text does not have.

    Finds:     claims with a cell in the base text and an absent one in the text; headline and removed text have
               been looked through. A clause within a claim that is left out is no second one. Against the pool of
               the others: claims that at least two of them have, not in part only. Where the nearest sentence may
               say the claim in other words, that is told.
    Wording:   "left out" only for a text dated on or after the base text; otherwise "not in both".
    Blind to:  rewordings that share no words with the base text: the nearest sentence is shown for that reason.
    """
    lengths = bodies_of(event).lengths
    outlets = {
        name for name in event.analyses if name != event.baseline and event.document(name).role == "coverage"
    }
    by_length = sorted(outlets, key=lengths.__getitem__)
    missing: dict[str, list[tuple[Claim, int, float]]] = {name: [] for name in event.analyses}
    missing.pop(event.baseline, None)
    expected = list(_expected(event))
    around = _around(event, [claim for claim, _ in expected])
    for claim, having in expected:
        has, enough = len(outlets & having), _length_of_enough(by_length, having, lengths)
        for name in missing.keys() - event.holders(claim).keys():
            missing[name].append((claim, has, enough))
    all_lengths = [lengths[name] for name in by_length]
    rows = []
    for name, claims in missing.items():
        limit = LENGTH_LIMIT * lengths[name]
        has_room = bisect_right(all_lengths, limit) - (name in outlets) >= FEWEST_WITH_IT
        wording, left = _wording(event, name), {claim.id for claim, _, _ in claims}
        for claim, has, enough in claims:
            if claim.id in around and not left.isdisjoint(around[claim.id]):
                continue
            beyond, near = enough <= limit if has_room else None, claim.cells[name].nearest
            rows.append(
                OmissionRow(name, claim.id, event.baseline, beyond, has, near, _is_near(near), wording)
            )
    return tuple(rows)


def _length_of_enough(by_length: Sequence[str], having: Set[str], lengths: Mapping[str, int]) -> float:
    """Words of a text that is no shorter than so many of those that have a claim."""
    having_it = (lengths[name] for name in by_length if name in having)
    return next(islice(having_it, FEWEST_WITH_IT - 1, None), inf)


def _expected(event: EventView) -> Iterator[tuple[Claim, set[str]]]:
    """Of every document that does not have them, with those that do."""
    for claim in event.claims:
        if event.baseline == "others":
            having = _having(event, claim)
            if len(having) >= min(FEWEST_WITH_IT, len(event.analyses) - 1):
                yield claim, having
        # The baseline's own wordings: another document's claim may be in the baseline only as a part of something.
        elif claim.cells[event.baseline].status == "verbatim":
            yield claim, _having(event, claim)


def _around(event: EventView, claims: Iterable[Claim]) -> Mapping[str, Collection[str]]:
    """Claim → those of the base text in whose words it stands: "as she runs" in "the senator, as she runs, has …"."""
    if event.baseline == "others":
        return {}
    by_sentence: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for claim in claims:
        spans = claim.cells[event.baseline].spans
        if len(spans) == 1:
            by_sentence[spans[0].sentence].append((spans[0].start, spans[0].end, claim.id))
    found: dict[str, list[str]] = defaultdict(list)
    for inside in by_sentence.values():
        for (start, end, inner), (first, last, outer) in permutations(inside, 2):
            if first <= start and end <= last and end - start < last - first:
                found[inner].append(outer)
    return found


def _wording(event: EventView, document: str) -> Literal["left out", "not in both"]:
    return "left out" if event.is_dated_on_or_after_baseline(document) else "not in both"


def _is_near(nearest: Nearest | None) -> bool:
    return nearest is not None and nearest.similarity >= NEAR


def _having(event: EventView, claim: Claim) -> set[str]:
    """A text that contradicts the claim does not have it. Against the others, a part is not enough: where no text is the
    base, it may be of another claim."""
    enough = _WHOLE if event.baseline == "others" else _IN_PART
    return {name for name, status in event.holders(claim).items() if status in enough}
