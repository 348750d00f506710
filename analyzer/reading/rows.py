"""The rows of CSV, TSV, JSON lines and workbooks, each with its number, the broken ones with the reason."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.engines.spreadsheets import MOST_COLUMNS, SpreadsheetError, read_workbook
from analyzer.errors import UnreadableInputError
from analyzer.reading.archives import check_package
from analyzer.reading.decoding import decode
from analyzer.reading.normalising import one_line
from analyzer.reading.table_columns import match

MOST_ROWS = 5_000
"""Of one table. More articles than that are an archive, which goes in by parts."""
_LONGEST_COLUMN = 100
_MOST_READINGS = 20
"""Times that all lines are read: a quotation mark that is never closed costs a reading of all that follows."""
_DELIMITERS = ",;\t|"
_STRAY = "A quotation mark in it is never closed, or stands inside a text without being doubled."
_SPLIT = f"Split the table: at most {MOST_ROWS:,} rows are read."


@dataclass(frozen=True, slots=True)
class Row:
    number: int  # of the line or row in the file
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class BadRow:
    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    columns: tuple[str, ...]
    rows: tuple[Row | BadRow, ...]  # below the head, empty ones left out
    unit: str  # how its rows are counted: "row" or "line"


def sheets_of(content: bytes, format: str, name: str) -> list[Sheet]:
    """The tables of a file that have a head and at least one row.

    Raises:
        UnreadableInputError: damaged, not text, empty, or with more rows than are read.
    """
    if format == "xlsx":
        sheets = _workbook(content, name)
    elif format == "jsonl":
        sheets = [_json_lines(decode(content), name)]
    else:
        sheets = [_delimited(decode(content), name, "\t" if format == "tsv" else None)]
    found = [sheet for sheet in sheets if sheet.rows]
    if not found:
        raise UnreadableInputError(
            "The table has no rows below its head.",
            "The first row names the columns; put an article in each of the rows below it.",
        )
    if any(len(sheet.rows) > MOST_ROWS for sheet in found):
        raise UnreadableInputError(f"The table has more than {MOST_ROWS:,} rows.", _SPLIT)
    return found


# --- CSV and TSV ------------------------------------------------------------------------------------------


def _delimited(text: str, name: str, delimiter: str | None) -> Sheet:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    delimiter = delimiter or _delimiter_of(lines[first])
    rows = iter(_csv_rows(lines[first:], delimiter, first + 1))
    head = next(rows, None)
    if not isinstance(head, Row):
        raise UnreadableInputError(
            "The first row of the table can't be read.", "Name the columns in it, and upload the table again."
        )
    return Sheet(name, _unique(head.cells), tuple(rows), "line")


def _delimiter_of(head: str) -> str:
    """The mark that gives most columns a name that is known, or else most columns."""

    def worth(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([head], delimiter=delimiter), [])
        return len(match(cells).mapping), len(cells)

    csv.field_size_limit(max(csv.field_size_limit(), len(head) + 1))
    return max(_DELIMITERS, key=worth)


def _csv_rows(lines: Sequence[str], delimiter: str, number: int) -> Iterator[Row | BadRow]:
    """Rows with the number of their first line. A stray quotation mark would swallow the rows that follow: the line
    that it stands in is refused, and reading goes on with the next one."""
    csv.field_size_limit(10_000_000)  # a whole upload may be one cell; the limit of 2 MB has been checked
    at = read = 0
    while at < len(lines):
        if read > _MOST_READINGS * len(lines):
            yield from (
                BadRow(number + each, "It stands below too many rows with stray quotation marks.")
                for each in range(at, len(lines))
                if lines[each].strip()
            )
            return
        reader = csv.reader(
            (f"{lines[each]}\n" for each in range(at, len(lines))), delimiter=delimiter, strict=True
        )
        before = 0
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield Row(number + at + before, cells)
                before = reader.line_num
        except csv.Error:
            yield BadRow(number + at + before, _STRAY)
        read += reader.line_num
        at += before + 1


# --- JSON lines -------------------------------------------------------------------------------------------


def _json_lines(text: str, name: str) -> Sheet:
    if text.lstrip().startswith("["):
        return _json_list(text, name)
    found: list[tuple[int, object]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found.append((number, _loaded(line)))
    return _of_objects(found, name, "line")


def _json_list(text: str, name: str) -> Sheet:
    loaded = _loaded(text)
    if not isinstance(loaded, list):
        raise UnreadableInputError(
            "This list of JSON objects is damaged.",
            "Put one object on each line (.jsonl), and upload it again.",
        )
    return _of_objects(list(enumerate(loaded, start=1)), name, "row")


def _loaded(text: str) -> object:
    """The value; a fault of the line as an exception that is returned."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return error


def _of_objects(found: Sequence[tuple[int, object]], name: str, unit: str) -> Sheet:
    columns: dict[str, None] = {}
    for _, value in found:
        if isinstance(value, dict):
            columns.update(dict.fromkeys(list(value)[:MOST_COLUMNS]))
    names = list(columns)[:MOST_COLUMNS]
    rows: list[Row | BadRow] = []
    for number, value in found:
        if isinstance(value, dict):
            rows.append(Row(number, [_cell(value.get(column)) for column in names]))
        else:
            is_broken = isinstance(value, Exception)
            rows.append(BadRow(number, "It is no valid JSON." if is_broken else "It is no JSON object."))
    if found and not names:
        raise UnreadableInputError(
            "No line of this file is a JSON object.",
            "Put one object on each line, with the text under “text”.",
        )
    return Sheet(name, _unique(names), tuple(rows), unit)


def _cell(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return _cell(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, (each if isinstance(each, str) else "" for each in value[:50])))
    return "" if value is None or isinstance(value, bool) else str(value)


# --- workbooks --------------------------------------------------------------------------------------------


def _workbook(content: bytes, name: str) -> list[Sheet]:
    check_package(content, "workbook")
    try:
        sheets = read_workbook(content, most_rows=MOST_ROWS + 2)
    except SpreadsheetError:
        raise UnreadableInputError(
            "The workbook is damaged and can't be read.",
            "Open it in its program and save it anew, or as .csv.",
        ) from None
    filled = [(title, rows) for title, rows in sheets if rows]
    return [
        Sheet(
            name if len(filled) == 1 else f"{name}: {one_line(title)}",
            _unique(rows[0][1]),
            tuple(Row(number, cells) for number, cells in rows[1:]),
            "row",
        )
        for title, rows in filled
    ]


def _unique(columns: Sequence[str]) -> tuple[str, ...]:
    """Names on one line, each once; a column without a name has its number."""
    found: list[str] = []
    taken: dict[str, int] = {}
    for number, column in enumerate(columns, start=1):
        name = one_line(column[:_LONGEST_COLUMN]) or f"column {number}"
        taken[name] = taken.get(name, 0) + 1
        found.append(name if taken[name] == 1 else f"{name} ({taken[name]})")
    return tuple(found)
