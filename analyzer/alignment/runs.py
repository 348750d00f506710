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
    """Columns of runs, by pair of texts and from left to right. Positions are counted in each text."""

    pair: Any  # number of the pair, in the order asked for
    start: Any
    against_start: Any
    length: Any

    @classmethod
    def none(cls) -> Runs:
        import numpy

        return cls(*numpy.zeros((len(cls._fields), 0), dtype=int))


class _Sought(NamedTuple):
    """A text and those in which its runs are sought."""

    text: int
    others: list[int]
    pairs: list[int]  # numbers of the pairs
    turned: list[int]  # numbers of the pairs the other way round, −1 for those not found here

    def add(self, other: int, pair: int, turned: int) -> None:
        self.others.append(other)
        self.pairs.append(pair)
        self.turned.append(turned)


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
        self._texts = len(bounds) - 1
        self._text_of = numpy.repeat(numpy.arange(self._texts), numpy.diff(bounds))
        # Where a text ends no six words start: such places have numbers of their own, below −1, and equal nothing.
        self._six = numpy.append(sixes, -1)
        self._six[self._six < 0] -= numpy.flatnonzero(self._six < 0) + 1
        whole = numpy.flatnonzero(sixes >= 0)
        self._count_holders(whole)
        # What one text alone has is never looked for.
        (shared,) = _at(numpy.diff(self._held_from)[self._six[whole]] > 1, whole)
        self._shared = numpy.split(shared, numpy.searchsorted(shared, bounds[1:-1]))

    def _count_holders(self, whole: Any) -> None:
        """Which texts hold each run of six, and at which places; of a refrain some are not looked for."""
        import numpy

        # By run, then by place: as one number they are sorted in a fifth of the time of a stable order of the runs.
        ordered = numpy.sort(self._six[whole] * len(self._six) + whole)
        sixes = ordered // len(self._six)
        self._places = ordered - sixes * len(self._six)
        texts = self._text_of[self._places]
        is_first = numpy.append(True, (sixes[1:] != sixes[:-1]) | (texts[1:] != texts[:-1]))[: len(sixes)]
        # A holding: one run of six in one text.
        self._firsts = numpy.flatnonzero(is_first)
        self._counts = numpy.diff(self._firsts, append=len(sixes))
        self._holders = texts[self._firsts]
        self._kinds = int(sixes[-1]) + 1 if len(sixes) else 0
        self._held_from = numpy.append(
            0, numpy.cumsum(numpy.bincount(sixes[self._firsts], minlength=self._kinds))
        )
        holding = numpy.cumsum(is_first) - 1
        self._holding = numpy.full(len(self._six), -1)
        self._holding[self._places] = holding
        before = self._six[self._places[self._firsts] - 1]
        self._before = numpy.where(self._counts == 1, before, -2)  # nothing sought is below −1
        is_sought = numpy.arange(len(sixes)) - self._firsts[holding] < _MOST_PLACES
        self._sought = numpy.full(len(self._six), -1)
        self._sought[self._places[is_sought]] = sixes[is_sought]
        self._here = numpy.full(
            self._kinds + 1, -1
        )  # the holding of the text at hand; one more for what is not sought

    def held_by(self, texts: Sequence[int]) -> Any:
        """For each place of all texts, whether six words start there that one of these texts has."""
        import numpy

        held = numpy.zeros(self._kinds + 1, dtype=bool)  # the last: where no six words start
        for text in texts:
            sixes = self._six[self._bounds[text] : self._bounds[text + 1]]
            held[sixes[sixes >= 0]] = True
        return held[numpy.maximum(self._six, -1)]

    def between(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> Runs:
        """The maximal runs of each text with each of the others named beside it; pairs are numbered in that order.

        From left to right, the longest first; the next may overlap the last by less than six words.
        """
        import numpy

        sought = list(self._sought_once(wanted))
        sizes = numpy.array([len(one.others) for one in sought], dtype=int)
        found = [self._between(sought[part]) for part in parts(sizes, _PAIRS_AT_ONCE)]
        runs = Runs(*map(numpy.concatenate, zip(Runs.none(), *found, strict=True)))
        order = numpy.argsort(runs.pair, kind="stable")
        return Runs(*(column.take(order) for column in runs))

    def _sought_once(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> Iterator[_Sought]:
        """What two texts share is found from one of them for both, unless one has a refrain."""
        refrains = set(self._holders[self._counts > _MOST_PLACES].tolist())
        pairs = ((text, other) for text, others in wanted for other in others)
        numbers = {pair: number for number, pair in enumerate(pairs)}
        for text, others in wanted:
            sought = _Sought(text, [], [], [])
            for other in others:
                turned = -1 if text in refrains or other in refrains else numbers.get((other, text), -1)
                if turned < 0 or text < other:
                    sought.add(other, numbers[text, other], turned)
            yield sought

    def _between(self, sought: Sequence[_Sought]) -> Runs:
        import numpy

        openings = [found for one in sought for found in self._numbered_openings(one)]
        if not openings:
            return Runs.none()
        here, there, pair, turned = (numpy.concatenate(column) for column in zip(*openings, strict=True))
        start, against = (places - self._bounds[self._text_of[places]] for places in (here, there))
        length, places = self._lengths(here, there), numpy.flatnonzero(turned >= 0)
        columns = (pair, turned), (start, against), (against, start), (length, length)
        return _from_left_to_right(
            Runs(*(numpy.concatenate((one, other.take(places))) for one, other in columns))
        )

    def _numbered_openings(self, sought: _Sought) -> Iterator[tuple[Any, Any, Any, Any]]:
        """Each with the number of its pair and of the pair the other way round."""
        import numpy

        numbers = numpy.zeros((2, self._texts), dtype=int)
        numbers[:, sought.others] = sought.pairs, sought.turned
        for here, there in self._openings(sought.text, sought.others):
            facing = self._text_of.take(there)
            yield here, there, numbers[0].take(facing), numbers[1].take(facing)

    def _openings(self, text: int, others: Sequence[int]) -> Iterator[tuple[Any, Any]]:
        """Places here and there where the same six words start and the words before them differ."""
        import numpy

        if not others:
            return
        mine = self._shared[text]
        self._here[self._six[mine]] = self._holding[mine]
        there = numpy.concatenate([self._shared[other] for other in others])
        holding = self._here.take(self._sought.take(there))
        self._here[self._six[mine]] = -1
        there, holding = _at(holding >= 0, there, holding)
        # Most runs of six stand once in a text and go on from the one before: they are out at the first look.
        there, holding = _at(self._before.take(holding) != self._sought.take(there - 1), there, holding)
        first, count = self._firsts.take(holding), self._counts.take(holding)
        for part in parts(count, _MOST_AT_ONCE):
            here = self._places.take(spread(first[part], first[part] + count[part]))
            against = numpy.repeat(there[part], count[part])
            yield _at(self._six.take(here - 1) != self._sought.take(against - 1), here, against)

    def _lengths(self, here: Any, there: Any) -> Any:
        """How many words are equal from these places on: all runs grow by a word at a time until few are left."""
        import numpy

        length, growing = numpy.full(len(here), SHORTEST), numpy.arange(len(here))
        here, there, step = here + 1, there + 1, SHORTEST
        while len(growing) > _FEW:
            growing, here, there = _at(self._six.take(here) == self._six.take(there), growing, here, there)
            step += 1
            length[growing] = step
            here, there = here + 1, there + 1
        for run, *places in zip(growing.tolist(), here.tolist(), there.tolist(), strict=True):
            length[run] += self._more(*places)
        return length

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


def _from_left_to_right(found: Runs) -> Runs:
    """Of runs that overlap by six words or more, those that a reader meets first, and of these the longest.

    One step takes the next run of every pair. A run may be joined in its middle, where the last one ended.
    """
    import numpy

    pair, start, last, shift = _furthest(found)
    longest = int(last.max(initial=0)) + 2
    # Behind each comes the furthest of those that start before its end; where none goes on, the next.
    behind = numpy.searchsorted(pair * longest + start, pair * longest + last + 1, side="right")
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


def _furthest(found: Runs) -> tuple[Any, Any, Any, Any]:
    """The runs that go further than all that start before them in their pair, or with them; of equals the one that
    stands first in the other text. As columns: pair, start, last place where six words start, way to the other text."""
    import numpy

    last, shift = found.start + found.length - SHORTEST, found.against_start - found.start
    place = found.pair * (int(found.start.max(initial=0)) + 1) + found.start
    depth, least, most = int(last.max(initial=0)) + 1, int(shift.min(initial=0)), int(shift.max(initial=0))
    rank = (found.pair * depth + last) * (most - least + 1) + (most - shift)
    order = numpy.argsort(place, kind="stable")  # fastest where much is in order
    reach = numpy.maximum.accumulate(rank[order])
    (order,) = _at(numpy.diff(reach, prepend=-1) > 0, order)
    (order,) = _at(numpy.diff(place[order], append=-1) != 0, order)  # of those that start together the last
    return tuple([column.take(order) for column in (found.pair, found.start, last, shift)])


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
