"""How long a document's body is, and the words of its zones."""

from __future__ import annotations

from collections.abc import Collection

from analyzer.alignment.words import Word, words_of
from analyzer.types import BODY_ZONES, Document, Zone


def count_body_words(document: Document) -> int:
    """How many words the body has."""
    return sum(
        len(words_of(document.words_of(sentence)))
        for sentence in document.sentences
        if sentence.zone in BODY_ZONES
    )


def body_words(document: Document, zones: Collection[Zone] = BODY_ZONES) -> tuple[Word, ...]:
    """The words of the body's sentences, in order; offsets into the document's text."""
    return tuple(
        word
        for sentence in document.sentences
        if sentence.zone in zones
        for word in words_of(document.words_of(sentence), sentence.start)
    )
