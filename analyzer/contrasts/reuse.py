"""Words in common: with a release, and between outlets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

import msgspec

from analyzer.alignment.bodies import Bodies, bodies_of
from analyzer.alignment.names import are_same_name
from analyzer.alignment.runs import SHORTEST, Runs, SharedRuns
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis

FEWEST_FREE_WORDS = 3
"""A run with fewer content words that belong to no name says only who and where, in the order that names have."""


class RunRow(msgspec.Struct, frozen=True, gc=False):  # made faster than a dataclass: an event has 100,000
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
_AT_ONCE = 10_000
"""Rows."""
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
    bodies = bodies_of(event)
    shared = SharedRuns(bodies.forms, bodies.bounds)
    wanted = _wanted(event, shared)
    runs = shared.between(wanted)
    columns = _Columns.of(event, bodies, shared, wanted, runs)
    pairs = [(here, there) for here, others in wanted for there in others]
    rows = columns.rows()
    return tuple(_row(event, columns, rows, pair, here, there) for pair, (here, there) in enumerate(pairs))


def _wanted(event: EventView, shared: SharedRuns) -> list[tuple[int, list[int]]]:
    """Each text with those it is held against: the origins, and the outlets with which it has most in common."""
    numbers = {name: number for number, name in enumerate(event.analyses)}
    releases = frozenset(numbers[name] for name in event.releases)
    origins = releases | {numbers[event.baseline]} if event.baseline in numbers else releases
    most = max(FEWEST_OUTLETS, MOST_PAIRS // len(event.analyses))
    return [
        (text, sorted({*shared.closest(text, most, releases), *origins} - {text}))
        for text in range(len(numbers))
    ]


@dataclass(frozen=True, slots=True)
class _Columns:
    """All runs of the event as rows, and what they add up to for each pair of texts."""

    names: tuple[str, ...]
    words: list[int]  # of each text's body
    runs: tuple[Any, ...]  # the fields of ``RunRow``, by pair
    numbers: Any  # those in the fields, as Python's: a hundred thousand rows name the same offsets
    bounds: list[int]  # where each pair's runs begin, and where the last one's end
    common: list[int]  # words of each pair that stand in a run
    free: list[int]  # those outside runs that are little more than names
    credited: list[int]  # those in statements with a source
    has_long: list[bool]  # a run that suggests a common source
    first: Any  # for each row, where its words begin that no earlier row of the pair has
    last: Any
    bodies: Bodies

    def rows(self) -> Iterator[RunRow]:
        """All runs, by pair; some at a time, because as lists all columns would be larger than the rows."""
        for start in range(0, len(self.last), _AT_ONCE):
            some = [field[start : start + _AT_ONCE] for field in self.runs]
            yield from map(
                RunRow, *((one if one.dtype == bool else self.numbers[one]).tolist() for one in some)
            )

    @classmethod
    def of(
        cls,
        event: EventView,
        bodies: Bodies,
        shared: SharedRuns,
        wanted: list[tuple[int, list[int]]],
        runs: Runs,
    ) -> _Columns:
        import numpy

        heres = numpy.repeat([text for text, _ in wanted], [len(others) for _, others in wanted])
        theres = numpy.array([other for _, others in wanted for other in others], dtype=numpy.int64)
        here = runs.start + bodies.bounds[heres[runs.pair]]
        there = runs.against_start + bodies.bounds[theres[runs.pair]]
        free_words, credited = _free_and_credited(event, bodies)
        of_release = _counted(shared.held_by([bodies.names.index(name) for name in event.releases])[:-1])
        last = here + runs.length
        is_names = free_words[last] - free_words[here] < FEWEST_FREE_WORDS
        # Every six words of the run stand in a release: the whole run then has that origin.
        sixes = runs.length - SHORTEST + 1
        in_release = of_release[here + sixes] - of_release[here] == sixes
        fields = (
            bodies.starts[here], bodies.ends[last - 1], bodies.starts[there], bodies.ends[there + runs.length - 1],
            runs.length, is_names, in_release,
        )  # fmt: skip
        first, size = _unseen(runs.pair, here, last), len(theres)
        is_long = (runs.length >= LONG_RUN) & ~in_release & ~is_names
        chosen = ~is_names
        return cls(
            names=bodies.names,
            words=list(bodies.lengths.values()),
            runs=fields,
            numbers=numpy.arange(max(int(field.max(initial=0)) for field in fields) + 1).astype(object),
            bounds=numpy.searchsorted(runs.pair, numpy.arange(size + 1)).tolist(),
            common=_summed(runs.pair, last - first, size),
            free=_summed(
                runs.pair[chosen],
                last[chosen] - _unseen(runs.pair[chosen], here[chosen], last[chosen]),
                size,
            ),
            credited=_summed(runs.pair, credited[last] - credited[first], size),
            has_long=[count > 0 for count in _summed(runs.pair, is_long, size)],
            first=first,
            last=last,
            bodies=bodies,
        )


def _unseen(pair: Any, here: Any, last: Any) -> Any:
    """Where each run's words begin that the run before it, of the same pair, does not have: runs may overlap."""
    import numpy

    first = here.copy()
    follows = pair[1:] == pair[:-1]
    first[1:] = numpy.where(follows, numpy.maximum(here[1:], last[:-1]), here[1:])
    return first


