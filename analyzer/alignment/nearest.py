"""Where a claim was not found: headline and removed text are looked through, and the nearest sentence is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

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
_PLACES, _SIMILARITIES = 3, 1001
"""Of a cell: none or one of these places, and thousandths from nothing to all."""
_MOST_PARTS = 8
"""More of them are made one: each is searched by itself."""
_MOST_PLACES = 1_000_000
"""Of sentences, times centres: so many centres are looked for at once that these columns stay small."""
_NO_SENTENCE = 2**62  # behind all of them

ABSENT = Cell("absent")

VectorsOf = Callable[[Sequence[Unit]], Any]
"""Of propositions, one row each."""


class NearestSentences:
    """All sentences, headlines and removed passages of an event, made comparable once.

    Outlets print the same sentences: each is one vector, with all the places where it stands.
    """

    def __init__(self, analyses: Sequence[Analysis]) -> None:
        import numpy

        self._numbers = {analysis.document.id: number for number, analysis in enumerate(analyses)}
        self._size = len(analyses)
        numbers: dict[tuple[str, ...], int] = {}
        passages, indices, sizes = [], [], []
        for analysis in analyses:
            mine = _passages(analysis)
            passages += [numbers.setdefault(stems_of(text), len(numbers)) for _, text in mine]
            indices += [index for index, _ in mine]
            sizes.append(len(mine))
        kinds = numpy.array(passages, dtype=int)
        order = numpy.argsort(kinds, kind="stable")
        self._documents = numpy.repeat(numpy.arange(len(sizes)), sizes)[order]
        self._indices = numpy.array(indices, dtype=int)[order]
        self._from = numpy.searchsorted(kinds[order], numpy.arange(len(numbers) + 1))
        self._stems = list(numbers)
        self._columns = vectors.searched(self._stems)
        self._cells = _Cells()

    def leave_out(self, documents: Iterable[str]) -> None:
        for name in documents:
            self._numbers.pop(name, None)

    def find(self, centres: Sequence[Unit], rows: Any) -> Iterator[_Row]:
        """For each centre the key of every document's cell where none of its propositions says the centre's claim.

        Absent, with the nearest sentence; or a part, where the claim's words stand in the headline or in removed text.
        ``rows``: the centres' vectors.
        """
        size = max(1, _MOST_PLACES // max(1, len(self._documents)))
        for first in range(0, len(centres), size):
            yield from self._find(centres[first : first + size], rows[first : first + size])

    def _find(self, centres: Sequence[Unit], rows: Any) -> Iterator[_Row]:
        done = 0
        for row, passage, similarity in vectors.similar_blocks(rows, self._columns, _LOWEST):
            if len(row):
                last = int(row[-1]) + 1
                for keys in self._keys(centres[done:last], row - done, passage, similarity):
                    yield _Row(self._numbers, keys, self._cells)
                done = last
        nothing = [_key(-1, 0)] * self._size
        yield from (_Row(self._numbers, nothing, self._cells) for _ in centres[done:])

    def _keys(
        self, centres: Sequence[Unit], rows: Any, passages: Any, similarities: Any
    ) -> Sequence[Sequence[int]]:
        """Of some centres at once; ``rows``: by its place among them, the centre that a passage is similar to."""
        import numpy

        begins, ends = self._from[passages], self._from[passages + 1]
        places = spread(begins, ends)
        documents, indices = self._documents[places], self._indices[places]
        rows, passages, similarities = (
            numpy.repeat(column, ends - begins) for column in (rows, passages, similarities)
        )
        is_sentence = indices >= 0
        sentences, highest = _best(
            len(centres) * self._size,
            *(column[is_sentence] for column in (rows * self._size + documents, indices, similarities)),
        )
        thousandths = numpy.rint(highest * 1000).astype(int)
        keys: list[list[int]] = _key(sentences, thousandths).reshape(len(centres), self._size).tolist()
        held: dict[tuple[int, int], int] = {}
        elsewhere = (column[~is_sentence].tolist() for column in (rows, documents, indices, passages))
        for row, document, place, passage in zip(*elsewhere, strict=True):
            if _holds(self._stems[passage], centres[row]):
                held[row, document] = max(place, held.get((row, document), place))
        for (row, document), place in held.items():
            keys[row][document] -= place
        return keys


class EventSentences:
    """The sentences of an event whose texts come and go: those of texts that come together are searched together."""

    def __init__(self) -> None:
        self._analyses: dict[str, Analysis] = {}
        self._parts: list[NearestSentences] = []
        self._new: list[NearestSentences] = []  # of the parts, that of the documents that came at last
        self._vectors_of: VectorsOf

    def hold(self, analyses: Sequence[Analysis], vectors_of: VectorsOf) -> None:
        """The sentences of these documents and of no others, and where the vectors of what is looked for are found."""
        now = {analysis.document.id: analysis for analysis in analyses}
        gone = [name for name, analysis in self._analyses.items() if now.get(name) is not analysis]
        new = [analysis for name, analysis in now.items() if self._analyses.get(name) is not analysis]
        if len(self._parts) == _MOST_PARTS:
            self._parts, gone, new = [], [], list(analyses)
        for part in self._parts:
            part.leave_out(gone)
        self._new = [NearestSentences(new)] if new else []
        self._parts += self._new
        self._analyses, self._vectors_of = now, vectors_of

    def find(self, centres: Sequence[Unit], *, is_new_only: bool = False) -> Iterator[Strays]:
        """For each centre what stands where it is not said; in the documents that came at last alone, where it is asked
        for."""
        parts = self._new if is_new_only else self._parts
        if centres:
            wanted = self._vectors_of(centres)
            for _, *rows in zip(centres, *[part.find(centres, wanted) for part in parts], strict=True):
                yield Strays(rows)


class Strays:
    """The cells of the documents that do not say a claim, made when asked for: of most documents another is shown."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows

    def of(self, documents: Set[str]) -> dict[str, Cell]:
        """Their cells, in no order; nothing of those among which was not looked."""
        return {
            name: cells[keys[numbers[name]]]
            for numbers, keys, cells in self._rows
            for name in numbers.keys() & documents
        }


