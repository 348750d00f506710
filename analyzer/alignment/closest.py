"""Which texts have most in common: those that share most runs of six words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from analyzer.alignment.runs import parts, spread
from analyzer.types import Analysis

_MOST_HOLDERS = 60
"""Six words that more texts have are a set phrase of the event or of its agency; they do not tell who is close to whom."""
_MOST_KEPT = 1_000
"""Texts: what each shares with each is a million counts. In a larger event it is counted anew, some texts at a time."""
_MOST_AT_ONCE = 500_000
"""Counts, or pairs of places and texts that they are made of."""


class Closeness:
    """How many places each text has where six words start that another text has. It may be kept: where texts come or
    go, only the runs of six words that these have are counted anew."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        import numpy

        self._texts: Sequence[Analysis] = ()
        self._sixes: Sequence[Any] = ()
        self._counts = numpy.zeros((0, 0), dtype=int)
        self._held = numpy.zeros(0, dtype=int)  # by run of six: how many texts have it

    def closest(
        self, texts: Sequence[Analysis], sixes: Sequence[Any], most: int, without: Sequence[int] = ()
    ) -> list[list[int]]:
        """For each text so many others that share most with it, of equals the earlier; behind them, where they are fewer,
        those that share only what more than ``_MOST_HOLDERS`` texts have. ``sixes``: each text's, as ``Sixes`` has them."""
        chosen = [
            row for first, some in self._counted(texts, sixes) for row in _best(some, first, most, without)
        ]
        if len(texts) > _MOST_HOLDERS:
            _fill_up(chosen, sixes, most, without)
        return chosen

    def _counted(self, texts: Sequence[Analysis], sixes: Sequence[Any]) -> Iterable[tuple[int, Any]]:
        """The counts of each text with all, some texts at a time, behind the number of the first of these."""
        if len(texts) > _MOST_KEPT:
            self._forget()
            return _Holdings(*_places(sixes), len(sixes)).counts()
        self._bring_up_to_date(texts, sixes)
        return [(0, self._counts)]

    def _bring_up_to_date(self, texts: Sequence[Analysis], sixes: Sequence[Any]) -> None:
        import numpy

        known, present = set(map(id, self._texts)), set(map(id, texts))
        new = [number for number, text in enumerate(texts) if id(text) not in known]
        gone = [number for number, text in enumerate(self._texts) if id(text) not in present]
        if 2 * len(new + gone) < len(texts):
            every = [*texts, *(self._texts[one] for one in gone)]
            columns = [*sixes, *(self._sixes[one] for one in gone)]
            numbers = {id(text): number for number, text in enumerate(every)}
            before = numpy.array([numbers[id(text)] for text in self._texts])
            counts = numpy.zeros((len(every), len(every)), dtype=int)
            counts[numpy.ix_(before, before)] = self._counts
            come, went = [columns[one] for one in new], columns[len(texts) :]
            six, text = _places(columns, self._whose_counts_change(come, went))
            was_there, is_there = numpy.isin(text, before), text < len(texts)
            counts -= _Holdings(six[was_there], text[was_there], len(every)).all_counts()
            counts += _Holdings(six[is_there], text[is_there], len(every)).all_counts()
            self._counts = counts[: len(texts), : len(texts)].copy()
        else:  # there is less to count from the beginning
            holdings = _Holdings(*_places(sixes), len(texts))
            self._counts, self._held = holdings.all_counts(), holdings.held
        self._texts, self._sixes = texts, sixes

    def _whose_counts_change(self, come: Sequence[Any], went: Sequence[Any]) -> Any:
        """The runs of six of these texts, without those that too many texts have before and after: most places have one
        of the latter."""
        import numpy

        come, went = _each_once(come), _each_once(went)
        changed = numpy.concatenate((come, went))
        size = max(len(self._held), changed.max(initial=-1) + 1)
        before = numpy.pad(self._held, (0, size - len(self._held)))
        self._held = before + numpy.bincount(come, minlength=size) - numpy.bincount(went, minlength=size)
        return changed[numpy.minimum(before, self._held)[changed] <= _MOST_HOLDERS]


def _each_once(sixes: Sequence[Any]) -> Any:
    """The runs of six of some texts, each text's once."""
    import numpy

    return numpy.concatenate([numpy.zeros(0, dtype=int), *(numpy.unique(one[one >= 0]) for one in sixes)])