def _summed(pair: Any, figures: Any, size: int) -> list[int]:
    import numpy

    counts: list[int] = numpy.bincount(pair, weights=figures, minlength=size).astype(int).tolist()
    return counts


def _counted(marks: Any) -> Any:
    """How many marks are set before each place, the end included: the count of a stretch is a difference of two."""
    import numpy

    return numpy.concatenate(([0], numpy.cumsum(marks, dtype=numpy.int64)))


def _free_and_credited(event: EventView, bodies: Bodies) -> tuple[Any, Any]:
    """Counted up: content words outside names, and words in quoted or reported statements with a source."""
    import numpy

    named, credited = [], []
    for number, analysis in enumerate(event.analyses.values()):
        mentions = [(one.start, one.end) for target in analysis.targets for one in target.mentions]
        named.append(bodies.marked(number, mentions))
        credited.append(bodies.marked(number, _attributed(analysis)))
    is_free = bodies.is_content & ~bodies.is_capital & ~numpy.concatenate(named)
    return _counted(is_free), _counted(numpy.concatenate(credited))


def _attributed(analysis: Analysis, issuer: str | None = None) -> list[tuple[int, int]]:
    """Quoted and reported statements with a source; with an issuer, those alone that it makes."""
    return [
        (one.start, one.end)
        for one in analysis.statements
        if one.voice != "own"
        and (
            (one.speaker is not None and are_same_name(one.speaker, issuer))
            if issuer
            else (one.speaker or one.source)
        )
    ]


def _row(
    event: EventView, columns: _Columns, runs: Iterator[RunRow], pair: int, here: int, there: int
) -> ReuseRow:
    """runs: those of this pair and of all after it."""
    mine, theirs = columns.names[here], columns.names[there]
    total, count = columns.words[here], columns.common[pair]
    is_between_outlets = all(event.document(name).role == "coverage" for name in (mine, theirs))
    return ReuseRow(
        document=mine,
        against=theirs,
        share=_part(count, total),
        share_without_names=_part(columns.free[pair], total),
        credited_to_speaker=_part(columns.credited[pair], count),
        credited_to_issuer=_part(_said_by_issuer(event, columns, pair, here, theirs), count),
        wording=_wording(event, mine, theirs),
        runs=tuple(islice(runs, columns.bounds[pair + 1] - columns.bounds[pair])),
        count=count,
        words=total,
        suggests_common_source=bool(event.releases) and is_between_outlets and columns.has_long[pair],
    )


def _part(count: int, whole: int) -> float:
    return round(count / whole, 4) if whole else 0.0


def _wording(event: EventView, here: str, there: str) -> Literal["reused", "in common"]:
    mine, theirs = event.document(here), event.document(there)
    is_after = (
        mine.published is not None and theirs.published is not None and mine.published >= theirs.published
    )
    return "reused" if is_after and theirs.role == "release" and mine.role == "coverage" else "in common"


def _said_by_issuer(event: EventView, columns: _Columns, pair: int, here: int, there: str) -> int:
    """How many of the common words have the other text's issuer as their source."""
    issuer = event.document(there).issuer or event.document(there).outlet
    spans = _attributed(event.analyses[columns.names[here]], issuer) if issuer else []
    if not spans:
        return 0
    said, origin = _counted(columns.bodies.marked(here, spans)), columns.bodies.bounds[here]
    rows = slice(columns.bounds[pair], columns.bounds[pair + 1])
    return int((said[columns.last[rows] - origin] - said[columns.first[rows] - origin]).sum())
