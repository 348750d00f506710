"""What one report of an event says that another does not: since a text was added, or because one is left aside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

Payload = Mapping[str, Any]

_NOT_ROWS = frozenset({"documents", "analyses", "releases", "summary", "corrections"})


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


_ABOUT = ("document", "against", "codebook", "frame", "what", "kind", "slot", "question", "start")
"""What a row is about; with its claim's text."""
_CONCLUSIONS = (
    "changes",
    "change",
    "relation",
    "wording",
    "exclusive",
    "told_apart",
    "beyond_length",
    "text",
)
"""What it says of that. Figures that only move with the number of texts are no conclusions."""


def changes_without(whole: Payload, part: Payload, since: datetime) -> dict[str, Any]:
    """What leaving texts aside changes for those that stay, JSON-ready: ``changes_between`` and

    conclusions (section → [rows about the texts that stay which are no longer found, rows that are only found now]).
    Rows about a text that is left aside are gone with it and are not counted.
    """
    stay = {document["id"] for document in part["documents"]}
    found = changes_between(whole, part, since)
    claims_before, claims_now = _claims(whole), _claims(part)
    conclusions = {}
    for key, rows in part.items():
        if not isinstance(rows, list | tuple) or key in _NOT_ROWS or key == "claims":
            continue
        about = [row for row in whole.get(key, ()) if _is_about(row, stay)]
        before = Counter(_said(row, claims_before) for row in about)
        after = Counter(_said(row, claims_now) for row in rows)
        gone, new = (before - after).total(), (after - before).total()
        if gone or new:
            conclusions[key] = [gone, new]
    return found | {"conclusions": conclusions}


def _is_about(row: Mapping[str, Any], stay: Collection[str]) -> bool:
    """Whether a row speaks of texts that stay alone."""
    named = {row[name] for name in ("document", "against") if row.get(name)}
    named |= {
        value["document"]
        for value in row.get("values") or ()
        if isinstance(value, dict) and "document" in value
    }
    return named - {"others"} <= set(stay)


def _said(row: Mapping[str, Any], claims: Mapping[str, str]) -> str:
    """What a row is about and says. Ids of claims are others in each comparison, so their texts stand for them."""
    said = [row.get(name) for name in (*_ABOUT, *_CONCLUSIONS)]
    return json.dumps([claims.get(row.get("claim", "")), *said], sort_keys=True, default=str)


def _claims(payload: Payload) -> dict[str, str]:
    return {claim["id"]: claim["text"] for claim in payload.get("claims", ())}


def _texts(payload: Payload) -> dict[str, str]:
    return {document["id"]: document["text"] for document in payload["documents"]}


def _name(document: Mapping[str, Any]) -> str:
    return str(document["outlet"] or document["title"] or "an unnamed outlet's text")
