"""Text that remembers, character by character, where in the decoded upload it came from."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from analyzer.types import Origin

INVENTED = -1
"""Source of a character that stands in no upload: a separator between paragraphs."""

Edit = tuple[int, int, str]
"""start, end, replacement."""


@dataclass(frozen=True, slots=True)
class MappedText:
    """``text[i]`` came from character ``sources[i]`` of the decoded upload, or from nowhere (INVENTED)."""

    text: str
    sources: array[int]

    @classmethod
    def of(cls, text: str, offset: int = 0) -> MappedText:
        return cls(text, array("q", range(offset, offset + len(text))))

    @classmethod
    def invented(cls, text: str) -> MappedText:
        return cls(text, array("q", [INVENTED]) * len(text))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int) -> MappedText:
        return MappedText(self.text[start:end], self.sources[start:end])

    def stripped(self) -> MappedText:
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def edited(self, edits: Iterable[Edit]) -> MappedText:
        """Replace stretches, given in order and apart; a replacement comes from where its stretch began."""
        texts: list[str] = []
        sources = array("q")
        done = 0
        for start, end, replacement in edits:
            texts += (self.text[done:start], replacement)
            sources += self.sources[done:start]
            sources += array("q", [self._source_near(start)]) * len(replacement)
            done = end
        if not texts:
            return self
        texts.append(self.text[done:])
        return MappedText("".join(texts), sources + self.sources[done:])

    def replaced(self, pattern: re.Pattern[str], replacement: str) -> MappedText:
        """Replace every match of the pattern; the replacement is literal."""
        return self.edited((found.start(), found.end(), replacement) for found in pattern.finditer(self.text))

    def lines(self) -> list[MappedText]:
        """The lines without their line ends, empty ones included."""
        found, start = [], 0
        for line in self.text.split("\n"):
            found.append(self.cut(start, start + len(line)))
            start += len(line) + 1
        return found

    def origins(self) -> tuple[Origin, ...]:
        """The map as runs: as few as hold, none for invented characters."""
        runs: list[Origin] = []
        start, sources = 0, self.sources
        for position in range(1, len(sources) + 1):
            if (
                position < len(sources)
                and sources[position] == sources[position - 1] + 1
                and sources[start] >= 0
            ):
                continue
            if sources[start] >= 0:
                runs.append(Origin(start, position, sources[start]))
            start = position
        return tuple(runs)

    def _source_near(self, position: int) -> int:
        return self.sources[position] if position < len(self.sources) else INVENTED


def joined(parts: Iterable[MappedText], glue: str) -> MappedText:
    """The parts one after another with invented glue between them."""
    texts: list[str] = []
    sources = array("q")
    for part in parts:
        if texts:
            texts.append(glue)
            sources += array("q", [INVENTED]) * len(glue)
        texts.append(part.text)
        sources += part.sources
    return MappedText("".join(texts), sources)
