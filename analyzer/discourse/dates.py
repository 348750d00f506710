"""Dates and ranges of days in running text, as ISO values. Own rules: general parsers read "January 20–21" as 2021.

A value is an ISO date or month or year, or a range with a slash: "2026-01-20/2026-01-21". Where the text gives no
year the value says so: "--01-20". Relative dates ("last July", "met Tuesday") have a value only if the document has
a date of publication, because without one nobody can know which July is meant (CODEBOOK §5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from analyzer.discourse.weekdays import BEFORE_NO_DATE, WEEKDAYS, find_weekdays

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH_NUMBER = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d))(?!\d)"
_TO = (
    r"(?:\s*(?:-|–|—|‑|and|&)\s*|,?\s*(?:to|through|until|till)\s+(?:(?:" + "|".join(WEEKDAYS) + r"),?\s+)?)"
)


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])" + "".join(parts) + r"(?![\w]|[.,]\d)")


_ABSOLUTE = (
    # 2026-01-20, 2026-01-20/2026-01-21
    re.compile(r"(?<![\w/-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?:/(?P<iso2>(?:19|20)\d\d-\d\d-\d\d))?(?![\w-])"),
    # January 30 to February 2, 2026
    _pattern(_MONTH.format("m1"), r"\s+", _DAY.format("d1"), f"(?:{_YEAR.format('y1')})?", _TO, _MONTH.format("m2"),
             r"\s+", _DAY.format("d2"), f"(?:{_YEAR.format('y2')})?"),
    # 30 January to 2 February 2026
    _pattern(_DAY.format("d1"), r"\s+(?:of\s+)?", _MONTH.format("m1"), f"(?:{_YEAR.format('y1')})?", _TO, _DAY.format("d2"),
             r"\s+(?:of\s+)?", _MONTH.format("m2"), f"(?:{_YEAR.format('y2')})?"),
    # January 20–21, 2026
    _pattern(_MONTH.format("m1"), r"\s+", _DAY.format("d1"), _TO, _DAY.format("d2"), f"(?:{_YEAR.format('y2')})?"),
    # 20 and 21 January 2026
    _pattern(_DAY.format("d1"), _TO, _DAY.format("d2"), r"\s+(?:of\s+)?", _MONTH.format("m1"), f"(?:{_YEAR.format('y2')})?"),
    # January 20, 2026
    _pattern(_MONTH.format("m1"), r"\s+(?:the\s+)?", _DAY.format("d1"), f"(?:{_YEAR.format('y2')})?"),
    # 20th of January 2026
    _pattern(_DAY.format("d1"), r"\s+(?:of\s+)?", _MONTH.format("m1"), f"(?:{_YEAR.format('y2')})?"),
    # January 2026
    _pattern(_MONTH.format("m1"), r",?\s+(?P<y2>(?:19|20)\d\d)"),
    # in 2026
    re.compile(r"(?<=\b[Ii]n )(?P<y2>(?:19|20)\d\d)(?![\w-]|,\d)"),
    # by 2029; but "by 2000 votes"
    re.compile(r"(?<=\b[Bb]y )(?P<y2>(?:19|20)\d\d)(?![\w-]|[.,]\d| [a-z]+s\b)"),
)  # fmt: skip

_RELATIVE_MONTH = re.compile(
    r"\b(?P<which>last|next|this)\s+" + _MONTH.format("m1") + r"(?:\s+" + _DAY.format("d1") + r")?(?!\w)"
)
_RELATIVE_DAY = re.compile(rf"\b(?:yesterday|today|tonight|tomorrow)\b{BEFORE_NO_DATE}")
_SHIFT = {"yesterday": -1, "tomorrow": 1}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in text[start:end]. is_relative: its value leans on the date of publication."""

    start: int
    end: int
    value: str
    is_relative: bool = False


@lru_cache(maxsize=20_000)
def find_dates(text: str, published: date | None = None) -> tuple[DateMention, ...]:
    """Every date in the text, in order; a longer form wins over the shorter ones inside it.

    Remembered, because propositions and facts ask for the dates of the same sentences; some 10 MB.
    """
    found: list[DateMention] = []
    for mention in _candidates(text, published):
        if all(mention.end <= other.start or mention.start >= other.end for other in found):
            found.append(mention)
    return tuple(sorted(found, key=lambda mention: mention.start))


