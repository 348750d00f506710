"""Loads what the first article would otherwise wait for."""

from datetime import date

from analyzer import analyze, compare
from analyzer.types import Document, Sentence

_TEXT = "The council opened the new library on Monday. “It took nine years,” said the mayor, Ana Brown."


def warm_up() -> None:
    """Analyze and compare two tiny texts, so that every package and data file is in memory."""
    compare([analyze(_document(name)) for name in ("first", "second")])


def _document(name: str) -> Document:
    middle = _TEXT.index("“")
    return Document(
        id=name,
        title="Library opens",
        outlet=None,
        issuer=None,
        published=date(2026, 1, 1),
        byline=None,
        language="en",
        role="coverage",
        url=None,
        text=_TEXT,
        sentences=(
            Sentence(0, middle - 1, 0, "lead", "sentence"),
            Sentence(middle, len(_TEXT), 0, "body", "sentence"),
        ),
    )
