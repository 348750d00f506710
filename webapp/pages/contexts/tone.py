"""How each text speaks of the actors that several name: a small multiple for each actor, as for frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.charts import Dot, figure_dot
from webapp.pages.contexts.apart import are_apart, held_of, verdict
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.view import OWN
from webapp.pages.contexts.wording import number_of

_ENDS = (-1.0, 1.0)
_MOST_SILENT = 12
"""Texts of a panel in which those without a value keep their rows; in a longer one they stand in a line below it."""


@dataclass(frozen=True, slots=True)
class ToneFigure:
    """One actor in one text."""

    witness: Witness
    url: str
    said: str
    dot: Dot | None
    value: Row | None
    reason: str


@dataclass(frozen=True, slots=True)
class TonePanel:
    """One actor over all texts that name it."""

    name: str
    kind: str
    figures: list[ToneFigure]
    silent: list[ToneFigure]  # without a value, where the panel is long
    verdict: str
    is_told_apart: bool


def build(edition: Edition) -> dict[str, Any]:
    """Actors of whom texts can be told apart come first."""
    grouped: dict[tuple[str, str], list[tuple[int, Row]]] = {}
    for number, row in enumerate(edition.rows("tone")):
        if row["document"] in edition.by_id:
            grouped.setdefault((row["what"], row.get("kind") or ""), []).append((number, row))
    panels = [_panel(edition, *actor, rows) for actor, rows in grouped.items()]
    return {
        "panels": sorted(panels, key=lambda panel: not panel.is_told_apart),
        "is_own_voice": edition.view.voice == OWN,
        "is_told_apart": any(panel.is_told_apart for panel in panels),
        "base": edition.baseline,
        "count": len(panels),
    }


def _panel(edition: Edition, name: str, kind: str, rows: list[tuple[int, Row]]) -> TonePanel:
    places = {witness.document_id: place for place, witness in enumerate(edition.witnesses)}
    base = edition.baseline.document_id if edition.baseline else None
    reference = next((_value(edition, row) for _, row in rows if row["document"] == base), None)
    figures = [
        _figure(edition, number, row, name, reference if row["document"] != base else None)
        for number, row in sorted(rows, key=lambda item: places[item[1]["document"]])
    ]
    held = [held_of(figure.witness.letter, figure.said, figure.value) for figure in figures]
    is_long = len(figures) > _MOST_SILENT
    return TonePanel(
        name=name,
        kind=kind,
        figures=[figure for figure in figures if figure.dot or not is_long],
        silent=[figure for figure in figures if is_long and not figure.dot],
        verdict=verdict(held),
        is_told_apart=are_apart(held),
    )


def _figure(edition: Edition, number: int, row: Row, name: str, reference: Row | None) -> ToneFigure:
    witness, value = edition.by_id[row["document"]], _value(edition, row)
    return ToneFigure(
        witness=witness,
        url=edition.evidence_url("tone", number),
        said=number_of(value["value"]) if value else "",
        dot=figure_dot(value, _ENDS, what=f"{witness.letter}, {name}", unit="score", reference=reference),
        value=value,
        reason="" if value else (row.get("reason") or "fewer than 3 own-voice sentences mention this actor"),
    )


def _value(edition: Edition, row: Row) -> Row | None:
    value: Row | None = row.get("own" if edition.view.voice == OWN else "value")
    return value
