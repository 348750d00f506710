"""The audit as people read it: each entry in words, with what changed from what to what."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse

from webapp.audit.models import Entry
from webapp.audit.selectors import AuditSearch, entries, families
from webapp.pages.exports import safe_cell
from webapp.people.rights import Person, audit_reach

_ON_A_PAGE = 50
_LONGEST_WORDS = 100
MOST_ROWS = 100_000
"""In one download; a longer one is taken by years."""
_LONGEST_SHOWN = 160
COLUMNS = (
    "at", "actor", "actor_name", "action", "kind", "thing", "title", "event", "event_title", "team", "before", "after",
    "reason",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a thing before and after; empty where there was or is none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    entry: Entry
    done: str  # "article deleted"
    changes: list[Change]
    url: str  # of the article's or event's entries


def audit_context(asked: Mapping[str, str], *, person: Person) -> dict[str, Any]:
    reach = audit_reach(person)
    search, said = _search(asked)
    page = Paginator(entries(search, reach), _ON_A_PAGE).get_page(asked.get("page"))
    return {
        "page": page,
        "lines": [_line(entry) for entry in page],
        "search": said,
        "is_search": search != AuditSearch(),
        "about": _about(search, page.object_list),
        "families": families(reach),
        "kept_query": urlencode({name: value for name, value in said.items() if value}),
    }


def audit_table(asked: Mapping[str, str], *, person: Person) -> str:
    """CSV, one line an entry, that no spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in entries(_search(asked)[0], audit_reach(person))[:MOST_ROWS].iterator(chunk_size=2000):
        writer.writerow([safe_cell(_cell(entry, column)) for column in COLUMNS])
    return out.getvalue()


def _cell(entry: Entry, column: str) -> Any:
    value = getattr(entry, "actor_id" if column == "actor" else column)
    if column == "at":
        return value.isoformat()
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return value


def _search(asked: Mapping[str, str]) -> tuple[AuditSearch, dict[str, str]]:
    """What is asked for, and the same as the form says it; what makes no sense is left aside."""
    said = {
        name: asked.get(name, "").strip()
        for name in ("event", "article", "person", "action", "q", "since", "until")
    }
    said["q"] = said["q"].replace("\x00", " ")[:_LONGEST_WORDS]
    said["action"] = said["action"].replace("\x00", "")[:60]
    for name in ("event", "article", "person"):
        said[name] = (
            said[name] if said[name].isdecimal() and said[name].isascii() and len(said[name]) < 19 else ""
        )
    for name in ("since", "until"):
        said[name] = said[name] if _day(said[name]) else ""
    search = AuditSearch(
        event=int(said["event"]) if said["event"] else None,
        article=int(said["article"]) if said["article"] else None,
        person=int(said["person"]) if said["person"] else None,
        action=said["action"],
        words=said["q"],
        since=_day(said["since"]),
        until=_day(said["until"]),
    )
    return search, said


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _line(entry: Entry) -> Line:
    family, _, what = entry.action.partition(".")
    before, after = entry.before or {}, entry.after or {}
    names = list(dict.fromkeys([*before, *after]))
    changes = [
        Change(name.replace("_", " "), _shown(before.get(name)), _shown(after.get(name))) for name in names
    ]
    return Line(
        entry=entry,
        done=f"{family} {what}".replace("_", " "),
        changes=[change for change in changes if change.before or change.after],
        url=_url(entry),
    )


def _url(entry: Entry) -> str:
    if entry.kind == "article":
        return f"{reverse('audit')}?article={entry.thing}"
    return f"{reverse('audit')}?event={entry.event}" if entry.kind == "event" else ""


def _shown(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        text = ", ".join(value)
    else:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _about(search: AuditSearch, found: Any) -> str:
    """Whose entries are shown, by the name on the latest of them."""
    latest = next(iter(found), None)
    if latest is None:
        return ""
    if search.article is not None:
        return f"the text “{latest.title}”"
    if search.event is not None:
        return f"the event “{latest.event_title}”"
    return f"what {latest.actor_name} did" if search.person is not None else ""
