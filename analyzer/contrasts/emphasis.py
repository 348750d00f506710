"""Emphasis side by side: each frame's share in each document, against the releases and against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analyzer.measure import Card, EventView, contrast
from analyzer.resources.codebooks import Codebook
from analyzer.statistics import can_be_told_apart, share
from analyzer.types import Value

MEASURE = "emphasis."


@dataclass(frozen=True, slots=True)
class EmphasisRow:
    """One frame in one document. Shares are of body sentences; null where the document is too short for one.

    ``frame`` is a frame's key, or "a+b" for sentences that carry both frames of a pair. The differences are this
    document's share minus theirs, −1..1; no document is ever held against a pool that contains it.
    """

    codebook: str
    frame: str
    document: str
    all: Value | None
    own: Value | None
    quoted: Value | None
    reported: Value | None
    headline: bool | None  # null without a headline
    lead: bool | None
    against_release: float | None
    against_others: float | None
    told_apart: bool  # the interval does not meet the releases' (the others' where there is no release)


@contrast(
    Card(
        key="emphasis",
        title="Emphasis side by side",
        unit="share of body sentences",
        low=0.0,
        high=1.0,
        rises_with="more sentences that carry words of the frame",
        source="the measures of emphasis; Wilson 1927 for the intervals",
        order=10,
    )
)
def emphasis(event: EventView) -> tuple[EmphasisRow, ...]:
    """Every frame of every codebook in every document, with what lies between it and the rest.

    Finds:     shares by voice, headline and lead from the measures; differences to the releases pooled together
               and to all other documents pooled together.
    No value:  where the measure has none; where no other document has one.
    Blind to:  what the measures are blind to. Overlapping intervals mean "cannot be told apart", not "the same".
    """
    return tuple(
        _row(event, codebook.name, frame, document)
        for codebook in map(event.resources.codebook, event.resources.codebook_names())
        for frame in _frames(codebook)
        for document in event.analyses
        if MEASURE + codebook.name in event.analyses[document].measurements
    )


def _frames(codebook: Codebook) -> Iterator[str]:
    yield from codebook.frames
    yield from (f"{a}+{b}" for picture in codebook.pictures for a, b in picture.both)


def _row(event: EventView, codebook: str, frame: str, document: str) -> EmphasisRow:
    def part(name: str, of: str = document) -> Value | None:
        measurement = event.analyses[of].measurements.get(MEASURE + codebook)
        return measurement.parts.get(name) if measurement else None

    mine = part(frame)
    others = [name for name in event.analyses if name != document]
    releases = _pool(part(frame, name) for name in others if name in event.releases)
    rest = _pool(part(frame, name) for name in others)
    reference = releases or rest
    return EmphasisRow(
        codebook=codebook,
        frame=frame,
        document=document,
        all=mine,
        own=part(f"{frame}/own"),
        quoted=part(f"{frame}/quoted"),
        reported=part(f"{frame}/reported"),
        headline=_is_there(part(f"{frame}/headline")),
        lead=_is_there(part(f"{frame}/lead")),
        against_release=_difference(mine, releases),
        against_others=_difference(mine, rest),
        told_apart=bool(mine and reference and can_be_told_apart(mine, reference)),
    )


def _pool(values: Iterable[Value | None]) -> Value | None:
    """The sentences of several documents as if they were one text."""
    counted = [(value.count, value.n) for value in values if value is not None]
    n = sum(n or 0 for _, n in counted)
    return share(sum(count or 0 for count, _ in counted), n) if n else None


def _difference(mine: Value | None, theirs: Value | None) -> float | None:
    return None if mine is None or theirs is None else mine.value - theirs.value


def _is_there(value: Value | None) -> bool | None:
    return None if value is None or not value.n else bool(value.count)
