"""How many separate wordings stand behind a claim that several outlets carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.alignment.runs import SHORTEST
from analyzer.alignment.words import columns_of
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
    coverage = {name for name, analysis in event.analyses.items() if analysis.document.role == "coverage"}
    for claim in event.claims:
        cells = claim.cells
        outlets = tuple(
            [name for name in event.holders(claim) if name in coverage and cells[name].status in _SAYING]
        )
        if len(outlets) < 2:
            continue
        in_release = any(cells[name].status not in ("absent", "conflict") for name in event.releases)
        wordings = 1 if in_release else _count_wordings(_runs_of(event, claim, outlets))
        rows.append(CorroborationRow(claim.id, outlets, wordings, in_release))
    return tuple(rows)


def _count_wordings(outlets: Iterable[set[tuple[str, ...]]]) -> int:
    """Groups of outlets that share copy with one another, directly or through others; each outlet is given by its runs."""
    group_of: dict[tuple[str, ...], int] = {}
    runs_of: dict[int, list[tuple[str, ...]]] = {}
    for number, runs in enumerate(outlets):
        sharing = {group_of[run] for run in runs if run in group_of}
        group = max(sharing, key=lambda one: len(runs_of[one]), default=number)
        mine = runs_of.setdefault(group, [])
        moving = [run for other in sharing - {group} for run in runs_of.pop(other)]
        mine += [*moving, *(run for run in runs if run not in group_of)]
        group_of.update(dict.fromkeys((*moving, *runs), group))
    return len(runs_of)


def _runs_of(event: EventView, claim: Claim, outlets: Iterable[str]) -> Iterator[set[tuple[str, ...]]]:
    """Of the sentences with which each outlet carries the claim; outlets that print the same ones come once."""
    carrying = {}
    for name in outlets:
        document = event.document(name)
        texts = tuple([document.words_of(document.sentences[at]) for at in claim.cells[name].sentences])
        carrying[texts or name] = texts  # without a sentence an outlet is by itself
    known: dict[str, set[tuple[str, ...]]] = {}
    for texts in carrying.values():
        for text in texts:
            if text not in known:
                known[text] = _runs(text)
        yield set().union(*(known[text] for text in texts))


def _runs(text: str) -> set[tuple[str, ...]]:
    """A short sentence counts as one run."""
    forms = columns_of(text).forms
    size = min(SHORTEST, len(forms))
    return {forms[at : at + size] for at in range(len(forms) - size + 1)}
