"""Readability against OneStopEnglish: the same article at three levels (Vajjala & Lučić 2018)."""

from __future__ import annotations

from pathlib import Path

from analyzer.measure import measures
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import readings_of, rows_of

MEASURE = "readability.band"


def measure(data: Path) -> list[Figure]:
    rows = rows_of(data, "reading_level")
    run = measures()[MEASURE].run
    grades: dict[str, dict[str, float]] = {}
    for row, reading in zip(rows, readings_of([row["text"] for row in rows]), strict=True):
        value = run(reading).all
        if value is not None:
            grades.setdefault(row["article"], {})[row["level"]] = value.value
    pairs = [levels for levels in grades.values() if {"elementary", "advanced"} <= levels.keys()]
    right = sum(levels["elementary"] < levels["advanced"] for levels in pairs)
    return [
        Figure(
            "readability",
            "elementary below advanced",
            right / len(pairs) if pairs else None,
            0.5,
            "chance",
            0.99,
            len(pairs),
        ),
    ]
