"""Where in a file something stands, for messages: TOML's reader gives values without their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a file. As a string: the file, the line where the part begins, and what it is."""

    file: str
    lines: tuple[str, ...] = ()
    said: str = ""
    first: int = 0  # index of the line where the part begins

    @classmethod
    def whole(cls, file: str, text: str) -> Place:
        return cls(file, tuple(text.splitlines()))

    def __str__(self) -> str:
        return f"{self.file}{self._line(self.first) if self.said else ''}{self.said}"

    def part(self, header: str, number: int, said: str) -> Place:
        """The table under the header of this number, from 1, inside this part."""
        found = [
            index
            for index in range(self.first, len(self.lines))
            if self.lines[index].lstrip().startswith("[")
            and self.lines[index].split("#")[0].strip().replace(" ", "") == header
        ]
        first = found[number - 1] if number <= len(found) else self.first
        return replace(self, said=said, first=first)

    def of(self, word: str) -> str:
        """The part, with the line on which a word in quotation marks first stands in it."""
        quoted = re.compile(rf"[\"']{re.escape(word)}[\"']")
        for index in range(self.first, len(self.lines)):
            if word in self.lines[index] and quoted.search(self.lines[index]):
                return f"{self.file}{self._line(index)}{self.said}"
        return str(self)

    def _line(self, index: int) -> str:
        return f", line {index + 1}" if self.lines else ""
