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
_PAIRS_AT_ONCE = 600
"""Pairs of texts whose runs are found at once, for the same reason: most runs of six go on in longer ones and are dropped."""
_FEW = 32
"""Runs that are still growing: from here each is measured by itself, a stretch at a time."""


class SharedRun(NamedTuple):
    """Half-open word positions here and there; both stretches have the same length."""

    start: int
    against_start: int
    length: int


class Runs(NamedTuple):
    """Columns of runs, by pair of texts and from left to right. Positions are counted among the words of all texts."""

    pair: Any  # number of the pair, in the order asked for
    start: Any
    against_start: Any
    length: Any

    @classmethod
    def none(cls) -> Runs:
        import numpy

        return cls(*numpy.zeros((len(cls._fields), 0), dtype=int))


class _Pairs(NamedTuple):
    """Columns of pairs of texts: one whose runs are sought, and one in which they are."""

    text: Any
    other: Any
    number: Any  # of the pair, in the order asked for
    turned: Any  # number of the pair the other way round, −1 for one not found here


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
        # A holding: one run of six in one text, and all its places there.
        order = numpy.argsort(self._kind, kind="stable")
        self._places = self._opening[order]
        held = self._kind[order] * len(self._bounds) + self._text_of[self._places]
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
        """The maximal runs of each text with each of the others named beside it; pairs are numbered in that order.

        From left to right, the longest first; the next may overlap the last by less than six words.
        """
        import numpy

        pairs = self._sought_once(wanted)
        found = [
            self._between(_Pairs(*(column[first : first + _PAIRS_AT_ONCE] for column in pairs)))
            for first in range(0, len(pairs.text), _PAIRS_AT_ONCE)
        ]
        runs = Runs(*map(numpy.concatenate, zip(Runs.none(), *found, strict=True)))
        order = numpy.argsort(runs.pair, kind="stable")
        return Runs(*(column.take(order) for column in runs))

    def _sought_once(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> _Pairs:
        """What two texts share is found from one of them for both, unless one has a refrain."""
        import numpy

        text = numpy.repeat([text for text, _ in wanted], [len(others) for _, others in wanted])
        other = numpy.array([other for _, others in wanted for other in others], dtype=int)
        pair, turned = text * len(self._bounds) + other, other * len(self._bounds) + text
        order = numpy.argsort(pair, kind="stable")
        places = pair[order].searchsorted(turned)
        numbers = numpy.append(order, -1)[places]
        numbers[(pair[numbers] != turned) | self._has_refrain[text] | self._has_refrain[other]] = -1
        return _Pairs(*_at((numbers < 0) | (text < other), text, other, numpy.arange(len(pair)), numbers))

    def _between(self, pairs: _Pairs) -> Runs:
        import numpy

        here, there, pair = map(numpy.concatenate, zip(*self._openings(pairs), strict=True))
        last, way = self._lasts(here, there), there - here
        (turned,) = numpy.nonzero(pairs.turned.take(pair) >= 0)
        columns = (pair, pair + len(pairs.text)), (here, there), (last, last + way), (way, -way)
        runs = _from_left_to_right(*(numpy.concatenate((one, other.take(turned))) for one, other in columns))
        return runs._replace(pair=numpy.concatenate((pairs.number, pairs.turned)).take(runs.pair))

    def _holdings_of(self, texts: Any) -> Any:
        """Of each text by run of six, −1 for none; one column more for what is not sought."""
        import numpy

        begin, end = self._from[texts], self._from[texts + 1]
        mine, row = spread(begin, end), numpy.repeat(numpy.arange(len(texts)), end - begin)
        holdings = numpy.full((len(texts), self._kinds + 1), -1)
        holdings[row, self._kind[mine]] = self._holding[mine]
        return holdings

    def _openings(self, pairs: _Pairs) -> Iterator[tuple[Any, Any, Any]]:
        """Places here and there where the same six words start and the words before them differ, with their pair."""
        import numpy

        texts, row = numpy.unique(pairs.text, return_inverse=True)
        begin, end = self._from[pairs.other], self._from[pairs.other + 1]
        there, pair = spread(begin, end), numpy.repeat(numpy.arange(len(row)), end - begin)
        row = numpy.repeat(row * (self._kinds + 1), end - begin)
        held = self._holdings_of(texts).take(row + self._sought_kind.take(there))
        there, pair, held = _at(held >= 0, there, pair, held)
        there = self._opening.take(there)
        first, count = self._firsts.take(held), self._counts.take(held)
        for part in parts(count, _MOST_AT_ONCE):
            here = self._places.take(spread(first[part], first[part] + count[part]))
            against, of = numpy.repeat(there[part], count[part]), numpy.repeat(pair[part], count[part])
            yield _at(self._six.take(here - 1) != self._sought.take(against - 1), here, against, of)
        yield there[:0], there[:0], pair[:0]

    def _lasts(self, here: Any, there: Any) -> Any:
        """The last places here until which the same six words start as there: all go on until few are left."""
        import numpy

        last, way, growing = here.copy(), there - here, numpy.arange(len(here))
        while len(growing) > _FEW:
            here = self._last.take(here)
            last[growing] = here
            here += 1
            growing, here, way = _at(self._six.take(here) == self._six.take(here + way), growing, here, way)
        for run, place, off in zip(growing.tolist(), here.tolist(), way.tolist(), strict=True):
            last[run] = place + self._more(place, place + off) - 1
        return last

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


def _from_left_to_right(pair: Any, start: Any, last: Any, shift: Any) -> Runs:
    """Of runs that overlap by six words or more, those that a reader meets first, and of these the longest.

    As columns: pair, first and last place where six words start, way to the other text. One step takes the next run of
    every pair. A run may be joined in its middle, where the last one ended.
    """
    import numpy

    pair, start, last, shift = _furthest(pair, start, last, shift)
    # Behind each comes the furthest of those that start before its end; where none goes on, the next.
    before = pair * (int(last.max(initial=0)) + 2)
    behind = (before + start).searchsorted(before + last + 1, side="right")
    behind -= last[behind - 1] > last
    behind[numpy.append(pair, -1)[behind] != pair] = -1
    is_taken = numpy.zeros(len(pair), dtype=bool)
    run = numpy.flatnonzero(numpy.diff(pair, prepend=-1))
    while len(run):
        is_taken[run] = True
        (run,) = _at(behind[run] >= 0, behind[run])
    pair, start, last, shift = _at(is_taken, pair, start, last, shift)
    begin = start.copy()
    follows = pair[1:] == pair[:-1]
    begin[1:] = numpy.where(follows, numpy.maximum(start[1:], last[:-1] + 1), start[1:])
    return Runs(pair, begin, begin + shift, last - begin + SHORTEST)


def _furthest(pair: Any, start: Any, last: Any, shift: Any) -> tuple[Any, Any, Any, Any]:
    """The runs that go further than all that start before them in their pair, or with them; of equals the one that
    stands first in the other text."""
    import numpy

    depth, least, most = int(last.max(initial=0)) + 1, int(shift.min(initial=0)), int(shift.max(initial=0))
    place = pair * depth + start
    rank = (pair * depth + last) * (most - least + 1) + (most - shift)
    order = numpy.argsort(place, kind="stable")  # fastest where much is in order
    reach = numpy.maximum.accumulate(rank[order])
    (order,) = _at(numpy.diff(reach, prepend=-1) > 0, order)
    (order,) = _at(numpy.diff(place[order], append=-1) != 0, order)  # of those that start together the last
    return tuple([column.take(order) for column in (pair, start, last, shift)])


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