def _candidates(text: str, published: date | None) -> Iterator[DateMention]:
    for pattern in _ABSOLUTE:
        for match in pattern.finditer(text):
            if value := _absolute(match.groupdict()):
                yield DateMention(match.start(), match.end(), value)
    if published is None:
        return
    for match in _RELATIVE_MONTH.finditer(text):
        yield DateMention(match.start(), match.end(), _relative_month(match.groupdict(), published), True)
    for match in _RELATIVE_DAY.finditer(text):
        day = published + timedelta(days=_SHIFT.get(match.group(), 0))
        yield DateMention(match.start(), match.end(), day.isoformat(), True)
    for weekday in find_weekdays(text, published):
        yield DateMention(weekday.start, weekday.end, weekday.day.isoformat(), True)


def _absolute(parts: dict[str, str | None]) -> str | None:
    if iso := parts.get("iso"):
        return "/".join(filter(None, (iso, parts.get("iso2"))))
    last_year = parts.get("y2")
    first_year = parts.get("y1") or last_year
    if not parts.get("m1"):
        return last_year
    first = _day_value(first_year, parts["m1"], parts.get("d1"))
    if not parts.get("d2"):
        return first
    last = _day_value(last_year or first_year, parts.get("m2") or parts["m1"], parts["d2"])
    if first is None or last is None or first >= last:
        return None
    return f"{first}/{last}"


def _day_value(year: str | None, month: str | None, day: str | None) -> str | None:
    """ISO form of a possible day or month; None for 31 February."""
    number = _MONTH_NUMBER[(month or "").lower()[:3]]
    if day is None:
        return f"{year}-{number:02d}" if year else None
    try:
        date(int(year or 2024), number, int(day))  # 2024: without a year, 29 February is possible
    except ValueError:
        return None
    return f"{year or '-'}-{number:02d}-{int(day):02d}"


def _relative_month(parts: dict[str, str | None], published: date) -> str:
    month = _MONTH_NUMBER[(parts["m1"] or "").lower()[:3]]
    year = published.year
    if parts["which"] == "last" and month >= published.month:
        year -= 1
    if parts["which"] == "next" and month <= published.month:
        year += 1
    return f"{year}-{month:02d}" + (f"-{int(parts['d1']):02d}" if parts["d1"] else "")


# --- comparing values ---------------------------------------------------------------------------------------


def bounds(value: str) -> tuple[str, str]:
    """First and last day, month or year of a value, each as written."""
    first, _, last = value.partition("/")
    return first, last or first


def can_both_hold(one: str, other: str) -> bool:
    """Whether two values can name the same time: each bound agrees as far as both give it."""
    if ("/" in one) != ("/" in other):
        whole, part = (one, other) if "/" in one else (other, one)
        return _is_within(part, whole)
    return all(_agree(a, b) for a, b in zip(bounds(one), bounds(other), strict=True))


def _agree(one: str, other: str) -> bool:
    """As far as both go: a year that only one gives, or a day, decides nothing."""
    if one.startswith("--") or other.startswith("--"):
        one, other = _without_year(one), _without_year(other)
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]


def _without_year(value: str) -> str:
    return value[2:] if value.startswith("--") else value[5:]


def _is_within(part: str, whole: str) -> bool:
    """A day inside a range, or a month that holds both its ends: coarser, not different."""
    first, last = bounds(whole)
    if all(_agree(part, bound) for bound in (first, last)):
        return True
    days = [
        _without_year(value) if part.startswith("--") or first.startswith("--") else value
        for value in (first, part, last)
    ]
    return all(a <= b for a, b in pairwise(days)) and len({len(day) for day in days}) == 1


def detail(value: str) -> int:
    """How much a value says: characters that are digits. A fuller value has more."""
    return sum(character.isdigit() for character in value)


def names_day(value: str) -> bool:
    """Whether a value says which day; a bare month or year does not."""
    return value.startswith("--") or len(bounds(value)[0]) == len("2026-01-20")


def range_of(first: str, last: str) -> str | None:
    """Two days as one range, the year of either for both; None where they give no days in order."""
    if not (names_day(first) and names_day(last)) or "/" in first + last:
        return None
    if first.startswith("--") != last.startswith("--"):
        year = last[:4] if first.startswith("--") else first[:4]
        first, last = (f"{year}{day[1:]}" if day.startswith("--") else day for day in (first, last))
    return f"{first}/{last}" if first < last else None


def days_apart(one: str, other: str) -> int | None:
    """Days between the beginnings of two values; None where one gives no day. Without a year, of the nearest year."""
    first, second = bounds(one)[0], bounds(other)[0]
    if not (names_day(one) and names_day(other)):
        return None
    if first.startswith("--") or second.startswith("--"):
        apart = abs(_in_leap_year(first) - _in_leap_year(second))
        return min(apart, 366 - apart)
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def _in_leap_year(value: str) -> int:
    return date.fromisoformat(f"2024-{_without_year(value)}").toordinal()
