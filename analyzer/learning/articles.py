"""What a model of an article's frames sees: its words, how many sentences carry each frame's cues, its meaning."""

from __future__ import annotations

from collections import defaultdict
from math import sqrt

from analyzer.learning.units import FRAMES, Sums, Unit
from analyzer.measure import Reading
from analyzer.resources.codebooks import PRESENT_AT, weight_by_frame
from analyzer.types import ParsedSentence

_NO_WORD = frozenset({"PUNCT", "SPACE", "SYM", "DET", "NUM"})
_OPENING = 3
"""Sentences: headline and lead, where an article says what it is about."""
_MANY = 5
"""Sentences that carry a frame; more say no more about whether the article does."""
_MOST_TEXTS = 120
"""Sentences whose meaning is read, spread over the article: some second of work, and more changes no mean."""


def unit_of_article(reading: Reading) -> Unit:
    """Features of a whole document, its title first."""
    sentences = [parsed for parsed in (reading.title_parse, *reading.parse) if parsed]
    words = tuple(token.lemma for sentence in sentences for token in sentence if token.pos not in _NO_WORD)
    marks: Sums = defaultdict(float)
    for place, sentence in enumerate(sentences):
        _add_frames(reading, sentence, place, len(sentences), marks)
    texts = [" ".join(token.text for token in sentence) for sentence in sentences]
    spread = texts[:: max(1, -(-len(texts) // _MOST_TEXTS))]
    return Unit(
        words,
        {name: sqrt(figure) for name, figure in marks.items()},
        (tuple(spread), tuple(texts[:_OPENING])),
    )


def _add_frames(reading: Reading, sentence: ParsedSentence, place: int, count: int, marks: Sums) -> None:
    for frame, weight in weight_by_frame(reading.resources.codebook(FRAMES).find(sentence)).items():
        if weight >= PRESENT_AT:
            marks[f"share of sentences with {frame}"] += 1 / count
            marks[f"sentences with {frame}"] = min(_MANY, marks[f"sentences with {frame}"] + 1)
            if place < _OPENING:
                marks[f"{frame} in the opening"] = 1.0
