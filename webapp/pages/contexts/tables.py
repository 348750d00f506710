"""Rows of any shape as a table: a contrast without a template of its own is shown, and every one is exported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.wording import count_of, figure, is_share, number_of, plain, spread

_POINTERS = {
    "evidence",
    "start",
    "end",
    "sentence",
    "against_start",
    "against_end",
    "runs",
    "nearest",
    "zone",
}
"""Where the words stand: shown as the link to the evidence, not as columns."""
DOCUMENT_FIELDS = {
    "document",
    "against",
    "baseline",
    "shared_with",
    "others",
    "documents",
    "outlets",
    "with",
    "also_in",
    "told_apart_from",
}
"""Fields that hold ids of texts: shown as letters."""
_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class TableRow:
    number: int
    url: str
    cells: list[str]
    has_evidence: bool


def build(edition: Edition, key: str) -> dict[str, Any]:
    """Columns are the rows' own fields, in their order; empty columns are left out."""
    rows = edition.rows(key)
    unit = edition.report.cards.get(key, {}).get("unit", "")
    columns = [
        name
        for name in dict.fromkeys(field for row in rows for field in row)
        if name not in _POINTERS and any(row.get(name) not in (None, "", [], ()) for row in rows)
    ]
    return {
        "count": len(rows),
        "columns": ["Text" if name == "document" else plain(name) for name in columns],
        "rows": [
            TableRow(
                number=number,
                url=edition.evidence_url(key, number),
                cells=[said(edition, name, row.get(name), unit) for name in columns],
                has_evidence=any(row.get(name) for name in ("evidence", "runs", "claim"))
                or row.get("start") is not None,
            )
            for number, row in enumerate(rows)
        ],
    }


def said(edition: Edition, name: str, value: Any, unit: str = "") -> str:
    """Any value in words: letters for documents, figures as their unit asks, claims by their text."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in DOCUMENT_FIELDS and isinstance(value, str):
        return edition.by_id[value].letter if value in edition.by_id else plain(value)
    if name == "claim" and value in edition.claims:
        return str(edition.claims[value].get("text", value))
    if isinstance(value, float):
        return number_of(value)
    if isinstance(value, Mapping):
        return _said_mapping(edition, value, unit)
    if isinstance(value, (list, tuple)):
        separator = ", " if name in DOCUMENT_FIELDS else "; "
        return separator.join(said(edition, name, each, unit) for each in value) or "–"
    return plain(value) if name in ("what", "kind", "change", "relation") else str(value)


def _said_mapping(edition: Edition, value: Row, unit: str) -> str:
    if "value" in value and "n" in value:
        shown = (count_of(value) if is_share(unit) else figure(value, unit), spread(value, unit))
        return ", ".join(each.replace(" ", _NO_BREAK) for each in shown if each)
    if "text" in value:
        letter = (
            edition.by_id[value["document"]].letter + " " if value.get("document") in edition.by_id else ""
        )
        return f"{letter}{value['text']}"
    return ", ".join(
        f"{edition.by_id[key].letter if key in edition.by_id else plain(str(key))}: {said(edition, '', each, unit)}"
        for key, each in value.items()
        if key not in _POINTERS
    )
