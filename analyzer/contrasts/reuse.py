"""Words in common: with a release, and between outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import msgspec

from analyzer.alignment.bodies import Bodies, bodies_of
from analyzer.alignment.closest import Closeness
from analyzer.alignment.names import KnownNames
from analyzer.alignment.runs import SharedRuns
from analyzer.alignment.sixes import SHORTEST
from analyzer.contrasts.runs import RunColumns, RunRow, RunRows
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, Statement

Wanted = Sequence[tuple[int, Sequence[int]]]
"""Texts by number, each with those it is held against; both in order."""
FEWEST_FREE_WORDS = 3
"""A run with fewer content words that belong to no name says only who and where, in the order that names have."""


class ReuseRow(msgspec.Struct, frozen=True, gc=False):
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
    runs: Sequence[RunRow]
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
    bodies = bodies_of(event)
    texts = tuple(event.analyses.values())
    rows = event.memory.shelf("reuse", _KnownRows).of(texts, bodies, _wanted(event, texts, bodies))
    origins = {*event.releases, event.baseline}
    return tuple([row for row in rows if row.count or row.against in origins])


class _KnownRows:
    """A row follows from its two texts and from the releases, which may have its runs too."""

    def __init__(self) -> None:
        self._texts: Sequence[Analysis] = ()  # held, so that no other value takes the number of one of them
        self._rows: dict[int, dict[int, ReuseRow]] = {}

    def of(self, texts: Sequence[Analysis], bodies: Bodies, wanted: Wanted) -> Sequence[ReuseRow]:
        ids = [id(one) for one in texts]
        known = self._rows if _releases_of(texts) == _releases_of(self._texts) else {}
        held = [known.get(ids[text], {}) for text, _ in wanted]
        missing = [
            (text, [other for other in others if ids[other] not in mine])
            for (text, others), mine in zip(wanted, held, strict=True)
        ]
        made = iter(_made(texts, bodies, [(text, others) for text, others in missing if others]))
        self._texts = texts
        self._rows = {
            ids[text]: {ids[other]: mine.get(ids[other]) or next(made) for other in others}
            for (text, others), mine in zip(wanted, held, strict=True)
        }
        return [row for mine in self._rows.values() for row in mine.values()]


def _releases_of(texts: Sequence[Analysis]) -> set[int]:
    return {id(one) for one in texts if one.document.role == "release"}


def _made(texts: Sequence[Analysis], bodies: Bodies, wanted: Wanted) -> list[ReuseRow]:
    """The rows of these pairs of texts. Texts that have none, and are no release, are not looked at."""
    import numpy

    if not wanted:
        return []
    releases = {number for number, one in enumerate(texts) if one.document.role == "release"}
    chosen = sorted(releases.union(*([text, *others] for text, others in wanted)))
    places = {number: place for place, number in enumerate(chosen)}
    bodies, texts = bodies.only(chosen), [texts[one] for one in chosen]
    found = _Found.of(
        texts, bodies, [(places[text], [places[one] for one in others]) for text, others in wanted]
    )
    rows = list(map(ReuseRow, *_columns(texts, bodies, found)))
    return [rows[one] for one in numpy.lexsort((found.theirs, found.mine)).tolist()]


def _wanted(event: EventView, texts: Sequence[Analysis], bodies: Bodies) -> Wanted:
    """Each text with those it is held against: the origins, and the outlets with which it has most in common."""
    every, most = range(len(texts)), max(FEWEST_OUTLETS, MOST_PAIRS // len(texts))
    if most >= len(texts) - 1:
        return [(text, [other for other in every if other != text]) for text in every]
    numbers = {name: number for number, name in enumerate(event.analyses)}
    releases = [numbers[name] for name in event.releases]
    origins = {*releases, numbers[event.baseline]} if event.baseline in numbers else set(releases)
    closeness = event.memory.shelf("reuse.closeness", Closeness)
    closest = closeness.closest(texts, [one.sixes for one in bodies.of_each], most, releases)
    return [(text, sorted({*others, *origins} - {text})) for text, others in enumerate(closest)]


@dataclass(frozen=True, slots=True)
class _Found:
    """All runs of the event, by pair of texts. Where they stand is counted among the words of all bodies."""

    mine: Any  # the texts of each pair
    theirs: Any
    bounds: Any  # where each pair's runs begin, and where the last one's end
    pair: Any  # of each run
    start: Any
    end: Any
    there: Any
    in_release: Any  # whether every six of its words stand in a release: the whole run then has that origin

    @classmethod
    def of(cls, texts: Sequence[Analysis], bodies: Bodies, wanted: Wanted) -> _Found:
        import numpy

        shared = SharedRuns(bodies.sixes, bodies.bounds)
        runs = shared.between(wanted)
        releases = [number for number, one in enumerate(texts) if one.document.role == "release"]
        of_release = _counted(shared.held_by(releases)[:-1])
        sixes = runs.length - SHORTEST + 1
        in_release = of_release.take(runs.start + sixes) - of_release.take(runs.start) == sixes
        pair, bounds = numpy.repeat(numpy.arange(len(runs.count)), runs.count), _counted(runs.count)
        end = runs.start + runs.length
        return cls(runs.text, runs.other, bounds, pair, runs.start, end, runs.against_start, in_release)

    def by_pair(self, figures: Any) -> Any:
        """What the figures of the runs add up to."""
        import numpy

        return numpy.diff(_counted(figures)[self.bounds])


def _columns(texts: Sequence[Analysis], bodies: Bodies, found: _Found) -> Iterable[Sequence[Any]]:
    """The fields of ``ReuseRow``, by pair."""
    import numpy

    attributed = [
        [one for one in analysis.statements if one.voice != "own" and (one.speaker or one.source)]
        for analysis in texts
    ]
    free, credited = _free(texts, bodies), _counted(bodies.marked_in_all(attributed))
    fresh = _fresh(found, found.end)
    is_names = free.take(found.end) - free.take(found.start) < FEWEST_FREE_WORDS
    is_telling = (found.end - found.start >= LONG_RUN) & ~found.in_release & ~is_names
    names, words = numpy.array(bodies.names, dtype=object), numpy.diff(bodies.bounds)[found.mine]
    common = found.by_pair(found.end - fresh)
    ends_of_others = numpy.where(is_names, 0, found.end)
    others = numpy.maximum(ends_of_others - _fresh(found, ends_of_others), 0)
    return (
        names[found.mine].tolist(),
        names[found.theirs].tolist(),
        _shares(common, words),
        _shares(found.by_pair(others), words),
        _shares(found.by_pair(credited.take(found.end) - credited.take(fresh)), common),
        _shares(_said_by_issuer(texts, bodies, found, fresh, attributed), common),
        _wordings(texts, found),
        _runs(bodies, found, is_names),
        common.tolist(),
        words.tolist(),
        (_are_outlets(texts, found) & (found.by_pair(is_telling) > 0)).tolist(),
    )


def _fresh(found: _Found, ends: Any) -> Any:
    """Where each run's words begin that those before it, of the same pair, do not have: runs may overlap. ``ends``: of
    the runs that are asked about, 0 for the others."""
    import numpy

    # Each pair's words behind those of the pair before it.
    before = found.pair * (int(found.end.max(initial=0)) + 1)
    reach = numpy.maximum.accumulate(before + ends)
    fresh = found.start.copy()
    fresh[1:] = numpy.maximum(fresh[1:], reach[:-1] - before[1:])
    return fresh


def _counted(marks: Any) -> Any:
    """How many marks are set before each place, the end included: the count of a stretch is a difference of two."""
    import numpy

    return numpy.concatenate(([0], numpy.cumsum(marks, dtype=numpy.int64)))


def _free(texts: Sequence[Analysis], bodies: Bodies) -> Any:
    """Counted up: content words outside names."""
    mentions = [[one for target in analysis.targets for one in target.mentions] for analysis in texts]
    return _counted(bodies.is_content & ~bodies.is_capital & ~bodies.marked_in_all(mentions))


def _runs(bodies: Bodies, found: _Found, is_names: Any) -> list[RunRows]:
    """Of each pair."""
    there = found.there + (found.end - found.start)
    columns = RunColumns(
        start=bodies.starts.take(found.start),
        end=bodies.ends.take(found.end - 1),
        against_start=bodies.starts.take(found.there),
        against_end=bodies.ends.take(there - 1),
        words=found.end - found.start,
        is_names=is_names,
        in_release=found.in_release,
    )
    return [RunRows(columns, first, last) for first, last in pairwise(found.bounds.tolist())]


def _shares(counts: Any, wholes: Any) -> list[float]:
    """To four places, as Python rounds: in whole numbers, and one by one only what lies halfway between two."""
    import numpy

    wholes = numpy.maximum(wholes, 1)
    quotients, rests = numpy.divmod(20_000 * counts + wholes, 2 * wholes)
    shares: list[float] = (quotients / 10_000).tolist()
    for place in numpy.flatnonzero(rests == 0).tolist():
        shares[place] = round(int(counts[place]) / int(wholes[place]), 4)
    return shares


def _are_outlets(texts: Sequence[Analysis], found: _Found) -> Any:
    """Of which pairs both are outlets in an event with a release."""
    import numpy

    is_outlet = numpy.array([one.document.role == "coverage" for one in texts])
    return is_outlet[found.mine] & is_outlet[found.theirs] & (not is_outlet.all())


def _wordings(texts: Sequence[Analysis], found: _Found) -> list[str]:
    import numpy

    documents = [analysis.document for analysis in texts]
    is_outlet = numpy.array([one.role == "coverage" for one in documents])
    dated = numpy.array([one.published.toordinal() if one.published else 0 for one in documents])
    mine, theirs = dated[found.mine], dated[found.theirs]
    is_after = (mine >= theirs) & (theirs > 0)
    is_reused = is_after & is_outlet[found.mine] & ~is_outlet[found.theirs]
    return ["reused" if one else "in common" for one in is_reused.tolist()]


def _said_by_issuer(
    texts: Sequence[Analysis],
    bodies: Bodies,
    found: _Found,
    fresh: Any,
    attributed: Sequence[Sequence[Statement]],
) -> Any:
    """How many of the common words have the other text's issuer as their source."""
    import numpy

    counts, bounds = numpy.zeros(len(found.mine), dtype=int), found.bounds.tolist()
    of_issuers = _of_issuers(texts, attributed)
    for pair, (mine, theirs) in enumerate(zip(found.mine.tolist(), found.theirs.tolist(), strict=True)):
        if spans := of_issuers[theirs].get(mine):
            said, first = _counted(bodies.marked(mine, spans)), bodies.bounds[mine]
            runs = slice(bounds[pair], bounds[pair + 1])
            counts[pair] = (said[found.end[runs] - first] - said[fresh[runs] - first]).sum()
    return counts


def _of_issuers(
    texts: Sequence[Analysis], attributed: Sequence[Sequence[Statement]]
) -> list[Mapping[int, list[tuple[int, int]]]]:
    """For each text: in which texts its issuer speaks, and where."""
    issuers = [one.document.issuer or one.document.outlet or "" for one in texts]
    spoken: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    if any(issuers):
        for text, statements in enumerate(attributed):
            for one in statements:
                if one.speaker:
                    spoken[one.speaker][text].append((one.start, one.end))
    known = KnownNames(spoken)
    places: dict[str, dict[int, list[tuple[int, int]]]] = {"": {}}
    for issuer in issuers:
        if issuer not in places:
            mine = places[issuer] = defaultdict(list)
            for name in known.like(issuer):
                for text, spans in spoken[name].items():
                    mine[text] += spans
    return [places[issuer] for issuer in issuers]
