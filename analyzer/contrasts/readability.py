"""Readability side by side: harder, easier, or no difference worth the name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import repeat
from statistics import fmean
from typing import Literal

import msgspec

from analyzer.measure import Card, EventView, contrast
from analyzer.types import Evidence, Finding, Value

Outcome = Literal["harder", "easier", "no difference", "no value"]

MEASURE = "readability.band"
SMALLEST_DIFFERENCE = 2.0
"""Grades. Formulas for one text lie further apart than that; a smaller gap between two texts says nothing."""

_NOT_MEASURED = Finding(reason="readability was not measured")


class ReadabilityRow(msgspec.Struct, frozen=True, gc=False):
    """One document's grade beside the baseline's, or beside the mean of the others."""

    document: str
    what: Outcome
    value: Value | None
    against: str  # a document id or "others"
    against_value: Value | None
    difference: float | None  # grades; above 0 is harder than the baseline
    reason: str | None
    evidence: tuple[Evidence, ...]


@contrast(
    Card(
        key="readability",
        title="Readability side by side",
        unit="grade",
        rises_with="a text that is harder to read",
        source="the formulas of the measure; the two-grade rule is this project's",
        order=120,
    )
)
def readability(event: EventView) -> tuple[ReadabilityRow, ...]:
    """Each text's reading grade against the base text's.

    Finds:     differences of two grades or more; everything below is "no difference".
    No value:  where either side has none; the reason is carried along.
    Blind to:  what the formulas are blind to.
    """
    return tuple(map(partial(_row, event), event.analyses, _against(event)))


def _row(event: EventView, name: str, against: Value | None) -> ReadabilityRow:
    finding = _finding(event, name)
    value = finding.all
    comparable = name != event.baseline and value is not None and against is not None
    difference = round(value.value - against.value, 2) if comparable and value and against else None
    return ReadabilityRow(
        document=name,
        what=_outcome(difference),
        value=value,
        against=event.baseline,
        against_value=against if name != event.baseline else None,
        difference=difference,
        reason=_reason(event, name, finding, against),
        evidence=finding.evidence,
    )


def _finding(event: EventView, name: str) -> Finding:
    return event.analyses[name].measurements.get(MEASURE, _NOT_MEASURED)


def _against(event: EventView) -> Iterator[Value | None]:
    """For each document the baseline's grade; the mean of the other documents' where there is no baseline document."""
    if event.baseline != "others":
        yield from repeat(_finding(event, event.baseline).all, len(event.analyses))
        return
    values = [_finding(event, name).all for name in event.analyses]
    grades = [value.value for value in values if value is not None]
    at = 0  # how many of the documents before have a grade
    for value in values:
        others = grades if value is None else grades[:at] + grades[at + 1 :]
        at += value is not None
        yield Value(fmean(others), n=len(others)) if others else None


def _outcome(difference: float | None) -> Outcome:
    if difference is None:
        return "no value"
    if abs(difference) < SMALLEST_DIFFERENCE:
        return "no difference"
    return "harder" if difference > 0 else "easier"


def _reason(event: EventView, name: str, finding: Finding, against: Value | None) -> str | None:
    if finding.all is None:
        return finding.reason
    if name == event.baseline:
        return "this is the baseline"
    return None if against is not None else "there is no grade to hold it against"
