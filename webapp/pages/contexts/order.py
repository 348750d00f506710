"""Where shared claims stand: those that moved in sight, those that stayed folded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import Edition, Row, Witness

_STAYED = "same place"


@dataclass(frozen=True, slots=True)
class Place:
    """One claim of one text."""

    witness: Witness
    claim: str
    move: str
    here: str
    there: str
    url: str


def build(edition: Edition) -> dict[str, Any]:
    places = [
        _place(edition, number, row)
        for number, row in enumerate(edition.rows("order"))
        if row["document"] in edition.by_id
    ]
    return {
        "groups": [
            ("moved", [place for place in places if place.move != _STAYED]),
            (_STAYED, [place for place in places if place.move == _STAYED]),
        ],
        "base": edition.baseline,
        "count": len(places),
    }


def _place(edition: Edition, number: int, row: Row) -> Place:
    return Place(
        witness=edition.by_id[row["document"]],
        claim=str(edition.claims.get(row["claim"], {}).get("text", "")),
        move=row["what"],
        here=_said(row["value"]),
        there=_said(row["against_value"]),
        url=edition.evidence_url("order", number),
    )


def _said(place: float) -> str:
    """A place in the body, 0 first and 1 last, as readers see it."""
    if place <= 0:
        return "first"
    return "last" if place >= 1 else f"{place * 100:.0f} % down"
