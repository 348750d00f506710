"""Lists of words as they are best read and mended: a paragraph of them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, separated by white space, as a set."""
    return frozenset(text.split())
