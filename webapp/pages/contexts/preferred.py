"""Words that a text uses more than the others do, text by text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import Edition


@dataclass(frozen=True, slots=True)
class PreferredWord:
    word: str
    here: int  # uses
    elsewhere: int  # in all other texts together
    url: str


def build(edition: Edition) -> dict[str, Any]:
    """In each text the strongest preference first, as the contrast has them."""
    by_text: dict[str, list[PreferredWord]] = {}
    for number, row in enumerate(edition.rows("wording")):
        url = edition.evidence_url("wording", number)
        word = PreferredWord(row["what"], row["count"], row["others_count"], url)
        by_text.setdefault(row["document"], []).append(word)
    texts = [
        {"witness": witness, "words": by_text[witness.document_id]}
        for witness in edition.witnesses
        if witness.document_id in by_text
    ]
    return {"texts": texts, "count": sum(len(text["words"]) for text in texts)}
