"""How many separate wordings stand behind a claim that several outlets carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Any

from analyzer.alignment.bodies import numbers_of
from analyzer.alignment.words import columns_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Claim

_SAYING = frozenset({"verbatim", "close", "paraphrase"})
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
    coverage = {name for name, analysis in event.analyses.items() if analysis.document.role == "coverage"}
    carried = [
        (claim, outlets) for claim in event.claims if len(outlets := _outlets(event, claim, coverage)) > 1
    ]
    said = {
        claim.id: [(name, claim.cells[name].sentences) for name in outlets]
        for claim, outlets in carried
        if all(claim.cells[name].status in ("absent", "conflict") for name in event.releases)
    }
    runs = _runs(event, [one for places in said.values() for one in places])
    rows = []
    for claim, outlets in carried:
        in_release, wordings = claim.id not in said, 1
        if not in_release:
            wordings = _count_wordings([runs[name][places] for name, places in said[claim.id]])
        rows.append(CorroborationRow(claim.id, outlets, wordings, in_release))
    return tuple(rows)


def _outlets(event: EventView, claim: Claim, coverage: Set[str]) -> tuple[str, ...]:
    holders = event.holders(claim).items()
    return tuple([name for name, status in holders if status in _SAYING and name in coverage])


def _count_wordings(outlets: Sequence[Any]) -> int:
    """Groups of outlets that share copy with one another, directly or through others; each outlet is given by its runs."""
    import numpy

    count, runs = len(outlets), numpy.concatenate(outlets)
    having, first = numpy.repeat(numpy.arange(count), list(map(len, outlets))), numpy.arange(count)
    head = numpy.empty(runs.max(initial=0) + 1, dtype=int)
    head[runs[::-1]] = having[::-1]  # the first who has the run: all others are linked to it
    heads = head[runs]
    # The first who shares a run with each, and with that one: nearly all groups are found by it.
    numpy.minimum.at(first, having, heads)
    while (first[first] != first).any():
        first = first[first]
    is_open = first[heads] != first[having]
    joined = first.tolist()  # to itself, or to another outlet of the group
    for one, other in {*zip(first[heads[is_open]].tolist(), first[having[is_open]].tolist(), strict=True)}:
        joined[_head(joined, other)] = _head(joined, one)
    return sum(outlet == number for number, outlet in enumerate(joined))


def _head(joined: list[int], outlet: int) -> int:
    """The outlet that stands for the group of this one. The way to it is made shorter for whoever asks next."""
    while joined[outlet] != outlet:
        joined[outlet] = joined[joined[outlet]]
        outlet = joined[outlet]
    return outlet


def _runs(
    event: EventView, wanted: Iterable[tuple[str, tuple[int, ...]]]
) -> Mapping[str, Mapping[tuple[int, ...], Any]]:
    """Document → sentences → the numbers of their runs, of those wanted."""
    import numpy

    by_text: list[dict[tuple[int, ...], Any]] = event.memory.of_texts(
        "corroboration", tuple(event.analyses.values()), lambda new: [{} for _ in new]
    )
    known = dict(zip(event.analyses, by_text, strict=True))
    missing = defaultdict(list)  # outlets print the same sentences
    for name, places in wanted:
        if places not in known[name]:
            document = event.document(name)
            said = tuple([document.words_of(document.sentences[at]) for at in places])
            missing[said].append((name, places))
    forms = [columns_of(text).forms for said in missing for text in said]
    runs = iter(numbers_of(event.memory).runs_of(forms))
    for said, printed in missing.items():
        mine = numpy.concatenate([numpy.zeros(0, dtype=int), *islice(runs, len(said))])
        for name, places in printed:
            known[name][places] = mine
    return known
