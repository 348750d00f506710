"""Words that set a document apart from the others, each with its places in context."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from operator import itemgetter
from typing import Any

from analyzer.alignment.bodies import Bodies, bodies_of
from analyzer.alignment.words import FUNCTION_WORDS, stem
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Zone

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


@dataclass(frozen=True, slots=True)
class WordInContext:
    """Document text[start:end] is ``text``; ``before`` and ``after`` stand beside it in its sentence."""

    document: str
    start: int
    end: int
    zone: Zone
    text: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class WordingRow:
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
    import numpy

    bodies = bodies_of(event)
    roots = _roots(event, bodies)
    counts = numpy.bincount(roots[roots >= 0]).tolist()
    pool = _Pool(counts, sum(counts), sum(counts) / len(bodies.names))
    return tuple(
        row for number in range(len(bodies.names)) for row in _rows(event, number, bodies, roots, pool)
    )


def _roots(event: EventView, bodies: Bodies) -> Any:
    """For each word of the bodies a number, equal for inflections of one word; −1 where it does not count: function
    words, figures, headings, names."""
    import numpy

    numbers: dict[str, int] = {}
    of_form = [
        numbers.setdefault(stem(form), len(numbers)) if _counts(form) else -1 for form in bodies.spellings
    ]
    roots = numpy.array(of_form, dtype=numpy.int64)[bodies.forms]
    for number, analysis in enumerate(event.analyses.values()):
        named = [(one.start, one.end) for target in analysis.targets for one in target.mentions]
        headings = [(one.start, one.end) for one in analysis.document.sentences if one.kind == "heading"]
        left_out = bodies.touched(number, named) | bodies.marked(number, headings)
        roots[bodies.bounds[number] : bodies.bounds[number + 1]][left_out] = -1
    return roots


def _counts(form: str) -> bool:
    return form not in FUNCTION_WORDS and form.isalpha() and len(form) >= _SHORTEST


@dataclass(frozen=True, slots=True)
class _Pool:
    """The words of all documents."""

    counts: Sequence[int]  # by root
    total: int
    prior_words: float


def _rows(event: EventView, number: int, bodies: Bodies, roots: Any, pool: _Pool) -> list[WordingRow]:
    import numpy

    name, first = bodies.names[number], bodies.bounds[number]
    mine = roots[first : bodies.bounds[number + 1]]
    kinds, counts = numpy.unique(mine[mine >= 0], return_counts=True)
    total = int(counts.sum())
    found = []
    is_used = counts >= FEWEST
    for root, count in zip(kinds[is_used].tolist(), counts[is_used].tolist(), strict=True):
        score = _log_odds(count, total, pool.counts[root], pool)
        if score > _SMALLEST_SCORE:
            places = first + numpy.flatnonzero(mine == root)
            forms = Counter(bodies.spellings[form] for form in bodies.forms[places].tolist())
            form = min(forms, key=lambda form: (-forms[form], form))
            found.append((-score, -count, form, pool.counts[root] - count, places))
    return [
        WordingRow(
            name,
            form,
            -score,
            -count,
            total,
            others,
            pool.total - total,
            _in_context(event, name, bodies, places),
        )
        for score, count, form, others, places in sorted(found, key=itemgetter(0, 1, 2))[:_MOST_ROWS]
    ]


def _log_odds(count: int, total: int, pooled: int, pool: _Pool) -> float:
    """z of a word's log-odds ratio against the rest of the pool (Monroe et al. 2008, equations 15, 18 to 22)."""
    others = pooled - count
    prior = pool.prior_words * pooled / pool.total
    ratio = _log_odds_of(count, total, prior, pool.prior_words) - _log_odds_of(
        others, pool.total - total, prior, pool.prior_words
    )
    return ratio / sqrt(1 / (count + prior) + 1 / (others + prior))


def _log_odds_of(count: int, total: int, prior: float, prior_total: float) -> float:
    return log((count + prior) / (total + prior_total - count - prior))


def _in_context(event: EventView, name: str, bodies: Bodies, places: Any) -> tuple[WordInContext, ...]:
    document = event.document(name)
    found = []
    for start, end in zip(bodies.starts[places].tolist(), bodies.ends[places].tolist(), strict=True):
        at = bisect_right(document.sentences, start, key=lambda one: one.start) - 1
        sentence = document.sentences[at]
        before = document.text[max(sentence.start, start - _CONTEXT) : start]
        after = document.text[end : min(sentence.end, end + _CONTEXT)]
        if start - _CONTEXT > sentence.start:
            before = before.partition(" ")[2]
        if end + _CONTEXT < sentence.end:
            after = after.rpartition(" ")[0]
        word = document.text[start:end]
        found.append(WordInContext(name, start, end, sentence.zone, word, before.strip(), after.strip()))
    return tuple(found)
