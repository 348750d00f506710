"""Words that set a document apart from the others, each with its places in context."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

import msgspec

from analyzer.alignment.bodies import Bodies, bodies_of
from analyzer.alignment.words import FUNCTION_WORDS, stem
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Document, Zone

FEWEST = 3
"""Uses. A word that stands once or twice is an accident of one sentence."""
_SMALLEST_SCORE = 1.0
"""Standard errors. At or below it the preference is smaller than the doubt about it. It is a line for a list, no
test: with few short texts nothing of the kind can be tested."""
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
    found: dict[int, list[_Preferred]] = defaultdict(list)
    uses = _Uses.of(_roots(event, bodies), bodies)
    for one in uses.preferred(bodies):
        found[one.text].append(one)
    return tuple(row for text in sorted(found) for row in _rows(event, bodies, uses, found[text]))


def _roots(event: EventView, bodies: Bodies) -> Any:
    """For each word of the bodies a number, equal for inflections of one word; −1 where it does not count: function
    words, figures, headings, names."""
    import numpy

    numbers: dict[str, int] = {}
    of_form = [
        numbers.setdefault(stem(form), len(numbers)) if _counts(form) else -1 for form in bodies.spellings
    ]
    roots = numpy.array(of_form, dtype=numpy.int64)[bodies.forms]
    texts = event.analyses.values()
    named = [[one for target in text.targets for one in target.mentions] for text in texts]
    headings = [[one for one in text.document.sentences if one.kind == "heading"] for text in texts]
    roots[bodies.touched_in_all(named) | bodies.marked_in_all(headings)] = -1
    return roots


def _counts(form: str) -> bool:
    return form not in FUNCTION_WORDS and form.isalpha() and len(form) >= _SHORTEST


@dataclass(frozen=True, slots=True)
class _Preferred:
    """A word that a text uses more than the others do."""

    text: int
    score: float
    count: int
    pooled: int  # uses in all texts
    form: str
    places: Any  # its words among those of the bodies


@dataclass(frozen=True, slots=True)
class _Uses:
    """The words of all bodies, counted by word and text: an event has a quarter of a million."""

    places: Any  # of each use; those of one word in one text stand together, in order
    begins: Any  # where each word's uses in one text begin
    counts: Any  # how many they are
    roots: Any  # whose uses they are
    texts: Any  # in which text
    words: Any  # of each text
    pooled: Any  # uses of each root in all texts

    @classmethod
    def of(cls, roots: Any, bodies: Bodies) -> _Uses:
        import numpy

        chosen = numpy.flatnonzero(roots >= 0)
        # One number for root and place, because sorting single numbers is much faster.
        roots, places = numpy.divmod(numpy.sort(roots[chosen] * len(roots) + chosen), len(roots))
        texts = numpy.searchsorted(bodies.bounds, places, side="right") - 1
        is_first = numpy.ones(len(places), dtype=bool)
        is_first[1:] = (roots[1:] != roots[:-1]) | (texts[1:] != texts[:-1])
        begins = numpy.flatnonzero(is_first)
        return cls(
            places=places,
            begins=begins,
            counts=numpy.diff(begins, append=len(places)),
            roots=roots[begins],
            texts=texts[begins],
            words=numpy.bincount(texts, minlength=len(bodies.names)),
            pooled=numpy.bincount(roots),
        )

    @property
    def total(self) -> int:
        return len(self.places)

    def preferred(self, bodies: Bodies) -> Iterator[_Preferred]:
        pooled, words = self.pooled[self.roots], self.words[self.texts]
        # Who uses a word no more than the whole event does has no preference for it.
        is_used = (self.counts >= FEWEST) & (self.counts * self.total > pooled * words)
        begins, counts, texts, pooled, words = (
            column[is_used] for column in (self.begins, self.counts, self.texts, pooled, words)
        )
        scores = _log_odds(counts, words, pooled, self.total, self.total / len(bodies.names))
        columns = (column.tolist() for column in (texts, scores, counts, pooled, begins))
        for text, score, count, in_all, begin in zip(*columns, strict=True):
            if score > _SMALLEST_SCORE:
                places = self.places[begin : begin + count]
                form = _most_used([bodies.spellings[form] for form in bodies.forms[places].tolist()])
                yield _Preferred(text, score, count, in_all, form, places)


def _most_used(forms: Sequence[str]) -> str:
    """Of forms used equally often, the first in the alphabet."""
    different = set(forms)
    return forms[0] if len(different) == 1 else min(different, key=lambda form: (-forms.count(form), form))


def _log_odds(counts: Any, words: Any, pooled: Any, total: int, prior_words: float) -> Any:
    """z of words' log-odds ratios against the rest of the pool (Monroe et al. 2008, equations 15, 18 to 22)."""
    import numpy

    others = pooled - counts
    prior = prior_words * pooled / total
    ratios = _log_odds_of(counts, words, prior, prior_words) - _log_odds_of(
        others, total - words, prior, prior_words
    )
    return ratios / numpy.sqrt(1 / (counts + prior) + 1 / (others + prior))


def _log_odds_of(counts: Any, words: Any, prior: Any, prior_words: float) -> Any:
    import numpy

    odds = (counts + prior) / (words + prior_words - counts - prior)
    return numpy.array([log(one) for one in odds.tolist()])  # numpy's own differ from machine to machine


def _rows(event: EventView, bodies: Bodies, uses: _Uses, found: Sequence[_Preferred]) -> Iterator[WordingRow]:
    """Those of one text."""
    document = event.document(bodies.names[found[0].text])
    starts = [sentence.start for sentence in document.sentences]
    words = int(uses.words[found[0].text])
    for one in sorted(found, key=lambda one: (-one.score, -one.count, one.form))[:_MOST_ROWS]:
        yield WordingRow(
            document.id,
            one.form,
            one.score,
            one.count,
            words,
            one.pooled - one.count,
            uses.total - words,
            _in_context(document, starts, bodies, one.places),
        )


def _in_context(
    document: Document, starts: Sequence[int], bodies: Bodies, places: Any
) -> tuple[WordInContext, ...]:
    """starts: of the document's sentences."""
    text = document.text
    found = []
    for start, end in zip(bodies.starts[places].tolist(), bodies.ends[places].tolist(), strict=True):
        sentence = document.sentences[bisect_right(starts, start) - 1]
        opening, closing = start - _CONTEXT, end + _CONTEXT
        before = (
            text[opening:start].partition(" ")[2]
            if opening > sentence.start
            else text[sentence.start : start]
        )
        after = text[end:closing].rpartition(" ")[0] if closing < sentence.end else text[end : sentence.end]
        found.append(
            WordInContext(
                document.id, start, end, sentence.zone, text[start:end], before.strip(), after.strip()
            )
        )
    return tuple(found)
