"""A measure's docstring as a page: its first sentence, then "Counts", "Evidence", "No value", "Blind to"."""

from __future__ import annotations

import re

_HEAD = re.compile(r"^([A-Z][A-Za-z ]{1,20}):\s+(.*)$")


def sections_of(method: str) -> list[tuple[str, str]]:
    """(heading, text); the opening has no heading. Lines that go on are joined to what they belong to."""
    found: list[tuple[str, str]] = []
    for block in method.split("\n\n"):
        found.append(("", ""))
        for line in block.splitlines():
            if head := _HEAD.match(line):
                found.append((head[1], head[2]))
            elif found:
                heading, text = found[-1]
                found[-1] = (heading, f"{text} {line.strip()}".strip())
    return [(heading, text) for heading, text in found if text]
