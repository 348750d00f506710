"""Where each shared claim stands: moved up, buried, lifted to the headline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from analyzer.alignment.words import stems_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import BODY_ZONES, Claim, Evidence

Move = Literal["moved up", "buried", "lifted to the headline", "same place"]

FAR = 1 / 3
"""Of the body. A claim that moves from the first third to the second has changed its rank for a reader; less may be
the length of a paragraph."""
FEWEST_SENTENCES = 5
"""Below this a place in the body says nothing."""
_SAYING = frozenset({"verbatim", "close", "paraphrase"})
"""Where only a part of a claim stands is no place of the claim."""
_HEADLINE_COVER = 0.6
_FEWEST_STEMS = 3


class OrderRow(msgspec.Struct, frozen=True, gc=False):
    """The place of one claim: 0 is the first body sentence, 1 the last."""

    document: str
    what: Move
    value: float
    against: str
    against_value: float
    claim: str
    in_lead: bool
    evidence: tuple[Evidence, ...]


@contrast(
    Card(
        key="order",
        title="Where each shared claim stands",
        unit="place in the body, 0 first and 1 last",
        low=0.0,
        high=1.0,
        rises_with="standing later in the text",
        source="Codebook, section 3; inverted pyramid order",
        version=1,
        order=70,
    )
)
def order(event: EventView) -> tuple[OrderRow, ...]:
    """Places of shared claims against the base text, or against the middle of the others.

    Finds:     claims in the body of both; moved up or buried by a third of the body or more; headline words.
    No value:  bodies under five sentences.
    Blind to:  what a page's layout lifts out.
    """
    places = {name: _places(event, name) for name in event.analyses}
    titles = {name: frozenset(stems_of(event.document(name).title or "")) for name in event.analyses}
    has_no_baseline = event.baseline == "others"
    rows = []
    for claim in event.claims:
        standing = _standing(event, claim, places)
        ranked = sorted(standing.values())
        said = frozenset(stems_of(claim.text))
        in_baseline_title = not has_no_baseline and _is_in_title(said, titles[event.baseline])
        for name, here in standing.items():
            there = _middle_without(here, ranked) if has_no_baseline else standing.get(event.baseline)
            if there is not None and name != event.baseline:
                is_lifted = not in_baseline_title and _is_in_title(said, titles[name])
                rows.append(_row(event, claim, name, places[name], here, there, is_lifted))
    ranks = {name: rank for rank, name in enumerate(event.analyses)}
    return tuple(sorted(rows, key=lambda row: (ranks[row.document], row.value, row.claim)))


def _places(event: EventView, name: str) -> dict[int, float]:
    """Sentence → its place in the body."""
    body = [at for at, sentence in enumerate(event.document(name).sentences) if sentence.zone in BODY_ZONES]
    if len(body) < FEWEST_SENTENCES:
        return {}
    return {sentence: rank / (len(body) - 1) for rank, sentence in enumerate(body)}


def _row(
    event: EventView,
    claim: Claim,
    name: str,
    places: Mapping[int, float],
    here: float,
    there: float,
    is_lifted: bool,
) -> OrderRow:
    span = next(span for span in claim.cells[name].spans if places.get(span.sentence) == here)
    zone = event.document(name).sentences[span.sentence].zone
    return OrderRow(
        document=name,
        what="lifted to the headline" if is_lifted else _move(here, there),
        value=_rounded(here),
        against=event.baseline,
        against_value=_rounded(there),
        claim=claim.id,
        in_lead=zone == "lead",
        evidence=(Evidence(span.start, span.end, claim.id, zone),),
    )


@lru_cache(maxsize=1_000)
def _rounded(place: float) -> float:
    """Remembered, because texts of an event have the same few places."""
    return round(place, 3)


def _middle_without(here: float, ranked: Sequence[float]) -> float | None:
    """The lower middle of the others' places."""
    if len(ranked) < 2:
        return None
    middle = (len(ranked) - 2) // 2
    return ranked[middle + (middle >= bisect_left(ranked, here))]


def _standing(event: EventView, claim: Claim, places: Mapping[str, Mapping[int, float]]) -> dict[str, float]:
    """Document → where the claim stands first."""
    found = {}
    for name in event.holders(claim):
        cell, body = claim.cells[name], places[name]
        if cell.status in _SAYING:
            inside = [body[sentence] for sentence in cell.sentences if sentence in body]
            if inside:
                found[name] = min(inside)
    return found


def _move(here: float, there: float) -> Move:
    if there - here >= FAR:
        return "moved up"
    return "buried" if here - there >= FAR else "same place"


def _is_in_title(said: frozenset[str], title: frozenset[str]) -> bool:
    """Both as stems of their content words."""
    shared = len(said & title)
    return shared >= _FEWEST_STEMS and shared / min(len(said), len(title)) >= _HEADLINE_COVER
