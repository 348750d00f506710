"""Which propositions of other documents are alike enough to a claim's centre to be looked at.

Only centres are held against all other propositions: the pairs of an event grow with its square, and nearly all of
them are never asked for. The similarity of two propositions depends on these two alone (engines/vectors.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import Any, NamedTuple

from analyzer.alignment.units import Unit
from analyzer.engines import vectors

THRESHOLD = 0.25
"""Below this two propositions of one event share a word or two of its topic; the rules that decide what is the same
never accept such a pair."""
_DIGITS = 6
"""Similarities are rounded: sums in another order must not change a report."""

Neighbours = Mapping[str, Sequence[tuple[int, float]]]
"""Other document → (proposition, similarity), best first."""


_MOST_PARTS = 8
"""Of what is searched. More of them are joined: each is searched by itself."""
_Place = tuple[str, int]  # document, proposition


class _Part(NamedTuple):
    """Vectors made ready to be searched, and which propositions have each of them."""

    searched: vectors.Searched
    places: Sequence[Sequence[_Place]]


class Links:
    """The propositions of an event, made ready to be searched; those of texts that come are put beside them."""

    def __init__(self) -> None:
        self._units: Mapping[str, Sequence[Unit]] = {}
        # Outlets print the same sentences: what has the same words has the same neighbours.
        self._numbers: dict[tuple[str, ...], int] = {}
        self._places: list[list[_Place]] = []  # number → the propositions with these words
        self._rows: Any = None  # number → vector
        self._parts: list[_Part] = []
        self._some: tuple[Set[str], _Part] | None = None  # the documents asked for last

    def hold(self, units: Mapping[str, Sequence[Unit]]) -> None:
        """The propositions of these documents and of no others."""
        gone = {name for name, inside in self._units.items() if units.get(name) is not inside}
        for held in self._places if gone else ():
            held[:] = [place for place in held if place[0] not in gone]
        known = len(self._numbers)
        for name, inside in units.items():
            if name in gone or name not in self._units:
                for unit in inside:
                    number = self._numbers.setdefault(unit.stems, len(self._numbers))
                    if number == len(self._places):
                        self._places.append([])
                    self._places[number].append((name, unit.index))
        self._units, self._some = units, None
        if len(self._numbers) > known:
            self._add(known)

    def _add(self, first: int) -> None:
        """Vectors for the words from this number on."""
        rows = vectors.vectors(list(islice(self._numbers, first, None)))
        self._rows = vectors.stacked(self._rows, rows) if first else rows
        if len(self._parts) == _MOST_PARTS:
            self._parts, rows, first = [], self._rows, 0
        self._parts.append(_Part(vectors.columns_of(rows), self._places[first:]))

    def of(self, centres: Sequence[Unit], among: Set[str] | None = None) -> Mapping[int, Neighbours]:
        """Centre → its neighbours in all other documents, or in these of them. The centres: of one document."""
        found: list[dict[str, list[tuple[int, float]]]] = [defaultdict(list) for _ in centres]
        for at, similarity, places in self._best_first(centres, among):
            neighbours = found[at]
            for other, index in places:
                neighbours[other].append((index, similarity))
        for centre, neighbours in zip(centres, found, strict=True):
            neighbours.pop(centre.document, None)
        return {centre.index: neighbours for centre, neighbours in zip(centres, found, strict=True)}

    def _best_first(
        self, centres: Sequence[Unit], among: Set[str] | None
    ) -> Iterator[tuple[int, float, Sequence[_Place]]]:
        """(place among the centres, similarity, all that is as like it as that)."""
        alike: dict[tuple[float, int], Sequence[_Place]] = {}
        for at, places, similarity in self._similar(centres, among):
            key = round(similarity, _DIGITS), at
            alike[key] = sorted([*alike[key], *places]) if key in alike else places
        for key in sorted(alike, reverse=True):
            yield key[1], key[0], alike[key]

    def _similar(
        self, centres: Sequence[Unit], among: Set[str] | None
    ) -> Iterator[tuple[int, Sequence[_Place], float]]:
        """(place among the centres, what is like it, similarity)."""
        if not centres or among == set():
            return
        rows = self._rows[[self._numbers[centre.stems] for centre in centres]]
        for searched, places in self._parts if among is None else [self._only(among)]:
            for at, column, similarity in vectors.similar_pairs(rows, searched, THRESHOLD):
                yield at, places[column], similarity

    def _only(self, documents: Set[str]) -> _Part:
        if self._some is None or self._some[0] != documents:
            places: dict[int, list[_Place]] = {}
            for name in documents:
                for unit in self._units[name]:
                    places.setdefault(self._numbers[unit.stems], []).append((name, unit.index))
            rows = self._rows[list(places)]
            self._some = frozenset(documents), _Part(vectors.columns_of(rows), list(places.values()))
        return self._some[1]
