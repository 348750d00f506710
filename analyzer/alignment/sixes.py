"""Runs of six words as numbers."""

from __future__ import annotations

from typing import Any

SHORTEST = 6
"""Words. Six in a row seldom agree by chance; five let set phrases and names of bodies in (Clough et al. 2002)."""


class Sixes:
    """Numbers of runs of six words, equal for equal runs, whenever they are asked for."""

    def __init__(self) -> None:
        self._threes, self._sixes = _Numbering(), _Numbering()

    def of(self, forms: Any, bounds: Any) -> Any:
        """For each place of some texts that stand one after the other: the number of the run of six words that starts
        there, −1 where its text has fewer left. ``forms``: a number below two million for each word, equal for equal
        words; text n has those from ``bounds[n]`` to ``bounds[n + 1]``."""
        import numpy

        found = numpy.full(len(forms), -1)
        last = numpy.repeat(bounds[1:], numpy.diff(bounds)) - SHORTEST
        whole = numpy.flatnonzero(numpy.arange(len(forms)) <= last)
        if len(whole):
            threes = self._threes.of((forms[:-2] << 42) | (forms[1:-1] << 21) | forms[2:])
            found[whole] = self._sixes.of((threes[whole] << 32) | threes[whole + 3])
        return found


class _Numbering:
    """A number for each key, from 0 in the order in which they come."""

    def __init__(self) -> None:
        import numpy

        self._keys = self._numbers = numpy.zeros(0, dtype=numpy.int64)  # in the order of the keys

    def of(self, keys: Any) -> Any:
        import numpy

        kinds, which = numpy.unique(keys, return_inverse=True)
        places = self._keys.searchsorted(kinds)
        is_new = numpy.append(self._keys, -1)[places] != kinds
        numbers = numpy.append(self._numbers, -1)[places]
        numbers[is_new] = numpy.arange(len(self._keys), len(self._keys) + numpy.count_nonzero(is_new))
        self._keys = numpy.insert(self._keys, places[is_new], kinds[is_new])
        self._numbers = numpy.insert(self._numbers, places[is_new], numbers[is_new])
        return numbers[which]
