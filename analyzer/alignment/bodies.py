"""The bodies of an event's documents as columns of numbers: each word once, whoever asks.

An event of 500 articles has a quarter of a million words; contrasts that look at every word look at arrays of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from analyzer.alignment.words import words_of
from analyzer.measure import EventView
from analyzer.types import BODY_ZONES, Analysis


class _Columns(NamedTuple):
    """The words of one sentence."""

    forms: Any  # numbers of their spellings, made equal
    starts: Any  # in the sentence
    ends: Any
    is_content: Any
    is_capital: Any  # written with a capital where no sentence starts


class Bodies:
    """All words of the documents' bodies, one document after the other, headings included.

    ``bounds[n]`` to ``bounds[n + 1]`` are the places of the n-th document's words. ``starts`` and ``ends`` are offsets
    into its text.
    """

    def __init__(self, analyses: Mapping[str, Analysis]) -> None:
        import numpy

        self.names = tuple(analyses)
        numbers: dict[str, int] = {}
        known: dict[str, _Columns] = {}  # outlets print the same sentences: each is cut into words once
        columns: list[_Columns] = []
        moves: list[int] = []
        bounds = [0]
        for analysis in analyses.values():
            inside = [one for one in analysis.document.sentences if one.zone in BODY_ZONES]
            texts = [analysis.document.words_of(sentence) for sentence in inside]
            known.update((text, _columns(text, numbers)) for text in texts if text not in known)
            found = [known[text] for text in texts]
            columns += found
            moves += [sentence.start for sentence in inside]
            bounds.append(bounds[-1] + sum(len(one.forms) for one in found))
        sizes = [len(one.forms) for one in columns]
        moved = numpy.repeat(numpy.array(moves, dtype=numpy.int64), sizes)
        joined = [_joined([one[at] for one in columns]) for at in range(len(_Columns._fields))]
        self.forms, starts, ends, self.is_content, self.is_capital = joined
        self.starts, self.ends = starts + moved, ends + moved
        self.bounds = numpy.array(bounds, dtype=numpy.int64)
        self.spellings = tuple(numbers)  # number → form

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


def _columns(text: str, numbers: dict[str, int]) -> _Columns:
    """numbers: those of spellings so far; new ones are added."""
    import numpy

    words = words_of(text)
    return _Columns(
        numpy.array([numbers.setdefault(word.form, len(numbers)) for word in words], dtype=numpy.int64),
        numpy.array([word.start for word in words], dtype=numpy.int64),
        numpy.array([word.end for word in words], dtype=numpy.int64),
        numpy.array([word.is_content for word in words], dtype=bool),
        numpy.array([word.start > 0 and text[word.start].isupper() for word in words], dtype=bool),
    )


def _joined(parts: Sequence[Any]) -> Any:
    import numpy

    return numpy.concatenate(parts) if parts else numpy.zeros(0, dtype=numpy.int64)


def bodies_of(event: EventView) -> Bodies:
    """Made once for all contrasts of a comparison."""
    if "bodies" not in event.cache:
        event.cache["bodies"] = Bodies(event.analyses)
    found: Bodies = event.cache["bodies"]
    return found
