"""Emphasis side by side: each frame's share in each document, against the releases and against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    present: bool | None  # the whole article is listed under it; null for pairs and very short articles
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
        version=2,
        order=10,
    )
)
def emphasis(event: EventView) -> tuple[EmphasisRow, ...]:
    """Every frame of every codebook in every text, with what lies between it and the rest.

    Finds:     shares by voice, headline, lead and presence from the measures; differences to the releases pooled
               together and to all other texts pooled together.
    No value:  where the measure has none; where no other text has one.
    Blind to:  what the measures are blind to. Overlapping intervals mean "cannot be told apart", not "the same".
    """
    return tuple(
        row
        for codebook in map(event.resources.codebook, event.resources.codebook_names())
        for frame in _frames(codebook)
        for row in _rows(event, codebook.name, frame)
    )


def _frames(codebook: Codebook) -> Iterator[str]:
    yield from codebook.frames
    yield from (f"{a}+{b}" for picture in codebook.pictures for a, b in picture.both)


def _rows(event: EventView, codebook: str, frame: str) -> Iterator[EmphasisRow]:
    """One frame in every document that was measured."""
    measured = {
        name: analysis.measurements[MEASURE + codebook].parts
        for name, analysis in event.analyses.items()
        if MEASURE + codebook in analysis.measurements
    }
    shares = {name: parts.get(frame) for name, parts in measured.items()}
    everybody = _Pool.of(shares.values())
    releases = _Pool.of(shares.get(name) for name in event.releases)
    for document, parts in measured.items():
        mine = shares[document]
        rest = everybody.without(mine)
        origin = (releases.without(mine) if document in event.releases else releases).share()
        yield _row((codebook, frame, document), parts, mine, origin, rest.share())


def _row(
    place: tuple[str, str, str],
    parts: Mapping[str, Value],
    mine: Value | None,
    releases: Value | None,
    rest: Value | None,
) -> EmphasisRow:
    codebook, frame, document = place
    reference = releases or rest
    return EmphasisRow(
        codebook=codebook,
        frame=frame,
        document=document,
        all=mine,
        own=parts.get(f"{frame}/own"),
        quoted=parts.get(f"{frame}/quoted"),
        reported=parts.get(f"{frame}/reported"),
        headline=_is_there(parts.get(f"{frame}/headline")),
        lead=_is_there(parts.get(f"{frame}/lead")),
        present=_is_listed(parts.get(f"{frame}/present")),
        against_release=_difference(mine, releases),
        against_others=_difference(mine, rest),
        told_apart=bool(mine and reference and can_be_told_apart(mine, reference)),
    )


@dataclass(frozen=True, slots=True)
class _Pool:
    """The sentences of several documents as if they were one text: how many carry the frame, of how many."""

    count: int
    n: int

    @classmethod
    def of(cls, values: Iterable[Value | None]) -> _Pool:
        counted = [(value.count or 0, value.n or 0) for value in values if value is not None]
        return cls(sum(count for count, _ in counted), sum(n for _, n in counted))

    def without(self, value: Value | None) -> _Pool:
        return _Pool(self.count - (value.count or 0), self.n - (value.n or 0)) if value else self

    def share(self) -> Value | None:
        return share(self.count, self.n) if self.n else None


def _difference(mine: Value | None, theirs: Value | None) -> float | None:
    return None if mine is None or theirs is None else mine.value - theirs.value


def _is_there(value: Value | None) -> bool | None:
    return None if value is None or not value.n else bool(value.count)


def _is_listed(value: Value | None) -> bool | None:
    return None if value is None else bool(value.value)
