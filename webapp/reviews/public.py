"""How often a measure is right on public data: the row of docs/quality.md that says it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.conf import settings

ROWS = {
    "voices.share": "attribution: content, F1 over characters",
    "sources.speakers": "attribution: right source",
    "wording.loaded": "loaded wording: macro-F1 at .5",
    "editorial.subjectivity": "subjectivity: macro-F1 at .5",
    "editorial.own_voice_claims": "editorial: F1 at .5",
    "emphasis.policy_frames": "frames, sentence: accuracy over 10 codes",
    "omissions": "claim alignment: AUC over sentence pairs",
    "quotes": "planted changes: quote word: precision",
    "facts": "planted changes: number: precision",
    "tone.actors": "tone: macro-F1 over 3 classes",
}
"""Measure → the row's name. Measures without one were not held against public data."""


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """ "loaded wording: macro-F1 at .5": 0.707 on 1502 units."""

    name: str
    value: str
    units: str


def public_figure(measure: str) -> PublicFigure | None:
    """The figure on record for a measure, or None."""
    return _figures().get(ROWS.get(measure, ""))


@cache
def _figures() -> dict[str, PublicFigure]:
    try:
        page = (settings.BASE_DIR / "docs" / "quality.md").read_text("utf-8")
    except OSError:  # an installation without the documentation has no figures to show
        return {}
    found: dict[str, PublicFigure] = {}
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("| \n").split("|")]
        if line.startswith("|") and len(cells) >= 3 and cells[0] in ROWS.values():
            # The page's first table is of the rules; a later one sets fitted models beside them.
            found.setdefault(cells[0], PublicFigure(cells[0], cells[2], cells[1]))
    return found
