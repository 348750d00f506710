"""How one change to a TOML file is made: written at its place, and held against what the file says as values."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

from analyzer.errors import ResourceError
from analyzer.resources.toml_spans import Section, sections_of

ONLY_WHOLE = (
    "This file is written in a form that cannot be changed here. Export it, change it, and import it."
)


def changed(
    content: bytes, change: Callable[[dict[str, Any]], None], write: Callable[[str, dict[str, Any]], str]
) -> bytes:
    """The file with the change written; ResourceError where file and values would then tell different things."""
    source = content.decode("utf-8-sig")
    wanted, before = tomllib.loads(source), tomllib.loads(source)
    try:
        change(wanted)
    except (KeyError, IndexError, ValueError) as error:
        raise ResourceError("This has been changed in the meantime. Look at the page again.") from error
    try:
        written = write(source, before)
        is_right = _without_empty(tomllib.loads(written)) == _without_empty(wanted)
    except (KeyError, IndexError, ValueError) as error:
        raise ResourceError(ONLY_WHOLE) from error
    if not is_right:
        raise ResourceError(ONLY_WHOLE)
    return written.encode()


def _without_empty(value: Any) -> Any:
    """Lists of terms have no order that counts, and an empty one is as good as none."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item != []}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value


def frame_of(data: dict[str, Any], key: str) -> dict[str, Any]:
    frame: dict[str, Any] = data["frames"][number_of_frame(data, key)]
    return frame


def number_of_frame(data: dict[str, Any], key: str) -> int:
    for number, frame in enumerate(data["frames"]):
        if frame.get("key") == key:
            return number
    raise KeyError(key)


def sections_of_frame(source: str, number: int) -> list[Section]:
    """The frame's own section and those below it."""
    sections = sections_of(source)
    starts = [index for index, section in enumerate(sections) if section.header == "frames"]
    found = [sections[starts[number]]]
    for section in sections[starts[number] + 1 :]:
        if not section.header.startswith("frames."):
            break
        found.append(section)
    return found


def section_below(source: str, number: int, header: str) -> Section:
    found = [each for each in sections_of_frame(source, number) if each.header == header]
    return found[0]  # IndexError where the file has it in another form


def with_line(source: str, section: Section, line: str) -> str:
    end = section.body if not section.keys else max(end for _, _, end in section.keys.values())
    stop = source.find("\n", end) if section.keys else end - 1
    if stop == -1:
        return ended(source) + line + "\n"
    return source[: stop + 1] + line + "\n" + source[stop + 1 :]


def ended(source: str) -> str:
    return source if source.endswith("\n") or not source else source + "\n"


def gap_before(source: str, end: int) -> int:
    """Characters of the empty lines before a place."""
    return max(len(source[:end]) - len(source[:end].rstrip("\n")) - 1, 0)
