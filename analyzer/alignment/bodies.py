"""The bodies of an event's documents as columns of numbers: each word once, whoever asks.

An event of 500 articles has a quarter of a million words; contrasts that look at every word look at arrays of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain, count, pairwise
from operator import attrgetter
from typing import Any, NamedTuple

from analyzer.alignment.runs import spread
from analyzer.alignment.sixes import SHORTEST, Sixes
from analyzer.alignment.words import FUNCTION_WORDS, columns_of
from analyzer.measure import EventView
from analyzer.memory import Memory, NoMemory
from analyzer.types import BODY_ZONES, Analysis, Mention, Sentence, Statement

Stretch = Mention | Statement | Sentence
_FAR = 2**32
"""More letters than a text has: a document's offsets behind those of all documents before it."""


class Words(NamedTuple):
    """The words of a body, or of many: columns of one length."""

    forms: Any  # numbers of their spellings, made equal
    starts: Any  # offsets into the text
    ends: Any
    is_capital: Any  # written with a capital where no sentence starts
    sixes: Any  # numbers of the six words that start there, equal for equal words; −1 where the body has fewer left


class Numbers:
    """Of spellings and of runs of six words. They may be kept: a text more does not change those of the others."""

    def __init__(self) -> None:
        self.spellings: dict[str, int] = defaultdict(count().__next__)  # the next number for one that is new
        self.of(sorted(FUNCTION_WORDS))
        self.sixes = Sixes()

    def of(self, forms: Sequence[str]) -> Any:
        """The numbers of these spellings."""
        import numpy

        return numpy.fromiter(map(self.spellings.__getitem__, forms), dtype=int, count=len(forms))

    def runs_of(self, sentences: Sequence[Sequence[str]]) -> list[Any]:
        """The numbers of each sentence's runs of six words. A short sentence counts as one run."""
        import numpy

        # As if nothing were written six times over where words are missing.
        padded = [[*one, *[""] * (SHORTEST - len(one))] for one in sentences]
        bounds = numpy.cumsum([0, *map(len, padded)])
        sixes = self.sixes.of(self.of([form for one in padded for form in one]), bounds)
        return [sixes[start : end - SHORTEST + 1] for start, end in pairwise(bounds.tolist())]


class Bodies:
    """All words of the documents' bodies, one document after the other, headings included.

    ``bounds[n]`` to ``bounds[n + 1]`` are the places of the n-th document's words.
    """

    def __init__(self, names: Sequence[str], words: Sequence[Words], spellings: Sequence[str]) -> None:
        import numpy

        self.names, self.of_each = tuple(names), words
        self.bounds = numpy.cumsum([0, *(len(one.forms) for one in words)])
        self.spellings = spellings  # number → form

    @classmethod
    def of(cls, analyses: Mapping[str, Analysis], memory: Memory | None = None) -> Bodies:
        memory = memory or NoMemory()
        numbers = numbers_of(memory)
        words = memory.of_texts("bodies", tuple(analyses.values()), partial(_words_of, numbers=numbers))
        return cls(tuple(analyses), words, tuple(numbers.spellings))

    def only(self, numbers: Sequence[int]) -> Bodies:
        """Those of some of the documents."""
        if len(numbers) == len(self.names):
            return self
        return Bodies(
            [self.names[one] for one in numbers], [self.of_each[one] for one in numbers], self.spellings
        )

    # Columns of all words are joined when they are asked for. Those asked for once are not kept: each has two megabytes.

    @property
    def forms(self) -> Any:
        return self._joined("forms")

    @property
    def is_content(self) -> Any:
        return self.forms >= len(FUNCTION_WORDS)  # they were the first to be numbered

    @property
    def is_capital(self) -> Any:
        return self._joined("is_capital")

    @property
    def sixes(self) -> Any:
        return self._joined("sixes")

    @cached_property
    def starts(self) -> Any:
        return self._joined("starts")

    @cached_property
    def ends(self) -> Any:
        return self._joined("ends")

    def _joined(self, column: str) -> Any:
        import numpy

        return numpy.concatenate([getattr(one, column) for one in self.of_each])

    @cached_property
    def lengths(self) -> dict[str, int]:
        """Document → how many words its body has."""
        import numpy

        return dict(zip(self.names, numpy.diff(self.bounds).tolist(), strict=True))

    def marked(self, number: int, spans: Sequence[tuple[int, int]]) -> Any:
        """Which of the document's words start in one of these stretches of its text: an array of booleans."""
        import numpy

        first, last = self.bounds[number], self.bounds[number + 1]
        marks = numpy.zeros(last - first, dtype=bool)
        if spans:
            inside = numpy.searchsorted(self.starts[first:last], numpy.array(spans))
            for start, end in inside.tolist():
                marks[start:end] = True
        return marks

    def marked_in_all(self, spans: Sequence[Sequence[Stretch]]) -> Any:
        """Which words of all documents start in one of their stretches, given document by document: an array of booleans."""
        starts, ends = self._far_ends_of(spans)
        return self._between(self._far_starts.searchsorted(starts), self._far_starts.searchsorted(ends))

    def touched_in_all(self, spans: Sequence[Sequence[Stretch]]) -> Any:
        """Which have a letter in one of their stretches."""
        starts, ends = self._far_ends_of(spans)
        far_ends = self._far_starts + (self.ends - self.starts)
        return self._between(far_ends.searchsorted(starts, "right"), self._far_starts.searchsorted(ends))

    def _far_ends_of(self, spans: Sequence[Sequence[Stretch]]) -> tuple[Any, Any]:
        import numpy

        every = list(chain.from_iterable(spans))
        documents = numpy.repeat(numpy.arange(len(self.names)) * _FAR, [len(mine) for mine in spans])
        starts = numpy.fromiter(map(attrgetter("start"), every), dtype=int, count=len(every))
        ends = numpy.fromiter(map(attrgetter("end"), every), dtype=int, count=len(every))
        return starts + documents, ends + documents

    def _between(self, froms: Any, tos: Any) -> Any:
        """The words from each of the first to before the one of the second that goes with it."""
        import numpy

        opening, closing = (numpy.bincount(one, minlength=self.bounds[-1] + 1) for one in (froms, tos))
        return numpy.cumsum(opening - closing)[:-1] > 0

    @cached_property
    def _far_starts(self) -> Any:
        """Where each word starts, those of each document far behind those of the one before."""
        import numpy

        return self.starts + numpy.repeat(numpy.arange(len(self.names)) * _FAR, numpy.diff(self.bounds))


