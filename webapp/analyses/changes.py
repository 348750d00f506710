"""What a new report of an event says that the one before it did not: for the person who has just added a text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

Payload = Mapping[str, Any]

_NOT_ROWS = frozenset({"documents", "analyses", "releases", "summary"})


def changes_between(before: Payload, after: Payload, since: datetime) -> dict[str, Any]:
    """Differences of two comparisons of one event, JSON-ready.

    since (ISO date and time of the earlier one); added, replaced (document ids of the later one); removed (names of
    documents of the earlier one); baseline (whether another text is the base now); new_sentences (indices into the
    later summary); gone_sentences (texts of the earlier one); counts (section → rows before and after, where they
    differ).
    """
    old, new = _texts(before), _texts(after)
    said_before = [sentence["text"] for sentence in before["summary"]]
    said_now = [sentence["text"] for sentence in after["summary"]]
    return {
        "since": since.isoformat(),
        "added": [key for key in new if key not in old],
        "replaced": [key for key in new if key in old and new[key] != old[key]],
        "removed": [_name(document) for document in before["documents"] if document["id"] not in new],
        "baseline": before["baseline"] != after["baseline"],
        "new_sentences": [place for place, text in enumerate(said_now) if text not in said_before],
        "gone_sentences": [text for text in said_before if text not in said_now],
        "counts": {
            key: [len(before.get(key, ())), len(rows)]
            for key, rows in after.items()
            if isinstance(rows, list | tuple)
            and key not in _NOT_ROWS
            and len(rows) != len(before.get(key, ()))
        },
    }


def _texts(payload: Payload) -> dict[str, str]:
    return {document["id"]: document["text"] for document in payload["documents"]}


def _name(document: Mapping[str, Any]) -> str:
    return str(document["outlet"] or document["title"] or "an unnamed outlet's text")
