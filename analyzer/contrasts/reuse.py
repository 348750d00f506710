"""Words in common: with a release, and between outlets."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Literal

from analyzer.alignment.extent import body_words
from analyzer.alignment.names import are_same_name
from analyzer.alignment.runs import (
    SHORTEST,
    SharedRun,
    Shingles,
    maximal_runs,
    runs_of_six,
    shared_positions,
    shingles,
)
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


MOST_OUTLETS = 60
"""Beside one text. In a larger event only those with which it has most in common, and every release: the pairs of 500
outlets would be 250,000 rows that nobody reads."""
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
        version=2,
        order=60,
    )
)
def reuse(event: EventView) -> tuple[ReuseRow, ...]:
    """Maximal runs of six words or more that two texts share, from both sides.

    Finds:     runs by hash, wherever they stand; with and without runs that are little more than names.
    Wording:   "reused" for coverage dated on or after a release; otherwise "in common".
    Leaves out outlets beyond the sixty that share most with a text.
    Blind to:  translation and rewording; a common source that was not supplied looks like a text of one of the two.
    """
    texts = {name: _Text.of(analysis) for name, analysis in event.analyses.items()}
    index = shingles({name: text.forms for name, text in texts.items()})
    in_releases = {run for run, places in index.items() if any(name in places for name in event.releases)}
    rows = []
    for name, text in texts.items():
        origins = {event.baseline, *event.releases}
        closest = _closest(name, text.forms, index, [one for one in event.analyses if one not in origins])
        positions = shared_positions(name, text.forms, index, closest | origins)
        foreign = _count_up(run not in in_releases for run in runs_of_six(text.forms))
        for other in event.analyses:
            if other == name or other not in closest | origins:
                continue
            runs = maximal_runs(text.forms, texts[other].forms, positions.get(other, {}))
            rows.append(_row(event, text, texts[other], runs, foreign))
    return tuple(rows)


def _closest(name: str, forms: Sequence[str], index: Shingles, outlets: Sequence[str]) -> set[str]:
    """The outlets that share most runs of six words with this text, the earlier ones first."""
    shared = Counter(chain.from_iterable(index.get(run, ()) for run in runs_of_six(forms)))
    sharing = [outlet for outlet in outlets if outlet != name and shared[outlet]]
    return set(sorted(sharing, key=lambda outlet: -shared[outlet])[:MOST_OUTLETS])


@dataclass(frozen=True, slots=True)
class _Text:
    """One document's body, looked at once for all its pairs. Positions are word numbers of the body."""

    document: str
    words: tuple[Word, ...]
    forms: list[str]
    free_before: list[
        int
    ]  # how many content words outside names stand before each position, the end included
    credited: frozenset[int]  # positions in quoted or reported statements with a source
    said_by: Mapping[str, frozenset[int]]  # speaker → positions

    @classmethod
    def of(cls, analysis: Analysis) -> _Text:
        words = body_words(analysis.document)
        names = _name_positions(analysis, words)
        credited, said_by = _credits(analysis, words)
        return cls(
            document=analysis.document.id,
            words=words,
            forms=[word.form for word in words],
            free_before=_count_up(word.is_content and at not in names for at, word in enumerate(words)),
            credited=credited,
            said_by=said_by,
        )


def _count_up(marks: Iterable[bool]) -> list[int]:
    """How many marks are set before each place, the end included: the count of a stretch is a difference of two."""
    return list(accumulate(marks, initial=0))


def _row(
    event: EventView, mine: _Text, theirs: _Text, runs: Sequence[SharedRun], foreign: Sequence[int]
) -> ReuseRow:
    """``foreign``: counted up, the places where six words start that stand in no release."""
    here, there = mine.document, theirs.document
    shown = tuple(
        RunRow(
            start=mine.words[run.start].start,
            end=mine.words[run.start + run.length - 1].end,
            against_start=theirs.words[run.against_start].start,
            against_end=theirs.words[run.against_start + run.length - 1].end,
            words=run.length,
            is_names=mine.free_before[run.start + run.length] - mine.free_before[run.start]
            < FEWEST_FREE_WORDS,
            # Every six words of the run stand in a release: the whole run then has that origin.
            in_release=foreign[run.start + run.length - SHORTEST + 1] == foreign[run.start],
        )
        for run in runs
    )
    common = _covered(runs)
    free = _covered([run for run, row in zip(runs, shown, strict=True) if not row.is_names])
    total = len(mine.words)
    is_between_outlets = all(event.document(name).role == "coverage" for name in (here, there))
    return ReuseRow(
        document=here,
        against=there,
        share=_part(len(common), total),
        share_without_names=_part(len(free), total),
        credited_to_speaker=_part(len(common & mine.credited), len(common)),
        credited_to_issuer=_part(_said_by_issuer(event, mine, there, common), len(common)),
        wording=_wording(event, here, there),
        runs=shown,
        count=len(common),
        words=total,
        suggests_common_source=bool(event.releases)
        and is_between_outlets
        and any(row.words >= LONG_RUN and not row.in_release and not row.is_names for row in shown),
    )


def _covered(runs: Sequence[SharedRun]) -> set[int]:
    return set().union(*(range(run.start, run.start + run.length) for run in runs))


def _part(count: int, whole: int) -> float:
    return round(count / whole, 4) if whole else 0.0


def _wording(event: EventView, here: str, there: str) -> Literal["reused", "in common"]:
    mine, theirs = event.document(here), event.document(there)
    is_after = (
        mine.published is not None and theirs.published is not None and mine.published >= theirs.published
    )
    return "reused" if is_after and theirs.role == "release" and mine.role == "coverage" else "in common"


def _name_positions(analysis: Analysis, words: Sequence[Word]) -> frozenset[int]:
    """Words inside an actor's mention, or written with a capital where no sentence starts."""
    text = analysis.document.text
    starts = {sentence.start for sentence in analysis.document.sentences}
    mentions = sorted((one.start, one.end) for target in analysis.targets for one in target.mentions)
    return frozenset(at for at in _inside(words, mentions)) | frozenset(
        at for at, word in enumerate(words) if text[word.start].isupper() and word.start not in starts
    )


def _inside(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Positions of the words that start in one of the spans."""
    starts = [word.start for word in words]
    return (at for start, end in spans for at in range(bisect_left(starts, start), bisect_left(starts, end)))


def _credits(
    analysis: Analysis, words: Sequence[Word]
) -> tuple[frozenset[int], Mapping[str, frozenset[int]]]:
    """Positions of words that have a source, and for each speaker those of the speaker's words."""
    credited: set[int] = set()
    said_by: dict[str, set[int]] = defaultdict(set)
    for statement in analysis.statements:
        if statement.voice == "own" or not (statement.speaker or statement.source):
            continue
        inside = set(_inside(words, [(statement.start, statement.end)])) - credited
        credited |= inside
        if statement.speaker:
            said_by[statement.speaker] |= inside
    return frozenset(credited), {speaker: frozenset(found) for speaker, found in said_by.items()}


def _said_by_issuer(event: EventView, mine: _Text, there: str, common: set[int]) -> int:
    """How many of the common words have the other text's issuer as their source."""
    issuer = event.document(there).issuer or event.document(there).outlet
    if not issuer:
        return 0
    return sum(len(common & said) for speaker, said in mine.said_by.items() if are_same_name(speaker, issuer))
