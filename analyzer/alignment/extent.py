"""How long a document's body is."""

from __future__ import annotations

from analyzer.alignment.words import words_of
from analyzer.types import BODY_ZONES, Document


def count_body_words(document: Document) -> int:
    """How many words the body has."""
    return sum(
        len(words_of(document.words_of(sentence)))
        for sentence in document.sentences
        if sentence.zone in BODY_ZONES
    )
