"""The list of events: what is asked of it, and the events that have it, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator

from webapp.analyses import selectors
from webapp.analyses.outlets import list_outlet_choices
from webapp.analyses.values import EventCard, EventSearch
from webapp.people.rights import Person

_MOST_WORDS = 8
"""Each word is a search of its own through titles, names and texts."""
_LONGEST_QUESTION = 200
_ON_A_PAGE = 25


def event_list_context(asked: Mapping[str, str], *, person: Person) -> dict[str, Any]:
    question = asked.get("q", "").strip()[:_LONGEST_QUESTION]
    since, until = asked.get("since", ""), asked.get("until", "")
    outlets = list_outlet_choices(person=person)
    search = EventSearch(
        words=tuple(dict.fromkeys(question.replace("\x00", " ").split()))[:_MOST_WORDS],
        outlet=asked.get("outlet", "") if asked.get("outlet") in dict(outlets) else "",
        since=_day(since),
        until=_day(until),
    )
    page = Paginator(selectors.list_events(search, person=person), _ON_A_PAGE).get_page(asked.get("page"))
    said = {"q": question, "outlet": search.outlet, "since": _iso(search.since), "until": _iso(search.until)}
    return {
        "page": page,
        "events": [(card, _days(card)) for card in page],
        "search": said,
        "is_search": search != EventSearch(),
        "asked": _asked(search, dict(outlets)),
        "outlets": outlets,
        "problems": [
            f"“{day[:20]}” is no day of the calendar; it was left aside."
            for day in (since, until)
            if day and _day(day) is None
        ],
        "kept_query": urlencode({name: value for name, value in said.items() if value}),
    }


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _asked(search: EventSearch, outlets: Mapping[str, str]) -> str:
    """What was asked for, in words."""
    parts = [f"“{word}”" for word in search.words]
    if search.outlet:
        parts.append(f"a text of {outlets[search.outlet]}")
    if search.since or search.until:
        parts.append(f"a text published {_span(search.since, search.until)}")
    return " and ".join(parts)


def _span(since: date | None, until: date | None) -> str:
    if since and until:
        return f"from {_said(since)} to {_said(until)}"
    return f"on {_said(since)} or later" if since else f"on {_said(until)} or earlier" if until else ""


def _days(card: EventCard) -> str:
    """When its texts were published; where none is dated, when it was uploaded."""
    if card.first is None or card.last is None:
        return f"uploaded {_said(card.created.date())}, no text is dated"
    if card.first == card.last:
        return f"published {_said(card.first)}"
    return f"published {_said(card.first)} to {_said(card.last)}"


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
