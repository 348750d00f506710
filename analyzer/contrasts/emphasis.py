"""Emphasis side by side: each frame's share in each document, against the releases and against the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import repeat
from sys import intern
from typing import Any, cast

import msgspec

from analyzer.measure import Card, EventView, contrast
from analyzer.resources.codebooks import Codebook
from analyzer.statistics import shares
from analyzer.types import Analysis, Value

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
    rows: list[EmphasisRow] = []
    for codebook in map(event.resources.codebook, event.resources.codebook_names()):
        rows += _rows(event, codebook)
    return tuple(rows)


def _rows(event: EventView, codebook: Codebook) -> Iterator[EmphasisRow]:
    """Every frame in every document that was measured."""
    import numpy

    key, frames = MEASURE + codebook.name, tuple(_frames(codebook))
    measured = {name: one for name, one in event.analyses.items() if key in one.measurements}
    if not measured or not frames:
        return
    make = partial(_of_texts, key, frames)
    known = event.memory.of_texts(" ".join((key, *frames)), tuple(measured.values()), make)
    *parts, figures = zip(*known, strict=True)
    is_release = numpy.array([name in event.releases for name in measured])
    columns = (zip(*of_part, strict=True) for of_part in parts)  # frame by frame
    beside = _beside(numpy.array(figures), is_release)
    for frame, *of_frame in zip(frames, *columns, *beside, strict=True):
        yield from map(EmphasisRow, repeat(codebook.name), repeat(frame), measured, *of_frame)


def _frames(codebook: Codebook) -> Iterator[str]:
    yield from codebook.frames
    yield from (f"{a}+{b}" for picture in codebook.pictures for a, b in picture.both)


_PARTS = ("", "/own", "/quoted", "/reported", "/headline", "/lead", "/present")
"""What the measure gives of a frame."""


def _of_texts(key: str, frames: Sequence[str], analyses: Sequence[Analysis]) -> Iterator[tuple[Any, ...]]:
    """Of each text, part by part, what a row shows of it alone for every frame; and the figures that pools are made of."""
    import numpy

    size, keys = len(frames), [intern(frame + part) for part in _PARTS for frame in frames]
    given = [list(map(analysis.measurements[key].parts.get, keys)) for analysis in analyses]
    figures = numpy.array([list(map(_figures, values[:size])) for values in given], dtype=float)
    for values, mine in zip(given, figures, strict=True):
        marks, listed = values[4 * size : 6 * size], values[6 * size :]
        shown = [
            *values[: 4 * size],
            *[bool(value.count) if value is not None and value.n else None for value in marks],
            *[None if value is None else bool(value.value) for value in listed],
        ]
        yield (*(shown[at : at + size] for at in range(0, len(keys), size)), mine)


def _figures(value: Value | None) -> tuple[float | None, ...]:
    return (None,) * 5 if value is None else (value.value, value.low, value.high, value.count, value.n)


def _beside(figures: Any, is_release: Any) -> tuple[list[Any], list[Any], list[Any]]:
    """Frame by frame and document by document: its share minus that of the releases, minus that of the others, and
    whether it can be told apart. A pool is the sentences of several documents as if they were one text; each document
    is taken out of the pool that it is held against."""
    import numpy

    mine, low, high, *counted = figures.T  # each a column for each document, a row for each frame
    counted = numpy.nan_to_num(counted)
    others = numpy.array(shares(*_without_each(counted)))
    releases = numpy.array(shares(*_without_each(counted * is_release)))
    _, lows, highs = numpy.where(numpy.isnan(releases), others, releases)
    is_apart = (low > highs) | (lows > high)
    return _with_gaps(mine - releases[0]), _with_gaps(mine - others[0]), is_apart.tolist()


def _without_each(counts: Any) -> Any:
    """What all documents have together, without one document in turn."""
    return counts.sum(axis=-1, keepdims=True) - counts


def _with_gaps(column: Any) -> list[Any]:
    """None where there is no figure."""
    figures = column.astype(object)
    figures[column != column] = None  # only what is no number differs from itself
    return cast(list[Any], figures.tolist())