def _places(sixes: Sequence[Any], chosen: Any = None) -> tuple[Any, Any]:
    """All places where a run of six words starts, as its number and the text's; ``chosen``: only these runs."""
    import numpy

    six, text = numpy.concatenate(sixes), numpy.repeat(numpy.arange(len(sixes)), [len(one) for one in sixes])
    wanted = six if chosen is None else chosen
    is_wanted = numpy.zeros(max(six.max(initial=-1), wanted.max(initial=-1)) + 2, dtype=bool)
    is_wanted[wanted] = True
    is_wanted[-1] = False  # where no six words start
    places = numpy.flatnonzero(is_wanted[six])
    return six[places], text[places]


class _Holdings:
    """Which texts hold which runs of six words."""

    def __init__(self, six: Any, text: Any, texts: int) -> None:
        """Of some places; ``texts``: how many there are."""
        import numpy

        self._six, self._text, self._texts = six, text, texts
        # By run, then by text: as one number they are sorted faster.
        ordered = numpy.sort(six * texts + text)
        ordered = ordered[numpy.diff(ordered, prepend=-1) > 0]
        kinds = ordered // texts
        self._holders = ordered - kinds * texts
        self.held = numpy.bincount(kinds)
        self._from = numpy.cumsum(self.held) - self.held

    def counts(self) -> Iterator[tuple[int, Any]]:
        """How many places some texts have where six words start that each text has; others than common ones."""
        import numpy

        held = self.held[self._six]
        places = numpy.flatnonzero((held > 1) & (held <= _MOST_HOLDERS))
        text, begins, held = self._text[places], self._from[self._six[places]], held[places]
        sizes = numpy.bincount(text, held, self._texts).astype(int) + self._texts
        for part in parts(sizes, _MOST_AT_ONCE):
            mine = slice(*text.searchsorted([part.start, part.stop]))
            holders = self._holders[spread(begins[mine], begins[mine] + held[mine])]
            pairs = numpy.repeat((text[mine] - part.start) * self._texts, held[mine]) + holders
            size = (part.stop - part.start) * self._texts
            yield part.start, numpy.bincount(pairs, minlength=size).reshape(-1, self._texts)

    def all_counts(self) -> Any:
        import numpy

        return numpy.concatenate([some for _, some in self.counts()])

    def of(self, sixes: Any) -> Iterator[int]:
        """The holders of these runs, one run after the other."""
        for start, held in zip(self._from[sixes].tolist(), self.held[sixes].tolist(), strict=True):
            if held > _MOST_HOLDERS:
                yield from self._holders[start : start + held].tolist()


def _best(counts: Any, first: int, most: int, without: Sequence[int]) -> list[list[int]]:
    """The numbers of the texts with the highest counts, without those of 0, for each of some texts from the first on."""
    import numpy

    own, texts = numpy.arange(len(counts)), counts.shape[1]
    # Half as wide where that is enough, they are ranked in a fifth of the time.
    width = numpy.int32 if counts.max(initial=0) < 2**31 // texts - 1 else numpy.int64
    ranks = numpy.arange(texts, dtype=width) - counts.astype(width) * width(texts)
    ranks[:, without] = 0
    ranks[own, own + first] = 0
    if most < texts:
        ranks = numpy.partition(ranks, most - 1, axis=1)[:, :most]
    rows, columns = numpy.nonzero(ranks < 0)
    others = (ranks[rows, columns] % texts).tolist()
    bounds = rows.searchsorted(range(len(counts) + 1)).tolist()
    return [others[start:end] for start, end in pairwise(bounds)]


def _fill_up(chosen: list[list[int]], sixes: Sequence[Any], most: int, without: Sequence[int]) -> None:
    """With the holders of common runs, in the order in which these stand in the text."""
    import numpy

    few = [text for text, row in enumerate(chosen) if len(row) < most]
    if not few:
        return
    # Where no six words start, the last is asked.
    is_common = numpy.append(numpy.bincount(numpy.concatenate(sixes) + 1)[1:] > _MOST_HOLDERS, False)
    holdings = _Holdings(*_places(sixes, numpy.flatnonzero(is_common)), len(sixes))
    for text in few:
        row, left_out = chosen[text], {text, *without, *chosen[text]}
        for one in holdings.of(sixes[text][is_common[sixes[text]]]):
            if one not in left_out:
                row.append(one)
                left_out.add(one)
            if len(row) == most:
                break
