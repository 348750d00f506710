"""The bodies of an event's documents as columns of numbers: each word once, whoever asks.

An event of 500 articles has a quarter of a million words; contrasts that look at every word look at arrays of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from analyzer.alignment.runs import spread
from analyzer.alignment.words import FUNCTION_WORDS, words_of
from analyzer.measure import EventView
from analyzer.types import BODY_ZONES, Analysis


class Bodies:
    """All words of the documents' bodies, one document after the other, headings included.

    ``bounds[n]`` to ``bounds[n + 1]`` are the places of the n-th document's words. ``starts`` and ``ends`` are offsets
    into its text.
    """

    def __init__(self, analyses: Mapping[str, Analysis]) -> None:
        import numpy

        self.names = tuple(analyses)
        texts: dict[str, int] = {}  # outlets print the same sentences: each is cut into words once
        inside: list[tuple[int, int]] = []  # each sentence's text, and where it starts
        counts = []
        for analysis in analyses.values():
            document = analysis.document
            mine = [one for one in document.sentences if one.zone in BODY_ZONES]
            inside += [(texts.setdefault(document.words_of(one), len(texts)), one.start) for one in mine]
            counts.append(len(mine))
        words = _Words.of(texts)
        of_text, moves = numpy.array(inside, dtype=numpy.int64).reshape(len(inside), 2).T
        begins, ends = words.bounds[of_text], words.bounds[of_text + 1]
        places, moved = spread(begins, ends), numpy.repeat(moves.astype(numpy.int32), ends - begins)
        self.forms, self.is_content, self.is_capital = (
            column[places] for column in (words.forms, words.is_content, words.is_capital)
        )
        self.starts, self.ends = words.starts[places] + moved, words.ends[places] + moved
        until = numpy.concatenate(([0], numpy.cumsum(ends - begins)))
        self.bounds = until[numpy.concatenate(([0], numpy.cumsum(counts, dtype=numpy.int64)))]
        self.spellings = words.spellings  # number → form

    @cached_property
    def lengths(self) -> dict[str, int]:
        """Document → how many words its body has."""
        import numpy

        return dict(zip(self.names, numpy.diff(self.bounds).tolist(), strict=True))

    def marked(self, number: int, spans: Sequence[tuple[int, int]]) -> Any:
        """Which of the document's words start in one of these stretches of its text: an array of booleans."""
        return self._marked(number, spans, self.starts)

    def touched(self, number: int, spans: Sequence[tuple[int, int]]) -> Any:
        """Which of the document's words have a letter in one of these stretches of its text: an array of booleans."""
        return self._marked(number, [(start + 1, end) for start, end in spans], self.ends)

    def _marked(self, number: int, spans: Sequence[tuple[int, int]], opening: Any) -> Any:
        """From the first word whose ``opening`` is not before the stretch to the last one that starts inside it."""
        import numpy

        first, last = self.bounds[number], self.bounds[number + 1]
        marks = numpy.zeros(last - first, dtype=bool)
        if spans:
            starts, ends = numpy.array(spans).T
            froms = numpy.searchsorted(opening[first:last], starts).tolist()
            for start, end in zip(
                froms, numpy.searchsorted(self.starts[first:last], ends).tolist(), strict=True
            ):
                marks[start:end] = True
        return marks


class _Words(NamedTuple):
    """The words of some sentences, one sentence after the other, as columns."""

    bounds: Any  # where each sentence's words begin, and where the last one's end
    forms: Any  # numbers of their spellings, made equal
    starts: Any  # in the sentence
    ends: Any
    is_content: Any
    is_capital: Any  # written with a capital where no sentence starts
    spellings: tuple[str, ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> _Words:
        import numpy

        numbers: dict[str, int] = {}
        sizes, forms, starts, ends, capitals = [0], [], [], [], []
        for text in texts:
            words = words_of(text)
            sizes.append(len(words))
            for start, end, form in words:
                starts.append(start)
                ends.append(end)
                forms.append(numbers.setdefault(form, len(numbers)))
                capitals.append(start > 0 and text[start].isupper())
        is_content = numpy.array([form not in FUNCTION_WORDS for form in numbers], dtype=bool)
        kinds = numpy.array(forms, dtype=numpy.int64)
        return cls(
            bounds=numpy.cumsum(sizes),
            forms=kinds,
            starts=numpy.array(starts, dtype=numpy.int32),
            ends=numpy.array(ends, dtype=numpy.int32),
            is_content=is_content[kinds],
            is_capital=numpy.array(capitals, dtype=bool),
            spellings=tuple(numbers),
        )


def bodies_of(event: EventView) -> Bodies:
    """Made once for all contrasts of a comparison."""
    if "bodies" not in event.cache:
        event.cache["bodies"] = Bodies(event.analyses)
    found: Bodies = event.cache["bodies"]
    return found
