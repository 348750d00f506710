"""Words that two texts have in common, as maximal runs: every run of six words has a number, then extension.

Reordered passages are found too, which a longest-common-subsequence diff would lose. All pairs of texts are worked on
at once, as columns of numbers: an event of fifty articles has a hundred thousand runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

SHORTEST = 6
"""Words. Six in a row seldom agree by chance; five let set phrases and names of bodies in (Clough et al. 2002)."""
_MOST_HOLDERS = 60
"""Six words that more texts have are a set phrase of the event or of its agency; they do not tell who is close to whom."""
_MOST_PLACES = 20
"""Places of one document looked at for one run: a phrase that stands there more often is a refrain."""
_MOST_AT_ONCE = 200_000
"""Pairs of places held at once: texts of one refrain must not fill the memory."""
_TEXTS_AT_ONCE = 100
"""Texts whose runs are found at once, for the same reason: most runs of six go on in longer ones and are dropped."""
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


Shingle = tuple[str, ...]


def runs_of_six(words: Sequence[str]) -> list[Shingle]:
    """Every run of six words, by its start."""
    return list(zip(*(words[step:] for step in range(SHORTEST)), strict=False))


class SharedRuns:
    """Every run of six words of some texts that stand one after the other.

    ``forms``: a number for each word, equal for equal words; text n has those from ``bounds[n]`` to ``bounds[n + 1]``.
    """

    def __init__(self, forms: Any, bounds: Any) -> None:
        import numpy

        self._bounds = bounds
        self._texts = len(bounds) - 1
        # Where a text ends no six words start: such places have numbers of their own, below zero, and equal nothing.
        self._six = -1 - numpy.arange(len(forms) + 1)
        ends = numpy.repeat(bounds[1:], numpy.diff(bounds))
        (whole,) = numpy.nonzero(numpy.arange(len(forms)) + SHORTEST <= ends)
        self._six[whole] = _numbered_sixes(forms, whole)
        self._count_holders(whole)

    def _count_holders(self, whole: Any) -> None:
        """Which texts hold each run of six, and how often it stood in a text before each of its places."""
        import numpy

        sixes = self._six[whole]
        order = numpy.argsort(sixes, kind="stable")
        places, sixes = whole[order], sixes[order]
        texts = numpy.searchsorted(self._bounds, places, side="right") - 1
        is_first = numpy.ones(len(places), dtype=bool)
        is_first[1:] = (sixes[1:] != sixes[:-1]) | (texts[1:] != texts[:-1])
        (firsts,) = numpy.nonzero(is_first)
        since = numpy.arange(len(places)) - firsts[numpy.cumsum(is_first) - 1] if len(places) else places
        self._is_looked_at = numpy.zeros(len(self._six), dtype=bool)
        self._is_looked_at[places] = since < _MOST_PLACES
        self._kinds = int(sixes[-1]) + 1 if len(sixes) else 0
        self._holders = texts[firsts]
        self._held_from = numpy.searchsorted(sixes[firsts], numpy.arange(self._kinds + 1))
        self._slots = numpy.full(self._kinds, -1)

    def held_by(self, texts: Sequence[int]) -> Any:
        """For each place of all texts, whether six words start there that one of these texts has."""
        import numpy

        held = numpy.zeros(self._kinds + 1, dtype=bool)
        for text in texts:
            sixes = self._six[self._bounds[text] : self._bounds[text + 1]]
            held[sixes[sixes >= 0]] = True
        held[-1] = False  # no six words start there
        return held[numpy.maximum(self._six, -1)]

    def closest(self, text: int, most: int, without: frozenset[int]) -> list[int]:
        """The other texts that share most runs of six with this one, the earlier first among equals; behind them those
        that share only what more than ``_MOST_HOLDERS`` texts have."""
        import numpy

        sixes = self._six[self._bounds[text] : self._bounds[text + 1]]
        sixes = sixes[sixes >= 0]
        holders = self._held_from[sixes + 1] - self._held_from[sixes]
        telling = sixes[(holders > 1) & (holders <= _MOST_HOLDERS)]
        counts = numpy.bincount(self._holders_of(telling), minlength=self._texts)
        counts[[text, *without]] = 0
        order = numpy.argsort(-counts, kind="stable")
        chosen: list[int] = order[: min(most, numpy.count_nonzero(counts))].tolist()
        if len(chosen) < most:
            common = self._holders_of(sixes[holders > _MOST_HOLDERS]).tolist()
            left_out = {text, *without, *chosen}
            more = (other for other in dict.fromkeys(common) if other not in left_out)
            chosen += islice(more, most - len(chosen))
        return chosen

    def _holders_of(self, sixes: Any) -> Any:
        return self._holders[spread(self._held_from[sixes], self._held_from[sixes + 1])]

    def between(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> Runs:
        """The maximal runs of each text with each of the others named beside it; pairs are numbered in that order.

        From left to right, the longest first; the next may overlap the last by less than six words.
        """
        import numpy

        found, pairs = [], 0
        for start in range(0, len(wanted), _TEXTS_AT_ONCE):
            some = wanted[start : start + _TEXTS_AT_ONCE]
            runs = self._between(some)
            found.append(runs._replace(pair=runs.pair + pairs))
            pairs += sum(len(others) for _, others in some)
        return Runs(*map(numpy.concatenate, zip(*found, strict=True))) if found else self._between(())

    def _between(self, wanted: Sequence[tuple[int, Sequence[int]]]) -> Runs:
        import numpy

        pairs, here, there = [], [], []
        first = 0
        for text, others in wanted:
            for places, against in self._openings(text, others):
                here.append(places)
                there.append(against)
                pairs.append(first + self._rank_among(others, against))
            first += len(others)
        if not here:
            return Runs(*(numpy.zeros(0, dtype=numpy.int64) for _ in Runs._fields))
        pair, start, against = (numpy.concatenate(each) for each in (pairs, here, there))
        length = self._lengths(start, against)
        texts = numpy.repeat([text for text, _ in wanted], [len(others) for _, others in wanted])
        facing = numpy.array([other for _, others in wanted for other in others])
        start, against = start - self._bounds[texts[pair]], against - self._bounds[facing[pair]]
        return _from_left_to_right(Runs(pair, start, against, length))

    def _rank_among(self, others: Sequence[int], places: Any) -> Any:
        """The number, in the list of others, of the text in which each place lies."""
        import numpy

        rank = numpy.full(self._texts, -1)
        rank[list(others)] = numpy.arange(len(others))
        return rank[numpy.searchsorted(self._bounds, places, side="right") - 1]

    def _openings(self, text: int, others: Sequence[int]) -> Iterator[tuple[Any, Any]]:
        """Places here and there where the same six words start and the words before them differ."""
        import numpy

        first, last = self._bounds[text], self._bounds[text + 1]
        sixes = self._six[first:last]
        places = numpy.argsort(sixes, kind="stable")
        places = places[sixes[places] >= 0]
        kinds, begins, counts = numpy.unique(sixes[places], return_index=True, return_counts=True)
        self._slots[kinds] = numpy.arange(len(kinds))
        there = spread(self._bounds[list(others)], self._bounds[[other + 1 for other in others]])
        there = there[(self._six[there] >= 0) & self._is_looked_at[there]]
        slots = self._slots[self._six[there]]
        self._slots[kinds] = -1
        there, slots = there[slots >= 0], slots[slots >= 0]
        for part in _parts(counts[slots]):
            begin, count = begins[slots[part]], counts[slots[part]]
            here = first + places[spread(begin, begin + count)]
            against = numpy.repeat(there[part], count)
            goes_on = (self._six[here - 1] == self._six[against - 1]) & self._is_looked_at[against - 1]
            yield here[~goes_on], against[~goes_on]

    def _lengths(self, here: Any, there: Any) -> Any:
        """How many words are equal from these places on: all runs grow by a word at a time until few are left."""
        import numpy

        length = numpy.full(len(here), SHORTEST)
        growing = numpy.arange(len(here))
        step = 1
        while len(growing) > _FEW:
            growing = growing[self._six[here[growing] + step] == self._six[there[growing] + step]]
            length[growing] += 1
            step += 1
        for run in growing.tolist():
            length[run] += self._more(int(here[run]) + step, int(there[run]) + step)
        return length

    def _more(self, here: int, there: int) -> int:
        """How many runs of six in a row are equal from here on."""
        import numpy

        size = len(self._six) - max(here, there)
        (differing,) = numpy.nonzero(self._six[here : here + size] != self._six[there : there + size])
        return int(differing[0]) if len(differing) else size


def _numbered_sixes(forms: Any, whole: Any) -> Any:
    """A number for each run of six words, equal for equal runs: of threes first, then of two threes."""
    import numpy

    if not len(whole):
        return whole
    threes = numpy.zeros(len(forms), dtype=numpy.int64)
    size = int(forms.max()) + 1
    triples = (forms[:-2] * size + forms[1:-1]) * size + forms[2:]
    kinds, threes[:-2] = numpy.unique(triples, return_inverse=True)
    return numpy.unique(threes[whole] * len(kinds) + threes[whole + 3], return_inverse=True)[1]


def spread(begins: Any, ends: Any) -> Any:
    """All whole numbers from each begin to its end, one stretch after the other."""
    import numpy

    sizes = ends - begins
    before = numpy.cumsum(sizes) - sizes
    return numpy.arange(sizes.sum()) + numpy.repeat(begins - before, sizes)


def _parts(sizes: Any) -> Iterator[slice]:
    """Stretches whose sizes together stay about ``_MOST_AT_ONCE``."""
    import numpy

    total = numpy.cumsum(sizes)
    first = 0
    while first < len(sizes):
        before = total[first - 1] if first else 0
        last = max(first + 1, int(numpy.searchsorted(total, before + _MOST_AT_ONCE, side="right")))
        yield slice(first, last)
        first = last


def _from_left_to_right(found: Runs) -> Runs:
    """Of runs that overlap by six words or more, those that a reader meets first, and of these the longest.

    One step takes the next run of every pair. A run may be joined in its middle, where the last one ended.
    """
    import numpy

    longest, pairs = int(found.start.max() + found.length.max()) + 1, int(found.pair.max()) + 1
    last = found.start + found.length - SHORTEST  # the last place where six of its words start
    order = numpy.argsort((found.pair * longest + found.start) * longest + longest - 1 - last, kind="stable")
    pair, start, last = found.pair[order], found.start[order], last[order]
    shift = found.against_start[order] - start
    place = pair * longest + start
    reach = _furthest_until(pair, last, shift)
    from_of = numpy.searchsorted(pair, numpy.arange(pairs + 1))
    covered = numpy.full(pairs, -1)
    waiting = numpy.arange(pairs)
    steps: list[tuple[Any, ...]] = []
    while len(waiting):
        begin = covered[waiting] + 1
        behind = numpy.searchsorted(place, waiting * longest + begin, side="right")
        known = reach[numpy.maximum(behind - 1, 0)]
        goes_on = (behind > from_of[waiting]) & (last[known] >= begin)
        is_left = goes_on | (behind < from_of[waiting + 1])
        waiting, begin, goes_on = waiting[is_left], begin[is_left], goes_on[is_left]
        run = numpy.where(goes_on, known[is_left], numpy.minimum(behind, len(place) - 1)[is_left])
        begin = numpy.where(goes_on, begin, start[run])
        steps.append((waiting, begin, begin + shift[run], last[run] - begin + SHORTEST))
        covered[waiting] = last[run]
    runs = Runs(*(numpy.concatenate(column) for column in zip(*steps, strict=True)))
    order = numpy.argsort(runs.pair * longest + runs.start, kind="stable")
    return Runs(*(column[order] for column in runs))


def _furthest_until(pair: Any, last: Any, shift: Any) -> Any:
    """For each run the one that reaches furthest among it and those before it in its pair; of equals the one that
    stands first in the other text."""
    import numpy

    depth, width = int(last.max()) + 1, int(shift.max() - shift.min()) + 1
    rank = (pair * depth + last) * width + (shift.max() - shift)
    best = numpy.maximum.accumulate(rank)
    return numpy.maximum.accumulate(numpy.where(rank == best, numpy.arange(len(rank)), 0))


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
    return SharedRuns(numpy.array(forms, dtype=numpy.int64), bounds)
