"""Who is given words where: speaker × text for those who speak in several, and the others text by text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import Edition, Row
from webapp.pages.contexts.wording import share


@dataclass(frozen=True, slots=True)
class Given:
    """What one text gives to a speaker."""

    speaker: str
    share: str  # of the body's words
    words: str
    count: int
    url: str


def build(edition: Edition) -> dict[str, Any]:
    """In the grid, speakers of most texts come first, then those with most words."""
    spoken: dict[str, dict[str, Given]] = {}
    for number, row in enumerate(edition.rows("sources")):
        if row["document"] in edition.by_id:
            spoken.setdefault(row["what"], {})[row["document"]] = _given(edition, number, row)
    shared = [item for item in spoken.items() if len(item[1]) > 1]
    shared.sort(key=lambda item: (-len(item[1]), -sum(given.count for given in item[1].values()), item[0]))
    return {
        "columns": edition.witnesses,
        "speakers": [
            {"name": name, "cells": [found.get(witness.document_id) for witness in edition.witnesses]}
            for name, found in shared
        ],
        "alone": _alone(edition, [found for found in spoken.values() if len(found) == 1]),
        "count": len(spoken),
    }


def _alone(edition: Edition, found: list[dict[str, Given]]) -> list[dict[str, Any]]:
    """Those who speak in one text only, by text: in a grid they would be a row of gaps each."""
    by_text: dict[str, list[Given]] = {}
    for of_speaker in found:
        for document, given in of_speaker.items():
            by_text.setdefault(document, []).append(given)
    return [
        {"witness": witness, "speakers": by_text[witness.document_id]}
        for witness in edition.witnesses
        if witness.document_id in by_text
    ]


def _given(edition: Edition, number: int, row: Row) -> Given:
    quoted, reported = row["quoted_words"], row["reported_words"]
    return Given(
        speaker=row["what"],
        share=share(row["value"]),
        words=_said(quoted, reported),
        count=quoted + reported,
        url=edition.evidence_url("sources", number),
    )


def _said(quoted: int, reported: int) -> str:
    """ "29 words, 10 of them quoted"."""
    words = quoted + reported
    whole = f"{words} {'word' if words == 1 else 'words'}"
    if quoted and reported:
        return f"{whole}, {quoted} of them quoted"
    return f"{whole}, {'quoted' if quoted else 'reported'}"
