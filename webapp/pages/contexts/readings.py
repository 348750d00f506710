"""Figures of single texts, set side by side: readability, emotional words, and every other measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.charts import Curve, curve
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.wording import figure, spread

SENTIMENT = "sentiment.vader"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure in one text, or why it has no value."""

    witness: Witness
    own: str
    all: str
    spread: str
    reason: str
    url: str
    curve: Curve | None = None


def build(edition: Edition, key: str) -> dict[str, Any]:
    card = edition.report.cards.get(key, {})
    figures = [_figure(edition, witness, key, card.get("unit", "")) for witness in edition.witnesses]
    return {
        "key": key,
        "card": card,
        "figures": figures,
        "has_own": any(figure.own for figure in figures),
        "has_curve": any(figure.curve for figure in figures),
    }


def _figure(edition: Edition, witness: Witness, key: str, unit: str) -> Figure:
    finding = edition.finding(witness, key)
    lead = finding.get("all") or finding.get("own")
    failed = witness.analysis.get("failures", {}).get(key)
    return Figure(
        witness=witness,
        own=figure(finding.get("own"), unit),
        all=figure(finding.get("all"), unit),
        spread=spread(lead, unit),
        reason=_reason(finding, failed),
        url=edition.evidence_url(key, edition.witnesses.index(witness)) if finding.get("evidence") else "",
        curve=_curve(witness, key),
    )


def _reason(finding: Row, failed: str | None) -> str:
    if failed:
        return f"This measure failed: {failed}"
    if not finding:
        return "not measured yet"
    return str(finding.get("reason") or "")


def _curve(witness: Witness, key: str) -> Curve | None:
    if key != SENTIMENT:
        return None
    values = [reading.get("sentiment") for reading in witness.analysis.get("sentences", ())]
    if not any(value is not None for value in values):
        return None
    return curve(values, what=f"{witness.letter}: emotional words sentence by sentence, from −1 to 1.")
