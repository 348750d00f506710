"""Tone towards a named target against NewsMTSC (Hamborg & Donnay 2021, EACL)."""

from __future__ import annotations

from pathlib import Path

from analyzer.engines import vader
from analyzer.measure import Reading, measures
from benchmarks.truth.scoring import macro_f1
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import readings_of, rows_of

MEASURE = "tone.actors"
CLEAR = 0.05
"""VADER's own limit for calling a text positive or negative (Hutto & Gilbert 2014)."""
ROWS = 3000
"""Every third row of about 9,000: the figure moves by under .01, and the table stays within ten minutes."""


def measure(data: Path) -> list[Figure]:
    rows = rows_of(data, "target_sentiment")
    rows = rows[:: max(1, len(rows) // ROWS)]
    gold = [row["polarity"] for row in rows]
    plain = [_polarity(vader.score(row["text"]).compound) for row in rows]
    answers = [
        _answer(reading, row["target"], int(row["start"]), int(row["end"]))
        for row, reading in zip(rows, readings_of([row["text"] for row in rows]), strict=True)
    ]
    return [
        Figure("tone", "macro-F1 over 3 classes", macro_f1(answers, gold), macro_f1(plain, gold), "VADER", 0.60, len(rows)),
    ]  # fmt: skip


def _answer(reading: Reading, name: str, start: int, end: int) -> str:
    """The tone of the actor that is mentioned at the labelled place; one we do not know is neutral."""
    finding = measures()[MEASURE].run(reading)
    for target in reading.targets:
        if any(mention.start < end and start < mention.end for mention in target.mentions):
            value = finding.parts.get(target.name)
            return _polarity(value.value) if value is not None else "neutral"
    return "neutral"


def _polarity(score: float) -> str:
    return "positive" if score >= CLEAR else "negative" if score <= -CLEAR else "neutral"
