"""Byline lines: who wrote, for whom, and when: "| @daily | Jan 28, 2026, at 06:37 pm", "By Ann Bell, 3 May 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analyzer.reading.dates import FoundDate, find_dates
from analyzer.reading.rules import count_words

_LABEL = re.compile(
    r"\b(?:(?:first |date |last )?(?:published|posted|updated|modified|issued|released)(?: on| at| by)?|date|dated)\b\s*:?",
    re.IGNORECASE,
)
_LATER_LABEL = re.compile(r"(?:updated|modified)\b[^|;]*$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\bT?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:Z\b|(?!\d))\s*(?:[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?"
    r"|\b(?:IST|GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|PST|PDT|PT|Z|hrs|hours)\b(?:[+-]\d{1,2}:?\d{2})?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?|\bat\b|\bon\b",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\b\d{1,2} ?min(?:ute)?s? read\b", re.IGNORECASE)
_BY = re.compile(r"^\W*(?:written |reported |story )?by:?\s+(?=[A-Z@])", re.IGNORECASE)
_OUTLET = re.compile(
    r"\b(?:post|times|news|newspapers?|herald|tribune|daily|weekly|gazette|wire|press|journal|observer|chronicle|mail|bulletin"
    r"|broadcasting|agency|telegraph|guardian|standard|examiner|dispatch|sentinel|courier|magazine|review|radio"
    r"|television|tv|media|network|online|today)\b",
    re.IGNORECASE,
)
"""Words that outlets, and hardly any people, carry in their names."""
_WRITER = re.compile(
    r"\b(?:(?:staff|senior|chief|political|special|our) (?:writer|reporter|correspondent|editor)|correspondent)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@])@(\w{2,40})\b")
_BAR = " | "
_EDGES = " |·•–—-,:;/()[]\t"
_SMALL_WORDS = frozenset("and of for the in at de la von van bin al with & to from".split(" "))  # noqa: SIM905
_MOST_NAME_WORDS = 12
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Byline:
    """What a byline line says. A line of a date alone has neither names nor handle."""

    names: str | None  # as printed, without "By"; parts between bars
    handle: str | None  # without the @
    published: date | None
    is_labelled: bool  # "Published: …"
    is_signed: bool = False  # "By …"

    @property
    def author(self) -> str | None:
        """Who wrote: what follows "By", or says that it is a writer. Other names may be anything's."""
        found = [
            part
            for number, part in enumerate(self._parts)
            if (self.is_signed and (number == 0 or not _OUTLET.search(part))) or _WRITER.search(part)
        ]
        return _BAR.join(found) or None

    @property
    def outlet(self) -> str | None:
        """A part that is called what outlets are called."""
        rest = self._parts[1:] if self.is_signed else self._parts
        return next((part for part in rest if _OUTLET.search(part) and not _WRITER.search(part)), None)

    @property
    def _parts(self) -> list[str]:
        return self.names.split(_BAR) if self.names else []


def parse_byline(line: str) -> Byline | None:
    """The byline that a line is, or None. It is one if nothing but names, dates, times and labels stands in it."""
    if len(line) > _LONGEST or not any(map(str.isalnum, line)):
        return None
    dates = find_dates(line)
    rest = line
    for found in reversed(dates):
        rest = rest[: found.start] + "|" + rest[found.end :]
    is_labelled = bool(_LABEL.search(rest))
    rest = _CLOCK.sub(" ", _LABEL.sub(" ", _READING_TIME.sub(" ", rest)))
    opening = _BY.match(rest)
    handles = _HANDLE.findall(rest)
    names = _tidied(_HANDLE.sub(" ", rest[opening.end() :] if opening else rest))
    if not (dates or opening or (handles and not names)) or not _are_names(names):
        return None
    if opening and not names and not handles:
        return None
    return Byline(
        names or None, handles[0] if handles else None, _publication(line, dates), is_labelled, bool(opening)
    )


def _tidied(rest: str) -> str:
    parts = (" ".join(part.split()).strip(_EDGES) for part in re.split(r"[|·•]", rest))
    return _BAR.join(part for part in parts if part)


def _are_names(names: str) -> bool:
    words = re.findall(r"[^\s|,;/]+", names)
    return (
        count_words(names) <= _MOST_NAME_WORDS
        and all(word in _SMALL_WORDS or not word[:1].isalpha() or word[0].isupper() for word in words)
        and not any(character.isdigit() for character in names)
        and not names.endswith(("?", "!"))
    )


def _publication(line: str, dates: tuple[FoundDate, ...]) -> date | None:
    """The first date that is not the one of an update."""
    first = [found for found in dates if not _LATER_LABEL.search(line[: found.start])]
    return (first or list(dates))[0].value if dates else None
