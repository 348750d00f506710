"""Which propositions of other documents are alike enough to a claim's centre to be looked at.

Only centres are held against all other propositions: the pairs of an event grow with its square, and nearly all of
them are never asked for. The similarity of two propositions depends on these two alone (engines/vectors.py), so what
was found between documents that did not change stays true when an article is added or taken away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from analyzer.alignment.units import Unit, hash_of
from analyzer.engines import vectors
from analyzer.types import Alignment, Analysis

THRESHOLD = 0.25
"""Below this two propositions of one event share a word or two of its topic; the rules that decide what is the same
never accept such a pair, so it need not be kept."""
_DIGITS = 6
"""Stored similarities are rounded: sums in another order must not change a report."""

Neighbours = Mapping[str, Sequence[tuple[int, float]]]
"""Other document → (proposition, similarity), best first."""


class Links:
    """Finds the neighbours of centres, and keeps them for the next comparison."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        units: Mapping[str, tuple[Unit, ...]],
        previous: Alignment | None = None,
    ) -> None:
        self._hashes = {analysis.document.id: hash_of(analysis) for analysis in analyses}
        self._units = units
        self._known = _Known(previous, self._hashes)
        # Outlets print the same sentences: what has the same words has the same neighbours.
        self._numbers: dict[tuple[str, ...], int] = {}
        self._places: list[list[_Place]] = []  # number → the propositions with these words
        for name in self._hashes:
            for unit in units[name]:
                number = self._numbers.setdefault(unit.stems, len(self._numbers))
                if number == len(self._places):
                    self._places.append([])
                self._places[number].append((name, unit.index))
        self._rows = vectors.vectors(list(self._numbers))
        self._all = _Among(self._rows, self._places)
        self._changed = self._among_changed()
        self._centres: dict[str, tuple[int, ...]] = {}
        self._links: dict[tuple[str, str], list[_Link]] = defaultdict(list)

    def _among_changed(self) -> _Among:
        unchanged = self._known.unchanged
        if not unchanged:
            return self._all
        places = [[place for place in held if place[0] not in unchanged] for held in self._places]
        return _Among(self._rows, places)

    def of(self, document: str, centres: Sequence[int]) -> Mapping[int, Neighbours]:
        """Centre → its neighbours, for all centres of one document; to be asked once for a document."""
        known_before = self._known.centres(document)
        known = [centre for centre in centres if centre in known_before]
        new = [centre for centre in centres if centre not in known_before]
        found: dict[int, dict[str, list[tuple[int, float]]]] = {centre: {} for centre in centres}
        for centre, other, index, similarity in self._known.links(document, frozenset(known)):
            found[centre].setdefault(other, []).append((index, similarity))
        self._add_similar(document, known, self._changed, found)
        self._add_similar(document, new, self._all, found)
        for centre, neighbours in found.items():
            for other, links in neighbours.items():
                if len(links) > 1:
                    links.sort(key=lambda link: (-link[1], link[0]))
                kept = self._links[document, other]
                kept += [(centre, index, similarity) for index, similarity in links]
        self._centres[document] = tuple(centres)
        return found

    def alignment(self) -> Alignment:
        """What was found until now."""
        links = {f"{one}|{two}": tuple(sorted(self._links[one, two])) for one, two in sorted(self._links)}
        return Alignment(self._hashes, links, self._centres)

    def _add_similar(
        self,
        document: str,
        centres: Sequence[int],
        among: _Among,
        found: dict[int, dict[str, list[tuple[int, float]]]],
    ) -> None:
        if not centres or among.is_empty:
            return
        numbers = [self._numbers[self._units[document][centre].stems] for centre in centres]
        for at, column, similarity in vectors.similar_pairs(self._rows[numbers], among.rows, THRESHOLD):
            rounded = round(similarity, _DIGITS)
            neighbours = found[centres[at]]
            for other, index in among.places[column]:
                if other != document:
                    links = neighbours.get(other)
                    if links is None:
                        neighbours[other] = [(index, rounded)]
                    else:
                        links.append((index, rounded))


_Place = tuple[str, int]
_Link = tuple[int, int, float]


class _Among:
    """Vectors to be searched, and whose they are."""

    def __init__(self, rows: Any, places: Sequence[Sequence[_Place]]) -> None:
        held = [number for number, inside in enumerate(places) if inside]
        self.is_empty = not held
        self.places = [places[number] for number in held]
        self.rows = vectors.columns_of(rows if len(held) == len(places) else rows[held])


class _Known:
    """What an earlier comparison found that still holds."""

    def __init__(self, previous: Alignment | None, hashes: Mapping[str, str]) -> None:
        documents = previous.documents if previous else {}
        self.unchanged = {name for name, content in hashes.items() if documents.get(name) == content}
        self._centres = previous.centres if previous else {}
        self._links: dict[str, list[tuple[int, str, int, float]]] = defaultdict(list)
        for key, links in (previous.links if previous else {}).items():
            document, other = ends_of(key, documents)
            if document in self.unchanged and other in self.unchanged:
                self._links[document] += [(a, other, b, similarity) for a, b, similarity in links]

    def centres(self, document: str) -> Collection[int]:
        return self._centres.get(document, ()) if document in self.unchanged else ()

    def links(self, document: str, centres: frozenset[int]) -> list[tuple[int, str, int, float]]:
        return [link for link in self._links.get(document, ()) if link[0] in centres]


def ends_of(key: str, documents: Collection[str]) -> tuple[str, str]:
    """The two documents of a key "a|b"; an id may itself hold the mark."""
    parts = key.split("|")
    ends = (("|".join(parts[:at]), "|".join(parts[at:])) for at in range(1, len(parts)))
    return next((one, two) for one, two in ends if one in documents and two in documents)
