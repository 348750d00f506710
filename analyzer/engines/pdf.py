"""pypdf: a PDF → the lines of each page with their places, and what its properties say.

Quirks: positions come only by a visitor, in the text's own coordinates; broken files raise anything from KeyError to
RecursionError and are complained of in the log. No width of a line is known, so it is estimated from its letters.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from typing import Any

MOST_PAGES = 200
"""An article has a few, a newspaper's issue about 80; what is longer is a book."""
_MOST_CHARACTERS = 2_000_000
"""As much as is read of a text file."""
_LETTER_WIDTH = 0.5
"""Of the font's size: the mean of running text in common typefaces is 0.45 to 0.52."""
_SAME_BASELINE = 0.3
"""Of the font's size. Superscripts are raised by about a third."""


class PdfError(Exception):
    """The file cannot be read. ``reason`` is one of "encrypted", "broken", "too long"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A run of text on one baseline. Places are points from the lower left corner of the page."""

    text: str
    x: float
    y: float
    size: float  # of the font, points

    @property
    def end(self) -> float:
        """Where it ends on the right, estimated."""
        return self.x + len(self.text) * self.size * _LETTER_WIDTH


@dataclass(frozen=True, slots=True)
class PdfText:
    pages: tuple[tuple[PdfLine, ...], ...]  # lines in the order in which the file draws them
    title: str = ""
    author: str = ""


def extract_pdf(content: bytes) -> PdfText:
    """The text layer of a PDF.

    Raises:
        PdfError: encrypted with a password, broken beyond reading, or too long.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise PdfError("encrypted")
        if len(reader.pages) > MOST_PAGES:
            raise PdfError("too long")
        return PdfText(tuple(_pages(reader)), *_properties(reader))
    except PdfError:
        raise
    except (PyPdfError, ArithmeticError, AttributeError, AssertionError, LookupError, NotImplementedError,
            OSError, RecursionError, TypeError, ValueError) as error:  # fmt: skip
        raise PdfError("encrypted" if "crypt" in str(error).lower() else "broken") from None


def _pages(reader: Any) -> Iterator[tuple[PdfLine, ...]]:
    characters = 0
    for page in reader.pages:
        lines = tuple(_lines(page))
        characters += sum(len(line.text) for line in lines)
        if characters > _MOST_CHARACTERS:
            raise PdfError("too long")
        yield lines


def _lines(page: Any) -> list[PdfLine]:
    """Runs on one baseline; pypdf ends a run with a line end where the next stands elsewhere."""
    lines: list[PdfLine] = []
    has_ended = True

    def visit(text: str, cm: Any, tm: Any, _font: Any, font_size: float) -> None:
        nonlocal has_ended
        if text.strip():
            x, y = (tm[4] * cm[axis] + tm[5] * cm[axis + 2] + cm[axis + 4] for axis in (0, 1))
            size = abs(font_size) * hypot(tm[2], tm[3]) * hypot(cm[2], cm[3]) or 1.0
            for number, part in enumerate(text.split("\n")):
                if number == 0 and not has_ended and abs(lines[-1].y - y) < _SAME_BASELINE * size:
                    last = lines[-1]
                    lines[-1] = PdfLine(last.text + part, last.x, last.y, last.size)
                elif part.strip():
                    lines.append(PdfLine(part, x, y, size))
            has_ended = not lines
        if text.endswith("\n"):
            has_ended = True

    page.extract_text(visitor_text=visit)
    return lines


def _properties(reader: Any) -> tuple[str, str]:
    try:
        stated = reader.metadata
        return str(stated.title or ""), str(stated.author or "")
    except Exception:
        return "", ""
