"""openpyxl: a workbook → the cells of its sheets.

Quirks: a sheet may claim a million rows, so its claims are dropped and the rows themselves counted; cells come as
numbers and dates. The caller has checked the package's sizes.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

MOST_COLUMNS = 200
MOST_EMPTY_ROWS = 10_000
"""In one go. A sheet that was formatted to its end has a million of them."""


class SpreadsheetError(Exception):
    """The workbook is broken beyond reading, or protected by a password."""


def read_workbook(content: bytes, *, most_rows: int) -> list[tuple[str, list[tuple[int, list[str]]]]]:
    """Name of each sheet, and its rows that are not empty: number and cells as text, at most ``most_rows`` a sheet.

    Raises:
        SpreadsheetError: it is broken beyond reading.
    """
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return [(str(sheet.title), list(_rows(sheet, most_rows))) for sheet in book.worksheets]
    except Exception as error:
        if isinstance(error, MemoryError | RecursionError):
            raise
        raise SpreadsheetError from None


def _rows(sheet: Any, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    sheet.reset_dimensions()
    empty = given = 0
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), start=1):
        cells = [_printed(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            if empty > MOST_EMPTY_ROWS:
                return
            continue
        empty, given = 0, given + 1
        yield number, cells
        if given > most_rows:
            return


def _printed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip()
