"""Words that two texts have in common, as maximal runs: every run of six words has a number, then extension.

Reordered passages are found too, which a longest-common-subsequence diff would lose. All pairs of texts are worked on
at once, as columns of numbers: an event of fifty articles has a hundred thousand runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from analyzer.alignment.sixes import SHORTEST, Sixes

_MOST_PLACES = 20
"""Places of one document looked at for one run: a phrase that stands there more often is a refrain."""
_MOST_AT_ONCE = 200_000
"""Pairs of places held at once: texts of one refrain must not fill the memory."""
_PAIRS_AT_ONCE = 200
"""Pairs of texts whose runs are found at once: most runs of six go on in longer ones and are dropped, and columns that stay
small are made in memory that the process has already."""
_FEW = 32
"""Runs that are still growing: from here each is measured by itself, a stretch at a time."""


class SharedRun(NamedTuple):
    """Half-open word positions here and there; both stretches have the same length."""

    start: int
    against_start: int
    length: int


class Runs(NamedTuple):
    """Columns of runs, pair by pair and from left to right. Positions are counted among the words of all texts."""

    text: Any  # of each pair
    other: Any
    count: Any  # how many runs each pair has
    start: Any  # of each run
    against_start: Any
    length: Any

    @classmethod
    def none(cls) -> Runs:
        import numpy

        return cls(*numpy.zeros((len(cls._fields), 0), dtype=int))


Shingle = tuple[str, ...]


def runs_of_six(words: Sequence[str]) -> list[Shingle]:
    """Every run of six words, by its start."""
    return list(zip(*(words[step:] for step in range(SHORTEST)), strict=False))


class SharedRuns:
    """Every run of six words of some texts that stand one after the other.

    ``sixes``: their numbers, as ``Sixes`` has them; text n has those from ``bounds[n]`` to ``bounds[n + 1]``.
    """

    def __init__(self, sixes: Any, bounds: Any) -> None:
        import numpy

        self._bounds = bounds
        self._text_of = numpy.repeat(numpy.arange(len(bounds) - 1), numpy.diff(bounds))
        # Where a text ends no six words start: such places have numbers of their own, below −1, and equal nothing.
        self._six = numpy.append(sixes, -1)
        (none,) = numpy.nonzero(self._six < 0)
        self._six[none] -= none + 1
        whole = numpy.flatnonzero(sixes >= 0)
        # By run, then by place: as one number they are sorted in a fifth of the time of a stable order of the runs.
        ordered = numpy.sort(sixes[whole] * len(self._six) + whole)
        kinds = ordered // len(self._six)
        places = ordered - kinds * len(self._six)
        self._sought, self._has_refrain = self._without_refrains(kinds, places)
        self._hold_openings(whole, _branching(kinds, self._sought[places - 1]))
        # From each place on all texts that have its six words go on alike until this one.
        is_last = _branching(kinds, self._six[places + 1])[numpy.maximum(self._six, -1)]
        last = numpy.flatnonzero(is_last)
        self._last = numpy.repeat(last, numpy.diff(last, prepend=-1))

    def _without_refrains(self, kinds: Any, places: Any) -> tuple[Any, Any]:
        """The runs of six that are looked for at each place, −1 where none is, and which texts have a refrain."""
        import numpy

        texts = self._text_of[places]
        late = numpy.zeros(len(kinds), dtype=bool)
        late[_MOST_PLACES:] = (kinds[_MOST_PLACES:] == kinds[:-_MOST_PLACES]) & (
            texts[_MOST_PLACES:] == texts[:-_MOST_PLACES]
        )
        sought, has_refrain = self._six.copy(), numpy.zeros(len(self._bounds) - 1, dtype=bool)
        sought[places[late]] = -1
        has_refrain[texts[late]] = True
        return sought, has_refrain

    def _hold_openings(self, whole: Any, opens: Any) -> None:
        """Places whose six words do not stand everywhere behind the same ones: runs begin nowhere else."""
        import numpy

        self._opening = whole[opens[self._six[whole]]]  # in order; the columns below stand beside it
        self._from = self._opening.searchsorted(self._bounds)
        self._kind = (numpy.cumsum(opens) - 1)[self._six[self._opening]]
        self._kinds = int(self._kind.max(initial=-1)) + 1
        self._sought_kind = numpy.where(self._sought[self._opening] < 0, self._kinds, self._kind)
        # A holding: one run of six in one text, and all its openings there.
        order = numpy.argsort(self._kind, kind="stable")
        self._held, places = order, self._opening[order]  # one holding after the other
        self._before, self._sought_before = self._six[places - 1], self._sought[self._opening - 1]
        held = self._kind[order] * len(self._bounds) + self._text_of[places]
        is_first = numpy.diff(held, prepend=-1) > 0
        self._firsts = numpy.flatnonzero(is_first)
        self._counts = numpy.diff(self._firsts, append=len(held))
        self._holding = numpy.empty(len(held), dtype=int)
        self._holding[order] = numpy.cumsum(is_first) - 1

    def held_by(self, texts: Sequence[int]) -> Any:
        """For each place of all texts, whether six words start there that one of these texts has."""
        import numpy

        held = numpy.zeros(self._six.max(initial=-1) + 2, dtype=bool)  # the last: where no six words start
        for text in texts:
            sixes = self._six[self._bounds[text] : self._bounds[text + 1]]
            held[sixes[sixes >= 0]] = True
        return held[numpy.maximum(self._six, -1)]

    def between(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> Runs:
        """The maximal runs of each text with each of the others named beside it; the pairs come in any order.

        From left to right, the longest first; the next may overlap the last by less than six words.
        """
        import numpy

        text = numpy.repeat([text for text, _ in wanted], [len(others) for _, others in wanted])
        other = numpy.array([other for _, others in wanted for other in others], dtype=int)
        # What two texts share is found from one of them for both, unless one has a refrain.
        is_both = numpy.isin(other * len(self._bounds) + text, text * len(self._bounds) + other)
        is_both &= ~(self._has_refrain[text] | self._has_refrain[other])
        once, alone = _at(is_both & (text < other), text, other), _at(~is_both, text, other)
        found = (*self._between(once, both_ways=True), *self._between(alone, both_ways=False))
        return Runs(*map(numpy.concatenate, zip(Runs.none(), *found, strict=True)))

    def _between(self, pairs: Sequence[Any], both_ways: bool) -> Iterator[Runs]:
        import numpy

        for first in range(0, len(pairs[0]), _PAIRS_AT_ONCE):
            text, other = (column[first : first + _PAIRS_AT_ONCE] for column in pairs)
            here, there, pair = map(numpy.concatenate, zip(*self._openings(text, other), strict=True))
            start, against = self._opening.take(here), self._opening.take(there)
            last, way = self._lasts(start, against), against - start
            yield self._from_left_to_right(text, other, pair, here, last, way)
            if both_ways:
                yield self._from_left_to_right(other, text, pair, there, last + way, -way)

    def _from_left_to_right(
        self, text: Any, other: Any, pair: Any, opening: Any, last: Any, way: Any
    ) -> Runs:
        """Of runs that overlap by six words or more, those that a reader meets first, and of these the longest. A run
        may be joined in its middle, where the last one ended."""
        import numpy

        start, last, way = self._furthest(text, pair, opening, last, way)
        # Behind each comes the furthest of those that start before its end; where none goes on, the next.
        joined = numpy.flatnonzero(start[1:] <= last[:-1] + 1)
        behind = start.searchsorted(last[joined] + 1, side="right")
        behind -= last[behind - 1] > last[joined]
        passing, behind = _at(behind > joined + 1, joined, behind)
        is_met, upcoming = [], 0  # one that is passed over passes none
        for run, follower in zip(passing.tolist(), behind.tolist(), strict=True):
            is_met.append(run >= upcoming)
            if run >= upcoming:
                upcoming = follower
        is_taken = numpy.ones(len(start), dtype=bool)
        is_taken[spread(*_at(is_met, passing + 1, behind))] = False
        start, last, way = _at(is_taken, start, last, way)
        start[1:] = numpy.maximum(start[1:], last[:-1] + 1)
        before = numpy.arange(len(text) + 1) * len(self._six)
        count = numpy.diff(start.searchsorted(before))
        here = start - numpy.repeat(before[:-1], count)
        return Runs(text, other, count, here, here + way, last - start + SHORTEST)

    def _furthest(self, text: Any, pair: Any, opening: Any, last: Any, way: Any) -> tuple[Any, Any, Any]:
        """The runs that go further than all that start before them in their pair, or with them; of equals the one that
        stands first in the other text. As columns: first and last place where six words start, those of each pair
        behind those of the pair before it, and the way to the other text."""
        import numpy

        least, most = int(way.min(initial=0)), int(way.max(initial=0))
        ends = (pair * len(self._six) + last) * (most - least + 2) + (most + 1 - way)
        # Of each pair all openings of its text, one pair after the other.
        size = self._from[text + 1] - self._from[text]
        before = numpy.cumsum(size) - size - self._from[text]
        reach = numpy.zeros(size.sum() + 1, dtype=int)  # at first as far as nothing
        numpy.maximum.at(reach, 1 + before.take(pair) + opening, ends)
        reach = numpy.maximum.accumulate(reach)
        places = numpy.flatnonzero(reach[1:] > reach[:-1])
        last, rest = numpy.divmod(reach[1:].take(places), most - least + 2)
        pair = last // len(self._six)
        start = self._opening.take(places - before.take(pair)) + pair * len(self._six)
        return start, last, most + 1 - rest

    def _holdings_of(self, texts: Any) -> Any:
        """Of each text by run of six, −1 for none; one column more for what is not sought."""
        import numpy

        begin, end = self._from[texts], self._from[texts + 1]
        mine, row = spread(begin, end), numpy.repeat(numpy.arange(len(texts)), end - begin)
        holdings = numpy.full((len(texts), self._kinds + 1), -1)
        holdings[row, self._kind[mine]] = self._holding[mine]
        return holdings

    def _openings(self, text: Any, other: Any) -> Iterator[tuple[Any, Any, Any]]:
        """Openings here and there where the same six words start and the words before them differ, with their pair."""
        import numpy

        texts, row = numpy.unique(text, return_inverse=True)
        begin, end = self._from[other], self._from[other + 1]
        there, pair = spread(begin, end), numpy.repeat(numpy.arange(len(row)), end - begin)
        row = numpy.repeat(row * (self._kinds + 1), end - begin)
        held = self._holdings_of(texts).take(row + self._sought_kind.take(there))
        there, pair, held = _at(held >= 0, there, pair, held)
        first, count = self._firsts.take(held), self._counts.take(held)
        before = self._sought_before.take(there)
        for part in parts(count, _MOST_AT_ONCE):
            here = spread(first[part], first[part] + count[part])
            which = numpy.repeat(numpy.arange(part.start, part.stop), count[part])
            here, which = _at(self._before.take(here) != before.take(which), here, which)
            yield self._held.take(here), there.take(which), pair.take(which)
        yield there[:0], there[:0], pair[:0]

    def _lasts(self, here: Any, there: Any) -> Any:
        """The last places here until which the same six words start as there: all go on until few are left."""
        import numpy

        last, way = self._last.take(here), there - here
        growing = numpy.flatnonzero(self._goes_on(last, way))
        while len(growing) > _FEW:
            further, off = self._last.take(last.take(growing) + 1), way.take(growing)
            last[growing] = further
            (growing,) = _at(self._goes_on(further, off), growing)
        for run in growing.tolist():
            place = int(last[run]) + 1
            last[run] += self._more(place, place + int(way[run]))
        return last

    def _goes_on(self, last: Any, way: Any) -> Any:
        """Whether the same six words start behind these places here and there."""
        return self._six.take(last + 1) == self._six.take(last + 1 + way)

    def _more(self, here: int, there: int) -> int:
        """How many runs of six in a row are equal from here on: the last of a text equal nothing."""
        size = min(int(self._bounds[self._text_of[here] + 1]) - here, len(self._six) - there)
        return int((self._six[here : here + size] != self._six[there : there + size]).argmax())


def _at(chosen: Any, *columns: Any) -> tuple[Any, ...]:
    """Columns where it holds. Taken by place: numpy needs three times as long by a mask, and half as much again by
    brackets."""
    import numpy

    places = numpy.flatnonzero(chosen)
    return tuple([column.take(places) for column in columns])


def _branching(sixes: Any, beside: Any) -> Any:
    """For each run of six by number, and behind them for none, whether it does not stand everywhere beside the same one.

    As columns by place: the runs, in order, and which stand beside them, below 0 where none does.
    """
    import numpy

    differs = beside < 0
    differs[1:] |= (beside[1:] != beside[:-1]) & (sixes[1:] == sixes[:-1])
    found = numpy.zeros(int(sixes.max(initial=-1)) + 2, dtype=bool)
    found[sixes[differs]] = found[-1] = True
    return found


def spread(begins: Any, ends: Any) -> Any:
    """All whole numbers from each begin to its end, one stretch after the other."""
    import numpy

    sizes = ends - begins
    before = numpy.cumsum(sizes) - sizes
    return numpy.arange(sizes.sum()) + numpy.repeat(begins - before, sizes)


def parts(sizes: Any, most: int) -> Iterator[slice]:
    """Stretches whose sizes together are at most so many, or that of one alone."""
    import numpy

    total = numpy.cumsum(sizes)
    first = 0
    while first < len(sizes):
        before = total[first - 1] if first else 0
        last = max(first + 1, int(numpy.searchsorted(total, before + most, side="right")))
        yield slice(first, last)
        first = last


def share_in_runs(text: Sequence[str], source: Sequence[str]) -> float:
    """Share of the text's words that stand in runs of at least six words that the source has too, 0..1."""
    known = set(runs_of_six(source))
    covered = {
        at + step for at, run in enumerate(runs_of_six(text)) if run in known for step in range(SHORTEST)
    }
    return len(covered) / len(text) if text else 0.0


def shared_runs(texts: Mapping[str, Sequence[str]]) -> SharedRuns:
    """Of texts given as words."""
    import numpy

    numbers: dict[str, int] = {}
    forms = [numbers.setdefault(word, len(numbers)) for words in texts.values() for word in words]
    bounds = numpy.cumsum([0, *(len(words) for words in texts.values())])
    return SharedRuns(Sixes().of(numpy.array(forms, dtype=numpy.int64), bounds), bounds)
