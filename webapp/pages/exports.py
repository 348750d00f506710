"""The event as JSON, and each of its tables as CSV that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from webapp.analyses.values import EventReport
from webapp.pages.contexts.corrected import Remark, corrections_of_text, remarks_on_rows
from webapp.pages.contexts.edition import Edition, Row, place_of
from webapp.pages.contexts.summary import with_letters
from webapp.pages.contexts.tables import DOCUMENT_FIELDS

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
        "data_files": report.data_files,
        "made_at": report.made_at.isoformat() if report.made_at else None,
        "is_stale": report.is_stale,
        "corrected_by": {
            key: {"author": card.author, "made_at": card.made_at.isoformat(), "reason": card.reason}
            for key, card in report.corrections.items()
        },
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
        remarks = remarks_on_rows(edition)
        return [
            _flat(edition, row) | _corrected(remarks.get((section, number), ()))
            for number, row in enumerate(edition.rows(section))
        ]
    return [
        {
            "letter": witness.letter,
            "outlet": witness.name,
            **dict(_flat_pairs(_without_words(edition.finding(witness, section)))),
        }
        | _corrected([remark for _, remark in corrections_of_text(edition, witness)])
        for witness in edition.witnesses
    ]


def _corrected(remarks: Sequence[Remark]) -> dict[str, Any]:
    """What people set in a row, and what the machine had: columns that a table without corrections does not have."""
    if not remarks:
        return {}
    return {
        "corrected": "; ".join(remark.said for remark in remarks),
        "machine_value": "; ".join(remark.machine or "–" for remark in remarks),
        "corrected_by": "; ".join(
            f"{remark.author}, {remark.made_at:%Y-%m-%d}{': ' if remark.reason else ''}{remark.reason}"
            for remark in remarks
        ),
    }


def _claim_rows(edition: Edition) -> Iterable[dict[str, Any]]:
    remarks = remarks_on_rows(edition)
    for number, claim in enumerate(edition.rows("claims")):
        row: dict[str, Any] = {"claim": claim["id"], "text": claim["text"]}
        for witness in edition.witnesses:
            cell = claim["cells"].get(witness.document_id, {})
            row[witness.letter] = cell.get("status", "absent")
            row[f"{witness.letter} sentences"] = " ".join(
                place_of(witness.letter, each + 1) for each in cell.get("sentences") or ()
            )
        yield row | _corrected(remarks.get(("claims", number), ()))


def _flat(edition: Edition, row: Row) -> dict[str, Any]:
    """Letters, outlets and places stand beside ids and offsets, so that a table can be read without the page."""
    named: dict[str, Any] = {}
    for field, prefix in (("document", ""), ("against", "against_")):
        witness = edition.by_id.get(row.get(field) or "")
        if witness is not None:
            named |= {f"{prefix}letter": witness.letter, f"{prefix}outlet": witness.name}
            if row.get(f"{prefix}start") is not None:
                sentence = witness.sentence_at(row[f"{prefix}start"])
                named[f"{prefix}place"] = edition.place(witness.document_id, sentence)
    flat = dict(_flat_pairs(row, edition=edition))
    if "text" in row and "refs" in row:  # a sentence of the summary names texts in its own words
        parts = with_letters(edition, row["text"])
        flat["text"] = "".join(
            " ".join(filter(None, (part.witness.letter, part.text))) if part.witness else part.text
            for part in parts
        )
    return named | flat


def _flat_pairs(
    value: Mapping[str, Any], prefix: str = "", *, edition: Edition | None = None
) -> Iterable[tuple[str, Any]]:
    document = value.get("document")
    for name, each in value.items():
        if isinstance(each, Mapping):
            yield from _flat_pairs(each, f"{prefix}{name}.", edition=edition)
        elif isinstance(each, (list, tuple)):
            compact = [_compact(one, edition, name, document) for one in each]
            yield f"{prefix}{name}", "; ".join(compact)
        else:
            yield f"{prefix}{name}", each


def _compact(value: Any, edition: Edition | None, name: str, document: str | None) -> str:
    """One value of a list: texts by their letters, places as "B8" with the offsets behind them."""
    if edition is None or not isinstance(value, Mapping):
        is_text = edition is not None and name in DOCUMENT_FIELDS and value in edition.by_id
        return edition.by_id[value].letter if edition is not None and is_text else str(value)
    rest = {key: each for key, each in value.items() if each is not None}
    witness = edition.by_id.get(rest.pop("document", document) or "")
    said = []
    if witness is not None and rest.get("start") is not None:
        at_headline = rest.get("zone") == "headline"
        sentence = rest.pop("sentence", None)
        index = witness.sentence_at(rest["start"]) if sentence is None else sentence
        said.append(
            f"{witness.letter} headline" if at_headline else edition.place(witness.document_id, index)
        )
    elif witness is not None:
        said.append(witness.letter)
    return " ".join((*said, *(f"{key}={each}" for key, each in rest.items())))


def _without_words(finding: Row) -> dict[str, Any]:
    return {name: value for name, value in finding.items() if name not in ("evidence", "by_sentence")}
