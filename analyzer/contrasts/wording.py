"""Words that set a document apart from the others, each with its places in context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from analyzer.alignment.words import stem, words_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import BODY_ZONES, Analysis, Sentence, Zone

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
    uses = {name: list(_uses(analysis)) for name, analysis in event.analyses.items()}
    counts = {name: Counter([use[0] for use in found]) for name, found in uses.items()}
    pooled: Counter[str] = Counter()
    for mine in counts.values():
        pooled.update(mine)
    pool = _Pool(pooled, pooled.total(), pooled.total() / len(uses))
    return tuple(row for name in uses for row in _rows(event, name, uses[name], counts[name], pool))


_Use = tuple[str, str, int, int, Sentence]
"""Stem, form, start, end, sentence: a tuple, because an event has hundreds of thousands of them."""


@dataclass(frozen=True, slots=True)
class _Pool:
    """The words of all documents."""

    counts: Counter[str]
    total: int
    prior_words: float


def _uses(analysis: Analysis) -> Iterator[_Use]:
    """Content words of the body outside names."""
    named = [mention for target in analysis.targets for mention in target.mentions]
    for sentence in analysis.document.sentences:
        if sentence.zone not in BODY_ZONES or sentence.kind == "heading":
            continue
        inside = [one for one in named if one.start < sentence.end and sentence.start < one.end]
        for first, last, form, root in _candidates(analysis.document.words_of(sentence)):
            start, end = sentence.start + first, sentence.start + last
            if not inside or not any(one.start < end and start < one.end for one in inside):
                yield root, form, start, end, sentence


@lru_cache(maxsize=20_000)
def _candidates(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Start, end, form and stem of a sentence's content words; remembered, because outlets print the same ones."""
    return tuple(
        (word.start, word.end, word.form, stem(word.form))
        for word in words_of(text)
        if word.is_content and word.form.isalpha() and len(word.form) >= _SHORTEST
    )


def _rows(event: EventView, name: str, uses: list[_Use], mine: Counter[str], pool: _Pool) -> list[WordingRow]:
    total = mine.total()
    rows = []
    for word, count in mine.items():
        score = _log_odds(count, total, pool.counts[word], pool) if count >= FEWEST else 0.0
        if score <= _SMALLEST_SCORE:
            continue
        found = [use for use in uses if use[0] == word]
        form = min(Counter(use[1] for use in found).items(), key=lambda item: (-item[1], item[0]))[0]
        evidence = tuple(_in_context(event, name, use) for use in found)
        others = pool.counts[word] - count
        rows.append(WordingRow(name, form, score, count, total, others, pool.total - total, evidence))
    return sorted(rows, key=lambda row: (-row.value, -row.count, row.what))[:_MOST_ROWS]


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


def _in_context(event: EventView, name: str, use: _Use) -> WordInContext:
    _, _, start, end, sentence = use
    text = event.document(name).text
    before = text[max(sentence.start, start - _CONTEXT) : start]
    after = text[end : min(sentence.end, end + _CONTEXT)]
    if start - _CONTEXT > sentence.start:
        before = before.partition(" ")[2]
    if end + _CONTEXT < sentence.end:
        after = after.rpartition(" ")[0]
    return WordInContext(name, start, end, sentence.zone, text[start:end], before.strip(), after.strip())
