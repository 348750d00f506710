"""Dates as bylines, front matter and page metadata write them. A date that could be read two ways is not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{2})(?P=sign)(?P<day>\d{2})(?!\d)",
        rf"\b{_MONTH} {{0,2}}{_DAY}(?:,| ) ?(?P<year>\d{{4}})\b",
        rf"\b{_DAY} (?:of )?{_MONTH},? (?P<year>\d{{4}})\b",
        r"\b(?P<first>\d{1,2})(?P<mark>[/.])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})\b",
    )
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    start: int
    end: int
    value: date


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Full calendar dates in order of the text; impossible and ambiguous ones are left alone."""
    found = [
        FoundDate(match.start(), match.end(), value)
        for pattern in _PATTERNS
        for match in pattern.finditer(text)
        if (value := _value(match)) is not None
    ]
    return tuple(sorted(found, key=lambda each: each.start))


def read_date(value: object) -> date | None:
    """The date of a metadata field: a date as YAML and TOML give it, or a string with one date in front."""
    if isinstance(value, date):
        return date(value.year, value.month, value.day)  # of a datetime the day alone
    if not isinstance(value, str):
        return None
    found = find_dates(value[:80])
    return found[0].value if found else None


def _value(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        day = int(parts["day"])
        month = _MONTHS.get(parts["month"].lower()) or int(parts["month"])
    try:
        return date(year, month, day)
    except ValueError:
        return None
