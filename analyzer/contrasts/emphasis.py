"""Emphasis side by side: each frame's share in each document, against the releases and against the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from sys import intern

import msgspec

from analyzer.measure import Card, EventView, contrast
from analyzer.resources.codebooks import Codebook
from analyzer.statistics import can_be_told_apart, share
from analyzer.types import Value

MEASURE = "emphasis."


class EmphasisRow(msgspec.Struct, frozen=True, gc=False):
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
        for row in _rows(event, codebook)
    )


def _rows(event: EventView, codebook: Codebook) -> Iterator[EmphasisRow]:
    """Every frame in every document that was measured."""
    measured = {
        name: analysis.measurements[MEASURE + codebook.name].parts
        for name, analysis in event.analyses.items()
        if MEASURE + codebook.name in analysis.measurements
    }
    is_release = [name in event.releases for name in measured]
    frames = list(_frames(codebook))
    keys = [intern(frame + part) for frame in frames for part in _PARTS]
    columns = list(zip(*(map(parts.get, keys) for parts in measured.values()), strict=True))
    for number, frame in enumerate(frames if measured else ()):
        of_frame = columns[number * len(_PARTS) : (number + 1) * len(_PARTS)]
        yield from _rows_of((codebook.name, frame), measured, is_release, *of_frame)


_PARTS = ("", "/own", "/quoted", "/reported", "/headline", "/lead", "/present")
"""What the measure gives of a frame."""


def _frames(codebook: Codebook) -> Iterator[str]:
    yield from codebook.frames
    yield from (f"{a}+{b}" for picture in codebook.pictures for a, b in picture.both)


def _rows_of(
    place: tuple[str, str], documents: Iterable[str], is_release: Sequence[bool], *parts: _Column
) -> Iterator[EmphasisRow]:
    """One frame in every document, column by column."""
    mine, own, quoted, reported, headline, lead, present = parts
    everybody = _Pool.of(mine)
    releases = _Pool.of(value for value, is_one in zip(mine, is_release, strict=True) if is_one)
    others = [everybody.without(value) for value in mine]
    origins = [
        releases.without(value if is_one else None) for value, is_one in zip(mine, is_release, strict=True)
    ]
    return map(
        EmphasisRow,
        repeat(place[0]),
        repeat(place[1]),
        documents,
        mine,
        own,
        quoted,
        reported,
        map(_is_there, headline),
        map(_is_there, lead),
        map(_is_listed, present),
        map(_difference, mine, origins),
        map(_difference, mine, others),
        map(_is_told_apart, mine, origins, others),
    )


_Column = Sequence[Value | None]  # a value of each document


@dataclass(frozen=True, slots=True)
class _Pool:
    """The sentences of several documents as if they were one text: how many carry the frame, of how many."""

    count: int
    n: int

    @classmethod
    def of(cls, values: Iterable[Value | None]) -> _Pool:
        counted = [(value.count or 0, value.n or 0) for value in values if value is not None]
        return cls(sum(count for count, _ in counted), sum(n for _, n in counted))

    def without(self, value: Value | None) -> Value | None:
        """The share that is left without one document's sentences."""
        count, n = (value.count or 0, value.n or 0) if value is not None else (0, 0)
        return share(self.count - count, self.n - n) if self.n > n else None


def _is_told_apart(mine: Value | None, releases: Value | None, others: Value | None) -> bool:
    reference = releases or others
    return mine is not None and reference is not None and can_be_told_apart(mine, reference)


def _difference(mine: Value | None, theirs: Value | None) -> float | None:
    return None if mine is None or theirs is None else mine.value - theirs.value


def _is_there(value: Value | None) -> bool | None:
    return None if value is None or not value.n else bool(value.count)


def _is_listed(value: Value | None) -> bool | None:
    return None if value is None else bool(value.value)