def _words_of(analyses: Sequence[Analysis], numbers: Numbers) -> list[Words]:
    """Those of each body. Outlets print the same sentences: each is cut into words once."""
    import numpy

    texts: dict[str, int] = {}
    of_text, moves, counts = [], [], []  # each sentence's text, and where it starts
    for analysis in analyses:
        document = analysis.document
        mine = [one for one in document.sentences if one.zone in BODY_ZONES]
        of_text += [texts.setdefault(document.words_of(one), len(texts)) for one in mine]
        moves += [one.start for one in mine]
        counts.append(len(mine))
    cut = _Sentences.of(texts, numbers)
    sentences = numpy.array(of_text, dtype=int)
    begins, ends = cut.bounds[sentences], cut.bounds[sentences + 1]
    places, moved = spread(begins, ends), numpy.repeat(numpy.array(moves, numpy.int32), ends - begins)
    until = numpy.concatenate(([0], numpy.cumsum(ends - begins)))
    bounds = until[numpy.concatenate(([0], numpy.cumsum(counts, dtype=numpy.int64)))]
    forms = cut.forms[places]
    words = Words(
        forms=forms,
        starts=cut.starts[places] + moved,
        ends=cut.ends[places] + moved,
        is_capital=cut.is_capital[places],
        sixes=numbers.sixes.of(forms, bounds),
    )
    return [Words(*(column[start:end] for column in words)) for start, end in pairwise(bounds.tolist())]


class _Sentences(NamedTuple):
    """The words of some sentences, one sentence after the other, as columns."""

    bounds: Any  # where each sentence's words begin, and where the last one's end
    forms: Any
    starts: Any  # in the sentence
    ends: Any
    is_capital: Any

    @classmethod
    def of(cls, texts: Iterable[str], numbers: Numbers) -> _Sentences:
        import numpy

        written = list(texts)
        columns = [columns_of(text) for text in written]
        sizes = [len(each.forms) for each in columns]
        lengths = numpy.array([len(text) for text in written], dtype=int)
        before = numpy.repeat(numpy.cumsum(lengths) - lengths, sizes)
        forms = list(chain.from_iterable(each.forms for each in columns))
        starts, ends = (
            numpy.fromiter(chain.from_iterable(offsets), numpy.int32, count=len(forms))
            for offsets in ((each.starts for each in columns), (each.ends for each in columns))
        )
        return cls(
            bounds=numpy.cumsum([0, *sizes]),
            forms=numbers.of(forms),
            starts=starts,
            ends=ends,
            is_capital=(starts > 0) & _are_capitals("".join(written), starts + before),
        )


def _are_capitals(text: str, places: Any) -> Any:
    """At which places of the text a capital stands."""
    import numpy

    letters = numpy.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")[places]
    is_capital = numpy.bincount(letters) > 0  # by letter: so far all that occur
    occurring = numpy.flatnonzero(is_capital)
    is_capital[occurring] = [chr(letter).isupper() for letter in occurring.tolist()]
    return is_capital[letters]


def numbers_of(memory: Memory) -> Numbers:
    return memory.shelf("bodies.numbers", Numbers)


def bodies_of(event: EventView) -> Bodies:
    """Made once for all contrasts of a comparison."""
    if "bodies" not in event.cache:
        event.cache["bodies"] = Bodies.of(event.analyses, event.memory)
    found: Bodies = event.cache["bodies"]
    return found
