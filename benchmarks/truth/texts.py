"""Labelled texts as the core sees them: cleaning bypassed, so that the data's own offsets hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from analyzer.analysis import read_discourse
from analyzer.engines import parser
from analyzer.engines.segmenting import sentence_spans
from analyzer.measure import Reading
from analyzer.resources import Resources
from analyzer.types import Document, Sentence, Zone

_PARAGRAPH = re.compile(r"[^\n]+")


class MissingDataError(Exception):
    """The folder does not hold this row's file."""


def rows_of(data: Path, name: str) -> list[dict[str, Any]]:
    path = data / f"{name}.jsonl"
    if not path.exists():
        raise MissingDataError(path.name)
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def document_of(
    text: str, *, title: str | None = None, identifier: str = "text", outlet: str | None = None
) -> Document:
    """The text as it stands, split into paragraphs at line ends and into sentences."""
    return Document(
        id=identifier, title=title, outlet=outlet, issuer=None, published=None, byline=None, language="en",
        role="coverage", url=None, text=text, sentences=tuple(_sentences(text)),
    )  # fmt: skip


def document_of_sentences(paragraphs: Sequence[Sequence[str]], *, identifier: str = "text") -> Document:
    """The sentences as given, so that their numbers hold."""
    text, sentences = "", list[Sentence]()
    for number, paragraph in enumerate(paragraphs):
        for words in paragraph:
            zone: Zone = "body" if sentences else "lead"
            sentences.append(Sentence(len(text), len(text) + len(words), number, zone, "sentence"))
            text += words + " "
        text = text.rstrip(" ") + "\n\n"
    return Document(
        id=identifier, title=None, outlet=None, issuer=None, published=None, byline=None, language="en",
        role="coverage", url=None, text=text, sentences=tuple(sentences),
    )  # fmt: skip


def _sentences(text: str) -> Iterator[Sentence]:
    is_first = True
    for number, paragraph in enumerate(_PARAGRAPH.finditer(text)):
        for start, end in sentence_spans(paragraph.group()):
            yield Sentence(
                paragraph.start() + start,
                paragraph.start() + end,
                number,
                "lead" if is_first else "body",
                "sentence",
            )
            is_first = False


def readings_of(texts: Sequence[str], resources: Resources | None = None) -> Iterator[Reading]:
    """Each text parsed and read once; parsed in batches, because one at a time is half as fast."""
    resources = resources or Resources.shipped()
    for at in range(0, len(texts), 500):
        documents = [document_of(text) for text in texts[at : at + 500]]
        sentences = [document.words_of(s) for document in documents for s in document.sentences]
        parser.parse(sentences, [0] * len(sentences))
        for document in documents:
            yield read_discourse(document, resources)
