"""Two to four texts of an event in columns: which are laid side by side, and what each row of them shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.synopsis import parallels, said_in
from webapp.pages.contexts.synopsis_rows import Sheet, rows_of

MOST_COLUMNS = 4
"""More would be narrower than a line that can be read."""
_FIRST_COLUMNS = 3
"""Laid out where nothing is chosen: the base text and two others, where there are as many."""
_NARROWEST = {2: "44rem", 3: "54rem", 4: "62rem"}
"""Columns → width of the page below which passages stand beneath each other: a line keeps some 25 letters."""
_LABELS = ("Rows follow", "beside it", "and", "and")


@dataclass(frozen=True, slots=True)
class Choice:
    """One list of the form."""

    label: str
    chosen: str  # document id; empty for none
    is_needed: bool


def side_by_side_context(edition: Edition, asked: QueryDict) -> dict[str, Any]:
    """Fewer than two columns where the event has fewer than two compared texts."""
    keys = edition.keys_of("claims")
    key = asked.get("claim", "")
    claim = edition.rows("claims")[keys.index(key)] if key in keys else None
    wanted = list(dict.fromkeys(each for each in asked.getlist("documents") if each))
    known = [each for each in wanted if each in edition.by_id]
    columns = _columns(edition, known, claim)
    sheet = Sheet(edition, columns, key)
    lengths = {witness.document_id: len(witness.document["sentences"]) for witness in columns}
    rows = rows_of(sheet, parallels(list(lengths), lengths, sheet.claims)) if len(columns) > 1 else []
    return {
        "report": edition.report,
        "columns": columns,
        "rows": rows,
        "narrowest": _NARROWEST.get(len(columns), "0"),
        "choices": _choices(columns),
        "witnesses": edition.witnesses,
        "claim": key if claim else "",
        "in_common": sum(not row.is_alone for row in rows),
        "is_bounded": sheet.words.has_refused,
        "gone": len(wanted) - len(known),
        "beyond": max(0, len(known) - MOST_COLUMNS),
        "kept": parse_qsl(replace(edition.view, is_blind=False).query),
        "query": _query(edition, columns),
    }


def _columns(edition: Edition, chosen: Sequence[str], claim: Row | None) -> list[Witness]:
    """The texts asked for; one that is asked for alone stands beside the base text, which leads the rows."""
    if len(chosen) > 1:
        return [edition.by_id[each] for each in chosen[:MOST_COLUMNS]]
    first = [edition.baseline] if edition.baseline else []
    if chosen:
        first.append(edition.by_id[chosen[0]])
    others = [
        witness for witness in edition.witnesses if claim is None or said_in(claim, witness.document_id)
    ]
    most = 2 if chosen else _FIRST_COLUMNS
    found = {witness.document_id: witness for witness in (*first, *others, *edition.witnesses)}
    return list(found.values())[:most]


def _choices(columns: Sequence[Witness]) -> list[Choice]:
    chosen = [witness.document_id for witness in columns]
    chosen += [""] * (MOST_COLUMNS - len(chosen))
    return [
        Choice(label, each, place < 2)
        for place, (label, each) in enumerate(zip(_LABELS, chosen, strict=True))
    ]


def _query(edition: Edition, columns: Sequence[Witness]) -> str:
    """What addresses of this page hold whatever claim is followed."""
    documents = urlencode([("documents", witness.document_id) for witness in columns])
    return "&".join(part for part in (documents, edition.view.query) if part)
