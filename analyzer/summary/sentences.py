"""What every sentence of the summary is made of: findings by section, and the rows that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.types import Ref, SummarySentence

MOST_REFS = 12
"""Of one sentence: a reader opens a few; the section itself has all."""

Rows = Mapping[str, tuple[Any, ...]]
"""Section → its rows."""
Numbered = Sequence[tuple[int, Any]]
"""Rows with their places in the section."""


def sentence_on(text: str, section: str, numbered: Numbered) -> SummarySentence:
    return SummarySentence(text, tuple(Ref(section, number) for number, _ in numbered[:MOST_REFS]))
