"""Tone towards a named target against NewsMTSC (Hamborg & Donnay 2021, EACL)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzer.engines import vader
from analyzer.learning.using import learned_or_ruled
from analyzer.measure import Reading
from analyzer.measures.learned import learned_tone
from analyzer.measures.own_voice import voiced_sentences
from analyzer.measures.polarity import tone_towards
from analyzer.resources import Resources
from analyzer.types import Mention
from benchmarks.truth.scoring import macro_f1
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import readings_of, rows_of

CLEAR = 0.05
"""VADER's own limit for calling a text positive or negative (Hutto & Gilbert 2014)."""
ROWS = 3000
"""Every third row of about 9,000: the figure moves by under .01, and the table stays within ten minutes."""


def measure(data: Path, resources: Resources | None = None) -> list[Figure]:
    rows = rows_of(data, "target_sentiment")
    rows = sampled(rows)
    gold = [row["polarity"] for row in rows]
    plain = [_polarity(vader.score(row["text"]).compound) for row in rows]
    answers = [
        _answer(reading, int(row["start"]), int(row["end"]))
        for row, reading in zip(rows, readings_of([row["text"] for row in rows], resources), strict=True)
    ]
    return [
        Figure("tone", "macro-F1 over 3 classes", macro_f1(answers, gold), macro_f1(plain, gold), "VADER", 0.60, len(rows)),
    ]  # fmt: skip


def sampled(rows: Sequence[Any]) -> Sequence[Any]:
    """The rows that are measured."""
    return rows[:: max(1, len(rows) // ROWS)]


def _answer(reading: Reading, start: int, end: int) -> str:
    """The tone towards the labelled place itself, whether or not it is a known actor's name."""
    toward = learned_or_ruled(reading, "tone", learned_tone, lambda: tone_towards)
    for voiced in voiced_sentences(reading):
        if any(token.start < end and start < token.end for token in voiced.all.sentence):
            return _polarity(toward(voiced.all, [Mention(start, end)]).tone)
    return "neutral"


def _polarity(score: float) -> str:
    return "positive" if score >= CLEAR else "negative" if score <= -CLEAR else "neutral"
