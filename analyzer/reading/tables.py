"""Tables of articles: every row below the head becomes a document or is refused with its number and the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from urllib.parse import urlsplit

from analyzer.reading.dates import read_date
from analyzer.reading.decoding import MAX_BYTES
from analyzer.reading.incoming import Refusal, Table, Unpacked
from analyzer.reading.normalising import one_line
from analyzer.reading.rows import BadRow, Row, Sheet, sheets_of
from analyzer.reading.table_columns import check, match
from analyzer.types import RawDocument, Role

_SAMPLE_ROWS = 5
_SAMPLE_CELL = 120
_MARKUP = re.compile(r"<(?:p|br|div|h[1-6]|article|section|ul|ol)\b[^<>]{0,500}>", re.IGNORECASE)
_MOST_NAMED = 5
"""Rows that a note names; it says how many there are beside them."""
_ROLES: Mapping[str, Role] = {
    "coverage": "coverage", "article": "coverage", "news": "coverage", "release": "release",
    "press release": "release", "official": "release", "official text": "release", "statement": "release",
}  # fmt: skip
_MEND_ROW = "Correct the row and upload the table again."


@dataclass(frozen=True, slots=True)
class _Made:
    documents: tuple[RawDocument, ...]
    refused: tuple[Refusal, ...]
    notes: tuple[str, ...]


def unpack_table(
    content: bytes, format: str, name: str, mapping: Mapping[str, Mapping[str, str]] | None = None
) -> Unpacked:
    """One document a row. Tables whose columns are unclear give none, but a question.

    Raises:
        UnreadableInputError: damaged, empty, too long, or not text.
    """
    unpacked = Unpacked()
    for sheet in sheets_of(content, format, name):
        stated = (mapping or {}).get(sheet.name)
        table, made = _read(sheet, stated)
        unpacked = Unpacked(
            unpacked.documents + made.documents,
            unpacked.refused + made.refused,
            (*unpacked.tables, table),
            unpacked.notes + made.notes,
        )
    return unpacked


def _read(sheet: Sheet, stated: Mapping[str, str] | None) -> tuple[Table, _Made]:
    matched = match(sheet.columns) if stated is None else check(stated, sheet.columns)
    table = Table(
        name=sheet.name,
        columns=sheet.columns,
        rows=len(sheet.rows),
        mapping=matched.mapping,
        sample=tuple(_sampled(row, len(sheet.columns)) for row in _good_rows(sheet)),
        question=matched.question,
    )
    if matched.question:
        return table, _Made((), (), ())
    made = _documents(sheet, matched.mapping)
    return replace(table, accepted=len(made.documents), refused=len(made.refused)), made


def _good_rows(sheet: Sheet) -> list[Row]:
    return [row for row in sheet.rows if isinstance(row, Row)][:_SAMPLE_ROWS]


def _sampled(row: Row, count: int) -> tuple[str, ...]:
    cells = [one_line(cell[:_SAMPLE_CELL]) for cell in row.cells[:count]]
    return tuple(cells + [""] * (count - len(cells)))


def _documents(sheet: Sheet, mapping: Mapping[str, str]) -> _Made:
    places = {said: sheet.columns.index(column) for said, column in mapping.items()}
    documents: list[RawDocument] = []
    refused: list[Refusal] = []
    unread: dict[str, list[str]] = {}
    for row in sheet.rows:
        where = f"{sheet.name}, {sheet.unit} {row.number}"
        if isinstance(row, BadRow):
            refused.append(Refusal(where, row.reason, _MEND_ROW))
            continue
        cells = {said: row.cells[at].strip() for said, at in places.items() if at < len(row.cells)}
        if reason := _fault(row, cells, len(sheet.columns)):
            refused.append(Refusal(where, reason, _MEND_ROW))
            continue
        documents.append(_document(cells, row.number, sheet, mapping))
        for said in ("published", "url", "role"):
            if cells.get(said) and getattr(documents[-1], said) is None:
                unread.setdefault(said, []).append(
                    f"{sheet.unit} {row.number} “{one_line(cells[said])[:40]}”"
                )
    return _Made(tuple(documents), tuple(refused), tuple(_notes(sheet, unread)))


def _fault(row: Row, cells: Mapping[str, str], count: int) -> str:
    """Why a row is no article."""
    if len(row.cells) > count:
        return f"It has {len(row.cells)} cells, but the head has {count}: a mark that parts cells may stand inside a text."
    if not cells.get("text"):
        return "Its text is empty."
    if len(cells["text"]) > MAX_BYTES:
        return "Its text is longer than 2 MB."
    return ""


def _document(cells: Mapping[str, str], number: int, sheet: Sheet, mapping: Mapping[str, str]) -> RawDocument:
    text = cells["text"]
    is_markup = bool(_MARKUP.search(text))
    said = {
        "title": one_line(cells.get("title", "")) or None,
        "outlet": one_line(cells.get("outlet", "")) or None,
        "byline": one_line(cells.get("byline", "")) or None,
        "issuer": one_line(cells.get("issuer", "")) or None,
        "published": read_date(cells.get("published", "")),
        "url": _web_address(cells.get("url", "")),
        "role": _ROLES.get(one_line(cells.get("role", "")).casefold()),
    }
    stem = PurePath(sheet.name).name.replace(": ", " ")
    return RawDocument(
        content=text.encode("utf-8", "ignore"),  # lone halves of surrogate pairs carry no words
        media_type="text/html; charset=utf-8" if is_markup else "text/plain; charset=utf-8",
        filename=f"{stem} {sheet.unit} {number}.{'html' if is_markup else 'txt'}",
        provenance={
            name: f"column “{mapping[name]}” of {sheet.name}"
            for name, value in said.items()
            if value is not None
        },
        **said,  # type: ignore[arg-type]
    )


def _web_address(said: str) -> str | None:
    address = one_line(said)
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    is_web = (
        parts.scheme in ("http", "https") and parts.netloc and " " not in address and len(address) <= 2000
    )
    return address if is_web else None


def _notes(sheet: Sheet, unread: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """What of the rows was left empty because it could not be read: never without a word."""
    whats = {
        "published": "Dates that could not be read, or could be read two ways, were left empty",
        "url": "Addresses that are no web addresses were left empty",
        "role": "Roles other than coverage and release were left empty",
    }
    for said, places in unread.items():
        more = f" and {len(places) - _MOST_NAMED} more" if len(places) > _MOST_NAMED else ""
        yield f"{sheet.name}: {whats[said]}: {', '.join(places[:_MOST_NAMED])}{more}."
