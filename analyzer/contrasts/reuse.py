"""Words in common: with a release, and between outlets."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Literal

from analyzer.alignment.extent import body_words
from analyzer.alignment.names import are_same_name
from analyzer.alignment.runs import SHORTEST, SharedRun, SharedRuns
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


MOST_PAIRS = 3_600
"""Between outlets: every pair of sixty. In a larger event each text keeps only the outlets with which it has most in
common, and every release: the pairs of 500 outlets would be 250,000 rows that nobody reads."""
FEWEST_OUTLETS = 3
"""Beside each text, however large the event."""
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
        version=3,
        order=60,
    )
)
def reuse(event: EventView) -> tuple[ReuseRow, ...]:
    """Maximal runs of six words or more that two texts share, from both sides.

    Finds:     runs by hash, wherever they stand; with and without runs that are little more than names.
    Wording:   "reused" for coverage dated on or after a release; otherwise "in common".
    Leaves out in an event of more than sixty texts, the outlets that share less with a text than others do.
    Blind to:  translation and rewording; a common source that was not supplied looks like a text of one of the two.
    """
    texts = {name: _Text.of(analysis) for name, analysis in event.analyses.items()}
    shared = SharedRuns({name: text.forms for name, text in texts.items()})
    releases = frozenset(event.releases)
    origins = {event.baseline, *releases}
    rows = []
    for name, text in texts.items():
        against = _closest(event, name, shared) | origins
        runs = shared.maximal(name, [other for other in texts if other in against])
        foreign = _count_up(places.keys().isdisjoint(releases) for places in shared.places(name))
        rows += [_row(event, text, texts[other], found, foreign) for other, found in runs.items()]
    return tuple(rows)


def _closest(event: EventView, name: str, shared: SharedRuns) -> set[str]:
    """The outlets that share most runs of six words with this text, the earlier ones first."""
    most = max(FEWEST_OUTLETS, MOST_PAIRS // len(event.analyses))
    return set(islice((other for other in shared.sharing(name) if other not in event.releases), most))


Positions = int
"""Word numbers of a body, as the bits of an integer: sets of them are joined and counted for every pair of texts."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One document's body, looked at once for all its pairs."""

    document: str
    words: tuple[Word, ...]
    forms: list[str]
    free_before: list[int]  # content words outside names that stand before each position, the end included
    credited: Positions  # in quoted or reported statements with a source
    said_by: Mapping[str, Positions]  # by speaker

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
    shown = tuple([_run_row(mine, theirs, run, foreign) for run in runs])
    common = _covered(runs)
    free = _covered(run for run, row in zip(runs, shown, strict=True) if not row.is_names)
    total, count = len(mine.words), common.bit_count()
    is_between_outlets = all(event.document(name).role == "coverage" for name in (here, there))
    return ReuseRow(
        document=here,
        against=there,
        share=_part(count, total),
        share_without_names=_part(free.bit_count(), total),
        credited_to_speaker=_part((common & mine.credited).bit_count(), count),
        credited_to_issuer=_part(_said_by_issuer(event, mine, there, common), count),
        wording=_wording(event, here, there),
        runs=shown,
        count=count,
        words=total,
        suggests_common_source=bool(event.releases)
        and is_between_outlets
        and any(row.words >= LONG_RUN and not row.in_release and not row.is_names for row in shown),
    )


def _run_row(mine: _Text, theirs: _Text, run: SharedRun, foreign: Sequence[int]) -> RunRow:
    start, against, length = run
    last, end = start + length - 1, start + length
    return RunRow(
        mine.words[start].start,
        mine.words[last].end,
        theirs.words[against].start,
        theirs.words[against + length - 1].end,
        length,
        is_names=mine.free_before[end] - mine.free_before[start] < FEWEST_FREE_WORDS,
        # Every six words of the run stand in a release: the whole run then has that origin.
        in_release=foreign[end - SHORTEST + 1] == foreign[start],
    )


def _covered(runs: Iterable[SharedRun]) -> Positions:
    covered = 0
    for run in runs:
        covered |= _stretch(run.start, run.start + run.length)
    return covered


def _stretch(start: int, end: int) -> Positions:
    return (1 << end) - (1 << start)


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
    return frozenset(at for span in _inside(words, mentions) for at in range(*span)) | frozenset(
        at for at, word in enumerate(words) if text[word.start].isupper() and word.start not in starts
    )


def _inside(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """First and last position, half-open, of the words that start in each of the spans."""
    starts = [word.start for word in words]
    return ((bisect_left(starts, start), bisect_left(starts, end)) for start, end in spans)


def _credits(analysis: Analysis, words: Sequence[Word]) -> tuple[Positions, Mapping[str, Positions]]:
    """Positions of words that have a source, and for each speaker those of the speaker's words."""
    credited = 0
    said_by: dict[str, Positions] = defaultdict(int)
    attributed = [one for one in analysis.statements if one.voice != "own" and (one.speaker or one.source)]
    places = _inside(words, [(one.start, one.end) for one in attributed])
    for statement, (start, end) in zip(attributed, places, strict=True):
        inside = _stretch(start, end) & ~credited
        credited |= inside
        if statement.speaker:
            said_by[statement.speaker] |= inside
    return credited, dict(said_by)


def _said_by_issuer(event: EventView, mine: _Text, there: str, common: Positions) -> int:
    """How many of the common words have the other text's issuer as their source."""
    issuer = event.document(there).issuer or event.document(there).outlet
    if not issuer:
        return 0
    return sum(
        (common & said).bit_count()
        for speaker, said in mine.said_by.items()
        if are_same_name(speaker, issuer)
    )
