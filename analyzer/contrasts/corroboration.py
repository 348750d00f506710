"""How many separate wordings stand behind a claim that several outlets carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.alignment.runs import SHORTEST
from analyzer.alignment.words import words_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Claim

_SAYING = ("verbatim", "close", "paraphrase")
"""A part of a claim says something less, and a conflict something else."""


@dataclass(frozen=True, slots=True)
class CorroborationRow:
    """``separate_wordings`` counts outlets that share copy once; a claim of a release has one origin."""

    claim: str
    outlets: tuple[str, ...]
    separate_wordings: int
    in_release: bool


@contrast(
    Card(
        key="corroboration",
        title="Separate wordings behind a claim",
        unit="count",
        low=1,
        rises_with="more outlets that say it in words of their own",
        source="Codebook, section 2: shared text is not independent confirmation",
        version=2,
        order=75,
    )
)
def corroboration(event: EventView) -> tuple[CorroborationRow, ...]:
    """Claims of two outlets or more, with the number of wordings that do not share a run of six words.

    Finds:     outlets whose sentences share six words in a row count once; with a release behind it, the claim has
               one origin however many carry it.
    Blind to:  one source reworded twice: separate wordings are not independent witnesses.
    """
    rows = []
    for claim in event.claims:
        outlets = tuple(
            name
            for name in event.holders(claim)
            if event.document(name).role == "coverage" and claim.cells[name].status in _SAYING
        )
        if len(outlets) < 2:
            continue
        in_release = any(claim.cells[name].status not in ("absent", "conflict") for name in event.releases)
        wordings = 1 if in_release else len(_wordings(event, claim, outlets))
        rows.append(CorroborationRow(claim.id, outlets, wordings, in_release))
    return tuple(rows)


def _wordings(event: EventView, claim: Claim, outlets: Sequence[str]) -> list[set[tuple[str, ...]]]:
    """Runs of six words per group of outlets that share copy."""
    groups: list[set[tuple[str, ...]]] = []
    for name in outlets:
        runs = _runs(event, claim, name)
        sharing = [group for group in groups if group & runs]
        groups = [group for group in groups if not group & runs] + [runs.union(*sharing)]
    return groups


def _runs(event: EventView, claim: Claim, name: str) -> set[tuple[str, ...]]:
    """Of the sentences that carry the claim; a short one counts as one run."""
    document = event.document(name)
    runs: set[tuple[str, ...]] = set()
    for index in claim.cells[name].sentences:
        forms = [word.form for word in words_of(document.words_of(document.sentences[index]))]
        size = min(SHORTEST, len(forms))
        runs |= {tuple(forms[at : at + size]) for at in range(len(forms) - size + 1)}
    return runs
