"""Which frames' words stand in how many sentences of each text; security and legitimate trade come first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.codebooks.showing import resources_shown
from webapp.pages.charts import Dot, Score, dot, score
from webapp.pages.contexts import presence
from webapp.pages.contexts.apart import are_apart, held_of, verdict
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.view import OWN
from webapp.pages.contexts.wording import codebook_title, count_of, frame_title, interval, share

BILATERAL, UP, DOWN = "bilateral_security_trade", "security", "legitimate_trade"
"""The first picture of an event that is about them: set against each other, one up and one down."""
_POLICY = "policy_frames"
_ENOUGH = 2
"""Sentences of one text: one may use a word in passing."""


@dataclass(frozen=True, slots=True)
class FrameFigure:
    """One frame in one text."""

    witness: Witness
    row: int
    url: str
    count: str
    share: str
    interval: str
    voices: str
    places: str  # "headline, lead"
    dot: Dot | None
    value: Row | None
    reason: str


@dataclass(frozen=True, slots=True)
class FramePanel:
    """One frame over all texts: a small multiple."""

    key: str
    title: str
    kind: str
    figures: list[FrameFigure]
    verdict: str
    is_told_apart: bool
    is_empty: bool


def build(edition: Edition) -> dict[str, Any]:
    """The pair leads where a text is about it; elsewhere policy frames do, the strongest first."""
    panels = _panels(edition)
    bilateral = panels.get(BILATERAL, {})
    pair = [bilateral[frame] for frame in (UP, DOWN)] if {UP, DOWN} <= bilateral.keys() else []
    chosen = edition.view.codebook
    is_about_pair = chosen in ("", BILATERAL) and _most_sentences(pair) >= _ENOUGH
    codebooks = [
        {
            "key": key,
            "title": codebook_title(key),
            "panels": [panel for panel in found.values() if not panel.is_empty],
            "is_told_apart": any(panel.is_told_apart for panel in found.values()),
            "empty": [panel for panel in found.values() if panel.is_empty],
        }
        for key, found in panels.items()
    ]
    if not is_about_pair:
        codebooks.sort(key=lambda codebook: codebook["key"] != (chosen or _POLICY))
        for codebook in codebooks:
            codebook["panels"].sort(key=lambda panel: -_most_sentences([panel]))
    return {
        "title": "Security, trade and other frames" if is_about_pair else "",
        "pair": pair if is_about_pair else [],
        "is_own_voice": edition.view.voice == OWN,
        "pair_rows": _pair_rows(pair, edition.view.voice) if is_about_pair else [],
        "pair_codebook": codebook_title(BILATERAL),
        "codebooks": codebooks,
        **_within_reach(edition, codebooks, leads_with_pair=is_about_pair),
        "presence": presence.build(edition),
        "base": edition.baseline,
    }


def _within_reach(
    edition: Edition, codebooks: list[dict[str, Any]], *, leads_with_pair: bool
) -> dict[str, Any]:
    """The codebook whose frames are all shown, and links to the others: a page of fifty texts cannot hold them all.

    Under the pair of the first picture none is, until it is asked for; a shared link, which leads nowhere else, has
    the first one in any case.
    """
    is_shown = bool(edition.view.codebook) or not leads_with_pair or bool(edition.view.token)
    first = codebooks[:1] if is_shown else []
    links = [(codebook["title"], edition.codebook_url(codebook["key"])) for codebook in codebooks]
    return {
        "shown_codebooks": first,
        "other_codebooks": [(title, url) for title, url in links[len(first) :] if url],
    }


def _most_sentences(panels: list[FramePanel]) -> int:
    """Of one text with one of the frames."""
    counts = [figure.value["count"] for panel in panels for figure in panel.figures if figure.value]
    return max(counts, default=0)


def _panels(edition: Edition) -> dict[str, dict[str, FramePanel]]:
    """Codebook → frame → panel. Rows keep the order of the texts, so that panels can be compared by eye."""
    grouped: dict[str, dict[str, list[tuple[int, Row]]]] = {}
    for number, row in enumerate(edition.rows("emphasis")):
        if row["document"] in edition.by_id:
            grouped.setdefault(row["codebook"], {}).setdefault(row["frame"], []).append((number, row))
    order = {name: place for place, name in enumerate((BILATERAL, *resources_shown().codebook_names()))}
    return {
        codebook: {frame: _panel(edition, codebook, frame, rows) for frame, rows in frames.items()}
        for codebook, frames in sorted(grouped.items(), key=lambda item: order.get(item[0], len(order)))
    }


def _panel(edition: Edition, codebook: str, frame: str, rows: list[tuple[int, Row]]) -> FramePanel:
    kind = {UP: "security", DOWN: "trade"}.get(frame, "ink") if codebook == BILATERAL else "ink"
    base = edition.baseline.document_id if edition.baseline else None
    reference = next((row.get(edition.view.voice) for _, row in rows if row["document"] == base), None)
    places = {witness.document_id: place for place, witness in enumerate(edition.witnesses)}
    title = frame_title(codebook, frame)
    figures = [
        _figure(edition, number, row, kind, title, reference if row["document"] != base else None)
        for number, row in sorted(rows, key=lambda item: places[item[1]["document"]])
    ]
    held = [held_of(figure.witness.letter, figure.count, figure.value) for figure in figures]
    return FramePanel(
        key=frame,
        title=title,
        kind=kind,
        figures=figures,
        verdict=verdict(held),
        is_told_apart=are_apart(held),
        is_empty=all(figure.dot is None or figure.dot.is_hollow for figure in figures),
    )


def _figure(
    edition: Edition, number: int, row: Row, kind: str, title: str, reference: Row | None
) -> FrameFigure:
    witness, value = edition.by_id[row["document"]], row.get(edition.view.voice)
    finding = edition.finding(witness, f"emphasis.{row['codebook']}")
    return FrameFigure(
        witness=witness,
        row=number,
        url=edition.evidence_url("emphasis", number),
        count=count_of(value),
        share=share(value),
        interval=interval(value),
        voices=_voices(row),
        places=", ".join(zone for zone in ("headline", "lead") if _is_present(row.get(zone))),
        dot=dot(value, kind=kind, what=f"{witness.letter}, {title}", reference=reference),
        value=value,
        reason="" if value else (finding.get("reason") or _why_none(edition.view.voice)),
    )


def _why_none(voice: str) -> str:
    return "too few sentences in its own voice" if voice == OWN else "the text is too short"


def _voices(row: Row) -> str:
    named = (("own", "own"), ("quoted", "quoted"), ("reported", "reported"))
    return " · ".join(f"{name} {count_of(row[key])}" for key, name in named if row.get(key))


def _is_present(value: object) -> bool:
    if isinstance(value, Mapping):
        return bool(value.get("count") or value.get("value"))
    return bool(value)


def _pair_rows(pair: list[FramePanel], voice: str) -> list[dict[str, Any]]:
    """The texts with both frames in one row, the highest share of the first frame first."""
    if not pair:
        return []
    by_text: dict[str, list[FrameFigure]] = {}
    for panel in pair:
        for figure in panel.figures:
            by_text.setdefault(figure.witness.document_id, []).append(figure)
    rows = [
        {"witness": figures[0].witness, "figures": figures, "score": _score(figures[0].witness, voice)}
        for figures in by_text.values()
    ]
    return sorted(rows, key=lambda row: -_position(row["figures"][0]))


def _position(figure: FrameFigure) -> float:
    return float(figure.dot.at.rstrip("%")) if figure.dot else -1.0


def _score(witness: Witness, voice: str) -> Score:
    return score(witness, BILATERAL, UP, DOWN, is_own_only=voice == OWN)
