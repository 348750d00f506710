"""What an upload holds before it is read: documents, what was refused and why, and tables with their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.types import RawDocument

FIELDS = ("title", "text", "outlet", "published", "byline", "url", "role", "issuer")
"""What a column can hold. Only ``text`` is needed."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something in the upload that is not taken in. Reason and remedy are sentences for the person."""

    name: str  # "letters.zip/scan.pdf", "media.xlsx: Sheet1, row 7"
    reason: str  # what is wrong: "This PDF has no text layer: its pages are pictures."
    remedy: str  # what to do: "Run text recognition (OCR) on it and upload the result."


@dataclass(frozen=True, slots=True)
class Table:
    """A table of articles, one a row. rows = accepted + refused, unless ``needs_mapping``, when both are 0."""

    name: str  # "media.csv", "media.xlsx: Sheet1"; the key of ``mapping``
    columns: tuple[str, ...]  # as printed in the first row, made unique
    rows: int  # below the head, empty rows not counted
    mapping: Mapping[str, str]  # field (FIELDS) → column; given, or matched by name
    sample: tuple[tuple[str, ...], ...]  # the first rows, cells cut
    accepted: int = 0
    refused: int = 0
    question: str = ""  # why a person has to say which column is which; empty when it is clear

    @property
    def needs_mapping(self) -> bool:
        return bool(self.question)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """All that one upload holds, in order. Each document goes through ``read`` next, which may still refuse it."""

    documents: tuple[RawDocument, ...] = ()
    refused: tuple[Refusal, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()  # "notes.docx is a PDF, and was read as one."
