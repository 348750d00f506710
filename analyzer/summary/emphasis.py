"""The sentence on frames: who carries one most often, and what can be told apart."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from analyzer.measure import EventView
from analyzer.phrases import capital, frame_words, name_of
from analyzer.statistics import can_be_told_apart, count_told_apart
from analyzer.summary.sentences import Numbered, Rows, sentence_on
from analyzer.types import SummarySentence

FIRST_FRAMES = (("bilateral_security_trade", "security"), ("bilateral_security_trade", "legitimate_trade"))
"""The first picture of an event; other frames follow in the order of the emphasis rows."""
FEWEST_FRAMED = 5
"""Sentences of all texts with words of a frame: below it the frame is no picture of this event."""


def uneven_emphasis(view: EventView, rows: Rows) -> list[SummarySentence]:
    every, firsts = rows.get("emphasis", ()), {name for _, name in FIRST_FRAMES}
    by_frame = _by_frame([(number, row) for number, row in enumerate(every) if row.frame in firsts])
    frames = [frame for frame in FIRST_FRAMES if _size(by_frame[frame]) >= FEWEST_FRAMED]
    if not frames:
        by_frame = _by_frame(list(enumerate(every)))
        sizes = {frame: _size(numbered) for frame, numbered in by_frame.items() if "+" not in frame[1]}
        frames = sorted(
            (frame for frame, size in sizes.items() if size >= FEWEST_FRAMED),
            key=lambda frame: (-sizes[frame], frame),
        )
    for frame in frames:
        numbered = by_frame[frame]
        high = max(numbered, key=lambda each: each[1].all.value)
        low = min(numbered, key=lambda each: each[1].all.value)
        if high[1].document == low[1].document or not can_be_told_apart(high[1].all, low[1].all):
            continue
        text = (
            f"{capital(name_of(view, high[1].document))} carries {frame_words(view, frame)} most often, in "
            f"{high[1].all.count} of {high[1].all.n} body sentences; {name_of(view, low[1].document)} least often, in "
            f"{low[1].all.count} of {low[1].all.n}."
        )
        apart = count_told_apart([row.all for _, row in numbered])
        if apart == 1 and len(numbered) > 2:
            text += " Only these two can be told apart."
        elif apart < len(numbered) * (len(numbered) - 1) // 2:
            text += " Not all the texts between them can be told apart."
        return [sentence_on(text, "emphasis", numbered)]
    if not frames:
        return []
    text = f"In their use of {frame_words(view, frames[0])} no two of these texts can be told apart."
    return [sentence_on(text, "emphasis", by_frame[frames[0]])]


def _by_frame(numbered: Numbered) -> dict[tuple[str, str], list[tuple[int, Any]]]:
    """The rows that have a share."""
    found: dict[tuple[str, str], list[tuple[int, Any]]] = defaultdict(list)
    for number, row in numbered:
        if row.all is not None and row.all.n:
            found[row.codebook, row.frame].append((number, row))
    return found


def _size(numbered: Numbered) -> int:
    """In how many sentences of all texts the frame is."""
    return sum(row.all.count or 0 for _, row in numbered)
