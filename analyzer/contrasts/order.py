"""Where each shared claim stands: moved up, buried, lifted to the headline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.alignment.words import content_stems, words_of
from analyzer.measure import Card, EventView, contrast
from analyzer.types import BODY_ZONES, Claim, Evidence

Move = Literal["moved up", "buried", "lifted to the headline", "same place"]

FAR = 1 / 3
"""Of the body. A claim that moves from the first third to the second has changed its rank for a reader; less may be
the length of a paragraph."""
FEWEST_SENTENCES = 5
"""Below this a place in the body says nothing."""
_SAYING = ("verbatim", "close", "paraphrase")
"""Where only a part of a claim stands is no place of the claim."""
_HEADLINE_COVER = 0.6
_FEWEST_STEMS = 3


@dataclass(frozen=True, slots=True)
class OrderRow:
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
    rows = []
    for claim in event.claims:
        standing = {
            name: place for name in event.holders(claim) if (place := _place(claim, name, places)) is not None
        }
        ranked = sorted(standing.values())
        for name in standing:
            row = _row(event, claim, name, places, standing, ranked)
            if row is not None:
                rows.append(row)
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
    places: dict[str, dict[int, float]],
    standing: Mapping[str, float],
    ranked: Sequence[float],
) -> OrderRow | None:
    """standing: document → the claim's place in it; ranked: these places in order."""
    if name == event.baseline:
        return None
    here = standing[name]
    there = _middle_without(here, ranked) if event.baseline == "others" else standing.get(event.baseline)
    if there is None:
        return None
    span = next(span for span in claim.cells[name].spans if places[name].get(span.sentence) == here)
    zone = event.document(name).sentences[span.sentence].zone
    return OrderRow(
        document=name,
        what=_move(event, claim, name, here, there),
        value=round(here, 3),
        against=event.baseline,
        against_value=round(there, 3),
        claim=claim.id,
        in_lead=zone == "lead",
        evidence=(Evidence(span.start, span.end, claim.id, zone),),
    )


def _middle_without(here: float, ranked: Sequence[float]) -> float | None:
    """The lower middle of the others' places."""
    if len(ranked) < 2:
        return None
    middle = (len(ranked) - 2) // 2
    return ranked[middle + (middle >= bisect_left(ranked, here))]


def _place(claim: Claim, name: str, places: dict[str, dict[int, float]]) -> float | None:
    """Where the claim stands first."""
    if claim.cells[name].status not in _SAYING:
        return None
    found = [places[name][sentence] for sentence in claim.cells[name].sentences if sentence in places[name]]
    return min(found, default=None)


def _move(event: EventView, claim: Claim, name: str, here: float, there: float) -> Move:
    if _is_in_title(claim, event.document(name).title) and not _is_in_baseline_title(event, claim):
        return "lifted to the headline"
    if there - here >= FAR:
        return "moved up"
    return "buried" if here - there >= FAR else "same place"


def _is_in_baseline_title(event: EventView, claim: Claim) -> bool:
    return event.baseline != "others" and _is_in_title(claim, event.document(event.baseline).title)


def _is_in_title(claim: Claim, title: str | None) -> bool:
    wanted = set(content_stems(word.form for word in words_of(claim.text)))
    held = set(content_stems(word.form for word in words_of(title or "")))
    shared = len(wanted & held)
    return shared >= _FEWEST_STEMS and shared / min(len(wanted), len(held)) >= _HEADLINE_COVER
