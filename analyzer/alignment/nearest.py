"""Where a claim was not found: headline and removed text are looked through, and the nearest sentence is shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from analyzer.alignment.runs import spread
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

ABSENT = Cell("absent")


class NearestSentences:
    """All sentences, headlines and removed passages of an event, made comparable once.

    Outlets print the same sentences: each is one vector, with all the places where it stands.
    """

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        import numpy

        self._names = [analysis.document.id for analysis in analyses]
        numbers: dict[tuple[str, ...], int] = {}
        found = [
            (numbers.setdefault(stems_of(text), len(numbers)), document, index)
            for document, analysis in enumerate(analyses)
            for index, text in _passages(analysis)
        ]
        places = numpy.array(found, dtype=numpy.int64).reshape(len(found), 3)
        passages, self._documents, self._indices = places[numpy.argsort(places[:, 0], kind="stable")].T
        self._from = numpy.searchsorted(passages, numpy.arange(len(numbers) + 1))
        self._stems = list(map(frozenset, numbers))
        self._columns = vectors.columns_of(vectors.vectors(list(numbers)))

    def find(self, centres: Sequence[Unit]) -> Iterator[Mapping[str, Cell]]:
        """For each centre: document id → its cell where no proposition of the document says the centre's claim.

        Absent, with the nearest sentence; or a part, where the claim's words stand in the headline or in removed text.
        Documents that have nothing like the claim are left out.
        """
        import numpy

        if not centres:
            return
        rows = vectors.vectors([centre.stems for centre in centres])
        done = 0
        for row, passage, similarity in vectors.similar_blocks(rows, self._columns, _LOWEST):
            last = int(row[-1]) + 1 if len(row) else done
            bounds = numpy.searchsorted(row, numpy.arange(done, last + 1)).tolist()
            for centre, (start, end) in zip(centres[done:last], pairwise(bounds), strict=True):
                yield self._cells(centre, passage[start:end], similarity[start:end])
            done = last
        yield from ({} for _ in centres[done:])

    def _cells(self, centre: Unit, passages: Any, similarities: Any) -> Mapping[str, Cell]:
        import numpy

        places = spread(self._from[passages], self._from[passages + 1])
        counts = self._from[passages + 1] - self._from[passages]
        passages, similarities = numpy.repeat(passages, counts), numpy.repeat(similarities, counts)
        documents, indices = self._documents[places], self._indices[places]
        is_sentence = indices >= 0
        nearest = _best(documents[is_sentence], indices[is_sentence], similarities[is_sentence])
        elsewhere = (column[~is_sentence].tolist() for column in (documents, indices, passages))
        held: dict[int, int] = {}
        for document, place, passage in zip(*elsewhere, strict=True):
            if _holds(self._stems[passage], centre):
                held[document] = max(place, held.get(document, place))
        cells = {one: _cell(found, held.get(one)) for one, found in nearest.items()}
        cells |= {one: _cell(None, place) for one, place in held.items() if one not in nearest}
        return {self._names[one]: cell for one, cell in cells.items()}


def _best(documents: Any, sentences: Any, similarities: Any) -> dict[int, tuple[int, float]]:
    """Document → its most similar sentence, the earliest of equals, and how similar."""
    import numpy

    order = numpy.lexsort((sentences, -similarities, documents))
    is_first = numpy.ones(len(order), dtype=bool)
    is_first[1:] = documents[order[1:]] != documents[order[:-1]]
    best = order[is_first]
    columns = (column[best].tolist() for column in (documents, sentences, similarities))
    return {
        document: (sentence, round(similarity, 3))
        for document, sentence, similarity in zip(*columns, strict=True)
    }


@lru_cache(maxsize=20_000)
def _cell(nearest: tuple[int, float] | None, place: int | None) -> Cell:
    """place: HEADLINE or REMOVED where the claim's words stand there. Remembered: an event of many claims has a
    million absent cells, and few of them differ."""
    found = Nearest(*nearest, in_removed=place == REMOVED) if nearest else None
    if place is None:
        return Cell("absent", nearest=found)
    where = "only in the headline" if place == HEADLINE else "only in text removed in cleaning"
    return Cell("partial", nearest=found, differences=(where,))


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
    if len(wanted & stems) < _FEWEST_STEMS or not centre.free:
        return False
    return all(len(part & stems) / len(part) >= ELSEWHERE_COVER for part in (wanted, centre.free))
