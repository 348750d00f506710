"""Which propositions of other documents are alike enough to a claim's centre to be looked at.

Only centres are held against all other propositions: the pairs of an event grow with its square, and nearly all of
them are never asked for. The similarity of two propositions depends on these two alone (engines/vectors.py), so what
was found between documents that did not change stays true when an article is added or taken away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

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
        self._places = [(name, unit.index) for name in self._hashes for unit in units[name]]
        self._row_of = {place: row for row, place in enumerate(self._places)}
        self._rows = vectors.vectors([unit.stems for name in self._hashes for unit in units[name]])
        self._centres: dict[str, tuple[int, ...]] = {}
        self._links: dict[str, list[tuple[int, int, float]]] = defaultdict(list)
        self._known = _Known(previous, self._hashes)
        self._changed_rows = [
            row for row, (name, _) in enumerate(self._places) if name not in self._known.unchanged
        ]

    def of(self, document: str, centres: Sequence[int]) -> Mapping[int, Neighbours]:
        """Centre → its neighbours, for all centres of one document; to be asked once for a document."""
        known = [centre for centre in centres if centre in self._known.centres(document)]
        new = [centre for centre in centres if centre not in known]
        links = self._known.links(document, known)
        links += self._similar(document, known, self._changed_rows)
        links += self._similar(document, new, range(len(self._places)))
        found: dict[int, dict[str, list[tuple[int, float]]]] = {centre: {} for centre in centres}
        for centre, other, index, similarity in sorted(links, key=lambda link: (link[1], -link[3], link[2])):
            found[centre].setdefault(other, []).append((index, similarity))
            self._links[f"{document}|{other}"].append((centre, index, similarity))
        self._centres[document] = tuple(centres)
        return found

    def alignment(self) -> Alignment:
        """What was found until now."""
        links = {key: tuple(sorted(self._links[key])) for key in sorted(self._links)}
        return Alignment(self._hashes, links, self._centres)

    def _similar(
        self, document: str, centres: Sequence[int], rows: Sequence[int]
    ) -> list[tuple[int, str, int, float]]:
        """(centre, other document, proposition there, similarity) among these rows."""
        if not centres or not rows:
            return []
        left = self._rows[[self._row_of[document, centre] for centre in centres]]
        right = self._rows if len(rows) == len(self._places) else self._rows[list(rows)]
        found = []
        for at, column, similarity in vectors.similar_pairs(left, right, THRESHOLD):
            other, index = self._places[rows[column]]
            if other != document:
                found.append((centres[at], other, index, round(similarity, _DIGITS)))
        return found


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

    def links(self, document: str, centres: Collection[int]) -> list[tuple[int, str, int, float]]:
        return [link for link in self._links.get(document, ()) if link[0] in centres]


def ends_of(key: str, documents: Collection[str]) -> tuple[str, str]:
    """The two documents of a key "a|b"; an id may itself hold the mark."""
    parts = key.split("|")
    ends = (("|".join(parts[:at]), "|".join(parts[at:])) for at in range(1, len(parts)))
    return next((one, two) for one, two in ends if one in documents and two in documents)