class _Row(NamedTuple):
    """What was found for one centre."""

    numbers: Mapping[str, int]  # by document
    keys: Sequence[int]  # by number
    cells: Mapping[int, Cell]  # by key


class _Cells(dict[int, Cell]):
    """Cells by their keys. An event of many claims has a million absent cells, and few of them differ."""

    def __missing__(self, key: int) -> Cell:
        found, place = divmod(key, _PLACES)
        sentence, thousandths = divmod(found, _SIMILARITIES)
        is_removed, nearest = -place == REMOVED, None
        if sentence:
            nearest = Nearest(sentence - 1, thousandths / 1000, in_removed=is_removed)
        cell = Cell("absent", nearest=nearest)
        if place:
            where = "only in text removed in cleaning" if is_removed else "only in the headline"
            cell = Cell("partial", nearest=nearest, differences=(where,))
        self[key] = cell
        return cell


def _key(sentence: Any, thousandths: Any) -> Any:
    """The number that tells a cell: its nearest sentence, or −1, and how similar that is. The place elsewhere where the
    claim's words stand is taken off it."""
    return ((sentence + 1) * _SIMILARITIES + thousandths) * _PLACES


def _best(size: int, cells: Any, sentences: Any, similarities: Any) -> tuple[Any, Any]:
    """For each of so many cells the most similar of its sentences, the earliest of equals, or −1, and how similar it is."""
    import numpy

    highest, first = numpy.zeros(size), numpy.full(size, _NO_SENTENCE)
    numpy.maximum.at(highest, cells, similarities)
    best = numpy.flatnonzero(similarities == highest[cells])
    numpy.minimum.at(first, cells[best], sentences[best])
    return numpy.where(first == _NO_SENTENCE, -1, first), highest


def _passages(analysis: Analysis) -> list[tuple[int, str]]:
    document = analysis.document
    passages = [(index, document.words_of(sentence)) for index, sentence in enumerate(document.sentences)]
    if document.title:
        passages.append((HEADLINE, document.title))
    for removed in document.removed:
        passages += [(REMOVED, line) for line in removed.text.splitlines() if line.strip()]
    return passages


def _holds(stems: Sequence[str], centre: Unit) -> bool:
    """The claim's names alone are the event's topic: what is said of them must be there too."""
    wanted = set(centre.stems)
    told = wanted if centre.proposition.is_clause else centre.free  # "the harbour plan of Norwick" is a topic
    if len(told.intersection(stems)) < _FEWEST_STEMS or not centre.free:
        return False
    return all(len(part.intersection(stems)) / len(part) >= ELSEWHERE_COVER for part in (wanted, centre.free))
