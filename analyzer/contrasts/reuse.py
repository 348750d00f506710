"""Words in common: with a release, and between outlets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.alignment.extent import body_words
from analyzer.alignment.names import are_same_name
from analyzer.alignment.runs import SharedRun, maximal_runs, shared_positions, shingles
from analyzer.alignment.words import Word
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis

FEWEST_FREE_WORDS = 3
"""A run with fewer content words that belong to no name says only who and where, in the order that names have."""


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of words, as spans of both texts."""

    start: int
    end: int
    against_start: int
    against_end: int
    words: int
    is_names: bool = False  # little more than names and titles
    in_release: bool = False  # the run's words stand in a release too


@dataclass(frozen=True, slots=True)
class ReuseRow:
    """What one document has word for word from another. Shares are of the document's body words, 0..1."""

    document: str
    against: str
    share: float
    share_without_names: float
    credited_to_speaker: (
        float  # share of the common words that stand in quoted or reported statements with a source
    )
    credited_to_issuer: float  # share of the common words whose source is the other text's issuer
    wording: Literal["reused", "in common"]
    runs: tuple[RunRow, ...]
    count: int  # common words
    words: int  # body words
    suggests_common_source: bool = False  # outlets share a run of twelve words or more that no release has


LONG_RUN = 12
"""Twice the shortest run: two outlets seldom hit on twelve words in a row without one source."""


@contrast(
    Card(
        key="reuse",
        title="Words in common",
        unit="share of body words",
        low=0.0,
        high=1.0,
        rises_with="more words in the same order as in the other text",
        source="Clough et al. 2002, METER: measuring text reuse, ACL",
        version=1,
        order=60,
    )
)
def reuse(event: EventView) -> tuple[ReuseRow, ...]:
    """Maximal runs of six words or more that two texts share, from both sides.

    Finds:     runs by hash, wherever they stand; with and without runs that are little more than names.
    Wording:   "reused" for coverage dated on or after a release; otherwise "in common".
    Blind to:  translation and rewording; a common source that was not supplied looks like a text of one of the two.
    """
    words = {name: body_words(analysis.document) for name, analysis in event.analyses.items()}
    forms = {name: [word.form for word in found] for name, found in words.items()}
    index = shingles(forms)
    in_releases = {run for run, places in index.items() if any(name in places for name in event.releases)}
    rows = []
    for name, analysis in event.analyses.items():
        positions = shared_positions(name, forms[name], index)
        names = _name_positions(analysis, words[name])
        for other in event.analyses:
            if other == name or not (other in positions or other in (event.baseline, *event.releases)):
                continue
            runs = maximal_runs(forms[name], forms[other], positions.get(other, {}))
            rows.append(_row(event, (name, other), runs, words, names, in_releases))
    return tuple(rows)


def _row(
    event: EventView,
    pair: tuple[str, str],
    runs: Sequence[SharedRun],
    words: dict[str, tuple[Word, ...]],
    names: frozenset[int],
    in_releases: set[tuple[str, ...]],
) -> ReuseRow:
    here, there = pair
    mine, theirs = words[here], words[there]
    shown = tuple(
        RunRow(
            start=mine[run.start].start,
            end=mine[run.start + run.length - 1].end,
            against_start=theirs[run.against_start].start,
            against_end=theirs[run.against_start + run.length - 1].end,
            words=run.length,
            is_names=_is_names(run, mine, names),
            in_release=_is_in(run, mine, in_releases),
        )
        for run in runs
    )
    common = _covered(runs)
    free = _covered([run for run, row in zip(runs, shown, strict=True) if not row.is_names])
    total = len(mine)
    credited, to_issuer = _credited(event, pair, [mine[at] for at in sorted(common)])
    is_between_outlets = all(event.document(name).role == "coverage" for name in pair)
    return ReuseRow(
        document=here,
        against=there,
        share=_part(len(common), total),
        share_without_names=_part(len(free), total),
        credited_to_speaker=_part(credited, len(common)),
        credited_to_issuer=_part(to_issuer, len(common)),
        wording=_wording(event, here, there),
        runs=shown,
        count=len(common),
        words=total,
        suggests_common_source=bool(event.releases)
        and is_between_outlets
        and any(row.words >= LONG_RUN and not row.in_release and not row.is_names for row in shown),
    )


def _covered(runs: Sequence[SharedRun]) -> set[int]:
    return {position for run in runs for position in range(run.start, run.start + run.length)}


def _part(count: int, whole: int) -> float:
    return round(count / whole, 4) if whole else 0.0


def _wording(event: EventView, here: str, there: str) -> Literal["reused", "in common"]:
    mine, theirs = event.document(here), event.document(there)
    is_after = (
        mine.published is not None and theirs.published is not None and mine.published >= theirs.published
    )
    return "reused" if is_after and theirs.role == "release" and mine.role == "coverage" else "in common"


def _is_in(run: SharedRun, words: Sequence[Word], known: set[tuple[str, ...]]) -> bool:
    """Whether every six words of the run stand in a release: the whole run then has that origin."""
    forms = [word.form for word in words[run.start : run.start + run.length]]
    return all(tuple(forms[at : at + 6]) in known for at in range(len(forms) - 5))


def _is_names(run: SharedRun, words: Sequence[Word], names: frozenset[int]) -> bool:
    free = sum(words[at].is_content and at not in names for at in range(run.start, run.start + run.length))
    return free < FEWEST_FREE_WORDS


def _name_positions(analysis: Analysis, words: Sequence[Word]) -> frozenset[int]:
    """Words inside an actor's mention, or written with a capital where no sentence starts."""
    text = analysis.document.text
    starts = {sentence.start for sentence in analysis.document.sentences}
    mentions = sorted((one.start, one.end) for target in analysis.targets for one in target.mentions)
    return frozenset(at for at in _inside(words, mentions)) | frozenset(
        at for at, word in enumerate(words) if text[word.start].isupper() and word.start not in starts
    )


def _inside(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    return (at for at, word in enumerate(words) if any(start <= word.start < end for start, end in spans))


def _credited(event: EventView, pair: tuple[str, str], common: Sequence[Word]) -> tuple[int, int]:
    """How many of the common words have a source, and how many have the other text's issuer as theirs."""
    here, there = pair
    issuer = event.document(there).issuer or event.document(there).outlet
    spoken = [
        one for one in event.analyses[here].statements if one.voice != "own" and (one.speaker or one.source)
    ]
    credited = to_issuer = 0
    for word in common:
        statement = next((one for one in spoken if one.start <= word.start < one.end), None)
        if statement is None:
            continue
        credited += 1
        to_issuer += bool(issuer and statement.speaker and are_same_name(statement.speaker, issuer))
    return credited, to_issuer
