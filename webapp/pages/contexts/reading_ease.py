"""How hard each text is to read, beside the base text or the mean of the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from webapp.pages.charts import Dot, figure_dot
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.wording import figure, number_of, spread

_UNIT = "grade"


@dataclass(frozen=True, slots=True)
class Grade:
    """One text's."""

    witness: Witness
    dot: Dot | None
    said: str
    spread: str
    beside: str  # how it stands to the base text
    url: str  # "" without a value


def build(edition: Edition) -> dict[str, Any]:
    rows = {row["document"]: (number, row) for number, row in enumerate(edition.rows("readability"))}
    base = edition.baseline.document_id if edition.baseline else ""
    reference = rows[base][1]["value"] if base in rows else None
    ends = _ends(row["value"] for _, row in rows.values() if row["value"])
    grades = [
        _grade(edition, witness, *rows[witness.document_id], ends, reference)
        for witness in edition.witnesses
        if witness.document_id in rows
    ]
    return {"grades": grades, "ends": ends, "base": edition.baseline, "count": len(grades)}


def _ends(values: Iterable[Row]) -> tuple[float, float]:
    """Whole grades around all intervals."""
    found = [
        end
        for value in values
        for end in (value["value"], value.get("low"), value.get("high"))
        if end is not None
    ]
    return (floor(min(found)), ceil(max(found))) if found else (0, 1)


def _grade(
    edition: Edition,
    witness: Witness,
    number: int,
    row: Row,
    ends: tuple[float, float],
    reference: Row | None,
) -> Grade:
    value = _to_a_tenth(row["value"])
    beside = None if witness.is_baseline else _to_a_tenth(reference)
    return Grade(
        witness=witness,
        dot=figure_dot(value, ends, what=f"{witness.letter}, grade", unit=_UNIT, reference=beside),
        said=figure(value, _UNIT),
        spread=spread(value, _UNIT),
        beside=_beside(edition, witness, row),
        url=edition.evidence_url("readability", number) if value else "",
    )


def _to_a_tenth(value: Row | None) -> Row | None:
    """More decimals of a grade would say more than the formulas know."""
    if value is None:
        return None
    ends = {name: round(value[name], 1) for name in ("value", "low", "high") if value.get(name) is not None}
    return {**value, **ends}


def _beside(edition: Edition, witness: Witness, row: Row) -> str:
    if witness.is_baseline:
        return "the base text"
    if row["difference"] is None:
        return str(row["reason"] or "")
    if row["what"] == "no difference":
        return "less than two grades apart"
    than = edition.baseline.letter if edition.baseline else "the others’ mean"
    return f"{number_of(round(abs(row['difference']), 1))} grades {row['what']} than {than}"
