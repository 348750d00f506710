"""Every scale and every shape of the charts in one place. Templates in templates/charts only draw what is here.

Positions are percentages of the chart's width, so that a chart fits any page while its text keeps its size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.wording import count_of, figure, interval, number_of, spread

_EDITORIAL = "editorial"


def percent(part: float, whole: float = 1.0) -> str:
    """A position for SVG: two decimals are finer than any screen."""
    return f"{max(0.0, min(1.0, part / whole if whole else 0.0)) * 100:.2f}%"


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure with its interval on a scale, by itself 0 to 100 %. Hollow: nothing found."""

    at: str
    low: str
    high: str
    has_interval: bool
    is_hollow: bool
    reference: str | None
    kind: str
    said: str  # the whole figure in words: the text alternative
    zero: str | None = None  # where the scale goes below it


def dot(value: Row | None, *, kind: str, what: str, reference: Row | None = None) -> Dot | None:
    """None where there is no value: silence keeps its place in type, not as a mark at zero."""
    if not value:
        return None
    held = f"; the base text has {count_of(reference)}" if reference else ""
    said = f"{what}: {count_of(value)}{_with_interval(interval(value))}{held}."
    return _placed(value, (0.0, 1.0), kind=kind, said=said, reference=reference, is_hollow=not value["value"])


def figure_dot(
    value: Row | None, ends: tuple[float, float], *, what: str, unit: str, reference: Row | None = None
) -> Dot | None:
    """The same for a score or a grade, on a scale with these ends; hollow where nothing was found that counts."""
    if not value:
        return None
    held = f"; the base text has {number_of(reference['value'])}" if reference else ""
    said = f"{what}: {figure(value, unit)}{_with_interval(spread(value, unit))}{held}."
    is_hollow = value.get("count") == 0
    return _placed(value, ends, kind="ink", said=said, reference=reference, is_hollow=is_hollow)


def _with_interval(said: str) -> str:
    return f"; interval {said}" if said else ""


def _placed(
    value: Row, ends: tuple[float, float], *, kind: str, said: str, reference: Row | None, is_hollow: bool
) -> Dot:
    low, high = ends
    has_interval = value.get("low") is not None
    return Dot(
        at=percent(value["value"] - low, high - low),
        low=percent(value["low"] - low, high - low) if has_interval else "0%",
        high=percent(value["high"] - low, high - low) if has_interval else "0%",
        has_interval=has_interval,
        is_hollow=is_hollow,
        reference=percent(reference["value"] - low, high - low) if reference else None,
        kind=kind,
        said=said,
        zero=percent(-low, high - low) if low < 0 < high else None,
    )


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a text bar: x and width along the text, and what stands there."""

    x: str
    width: str
    kind: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One text as a bar as long as the text (the longest of the event fills the width)."""

    length: str
    blocks: tuple[Block, ...]
    said: str


def strip(edition: Edition, witness: Witness, longest: int) -> Strip:
    """Below the line what the base text says too, dark where word for word; above it what the text adds."""
    scale = max(longest, 1)
    shared = _shared_runs(edition, witness)
    additions = [row for row in edition.rows("additions") if row["document"] == witness.document_id]
    editorial = {row["sentence"] for row in additions if row["kind"] == _EDITORIAL}
    added = {row["sentence"] for row in additions} - editorial
    also = set() if witness.is_baseline else _also_said(edition, witness)
    blocks = []
    for index, sentence in enumerate(witness.document["sentences"]):
        x, width = percent(sentence["start"], scale), percent(sentence["end"] - sentence["start"], scale)
        if index in editorial or index in added:
            blocks.append(Block(x, width, "judged" if index in editorial else "added"))
        if index in also:
            blocks.append(Block(x, width, "said"))
        if witness.is_baseline:
            blocks.append(Block(x, width, "base"))
    blocks += [Block(percent(a, scale), percent(b - a, scale), "word-for-word") for a, b in shared]
    return Strip(
        length=percent(len(witness.text), scale),
        blocks=tuple(blocks),
        said=_said_of_strip(witness, len(also), len(added), len(editorial), len(shared)),
    )


def _shared_runs(edition: Edition, witness: Witness) -> list[tuple[int, int]]:
    base = edition.baseline
    return [
        (run["start"], run["end"])
        for row in edition.rows("reuse")
        if base and row["document"] == witness.document_id and row.get("against") == base.document_id
        for run in row.get("runs") or ()
    ]


def _also_said(edition: Edition, witness: Witness) -> set[int]:
    base = edition.baseline.document_id if edition.baseline else None
    return {
        sentence
        for claim in edition.claims.values()
        if base in claim["cells"] and claim["cells"][base]["status"] != "absent"
        for sentence in claim["cells"].get(witness.document_id, {}).get("sentences") or ()
    }


def _said_of_strip(witness: Witness, also: int, added: int, editorial: int, runs: int) -> str:
    if witness.is_baseline:
        return f"{witness.letter}: {witness.words} words, the base text."
    return (
        f"{witness.letter}: {witness.words} words. {also} sentences say what the base text says, "
        f"with {runs} runs of six or more of its words; {added} add something; "
        f"{editorial} judge, predict, advise or explain in the outlet's own voice."
    )


@dataclass(frozen=True, slots=True)
class Score:
    """Sentences in reading order, as wide as they are long: one frame upwards, the other downwards."""

    blocks: tuple[Block, ...]
    said: str


def score(witness: Witness, codebook: str, up: str, down: str, *, is_own_only: bool = False) -> Score:
    """Filled where the outlet speaks in more than half of the sentence's words, hollow where others do."""
    sentences = witness.document["sentences"]
    readings: Sequence[Row] = witness.analysis.get("sentences", ())
    whole = max(len(witness.text), 1)
    blocks: list[Block] = []
    counts = {up: 0, down: 0}
    for sentence, reading in zip(sentences, readings, strict=False):
        x, width = percent(sentence["start"], whole), percent(sentence["end"] - sentence["start"], whole)
        blocks.append(Block(x, width, "line"))
        voice = "own" if reading.get("own_share", 1) > 0.5 else "others"
        for frame, side in ((up, "up"), (down, "down")):
            if is_own_only and voice != "own":
                continue
            if frame and reading.get("frames", {}).get(f"{codebook}.{frame}"):
                counts[frame] += 1
                blocks.append(Block(x, width, f"{side} is-{voice}"))
    found = ", ".join(f"{number} with words of {frame.replace('_', ' ')}" for frame, number in counts.items())
    whose = "; only those in which the outlet speaks" if is_own_only else ""
    return Score(
        tuple(blocks), f"{witness.letter}: {len(sentences)} sentences in reading order; {found}{whose}."
    )


@dataclass(frozen=True, slots=True)
class Curve:
    """Emotional words sentence by sentence, −1 to 1, the line in the middle."""

    bars: tuple[dict[str, Any], ...]
    said: str


_HALF = 20  # pixels above and below the line of a curve


def curve(values: Iterable[float | None], *, what: str) -> Curve:
    listed = list(values)
    step = 100 / max(len(listed), 1)
    bars = tuple(
        {
            "x": f"{place * step:.2f}%",
            "width": f"{step * 0.8:.2f}%",
            "y": f"{_HALF - max(value, 0) * _HALF:.1f}",
            "height": f"{max(abs(value) * _HALF, 0.5):.1f}",
        }
        for place, value in enumerate(listed)
        if value is not None
    )
    return Curve(bars, what)
