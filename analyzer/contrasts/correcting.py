"""Rows of the quote and fact ledgers as people read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from analyzer.alignment.board import SAME_PLACE, likeness
from analyzer.contrasts.facts import FactRow, FactValue, strongest
from analyzer.contrasts.quotes import QuoteRow
from analyzer.corrections import Corrected, Correction, Stretch

NO_QUOTE = "The table of quotations does not hold this passage against the other one any more."
NO_FACT = "The table of facts does not hold these words against others any more."
_NOTHING_AGAINST: dict[str, Any] = dict.fromkeys(
    ("against", "against_start", "against_end", "against_text", "against_speaker", "against_mode")
)

Rows = Mapping[str, tuple[Any, ...]]


def correct_rows(rows: Rows, corrections: Iterable[Correction]) -> tuple[Rows, tuple[Corrected, ...]]:
    """The rows with changes and relations as people set them, and what became of each correction."""
    changed = {key: list(found) for key, found in rows.items()}
    outcomes = []
    for correction in corrections:
        if correction.kind == "quote.change":
            outcomes.append(_quote(changed.get("quotes", []), correction))
        elif correction.kind == "fact.relation":
            outcomes.append(_fact(changed.get("facts", []), correction))
    return {key: tuple(found) for key, found in changed.items()}, tuple(outcomes)


def _quote(rows: list[QuoteRow], correction: Correction) -> Corrected:
    scores = {number: _same_passage(row, correction) for number, row in enumerate(rows)}
    number = max(scores, key=lambda at: scores[at], default=None)
    if number is None or scores[number] < SAME_PLACE:
        return correction.became(section="quotes", problem=NO_QUOTE)
    row = rows[number]
    changes = tuple(correction.value)
    lost = _NOTHING_AGAINST | {"edits": ()} if changes == ("unmatched",) else {}
    rows[number] = replace(row, changes=changes, **lost)
    return correction.became(row.changes, section="quotes", row=number)


def _same_passage(row: QuoteRow, correction: Correction) -> float:
    """How much of the passage is the row's; none where it is held against other words."""
    own = likeness(correction.at[0], row.document, row.start, row.end)
    if not correction.toward or row.against is None:
        return own if not correction.toward else 0.0
    other = likeness(correction.toward[0], row.against, row.against_start or 0, row.against_end or 0)
    return min(own, other)


def _fact(rows: list[FactRow], correction: Correction) -> Corrected:
    place = correction.at[0]
    for number, row in enumerate(rows):
        if row.slot != correction.part or not any(_is_at(value, place) for value in row.values):
            continue
        before = next(value for value in row.values if _is_at(value, place))
        values = tuple(
            msgspec.structs.replace(value, relation=correction.value) if value is before else value
            for value in row.values
        )
        rows[number] = replace(row, values=values, relation=strongest(values))
        return correction.became(before.relation, section="facts", row=number)
    return correction.became(section="facts", problem=NO_FACT)


def _is_at(value: FactValue, place: Stretch) -> bool:
    return likeness(place, value.document, value.start, value.end) >= SAME_PLACE
