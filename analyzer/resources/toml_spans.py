"""Where in a TOML file each value stands, so that one can be changed and every other byte stays as it was.

Works on text that ``tomllib`` has read already: nothing is checked here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_HEADER = re.compile(r"(\[\[?)\s*([^\]\n]+?)\s*\]\]?[^\n]*(?:\n|$)")
_KEY = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([\w-]+))\s*=\s*")
_LONG = ('"""', "'''")
_BARE = re.compile(r"[^,\]}\s#]+")


@dataclass(slots=True)
class Section:
    """A header with what stands under it. ``keys``: key → where its line begins, its value begins and ends."""

    header: str  # without brackets; empty for what stands before the first one
    start: int
    body: int  # behind the header's line
    end: int = 0
    keys: dict[str, tuple[int, int, int]] = field(default_factory=dict)


def sections_of(text: str) -> list[Section]:
    sections = [Section("", 0, 0)]
    at = _SPACE.match(text).end()  # type: ignore[union-attr]  # matches nothing, too
    while at < len(text):
        if header := _HEADER.match(text, at):
            sections[-1].end = at
            sections.append(Section(header[2].replace(" ", ""), at, header.end()))
            at = header.end()
        elif key := _KEY.match(text, at):
            end = _value_end(text, key.end())
            name = next(part for part in key.groups() if part is not None)
            sections[-1].keys[name] = (at, key.end(), end)
            at = end
        else:
            break
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
    sections[-1].end = len(text)
    return sections


def items_of(text: str, start: int) -> list[tuple[int, int]]:
    """Where each item of the array that begins here begins and ends."""
    items: list[tuple[int, int]] = []
    at = start + 1
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if text[at] == "]":
            return items
        if text[at] == ",":
            at += 1
            continue
        end = _value_end(text, at)
        items.append((at, end))
        at = end


def _value_end(text: str, at: int) -> int:
    if text[at : at + 3] in _LONG:
        quote = text[at : at + 3]
        at = _behind(text, at + 3, quote)
        while text[at : at + 1] == quote[0]:  # up to two more belong to the string
            at += 1
        return at
    if text[at] in "\"'":
        return _behind(text, at + 1, text[at])
    if text[at] == "[":
        items = items_of(text, at)
        end = items[-1][1] if items else at + 1
        while True:
            end = _SPACE.match(text, end).end()  # type: ignore[union-attr]
            if text[end] == "]":
                return end + 1
            end += 1
    if text[at] == "{":
        at += 1
        while text[at] != "}":
            key = _KEY.match(text, at)
            at = _value_end(text, key.end()) if key else at + 1
        return at + 1
    found = _BARE.match(text, at)
    return found.end() if found else at + 1


def _behind(text: str, at: int, quote: str) -> int:
    while not text.startswith(quote, at):
        at += 2 if text[at] == "\\" and quote[0] == '"' else 1
    return at + len(quote)


def rendered(value: object) -> str:
    """A value in one line of TOML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Sequence):
        return "[" + ", ".join(rendered(item) for item in value) + "]"
    return f"{value:g}" if isinstance(value, float) else str(value)


def without_item(text: str, start: int, number: int) -> str:
    """The text with one item of the array that begins at ``start`` taken out, with its comma."""
    items = items_of(text, start)
    begin, end = items[number]
    if number + 1 < len(items):
        return text[:begin] + text[items[number + 1][0] :]
    if number:
        return text[: items[number - 1][1]] + text[end:]
    return text[:begin] + text[end:]


def with_item(text: str, start: int, item: str) -> str:
    """The text with one more item at the end of the array that begins at ``start``."""
    items = items_of(text, start)
    if not items:
        return text[: start + 1] + item + text[start + 1 :]
    first, end = items[-1]
    line = text.rfind("\n", 0, first) + 1
    stands_alone = line > start and not text[line:first].strip()  # as examples do: one on a line
    between = ",\n" + text[line:first] if stands_alone and len(items) > 1 else ", "
    return text[:end] + between + item + text[end:]
