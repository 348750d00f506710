"""The naming grid: actor × text, with every label that a text uses."""

from __future__ import annotations

from typing import Any

from webapp.pages.contexts.edition import Edition, Row


def build(edition: Edition) -> dict[str, Any]:
    """Actors that two texts name stand in the grid; the others in one line below it."""
    grouped: dict[tuple[str, str], dict[str, tuple[int, Row]]] = {}
    for number, row in enumerate(edition.rows("naming")):
        grouped.setdefault((row["what"], row.get("kind") or ""), {})[row["document"]] = (number, row)
    shared = [item for item in grouped.items() if len(item[1]) > 1]
    alone = [item for item in grouped.items() if len(item[1]) == 1]
    return {
        "columns": edition.witnesses,
        "count": len(grouped),
        "actors": [
            {
                "name": name,
                "kind": kind,
                "cells": [_cell(edition, found.get(w.document_id)) for w in edition.witnesses],
            }
            for (name, kind), found in shared
        ],
        "alone": [
            {"name": name, "letters": ", ".join(w.letter for w in edition.letters(found))}
            for (name, _), found in alone
        ],
    }


def _cell(edition: Edition, found: tuple[int, Row] | None) -> dict[str, Any]:
    if found is None:
        return {"labels": [], "url": ""}
    number, row = found
    return {
        "labels": [_label(value) for value in row.get("values") or ()],
        "url": edition.evidence_url("naming", number),
    }


def _label(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    name = value.get("label") or value.get("text") or value.get("name") or ""
    count = value.get("count")
    return f"{name} ×{count}" if count and count > 1 else str(name)
