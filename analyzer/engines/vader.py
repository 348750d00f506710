"""VADER: one sentence → emotional score −1..1 and the words that made it.

Quirks: VADER's ``compound`` saturates and its negation check is quadratic, so it is given sentences, never a
whole text. It knows words by their spelling alone ("United", "like"); the caller names the stretches to be read
as neutral, and they are covered with a word VADER has no feeling about before it looks.

Hutto & Gilbert 2014, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text", ICWSM.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version as installed
from typing import Any

_WORD = re.compile(r"\S+")
_LONGEST_SENTENCE = 4_000
"""Characters. Longer is no sentence; VADER's time grows with its square."""
_REMEMBERED_SENTENCES = 20_000
"""Some 10 MB. Outlets of one event print the same sentences, and one sentence is often all in one voice."""
_SOFTENED = ("kind", "of")
"""VADER counts no feeling for the first word of these two."""
_LETTER = re.compile(r"\w")
_NEUTRAL_LETTER = "x"
_STRONGEST_WORD = 4.0
"""VADER's raters scored words from −4 to 4."""


@dataclass(frozen=True, slots=True)
class EmotionalWord:
    start: int  # in the sentence
    end: int
    valence: float  # −4..4, after negation and emphasis


@dataclass(frozen=True, slots=True)
class SentenceScore:
    compound: float  # −1..1
    words: tuple[EmotionalWord, ...]


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def score(sentence: str, neutral: tuple[tuple[int, int], ...] = ()) -> SentenceScore:
    """Score one sentence, reading the half-open stretches of ``neutral`` as words without feeling."""
    return _scored(_covered(sentence, neutral))


def _covered(sentence: str, neutral: tuple[tuple[int, int], ...]) -> str:
    text = sentence[:_LONGEST_SENTENCE]
    for start, end in neutral:
        text = text[:start] + _LETTER.sub(_NEUTRAL_LETTER, text[start:end]) + text[end:]
    return text


@lru_cache(maxsize=_REMEMBERED_SENTENCES)
def _scored(text: str) -> SentenceScore:
    """VADER's valence of each word, by its own rules, with the place where the word stands, and what they make."""
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentiText

    analyzer, sentence = _analyzer(), SentiText(text)
    words = sentence.words_and_emoticons
    valences = [
        analyzer.sentiment_valence(0, sentence, word, at, [])[0]
        if word.lower() in analyzer.lexicon and word.lower() not in BOOSTER_DICT
        else 0
        for at, word in enumerate(words)
    ]
    return SentenceScore(_compound(text, words, valences), _emotional_words(text, words, valences))


def _compound(text: str, words: Sequence[str], valences: Sequence[float]) -> float:
    """VADER's own sum of the valences; an emoji is first to be turned into words, by VADER."""
    analyzer = _analyzer()
    if not analyzer.emojis.keys().isdisjoint(text):
        return float(analyzer.polarity_scores(text)["compound"])
    if not any(valences):
        return 0.0
    pairs = zip(words, [*words[1:], ""], strict=True)
    counted = [
        0 if (word.lower(), following.lower()) == _SOFTENED else valence
        for valence, (word, following) in zip(valences, pairs, strict=True)
    ]
    return float(analyzer.score_valence(analyzer._but_check(words, counted), text)["compound"])


def _emotional_words(text: str, words: Sequence[str], valences: Sequence[float]) -> tuple[EmotionalWord, ...]:
    if not any(valences):
        return ()
    # VADER splits at white space and strips punctuation, one to one.
    places = zip(_WORD.finditer(text), words, valences, strict=True)
    starts = (
        (match.start() + max(match.group().find(word), 0), word, valence)
        for match, word, valence in places
        if valence
    )
    return tuple(EmotionalWord(start, start + len(word), float(valence)) for start, word, valence in starts)


@lru_cache(maxsize=20_000)
def word_valence(word: str) -> float:
    """How VADER's raters felt about a word on its own, −1..1; 0 for a word they did not rate."""
    return float(_analyzer().lexicon.get(word.lower(), 0.0)) / _STRONGEST_WORD


def version() -> str:
    return f"vaderSentiment {installed('vaderSentiment')}"
