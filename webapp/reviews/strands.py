"""Three ways through the findings: the least sure, those behind the summary, and a random sample."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from webapp.analyses.models import READABLE
from webapp.corpus.models import Event
from webapp.reviews.candidates import Candidate
from webapp.reviews.models import Strand

SEED = "2016-08-05"
"""The sample is fixed before anybody looks: a finding's place in it follows from this and from the finding alone."""
UNSURE_FROM = 0.5
"""Below it the machine is surer than not: such a finding is met in the random sample."""

Rows = Mapping[tuple[str, int], int]
"""Section and row → the first sentence of the summary that rests on it."""


def in_order(strand: str, event: Event, found: Sequence[Candidate]) -> list[Candidate]:
    """The findings of a strand, the one to look at first before the others."""
    return _ORDERS[strand](event, found)


def _unsure(event: Event, found: Sequence[Candidate]) -> list[Candidate]:
    doubtful = [each for each in found if each.unsure >= UNSURE_FROM]
    return sorted(doubtful, key=lambda each: (-each.unsure, each.key))


def _behind_summary(event: Event, found: Sequence[Candidate]) -> list[Candidate]:
    """In the order of the summary's sentences; of one sentence the least sure first."""
    report = event.reports.filter(state__in=READABLE, angle="", payload__isnull=False).first()
    if report is None:
        return []
    places = _places_of(report.payload)
    ranked = [(place, each) for each in found if (place := _place(each, places)) is not None]
    return [each for _, each in sorted(ranked, key=lambda pair: (pair[0], -pair[1].unsure, pair[1].key))]


def _random(event: Event, found: Sequence[Candidate]) -> list[Candidate]:
    """Each measure's findings in an order of their own, and the measures in turn: none waits for another."""
    by_measure: dict[str, list[Candidate]] = {}
    for each in sorted(found, key=lambda each: _lot(each.key)):
        by_measure.setdefault(each.measure, []).append(each)
    turns = [(turn, measure) for measure, drawn in by_measure.items() for turn in range(len(drawn))]
    return [by_measure[measure][turn] for turn, measure in sorted(turns)]


def _lot(key: str) -> str:
    return hashlib.sha256(f"{SEED}:{key}".encode()).hexdigest()


_ORDERS: dict[str, Callable[[Event, Sequence[Candidate]], list[Candidate]]] = {
    Strand.UNSURE: _unsure,
    Strand.HEADLINE: _behind_summary,
    Strand.RANDOM: _random,
}


# --- what the summary rests on ----------------------------------------------------------------------------


def _places_of(payload: Mapping[str, Any]) -> dict[Any, int]:
    """What a finding can be met by → the first sentence of the summary that rests on it."""
    places: dict[Any, int] = {}
    for number, sentence in enumerate(payload["summary"]):
        for ref in sentence["refs"]:
            for mark in _marks(payload, ref["section"], ref["row"]):
                places.setdefault(mark, number)
    return places


def _marks(payload: Mapping[str, Any], section: str, row: int) -> list[Any]:
    """A row of the comparison; for rows made of sentences or cells, those."""
    rows = payload.get(section) or ()
    if section in ("claims", "quotes", "facts") or row >= len(rows):
        return [(section, row)]
    found = rows[row]
    if section == "omissions":
        return [("cell", found["claim"], found["document"])]
    if section == "emphasis":
        frames = found["frame"].split("+")
        return [("frame", found["document"], f"{found['codebook']}.{frame}") for frame in frames]
    if section in ("additions", "attribution_changes"):
        return [("at", found["document"], found["start"], found["end"])]
    return []


def _place(each: Candidate, places: Mapping[Any, int]) -> int | None:
    found = [places.get(mark) for mark in _met_by(each)]
    if each.kind in ("sentence.voice", "sentence.editorial"):
        at = each.at[0]
        found += [
            number
            for mark, number in places.items()
            if mark[0] == "at" and int(mark[1]) == at.article and mark[2] < at.end and at.start < mark[3]
        ]
    return min((number for number in found if number is not None), default=None)


def _met_by(each: Candidate) -> list[Any]:
    if each.kind == "sentence.frame":
        return [("frame", str(each.article), each.part)]
    if each.kind == "claim.cell":
        return [each.row, ("cell", each.claim, each.part)]
    return [each.row] if each.row else []
