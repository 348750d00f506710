"""The lines of a PDF's page in the order in which people read them: column after column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from analyzer.engines.pdf import PdfLine

_SAME_BASELINE = 0.3
"""Of the font's size."""
_FEWEST_PAIRS = 5
_PAIRED = 0.3
"""Share of a page's lines. Fewer lines that stand side by side are a table or a letterhead."""
_BIN = 12.0
"""Points within which columns begin."""
_FEWEST_WORDS = 3
"""A line in a column has more words than a table's cell."""
_OVER = 24.0
"""Points by which a line reaches over the gap, to be one that both columns share; widths are estimates."""
_JUMP = 2.0
"""Sizes of the font by which a line stands higher than the last, to begin a column."""


def in_reading_order(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    """The columns of a page, each with its lines from above. Most files draw them so; where lines of two columns
    take turns, they are sorted apart. Cells side by side in a table become one line."""
    if (gutter := _gutter(lines)) is not None:
        lines = _parted(lines, gutter)
    columns: list[list[PdfLine]] = [[]]
    for line in _with_whole_rows(lines):
        last = columns[-1][-1] if columns[-1] else None
        if last is not None and line.y - last.y > _JUMP * line.size:
            columns.append([])
        columns[-1].append(line)
    return [column for column in columns if column]


def _are_level(first: PdfLine, second: PdfLine) -> bool:
    return abs(first.y - second.y) < _SAME_BASELINE * max(first.size, second.size)


def _gutter(lines: Sequence[PdfLine]) -> float | None:
    """Where the right column begins, if the file draws two columns line by line."""
    pairs = [
        (left, right)
        for left, right in pairwise(lines)
        if _are_level(left, right) and right.x > left.x + left.size
    ]
    if len(pairs) < _FEWEST_PAIRS or len(pairs) < _PAIRED * len(lines) / 2:
        return None
    starts = Counter(int(right.x // _BIN) for _, right in pairs)
    start, count = starts.most_common(1)[0]
    columns = [(left, right) for left, right in pairs if abs(right.x - start * _BIN) <= 2 * _BIN]
    words = sorted(len(line.text.split()) for pair in columns for line in pair)
    if count < _FEWEST_PAIRS or words[len(words) // 2] < _FEWEST_WORDS:
        return None
    return min(right.x for _, right in columns) - 1


def _parted(lines: Sequence[PdfLine], gutter: float) -> list[PdfLine]:
    """Left lines before right ones; a line over both columns parts what is above it from what is below."""
    ordered: list[PdfLine] = []
    left: list[PdfLine] = []
    right: list[PdfLine] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        has_neighbour = following is not None and following.x >= gutter and _are_level(line, following)
        if line.x >= gutter:
            right.append(line)
        elif line.end > gutter + _OVER and not has_neighbour:
            ordered += [*left, *right, line]
            left, right = [], []
        else:
            left.append(line)
    return [*ordered, *left, *right]


def _with_whole_rows(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Pieces of one line, side by side, become one."""
    rows: list[PdfLine] = []
    for line in lines:
        if rows and _are_level(rows[-1], line) and line.x > rows[-1].x:
            last = rows[-1]
            rows[-1] = PdfLine(f"{last.text.rstrip()} {line.text.lstrip()}", last.x, last.y, last.size)
        else:
            rows.append(line)
    return rows
