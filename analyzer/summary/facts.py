"""Sentences on facts that texts give differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.alignment.dates import can_both_hold
from analyzer.measure import EventView
from analyzer.phrases import excerpt, name_of
from analyzer.summary.sentences import Rows, sentence_on
from analyzer.types import SummarySentence


def differing_facts(view: EventView, rows: Rows) -> list[SummarySentence]:
    found = []
    numbered = [(n, row) for n, row in enumerate(rows.get("facts", ())) if row.relation == "different"]
    for number, row in sorted(numbered, key=lambda each: (not each[1].exclusive, each[0]))[:2]:
        by_value: dict[str, list[Any]] = {}
        for value in row.values:
            by_value.setdefault(_shown_as(row, value, by_value), []).append(value)
        if len(by_value) < 2:
            continue
        total = len({value.document for value in row.values})
        given = ", ".join(
            f"{excerpt(_wording_of(view, values))} in {_who(view, values, total)}"
            for values in sorted(by_value.values(), key=lambda values: -len({v.document for v in values}))
        )
        end = " Both can be true." if not row.exclusive and row.kind != "spelling" else ""
        text = f"{_asked(row)}: {given}.{end}"
        found.append(sentence_on(text, "facts", [(number, row)]))
    return found


def _wording_of(view: EventView, values: Sequence[Any]) -> str:
    """The baseline's words where it gives this value; the longest otherwise, which say most."""
    return str(max(values, key=lambda value: (value.document == view.baseline, len(value.text))).text)


def _who(view: EventView, values: Sequence[Any], total: int) -> str:
    """One document by its name, several by their number: the majority is not right either."""
    documents = list(dict.fromkeys(value.document for value in values))
    return name_of(view, documents[0]) if len(documents) == 1 else f"{len(documents)} of {total} texts"


def _asked(row: Any) -> str:
    """What the texts give different answers to."""
    if row.kind == "spelling":
        return "A name is spelled in two ways"
    return f"Texts differ on {row.question[:1].lower()}{row.question[1:]}"


def _shown_as(row: Any, value: Any, known: Mapping[str, Any]) -> str:
    """What is only coarser or fuller, or one date in two forms, is no other value."""
    if value.relation != "different":
        return ""
    if row.slot == "date":
        return next((other for other in known if other and can_both_hold(other, value.value)), value.value)
    return str(value.value)
