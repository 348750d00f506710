"""Dates and ranges as propositions carry them: "2026-01-20/2026-01-21", without a year "--01-20/--01-21"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PART = re.compile(r"(?:(\d{4})|-)-?(?:(\d{2})(?:-(\d{2}))?)?$")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DateRange:
    """Year, month, day of both ends; None where the text does not say."""

    start: tuple[int | None, int | None, int | None]
    end: tuple[int | None, int | None, int | None]


def read_range(value: str) -> DateRange | None:
    """None for a value that is no date."""
    first, _, last = value.partition("/")
    start = _read(first)
    end = _read(last) if last else start
    return DateRange(start, end) if start and end else None


def can_both_hold(a: str, b: str) -> bool:
    """Whether one event can have both dates: they agree in every part that both texts give.

    Two ranges that overlap but differ (20 to 21, 20 to 22) cannot both be the dates of one meeting; a day inside a
    range, or a month without a day, is only coarser.
    """
    one, two = read_range(a), read_range(b)
    if one is None or two is None:
        return True
    if _agree(one.start, two.start) and _agree(one.end, two.end):
        return True
    if (one.start == one.end) == (two.start == two.end):
        return False
    day, span = (one, two) if one.start == one.end else (two, one)
    return _is_within(day.start, span)


def is_year(value: str) -> bool:
    """Or years, without a month."""
    found = read_range(value)
    return found is not None and found.start[1] is None


def describe(value: str) -> str:
    """The date in words, for a text whose own words are not at hand."""
    found = read_range(value)
    if found is None:
        return value
    if found.start == found.end:
        return _say(found.start)
    if found.start[:2] == found.end[:2]:
        return f"{found.start[2]} to {_say(found.end)}"
    return f"{_say(found.start)} to {_say(found.end)}"


def _read(text: str) -> tuple[int | None, int | None, int | None] | None:
    match = _PART.match(text)
    if not match or not any(match.groups()):
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return year, month, day


def _agree(a: tuple[int | None, ...], b: tuple[int | None, ...]) -> bool:
    return all(x is None or y is None or x == y for x, y in zip(a, b, strict=True))


def _is_within(day: tuple[int | None, int | None, int | None], span: DateRange) -> bool:
    if None in (day[1], day[2], span.start[1], span.start[2], span.end[1], span.end[2]):
        return True  # too coarse to contradict
    if None not in (day[0], span.start[0]) and not (span.start[0] or 0) <= (day[0] or 0) <= (
        span.end[0] or 0
    ):
        return False
    moment = (day[1] or 0, day[2] or 0)
    first = (span.start[1] or 0, span.start[2] or 0)
    last = (span.end[1] or 0, span.end[2] or 0)
    return first <= moment <= last


def _say(part: tuple[int | None, int | None, int | None]) -> str:
    year, month, day = part
    return " ".join(str(piece) for piece in (day, MONTHS[month - 1] if month else None, year) if piece)
