"""Words that set a document apart from the others, each with its places in context."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any, NamedTuple

import msgspec

from analyzer.alignment.bodies import Bodies, Words, bodies_of
from analyzer.alignment.words import FUNCTION_WORDS, stem
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, Document, Zone

FEWEST = 3
"""Uses. A word that stands once or twice is an accident of one sentence."""
_SMALLEST_SCORE = 1.0
"""Standard errors. At or below it the preference is smaller than the doubt about it. It is a line for a list, no
test: with few short texts nothing of the kind can be tested."""
_ROUNDING = 1e-6
"""More than two ways to take a logarithm differ in a score."""
_SHORTEST = 3
"""Letters. What is shorter is a particle or an abbreviation."""
_MOST_ROWS = 10
"""A document. Beyond that the words hardly differ in weight, and nobody reads on."""
_CONTEXT = 40
"""Characters on each side, to the next whole word: a line of a concordance."""


class WordInContext(msgspec.Struct, frozen=True, gc=False):
    """Document text[start:end] is ``text``; ``before`` and ``after`` stand beside it in its sentence."""

    document: str
    start: int
    end: int
    zone: Zone
    text: str
    before: str
    after: str


class WordingRow(msgspec.Struct, frozen=True, gc=False):
    """One word that a document uses more than the others do. Inflections count as one word."""

    document: str
    what: str  # the form that the document uses most
    value: float  # z: log-odds ratio over its standard error
    count: int
    words: int  # content words of the document's body
    others_count: int
    others_words: int
    evidence: tuple[WordInContext, ...]


@contrast(
    Card(
        key="wording",
        title="Words that set an outlet apart",
        unit="score",
        low=0.0,
        rises_with="a word that this text prefers more clearly",
        source="Monroe, Colaresi & Quinn 2008, Political Analysis 16: 372-403, section 3.3.1 and 3.5.1",
        order=100,
    )
)
def wording(event: EventView) -> tuple[WordingRow, ...]:
    """Weighted log-odds of each word, text against all others, with an informative Dirichlet prior.

    Finds:     content words of the body, all voices, used three times or more, whose z is above 1; at most ten a
               text, by z, then count, then alphabet. The prior is the event's own vocabulary and weighs as much
               as one average text, so that words which everybody uses stay near zero.
    Leaves out function words, figures, and the names of actors (they have a grid of their own).
    Blind to:  why a word is preferred. In short texts few words reach three uses, and none may be found.
    """
    bodies = bodies_of(event)
    texts = tuple(event.analyses.values())
    numbers = {id(one): number for number, one in enumerate(texts)}
    roots = event.memory.shelf("wording", _Roots)
    uses = event.memory.of_texts(
        "wording", texts, lambda new: _uses(new, bodies.only([numbers[id(one)] for one in new]), roots)
    )
    found: dict[int, list[_Preferred]] = defaultdict(list)
    total = sum(mine.total for mine in uses)
    for one in _preferred(uses, total):
        found[one.text].append(one)
    return tuple(
        row for text, mine in found.items() for row in _rows(uses[text], mine, total, bodies.spellings)
    )


class _Roots:
    """Numbers of words, equal for inflections of one word."""

    def __init__(self) -> None:
        import numpy

        self._numbers: dict[str, int] = {}
        self._of_spellings = numpy.zeros(0, dtype=int)

    def of(self, spellings: Sequence[str]) -> Any:
        """For each spelling, of which some are known; −1 where it does not count: function words, figures."""
        import numpy

        numbers, new = self._numbers, spellings[len(self._of_spellings) :]
        roots = [numbers.setdefault(stem(form), len(numbers)) if _counts(form) else -1 for form in new]
        self._of_spellings = numpy.concatenate((self._of_spellings, numpy.array(roots, dtype=int)))
        return self._of_spellings


def _counts(form: str) -> bool:
    return form not in FUNCTION_WORDS and form.isalpha() and len(form) >= _SHORTEST


@dataclass(frozen=True, slots=True)
class _Uses:
    """The words of one text that count. What is shown of one is made when it is asked for, and kept."""

    document: Document
    starts: Sequence[int]  # of its sentences
    words: Words  # of its body
    places: Any  # of each use among them; those of one word stand together, in order
    begins: Any  # where those of each word begin
    counts: Any  # how many they are
    roots: Any  # whose they are
    forms: dict[int, str] = field(default_factory=dict)
    contexts: dict[int, tuple[WordInContext, ...]] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return len(self.places)

    def form(self, word: int, spellings: Sequence[str]) -> str:
        """The one that is used most."""
        if word not in self.forms:
            forms = self.words.forms[self._places_of(word)].tolist()
            self.forms[word] = _most_used([spellings[form] for form in forms])
        return self.forms[word]

    def in_context(self, word: int) -> tuple[WordInContext, ...]:
        if word not in self.contexts:
            places = self._places_of(word)
            starts, ends = self.words.starts[places].tolist(), self.words.ends[places].tolist()
            self.contexts[word] = tuple(map(self._in_context, starts, ends))
        return self.contexts[word]

    def _in_context(self, start: int, end: int) -> WordInContext:
        text, sentence = self.document.text, self.document.sentences[bisect_right(self.starts, start) - 1]
        opening, closing = start - _CONTEXT, end + _CONTEXT
        before = (
            text[opening:start].partition(" ")[2]
            if opening > sentence.start
            else text[sentence.start : start]
        )
        after = text[end:closing].rpartition(" ")[0] if closing < sentence.end else text[end : sentence.end]
        return WordInContext(
            self.document.id, start, end, sentence.zone, text[start:end], before.strip(), after.strip()
        )

    def _places_of(self, word: int) -> Any:
        begin = self.begins[word]
        return self.places[begin : begin + self.counts[word]]


def _uses(analyses: Sequence[Analysis], bodies: Bodies, roots: _Roots) -> Iterator[_Uses]:
    """Of each text: an event has a quarter of a million words. Headings and names do not count."""
    import numpy

    named = [[one for target in text.targets for one in target.mentions] for text in analyses]
    headings = [[one for one in text.document.sentences if one.kind == "heading"] for text in analyses]
    root = roots.of(bodies.spellings)[bodies.forms]
    root[bodies.touched_in_all(named) | bodies.marked_in_all(headings)] = -1
    chosen = numpy.flatnonzero(root >= 0)
    text = numpy.repeat(numpy.arange(len(analyses)), numpy.diff(bodies.bounds))
    # By text, then by root, then by place: as one number they are sorted faster.
    kind = text * (int(root.max(initial=0)) + 1) + root
    places = numpy.sort(kind[chosen] * len(root) + chosen) % max(1, len(root))
    begins = numpy.flatnonzero(numpy.diff(kind[places], prepend=-1))
    counts, first = numpy.diff(begins, append=len(places)), places[begins]
    each = numpy.arange(len(analyses) + 1)
    words, uses = text[first].searchsorted(each), text[places].searchsorted(each)
    for number, analysis in enumerate(analyses):
        mine, here = slice(*words[number : number + 2]), slice(*uses[number : number + 2])
        yield _Uses(
            analysis.document,
            [sentence.start for sentence in analysis.document.sentences],
            bodies.of_each[number],
            places[here] - bodies.bounds[number],
            begins[mine] - here.start,
            counts[mine],
            root[first[mine]],
        )


class _Preferred(NamedTuple):
    """A word that a text uses more than the others do."""

    text: int
    word: int  # its number in the text
    uses: int
    pooled: int  # uses in all texts
    score: float


def _preferred(uses: Sequence[_Uses], total: int) -> Iterator[_Preferred]:
    """Text by text."""
    import numpy

    sizes = [len(mine.roots) for mine in uses]
    roots, counts = (
        numpy.concatenate(column) for column in zip(*((one.roots, one.counts) for one in uses), strict=True)
    )
    often = numpy.flatnonzero(counts >= FEWEST)
    pooled = numpy.bincount(roots, counts).astype(int)[roots[often]]
    texts = numpy.repeat(numpy.arange(len(uses)), sizes)[often]
    numbers = often - (numpy.cumsum(sizes) - sizes)[texts]
    words = numpy.array([one.total for one in uses])[texts]
    columns = _Columns(texts, numbers, counts[often], pooled, words)
    # Who uses a word no more than the whole event does has no preference for it.
    columns = columns.at(columns.counts * total > columns.pooled * columns.words)
    # Most others are below the line: only those near it and above need the exact figure.
    columns = columns.at(columns.log_odds(total, total / len(uses), numpy.log) > _SMALLEST_SCORE - _ROUNDING)
    scores = columns.log_odds(total, total / len(uses), _exact_log)
    for text, number, count, in_all, _, score in zip(
        *(column.tolist() for column in columns), scores.tolist(), strict=True
    ):
        if score > _SMALLEST_SCORE:
            yield _Preferred(text, number, count, in_all, score)


class _Columns(NamedTuple):
    """Words of texts."""

    texts: Any
    numbers: Any  # in the text
    counts: Any
    pooled: Any  # uses in all texts
    words: Any  # uses of all words in the text

    def at(self, chosen: Any) -> _Columns:
        return _Columns(*(column[chosen] for column in self))

    def log_odds(self, total: int, prior_words: float, log: Callable[[Any], Any]) -> Any:
        """z of words' log-odds ratios against the rest of the pool (Monroe et al. 2008, equations 15, 18 to 22)."""
        import numpy

        others, rest = self.pooled - self.counts, total - self.words
        prior = prior_words * self.pooled / total
        odds = (self.counts + prior) / (self.words + prior_words - self.counts - prior)
        odds_of_others = (others + prior) / (rest + prior_words - others - prior)
        return (log(odds) - log(odds_of_others)) / numpy.sqrt(
            1 / (self.counts + prior) + 1 / (others + prior)
        )


def _exact_log(values: Any) -> Any:
    """numpy's own differs from machine to machine."""
    import numpy

    return numpy.array([log(one) for one in values.tolist()])


def _most_used(forms: Sequence[str]) -> str:
    """Of forms used equally often, the first in the alphabet."""
    different = set(forms)
    return forms[0] if len(different) == 1 else min(different, key=lambda form: (-forms.count(form), form))


def _rows(
    uses: _Uses, found: Sequence[_Preferred], total: int, spellings: Sequence[str]
) -> Iterator[WordingRow]:
    """Those of one text."""
    words = uses.total
    forms = {one.word: uses.form(one.word, spellings) for one in found}
    for one in sorted(found, key=lambda one: (-one.score, -one.uses, forms[one.word]))[:_MOST_ROWS]:
        yield WordingRow(
            uses.document.id,
            forms[one.word],
            one.score,
            one.uses,
            words,
            one.pooled - one.uses,
            total - words,
            uses.in_context(one.word),
        )
