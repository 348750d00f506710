"""Whether an honest analysis of a text is possible: English, and long enough."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.engines.language import language_name, language_of
from analyzer.errors import UnsuitableTextError
from analyzer.reading.rules import count_words
from analyzer.types import BODY_ZONES, Sentence

FEWEST_WORDS = 40
"""Below it there are one or two sentences: any share of them would be noise."""
_FEWEST_LETTERS = 80
"""Fewer do not tell a language."""


def check_language(text: str) -> None:
    """Refuse other languages than English, and before any further work a text with too few words at all.

    Raises:
        UnsuitableTextError: not English, or under 40 words.
    """
    if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS and (code := language_of(text)) != "en":
        raise UnsuitableTextError(
            f"The text seems to be in {language_name(code)}; only English can be analyzed.",
            "If it is English, check that the whole article was copied.",
        )
    _refuse_under(count_words(text))


def check_length(text: str, sentences: Sequence[Sentence]) -> None:
    """Refuse too little running text: boxes and captions do not count.

    Raises:
        UnsuitableTextError: under 40 words of body.
    """
    _refuse_under(
        sum(count_words(text[each.start : each.end]) for each in sentences if each.zone in BODY_ZONES)
    )


def _refuse_under(words: int) -> None:
    if words < FEWEST_WORDS:
        raise UnsuitableTextError(
            f"The article has {words} words of running text; at least {FEWEST_WORDS} are needed.",
            "Check that the whole article was copied.",
        )
