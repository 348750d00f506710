"""Whole frames of a codebook's file: one added, one taken out, one called otherwise. Every other byte stays."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.changing import changed, ended, gap_before, number_of_frame, sections_of_frame
from analyzer.resources.toml_spans import rendered, sections_of, without_item

_TEXTS = ("title", "definition", "include", "exclude")
_LONGEST_KEY = 40
_NAMING = {"overlaps": 1, "pictures": 2}
"""Tables that name frames, and the fewest that each of their rows needs: a picture sets two side by side."""


@dataclass(frozen=True, slots=True)
class NewFrame:
    """What a frame needs from the beginning: a definition, words, and sentences in which it is present."""

    key: str
    title: str
    definition: str
    include: str
    exclude: str
    cues: Mapping[str, Sequence[str]]  # weight, as the file has it → terms
    examples: Sequence[str]
    counter_examples: Sequence[str] = field(default=())

    def as_written(self) -> dict[str, Any]:
        lists = {"examples": list(self.examples), "counter_examples": list(self.counter_examples)}
        said: dict[str, Any] = {"key": self.key, **{name: getattr(self, name) for name in _TEXTS}}
        said |= {name: texts for name, texts in lists.items() if texts}
        return said | {"cues": {weight: list(terms) for weight, terms in self.cues.items()}}


def key_of(title: str) -> str:
    """The key for a frame of this title: "Human dignity" → human_dignity; empty where it has no Latin letters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_0123456789")[:_LONGEST_KEY].strip("_")


def with_frame(content: bytes, frame: NewFrame) -> bytes:
    """A codebook with a frame more, behind its last one. ResourceError where one is called so, or it is not whole."""
    if not any(frame.cues.values()):
        raise ResourceError("A frame needs at least one word or phrase that suggests it.")
    if not frame.examples:
        raise ResourceError("A frame needs at least one sentence in which it is present: it is tested on it.")

    def change(data: dict[str, Any]) -> None:
        for other in data["frames"]:
            if frame.title.casefold() == other["title"].casefold():
                raise ResourceError(
                    f"There is a frame called “{other['title']}” already. Choose another label."
                )
            if frame.key == other["key"]:
                raise ResourceError(
                    f"There is a frame with the key {frame.key!r} already. Choose another key."
                )
        data["frames"].append(frame.as_written())

    def write(source: str, data: dict[str, Any]) -> str:
        end = sections_of_frame(source, len(data["frames"]) - 1)[-1].end
        at = end - gap_before(source, end)
        return ended(source[:at]) + "\n" + _written(frame) + source[at:]

    return changed(content, change, write)


def _written(frame: NewFrame) -> str:
    said = frame.as_written()
    cues = said.pop("cues")
    lines = ["[[frames]]"]
    for name, value in said.items():
        if isinstance(value, list):
            lines += [f"{name} = [", *(f"  {rendered(text)}," for text in value), "]"]
        else:
            lines.append(f"{name} = {rendered(value)}")
    lines += ["[frames.cues]", *(f"{weight} = {rendered(terms)}" for weight, terms in cues.items())]
    return "\n".join(lines) + "\n"


def without_frame(content: bytes, key: str) -> bytes:
    """A codebook without a frame. Overlaps and pictures that name it lose it, and go where too few frames stay."""

    def change(data: dict[str, Any]) -> None:
        if len(data["frames"]) == 1:
            raise ResourceError("A codebook needs at least one frame; this is its last one.")
        del data["frames"][number_of_frame(data, key)]
        for kind, fewest in _NAMING.items():
            if kind in data:
                rows = (_row_without(row, key) for row in data[kind])
                data[kind] = [row for row in rows if len(row["frames"]) >= fewest]

    def write(source: str, data: dict[str, Any]) -> str:
        sections = sections_of_frame(source, number_of_frame(data, key))
        source = source[: sections[0].start] + source[sections[-1].end :]
        for kind in _NAMING:
            for number in reversed(range(len(data.get(kind, ())))):
                source = _row_written(source, kind, number, data[kind][number], key)
        return source

    return changed(content, change, write)


def _row_without(row: dict[str, Any], key: str) -> dict[str, Any]:
    said = {**row, "frames": [each for each in row["frames"] if each != key]}
    if "both" in row:
        said["both"] = [pair for pair in row["both"] if key not in pair]
    return said


def _row_written(source: str, kind: str, number: int, row: dict[str, Any], key: str) -> str:
    section = [each for each in sections_of(source) if each.header == kind][number]
    if len(_row_without(row, key)["frames"]) < _NAMING[kind]:
        return source[: section.start] + source[section.end :]
    places = [
        (section.keys[name][1], index)
        for name in ("frames", "both")
        for index, item in enumerate(row.get(name, ()))
        if item == key or (isinstance(item, list) and key in item)
    ]
    for start, index in sorted(places, reverse=True):  # from behind: what stands before keeps its place
        source = without_item(source, start, index)
    return source
