"""Which propositions of other documents are alike enough to a claim's centre to be looked at.

Only centres are held against all other propositions: the pairs of an event grow with its square, and nearly all of
them are never asked for. The similarity of two propositions depends on these two alone (engines/vectors.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import islice
from typing import Any, NamedTuple

from analyzer.alignment.units import Unit
from analyzer.engines import vectors

THRESHOLD = 0.25
"""Below this two propositions of one event share a word or two of its topic; the rules that decide what is the same
never accept such a pair."""
_DIGITS = 6
"""Similarities are rounded: sums in another order must not change a report."""
_MOST_PARTS = 8
"""Of what is searched. More of them are joined: each is searched by itself."""

Alike = tuple[float, Sequence[Unit]]
"""Propositions of the same words, in any documents, and how similar they are to a centre."""


class _Part(NamedTuple):
    """Vectors made ready to be searched, and which propositions have each of them."""

    searched: vectors.Searched
    units: Sequence[Sequence[Unit]]


class Links:
    """The propositions of an event, made ready to be searched; those of texts that come are put beside them."""

    def __init__(self) -> None:
        self._units: Mapping[str, Sequence[Unit]] = {}
        # Outlets print the same sentences: what has the same words has the same neighbours.
        self._numbers: dict[tuple[str, ...], int] = {}
        self._alike: list[list[Unit]] = []  # number → the propositions with these words
        self._rows: Any = None  # number → vector
        self._parts: list[_Part] = []
        self._some: tuple[Set[str], _Part] | None = None  # the documents asked for last

    def hold(self, units: Mapping[str, Sequence[Unit]]) -> None:
        """The propositions of these documents and of no others."""
        gone = {name for name, inside in self._units.items() if units.get(name) is not inside}
        for alike in self._alike if gone else ():
            alike[:] = [unit for unit in alike if unit.document not in gone]
        known = len(self._numbers)
        for name, inside in units.items():
            if name in gone or name not in self._units:
                for unit in inside:
                    number = self._numbers.setdefault(unit.stems, len(self._numbers))
                    if number == len(self._alike):
                        self._alike.append([])
                    self._alike[number].append(unit)
        self._units, self._some = units, None
        if len(self._numbers) > known:
            self._add(known)

    def _add(self, first: int) -> None:
        """Vectors for the words from this number on."""
        if len(self._parts) == _MOST_PARTS:
            self._parts, first = [], 0
        searched = vectors.searched(list(islice(self._numbers, first, None)))
        rows = vectors.rows_of(searched)
        self._rows = vectors.stacked(self._rows, rows) if first else rows
        self._parts.append(_Part(searched, self._alike[first:]))

    def vectors_of(self, units: Sequence[Unit]) -> Any:
        """Their rows, one each, as ``engines.vectors`` makes them."""
        return self._rows[[self._numbers[unit.stems] for unit in units]]

    def of(self, centres: Sequence[Unit], among: Set[str] | None = None) -> list[list[Alike]]:
        """For each centre what is like it, in any document or in these."""
        found: list[list[Alike]] = [[] for _ in centres]
        if centres and among != set():
            rows = self.vectors_of(centres)
            for searched, units in self._parts if among is None else [self._only(among)]:
                for at, columns, similarities in vectors.similar_blocks(rows, searched, THRESHOLD):
                    rounded = similarities.round(_DIGITS).tolist()
                    for centre, column, similarity in zip(
                        at.tolist(), columns.tolist(), rounded, strict=True
                    ):
                        if units[column]:  # not of documents alone that are gone
                            found[centre].append((similarity, units[column]))
        return found

    def _only(self, documents: Set[str]) -> _Part:
        if self._some is None or self._some[0] != documents:
            alike: dict[tuple[str, ...], list[Unit]] = {}
            for name in documents:
                for unit in self._units[name]:
                    alike.setdefault(unit.stems, []).append(unit)
            self._some = frozenset(documents), _Part(vectors.searched(list(alike)), list(alike.values()))
        return self._some[1]
