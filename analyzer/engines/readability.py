"""textstat and pyphen: sentences → counts → the readability formulas.

Quirk: textstat 0.7.13 fetches a pronouncing dictionary from the network before it counts a syllable, splits
sentences its own way, and takes seconds to import, because it brings NLTK along. So its word list is read from its
files and its rules are written out here: words as textstat takes them, syllables by hyphenation (pyphen, the
counter textstat itself falls back on), our sentences, each counted once for all formulas. Given the same counts the
figures are textstat's own; a test holds them side by side. Hyphenation points are fewer than syllables: reading
ease comes out some 6 to 10 points easier than with a pronouncing dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import version as installed
from importlib.util import find_spec
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Any

_LANGUAGE = "en_US"
_LETTER = re.compile(r"\w")
_PUNCTUATION = re.compile(r"[^\w\s']")
_LOOSE_APOSTROPHE = re.compile(r"'(?!(?:[tsd]|ve|ll|re))")
SMOG_SENTENCES = 30
"""McLaughlin 1969 defined SMOG on 30 sentences; below that it is not the same formula."""

# Flesch 1949, p. 149 and Chall & Dale 1995 print tables from score to school grade; values between are interpolated.
_GRADE_OF_EASE = (
    (0.0, 17.0),
    (30.0, 14.0),
    (50.0, 11.0),
    (60.0, 9.0),
    (70.0, 7.0),
    (80.0, 6.0),
    (90.0, 5.0),
    (100.0, 4.0),
)
_GRADE_OF_DALE_CHALL = (
    (4.0, 3.0),
    (5.0, 5.0),
    (6.0, 7.0),
    (7.0, 9.0),
    (8.0, 11.0),
    (9.0, 13.0),
    (10.0, 16.0),
    (11.0, 18.0),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas are made of."""

    sentences: int
    words: int
    written_words: int  # with those that are punctuation alone, as ARI counts
    letters: int
    characters: int  # all but white space
    syllables: int
    polysyllables: int  # words of three syllables or more
    complex_words: int  # polysyllables that are not on the Dale–Chall list
    hard_words: int  # not on the Dale–Chall list


def count(sentences: Sequence[str]) -> Counts:
    """Count words, letters and syllables once. Each string is one sentence."""
    easy = _easy_words()
    words = [word for sentence in sentences for word in _words(sentence)]
    lengths = [_syllables(word.lower()) for word in words]
    is_hard = [word.lower() not in easy for word in words]
    return Counts(
        sentences=len(sentences),
        words=len(words),
        written_words=sum(len(sentence.split()) for sentence in sentences),
        letters=sum(len(_LETTER.findall(sentence)) for sentence in sentences),
        characters=sum(len("".join(sentence.split())) for sentence in sentences),
        syllables=sum(lengths),
        polysyllables=sum(length >= 3 for length in lengths),
        complex_words=sum(length >= 3 and hard for length, hard in zip(lengths, is_hard, strict=True)),
        hard_words=sum(is_hard),
    )


def scores(counts: Counts) -> Mapping[str, float]:
    """The seven formulas on their own scales. SMOG only from 30 sentences. Needs a word and a sentence."""
    length = counts.words / counts.sentences
    syllables = counts.syllables / counts.words
    hard = 100 * counts.hard_words / counts.words
    figures = {
        "flesch_reading_ease": 206.835 - 1.015 * length - 84.6 * syllables,
        "flesch_kincaid": 0.39 * length + 11.8 * syllables - 15.59,
        "gunning_fog": 0.4 * (length + 100 * counts.complex_words / counts.words),
        "coleman_liau": 5.8 * counts.letters / counts.words - 29.6 / length - 15.8,
        "automated_readability": 4.71 * counts.characters / counts.written_words + 0.5 * length - 21.43,
        "dale_chall": 0.1579 * hard + 0.0496 * length + (3.6365 if hard > 5 else 0.0),
    }
    if counts.sentences >= SMOG_SENTENCES:
        figures["smog"] = 1.043 * sqrt(30 * counts.polysyllables / counts.sentences) + 3.1291
    return figures


def grades(figures: Mapping[str, float]) -> Mapping[str, float]:
    """The same figures as school grades, so that they can stand in one band."""
    scales = {"flesch_reading_ease": _GRADE_OF_EASE, "dale_chall": _GRADE_OF_DALE_CHALL}
    return {
        name: _interpolated(value, scales[name]) if name in scales else value
        for name, value in figures.items()
    }


def _interpolated(value: float, table: tuple[tuple[float, float], ...]) -> float:
    """The table's grade at value, on straight lines between its rows; its ends hold beyond them."""
    if value <= table[0][0]:
        return table[0][1]
    for (left, low), (right, high) in pairwise(table):
        if value <= right:
            return low + (high - low) * (value - left) / (right - left)
    return table[-1][1]


def _words(sentence: str) -> list[str]:
    """Words as textstat takes them: punctuation falls away, hyphens too, apostrophes of contractions stay."""
    return _PUNCTUATION.sub("", _LOOSE_APOSTROPHE.sub("", sentence)).split()


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> int:
    return len(_hyphenation().positions(word)) + 1


@cache
def _hyphenation() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang=_LANGUAGE)


@cache
def _easy_words() -> frozenset[str]:
    """The Dale–Chall list, from textstat's files; the package itself is not imported."""
    package = find_spec("textstat")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("textstat is not installed")
    words = Path(package.origin).parent / "resources" / "en" / "easy_words.txt"
    return frozenset(line.strip() for line in words.read_text("utf-8").splitlines())


def version() -> str:
    return f"textstat {installed('textstat')} pyphen {installed('pyphen')}"
