"""Whether an honest analysis of a text is possible: English, long enough, and written so that it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from analyzer.engines.language import language_name, language_of
from analyzer.errors import UnsuitableTextError
from analyzer.reading.rules import count_words
from analyzer.types import BODY_ZONES, Document, Sentence

FEWEST_WORDS = 40
"""Below it there are one or two sentences: any share of them would be noise."""
_FEWEST_LETTERS = 80
"""Fewer do not tell a language."""
_MOST_CAPITALS = 0.6
"""Share of letters. English prose has .02 to .06; above it neither names nor sentence starts can be told."""
_LONGEST_MEAN = 80
"""Words a sentence, the body's mean. Legal prose reaches 40 to 50; beyond it the ends of sentences were lost."""
_MOST_FOREIGN = 0.25
"""Share of words in paragraphs of another language: more than a quoted passage would be."""


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


def why_not_read(document: Document) -> str | None:
    """Why figures of this text could not be trusted, in words for the page; None where they can."""
    body = [each for each in document.sentences if each.zone in BODY_ZONES]
    texts = [document.words_of(each) for each in body]
    capitals, small = (sum(sum(map(kind, text)) for text in texts) for kind in (str.isupper, str.islower))
    if capitals > _MOST_CAPITALS * (capitals + small):
        return "most of the text is in capital letters, so that names and voices cannot be told"
    words = sum(map(count_words, texts))
    if body and words > _LONGEST_MEAN * len(body):
        return f"{words} words in {len(body)} sentences: the text seems to have lost its full stops"
    foreign = _foreign_words(document, body)
    if foreign > _MOST_FOREIGN * words:
        return f"{foreign} of {words} words stand in paragraphs that are not in English"
    return None


def _foreign_words(document: Document, body: Sequence[Sentence]) -> int:
    """Words of the paragraphs that are long enough to tell their language, and not in English."""
    foreign = 0
    for _, paragraph in groupby(body, key=lambda each: each.paragraph):
        text = " ".join(map(document.words_of, paragraph))
        if sum(map(str.isalpha, text)) >= _FEWEST_LETTERS and language_of(text) != "en":
            foreign += count_words(text)
    return foreign


def _refuse_under(words: int) -> None:
    if words < FEWEST_WORDS:
        raise UnsuitableTextError(
            f"The article has {words} words of running text; at least {FEWEST_WORDS} are needed.",
            "Check that the whole article was copied.",
        )
