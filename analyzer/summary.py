"""The summary in words: plain sentences made from the findings alone, each with the rows it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.measure import EventView
from analyzer.types import SummarySentence


def summarise(view: EventView, rows: Mapping[str, tuple[Any, ...]]) -> tuple[SummarySentence, ...]:
    """Six to ten sentences where there is enough to say; fewer where there is not."""
    return ()
