"""What a document does not have of its baseline (CODEBOOK §3, left out)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.alignment.extent import body_words
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Claim, Nearest

LENGTH_LIMIT = 1.15
"""CODEBOOK §3: an outlet up to 15 % longer had no more room in any sense that matters."""
FEWEST_WITH_IT = 2
"""Of outlets no longer than this one: one alone may simply have had another interest."""


@dataclass(frozen=True, slots=True)
class OmissionRow:
    """A claim of the baseline that one document does not have."""

    document: str
    claim: str
    baseline: str
    beyond_length: (
        bool | None
    )  # two outlets no longer than 115 % of this one have it; None: too few such outlets
    others_with: int  # how many other outlets have it
    nearest: Nearest | None  # so that a person can refute it
    wording: Literal["left out", "not in both"]


@contrast(
    Card(
        key="omissions",
        title="What each outlet does not have of the baseline",
        source="Codebook, section 3",
        version=2,
        order=30,
    )
)
def omissions(event: EventView) -> tuple[OmissionRow, ...]:
    """Claims of the baseline that a document does not have.

    Finds:     claims with a cell in the baseline and an absent one in the document; headline and removed text have
               been looked through. Against the pool of the others: claims that at least two of them have.
    Wording:   "left out" only for a document dated on or after the baseline; otherwise "not in both".
    Blind to:  rewordings that share no words with the baseline: the nearest sentence is shown for that reason.
    """
    lengths = {name: len(body_words(analysis.document)) for name, analysis in event.analyses.items()}
    return tuple(
        _row(event, claim, name, lengths)
        for name in event.analyses
        if name != event.baseline
        for claim in event.claims
        if claim.cells[name].status == "absent" and _is_expected(event, claim, name)
    )


def _is_expected(event: EventView, claim: Claim, document: str) -> bool:
    if event.baseline != "others":
        # The baseline's own wordings: another document's claim may be in the baseline only as a part of something.
        return claim.cells[event.baseline].status == "verbatim"
    others = [name for name in event.analyses if name != document]
    return len(_having(claim, others)) >= min(FEWEST_WITH_IT, len(others))


def _row(event: EventView, claim: Claim, document: str, lengths: dict[str, int]) -> OmissionRow:
    others = [
        name
        for name in event.analyses
        if name not in (document, event.baseline) and event.document(name).role == "coverage"
    ]
    no_longer = [name for name in others if lengths[name] <= LENGTH_LIMIT * lengths[document]]
    return OmissionRow(
        document=document,
        claim=claim.id,
        baseline=event.baseline,
        beyond_length=len(_having(claim, no_longer)) >= FEWEST_WITH_IT
        if len(no_longer) >= FEWEST_WITH_IT
        else None,
        others_with=len(_having(claim, others)),
        nearest=claim.cells[document].nearest,
        wording="left out" if event.is_dated_on_or_after_baseline(document) else "not in both",
    )


def _having(claim: Claim, documents: list[str]) -> list[str]:
    """At least in part; a text that contradicts the claim does not have it."""
    return [name for name in documents if claim.cells[name].status not in ("absent", "conflict")]
