"""Labelled text as documents: as it stands, nothing cleaned, so that the labels' own offsets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.engines.segmenting import sentence_spans
from analyzer.types import Document, Sentence, Zone

_PARAGRAPH = re.compile(r"[^\n]+")


def document_of(text: str) -> Document:
    """Paragraphs at line ends, sentences by the product's own rules."""
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        for start, end in sentence_spans(paragraph.group()):
            offset = paragraph.start()
            sentences.append(Sentence(offset + start, offset + end, number, _zone(sentences), "sentence"))
    return _document(text, sentences)


def document_of_sentences(texts: Sequence[str]) -> Document:
    """The sentences as given, one paragraph each, so that their numbers hold."""
    sentences: list[Sentence] = []
    at = 0
    for number, text in enumerate(texts):
        sentences.append(Sentence(at, at + len(text), number, _zone(sentences), "sentence"))
        at += len(text) + 1
    return _document("\n".join(texts), sentences)


def _zone(before: Sequence[Sentence]) -> Zone:
    return "body" if before else "lead"


def _document(text: str, sentences: Sequence[Sentence]) -> Document:
    return Document(
        id="labelled", title=None, outlet=None, issuer=None, published=None, byline=None, language="en",
        role="coverage", url=None, text=text, sentences=tuple(sentences),
    )  # fmt: skip
