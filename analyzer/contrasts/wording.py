"""Words that set a document apart from the others, each with its places in context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Use:
    stem: str
    form: str
    start: int
    end: int
    sentence: Sentence


@contrast(
    Card(
        key="wording",
        title="Words that set an outlet apart",
        unit="score",
        low=0.0,
        rises_with="a word that this document prefers more clearly",
        source="Monroe, Colaresi & Quinn 2008, Political Analysis 16: 372-403, section 3.3.1 and 3.5.1",
        order=100,
    )
)
def wording(event: EventView) -> tuple[WordingRow, ...]:
    """Weighted log-odds of each word, document against all others, with an informative Dirichlet prior.

    Finds:     content words of the body, all voices, used three times or more, whose z is above 1; at most ten a
               document, by z, then count, then alphabet. The prior is the event's own vocabulary and weighs as much
               as one average document, so that words which everybody uses stay near zero.
    Leaves out function words, figures, and the names of actors (they have a grid of their own).
    Blind to:  why a word is preferred. In short texts few words reach three uses, and none may be found.
    """
    uses = {name: tuple(_uses(analysis)) for name, analysis in event.analyses.items()}
    pooled = Counter(use.stem for found in uses.values() for use in found)
    prior_words = pooled.total() / len(uses)
    return tuple(
        row for name in event.analyses for row in _rows(event, name, uses[name], pooled, prior_words)
    )


def _uses(analysis: Analysis) -> Iterator[_Use]:
    """Content words of the body outside names."""
    named = [mention for target in analysis.targets for mention in target.mentions]
    for sentence in analysis.document.sentences:
        if sentence.zone not in BODY_ZONES or sentence.kind == "heading":
            continue
        inside = [one for one in named if one.start < sentence.end and sentence.start < one.end]
        for word in words_of(analysis.document.words_of(sentence)):
            if not (word.is_content and word.form.isalpha() and len(word.form) >= _SHORTEST):
                continue
            start, end = sentence.start + word.start, sentence.start + word.end
            if not any(one.start < end and start < one.end for one in inside):
                yield _Use(stem(word.form), word.form, start, end, sentence)


def _rows(
    event: EventView, name: str, uses: tuple[_Use, ...], pooled: Counter[str], prior_words: float
) -> list[WordingRow]:
    mine = Counter(use.stem for use in uses)
    scores = _log_odds(mine, pooled, prior_words)
    others_words = pooled.total() - mine.total()
    rows = []
    for word, score in scores.items():
        if mine[word] < FEWEST or score <= _SMALLEST_SCORE:
            continue
        found = [use for use in uses if use.stem == word]
        form = min(Counter(use.form for use in found).items(), key=lambda item: (-item[1], item[0]))[0]
        evidence = tuple(_in_context(event, name, use) for use in found)
        others = pooled[word] - mine[word]
        rows.append(WordingRow(name, form, score, mine[word], mine.total(), others, others_words, evidence))
    return sorted(rows, key=lambda row: (-row.value, -row.count, row.what))[:_MOST_ROWS]


def _log_odds(mine: Counter[str], pooled: Counter[str], prior_words: float) -> dict[str, float]:
    """Word → z of its log-odds ratio against the rest of the pool (Monroe et al. 2008, equations 15, 18 to 22)."""
    total, pool = mine.total(), pooled.total()
    scores: dict[str, float] = {}
    for word, count in mine.items():
        others = pooled[word] - count
        prior = prior_words * pooled[word] / pool
        ratio = _log_odds_of(count, total, prior, prior_words) - _log_odds_of(
            others, pool - total, prior, prior_words
        )
        scores[word] = ratio / sqrt(1 / (count + prior) + 1 / (others + prior))
    return scores


def _log_odds_of(count: int, total: int, prior: float, prior_total: float) -> float:
    return log((count + prior) / (total + prior_total - count - prior))


def _in_context(event: EventView, name: str, use: _Use) -> WordInContext:
    text = event.document(name).text
    before = text[max(use.sentence.start, use.start - _CONTEXT) : use.start]
    after = text[use.end : min(use.sentence.end, use.end + _CONTEXT)]
    if use.start - _CONTEXT > use.sentence.start:
        before = before.partition(" ")[2]
    if use.end + _CONTEXT < use.sentence.end:
        after = after.rpartition(" ")[0]
    return WordInContext(
        name, use.start, use.end, use.sentence.zone, text[use.start : use.end], before.strip(), after.strip()
    )
