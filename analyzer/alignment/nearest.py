"""Where a claim was not found: headline and removed text are looked through, and the nearest sentence is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.alignment.units import Unit
from analyzer.alignment.words import stems_of
from analyzer.engines import vectors
from analyzer.types import Analysis, Cell, Nearest

_LOWEST = 0.05
"""A sentence below this shares not one telling word with the claim; showing it would refute nothing."""
ELSEWHERE_COVER = 0.6
"""Share of a claim's content words that a headline or a removed passage must hold before the claim counts as
present there: with less, the headline names the topic only."""
_FEWEST_STEMS = 3

HEADLINE, REMOVED = -1, -2


@dataclass(frozen=True, slots=True)
class Stray:
    """What a document without the claim has instead."""

    nearest: Nearest | None
    place: int | None = None  # HEADLINE or REMOVED where the claim's words stand there

    def as_cell(self) -> Cell:
        if self.place is None:
            return Cell("absent", nearest=self.nearest)
        where = "only in the headline" if self.place == HEADLINE else "only in text removed in cleaning"
        return Cell("partial", nearest=self.nearest, differences=(where,))


class NearestSentences:
    """All sentences, headlines and removed passages of an event, made comparable once."""

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        self._places: list[tuple[str, int, frozenset[str]]] = []
        texts = []
        for analysis in analyses:
            for index, text in _passages(analysis):
                stems = stems_of(text)
                self._places.append((analysis.document.id, index, frozenset(stems)))
                texts.append(stems)
        self._columns = vectors.columns_of(vectors.vectors(texts))

    def find(self, centres: Sequence[Unit]) -> list[dict[str, Stray]]:
        """For each centre: document id → the nearest passage of that document."""
        best: list[dict[str, tuple[float, int]]] = [{} for _ in centres]
        elsewhere: list[dict[str, int]] = [{} for _ in centres]
        if not centres:
            return []
        rows = vectors.vectors([centre.stems for centre in centres])
        for row, column, similarity in vectors.similar_pairs(rows, self._columns, _LOWEST):
            name, index, stems = self._places[column]
            if index < 0:
                if _holds(stems, centres[row]):
                    elsewhere[row].setdefault(name, index)
                continue
            if similarity > best[row].get(name, (0.0, 0))[0]:
                best[row][name] = (similarity, index)
        return [_strays(found, places) for found, places in zip(best, elsewhere, strict=True)]


def _passages(analysis: Analysis) -> list[tuple[int, str]]:
    document = analysis.document
    passages = [(index, document.words_of(sentence)) for index, sentence in enumerate(document.sentences)]
    if document.title:
        passages.append((HEADLINE, document.title))
    for removed in document.removed:
        passages += [(REMOVED, line) for line in removed.text.splitlines() if line.strip()]
    return passages


def _holds(stems: frozenset[str], centre: Unit) -> bool:
    """The claim's names alone are the event's topic: what is said of them must be there too."""
    wanted = set(centre.stems)
    if len(wanted) < _FEWEST_STEMS or not centre.free:
        return False
    return all(len(part & stems) / len(part) >= ELSEWHERE_COVER for part in (wanted, centre.free))


def _strays(found: dict[str, tuple[float, int]], places: dict[str, int]) -> dict[str, Stray]:
    strays = {}
    for name in {**found, **places}:
        place = places.get(name)
        nearest = None
        if name in found:
            similarity, index = found[name]
            nearest = Nearest(index, round(similarity, 3), in_removed=place == REMOVED)
        strays[name] = Stray(nearest, place)
    return strays
