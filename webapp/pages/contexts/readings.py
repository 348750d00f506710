"""Figures of single texts, set side by side: readability, emotional words, and every other measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.charts import Curve, curve
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.wording import count_of, interval, plain

SENTIMENT = "sentiment.vader"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure in one text, or why it has no value."""

    witness: Witness
    own: str
    all: str
    spread: str
    parts: list[tuple[str, str]]
    reason: str
    url: str
    curve: Curve | None = None


def build(edition: Edition, key: str) -> dict[str, Any]:
    card = edition.report.cards.get(key, {})
    figures = [_figure(edition, witness, key) for witness in edition.witnesses]
    return {
        "key": key,
        "card": card,
        "figures": figures,
        "has_own": any(figure.own for figure in figures),
        "has_curve": any(figure.curve for figure in figures),
    }


def _figure(edition: Edition, witness: Witness, key: str) -> Figure:
    finding = edition.finding(witness, key)
    lead = finding.get("all") or finding.get("own")
    failed = witness.analysis.get("failures", {}).get(key)
    return Figure(
        witness=witness,
        own=say(finding.get("own")),
        all=say(finding.get("all")),
        spread=_spread(lead),
        parts=[(plain(name), say(value)) for name, value in (finding.get("parts") or {}).items()],
        reason=_reason(finding, failed),
        url=edition.evidence_url(key, edition.witnesses.index(witness)) if finding.get("evidence") else "",
        curve=_curve(witness, key),
    )


def say(value: Row | None) -> str:
    """The figure with its raw counts: "0.60 (3 of 5)", "10.2 (n = 12)"."""
    if not value:
        return ""
    figure = f"{value['value']:.2f}".rstrip("0").rstrip(".")
    if value.get("count") is not None and value.get("n"):
        return f"{figure} ({count_of(value)})"
    return f"{figure} (n = {value['n']})" if value.get("n") is not None else figure


def _spread(value: Row | None) -> str:
    if not value or value.get("low") is None:
        return ""
    if value["low"] >= 0 and value["high"] <= 1 and value.get("count") is not None:
        return interval(value)
    return f"{value['low']:.2f} to {value['high']:.2f}"


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
