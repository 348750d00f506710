"""The event as JSON, and each of its tables as CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

from webapp.analyses.values import EventReport
from webapp.pages.contexts.edition import Edition, Row

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


def event_json(report: EventReport) -> dict[str, Any]:
    """The comparison as the core prints it, with the analyses and the cards they were made with."""
    return {
        **(report.payload or {}),
        "event": {"title": report.event.title, "slug": report.event.slug},
        "analyses": [
            report.analyses[card.document_id]
            for card in report.articles
            if card.document_id in report.analyses
        ],
        "letters": {card.document_id: card.letter for card in report.articles},
        "cards": report.cards,
        "made_at": report.made_at.isoformat() if report.made_at else None,
        "is_stale": report.is_stale,
    }


def section_csv(edition: Edition, section: str) -> str:
    """A contrast's rows, the claims' cells, or a measure's findings: one line each, nested values flattened."""
    rows = _rows(edition, section)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe_cell(name) for name in columns])
    writer.writerows([safe_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue()


def safe_cell(value: Any) -> str:
    """The value as text; what a spreadsheet would run as a formula gets an apostrophe before it, numbers don't."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text


def _rows(edition: Edition, section: str) -> list[dict[str, Any]]:
    if section == "claims":
        return list(_claim_rows(edition))
    if section in edition.payload:
        return [_flat(edition, row) for row in edition.rows(section)]
    return [
        {
            "letter": witness.letter,
            "outlet": witness.name,
            **dict(_flat_pairs(_without_words(edition.finding(witness, section)))),
        }
        for witness in edition.witnesses
    ]


def _claim_rows(edition: Edition) -> Iterable[dict[str, Any]]:
    for claim in edition.rows("claims"):
        row: dict[str, Any] = {"claim": claim["id"], "text": claim["text"]}
        for witness in edition.witnesses:
            cell = claim["cells"].get(witness.document_id, {})
            row[witness.letter] = cell.get("status", "absent")
            row[f"{witness.letter} sentences"] = " ".join(
                str(each + 1) for each in cell.get("sentences") or ()
            )
        yield row


def _flat(edition: Edition, row: Row) -> dict[str, Any]:
    """Letters stand beside documents, so that a table can be read without the page."""
    witness = edition.by_id.get(row.get("document", ""))
    named = {"letter": witness.letter, "outlet": witness.name} if witness else {}
    return named | dict(_flat_pairs(row))


def _flat_pairs(value: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    for name, each in value.items():
        if isinstance(each, Mapping):
            yield from _flat_pairs(each, f"{prefix}{name}.")
        elif isinstance(each, (list, tuple)):
            yield f"{prefix}{name}", "; ".join(_compact(one) for one in each)
        else:
            yield f"{prefix}{name}", each


def _compact(value: Any) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{name}={each}" for name, each in value.items() if each is not None)
    return str(value)


def _without_words(finding: Row) -> dict[str, Any]:
    return {name: value for name, value in finding.items() if name not in ("evidence", "by_sentence")}
