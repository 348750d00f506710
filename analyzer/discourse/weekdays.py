"""Days of the week in running text, as the days that a date of publication makes of them.

"Resigned Friday" is the Friday before, "will meet Friday" the one to come. Where neither is sure ("next Friday" on a
Monday, "agreed to meet Friday", a deadline, a habit, a name) the day has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
BEFORE_NO_DATE = r"(?!,?\s+(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\s+\d))"
"""A day before a full date ("Friday, February 27") is part of it."""
_DAY = re.compile(
    rf"(?<![\w–—‑-])(?:(?P<which>[Oo]n|last|Last|next|Next)\s+)?"
    rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b(?![–—‑-]){BEFORE_NO_DATE}"
)
_NO_ONE_DAY = re.compile(
    r"\b(?:an?|the|any|each|every|most|no|one|some|that|this|these|those|coming|following|previous|same|first|second|"
    r"third|fourth|final|Ash|Black|Bloody|Blue|Clean|Cyber|Easter|Fat|Good|Giving|Holy|Maundy|Palm|Shrove|Super|Whit)"
    r"\s+$",
    re.IGNORECASE,
)
"""Before it: a habit, a day of another time, or the name of a day ("Good Friday")."""
_BOUND = re.compile(
    r"\b(?:after|ahead of|before|by|following|from|since|through|till|to|until|between|beginning|starting)\s+$",
    re.IGNORECASE,
)
"""Before it: when something else was or is to end; what is told happened on another day."""
_NAME = re.compile(r"['’]?\s+(?:[A-Z]|the\s+\d|(?:league|lunch|mass|prayers?|roast|school|services?)\b)")
"""Behind it: a name ("Sunday Times") or a habit ("Friday prayers"); "on Friday Ms. Lund said" is a day."""

_REACH = r"\b(?:[^\w'’-]+[\w'’-]+){0,6}[^\w'’-]*$"
"""Words between a verb and its day. No character may belong to both a word and a gap: rows of dashes would take for ever."""
_WINDOW = 200
"""Characters on either side that are looked at: those words at their longest."""
_PLANNED = re.compile(
    r"(?:\b(?:will|shall|won['’]t|(?:is|are|am)\s+(?:(?:also|now|still)\s+)?(?:due|expected|going|planned|scheduled|set"
    r"|slated|to)|plans?\s+to)|['’]ll)" + _REACH
)
_UNSURE = re.compile(
    r"\b(?:would|could|may|might|should|can|must|due|expected|planned|scheduled|set\s+for|slated"
    r"|to\s+(?!(?:an?|her|his|its|the|their|this)\b|[a-z]*[^s]s\b)[a-z]+)" + _REACH
)
"""What was planned or wanted then may lie on either side."""
_TIMETABLE = re.compile(
    r"\b(?:(?:is|are|am)(?:\s+\w+)?(?:\s+[a-z]+ing)?|arrives?|begins?|closes|convenes?|ends|goes|kicks?\s+off|leaves"
    r"|meets?|opens|resumes?|returns|starts|takes?\s+(?:effect|place|over)|votes)(?:\s+(?:early|here|late))?\s+$"
)
"""The present tense tells what is to come as often as what was: "begins Monday", "are meeting Friday"."""
_DONE = re.compile(r"\b(?:was|were|did|had|has|have)\b")
_CLAUSE = re.compile(r"[.,;:!?()—–][”’\"']*\s")


class Weekday(NamedTuple):
    """A weekday in text[start:end], with the "on" or "last" before it."""

    start: int
    end: int
    day: date


def find_weekdays(text: str, published: date) -> Iterator[Weekday]:
    """Those of which one day is meant and can be told."""
    for match in _DAY.finditer(text):
        if (day := _day(text, match, published)) is not None:
            yield Weekday(match.start(), match.end(), day)


def _day(text: str, match: re.Match[str], published: date) -> date | None:
    which = (match["which"] or "").lower()
    before = text[max(0, match.start() - _WINDOW) : match.start()]
    behind = text[match.end() : match.end() + _WINDOW]
    if _NO_ONE_DAY.search(before) or (not which and (_BOUND.search(before) or _NAME.match(behind))):
        return None
    # Days to come until then; 0 is the day of publication.
    ahead = (WEEKDAYS.index(match["weekday"]) - published.weekday()) % 7
    if which == "last":  # on a Friday, "last Monday" may be this week's or the one before
        return published - timedelta(days=7 - ahead) if published.weekday() + ahead <= 6 else None
    if which == "next":  # and on a Monday "next Friday" this week's or the one after
        return published + timedelta(days=ahead or 7) if published.weekday() + (ahead or 7) > 6 else None
    clause = _CLAUSE.split(before)[-1]
    if planned := _PLANNED.search(clause):
        return None if _DONE.search(planned.group()) else published + timedelta(days=ahead)
    if _UNSURE.search(clause) or _TIMETABLE.search(clause):
        return None
    if ahead == 1:  # on the eve, the day to come is meant as often
        return None
    return published - timedelta(days=(7 - ahead) % 7)
