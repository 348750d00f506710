"""Which propositions of other documents are alike enough to a claim's centre to be looked at.

Only centres are held against all other propositions: the pairs of an event grow with its square, and nearly all of
them are never asked for. The similarity of two propositions depends on these two alone (engines/vectors.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analyzer.alignment.units import Unit
from analyzer.engines import vectors

THRESHOLD = 0.25
"""Below this two propositions of one event share a word or two of its topic; the rules that decide what is the same
never accept such a pair."""
_DIGITS = 6
"""Similarities are rounded: sums in another order must not change a report."""

Neighbours = Mapping[str, Sequence[tuple[int, float]]]
"""Other document → (proposition, similarity), best first."""


class Links:
    """Finds the neighbours of centres."""

    def __init__(self, units: Mapping[str, Sequence[Unit]]) -> None:
        self._units = units
        # Outlets print the same sentences: what has the same words has the same neighbours.
        self._numbers: dict[tuple[str, ...], int] = {}
        self._places: list[list[tuple[str, int]]] = []  # number → the propositions with these words
        for name, inside in units.items():
            for unit in inside:
                number = self._numbers.setdefault(unit.stems, len(self._numbers))
                if number == len(self._places):
                    self._places.append([])
                self._places[number].append((name, unit.index))
        self._rows = vectors.vectors(list(self._numbers))
        self._columns = vectors.columns_of(self._rows)

    def of(self, document: str, centres: Sequence[int]) -> Mapping[int, Neighbours]:
        """Centre → its neighbours, for some centres of one document."""
        found: dict[int, dict[str, list[tuple[int, float]]]] = {centre: {} for centre in centres}
        if not centres:
            return found
        numbers = [self._numbers[self._units[document][centre].stems] for centre in centres]
        for at, column, similarity in vectors.similar_pairs(self._rows[numbers], self._columns, THRESHOLD):
            rounded = round(similarity, _DIGITS)
            neighbours = found[centres[at]]
            for other, index in self._places[column]:
                if other != document:
                    links = neighbours.get(other)
                    if links is None:
                        neighbours[other] = [(index, rounded)]
                    else:
                        links.append((index, rounded))
        for neighbours in found.values():
            for links in neighbours.values():
                if len(links) > 1:
                    links.sort(key=lambda link: (-link[1], link[0]))
        return found
