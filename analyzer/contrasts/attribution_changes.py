"""Attribution without quotation marks: added, dropped, moved (CODEBOOK §4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.alignment.names import are_same_name, is_proper
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Cell, Claim

AttributionChange = Literal["attribution_added", "attribution_dropped", "attribution_moved"]


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """One claim that two documents give to different sources, with no quotation marks on either side."""

    change: AttributionChange
    claim: str
    document: str
    start: int
    end: int
    text: str
    speaker: str | None
    against: str
    against_start: int
    against_end: int
    against_text: str
    against_speaker: str | None


@contrast(
    Card(
        key="attribution_changes",
        title="Attributions added, dropped and moved",
        source="Codebook, section 4",
        version=1,
        order=45,
    )
)
def attribution_changes(event: EventView) -> tuple[AttributionRow, ...]:
    """The same claim with another source, or with a source on one side only.

    Finds:     own → reported (added), reported → own (dropped), reported with another source (moved).
    Against:   the baseline; without one, the first document that has the claim.
    Blind to:  claims that share too few words to be aligned.
    """
    rows = []
    for claim in event.claims:
        origin = _origin(event, claim)
        if origin is None:
            continue
        for name in event.analyses:
            if name == origin or claim.cells[name].status not in (
                "verbatim",
                "close",
                "paraphrase",
                "partial",
            ):
                continue
            row = _row(event, claim, name, origin)
            if row is not None:
                rows.append(row)
    places = {name: place for place, name in enumerate(event.analyses)}
    unique = {(row.document, row.start, row.change): row for row in reversed(rows)}
    return tuple(sorted(unique.values(), key=lambda row: (places[row.document], row.start)))


def _origin(event: EventView, claim: Claim) -> str | None:
    if event.baseline != "others":
        return event.baseline if claim.cells[event.baseline].spans else None
    return next((name for name in event.analyses if claim.cells[name].spans), None)


def _row(event: EventView, claim: Claim, document: str, origin: str) -> AttributionRow | None:
    here, there = claim.cells[document], claim.cells[origin]
    change = _change(here, there)
    if change is None or not here.spans:
        return None
    mine, theirs = here.spans[0], there.spans[0]
    return AttributionRow(
        change=change,
        claim=claim.id,
        document=document,
        start=mine.start,
        end=mine.end,
        text=event.document(document).text[mine.start : mine.end],
        speaker=here.speaker,
        against=origin,
        against_start=theirs.start,
        against_end=theirs.end,
        against_text=event.document(origin).text[theirs.start : theirs.end],
        against_speaker=there.speaker,
    )


def _change(here: Cell, there: Cell) -> AttributionChange | None:
    if "quoted" in (here.voice, there.voice):
        return None  # the quote ledger's business
    if here.voice == "reported" and there.voice == "own":
        return "attribution_added"
    if here.voice == "own" and there.voice == "reported":
        return "attribution_dropped"
    if here.voice == there.voice == "reported" and _are_different(here.speaker, there.speaker):
        return "attribution_moved"
    return None


def _are_different(a: str | None, b: str | None) -> bool:
    """Two descriptions ("both sides", "both countries") may be one group; a name beside one is not."""
    return bool(a and b and (is_proper(a) or is_proper(b)) and not are_same_name(a, b))
