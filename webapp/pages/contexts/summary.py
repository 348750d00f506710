"""The report in short: three questions first, every sentence with the rows that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.evidence import EvidenceNote, evidence_note

_QUESTIONS = {
    "emphasis": "Who stresses what?",
    "quotes": "Whose words changed?",
    "facts": "Which facts differ?",
}
"""The summary opens with one sentence on each of these."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence of the summary and what it rests on."""

    text: str
    links: list[dict[str, Any]]
    question: str = ""


def build(edition: Edition) -> dict[str, Any]:
    """The first sentence on each of the three questions leads; the margin opens with the words behind the first."""
    note: EvidenceNote | None = None
    leads: dict[str, SummaryLine] = {}
    others: list[SummaryLine] = []
    for sentence in edition.payload.get("summary", ()):
        refs = [ref for ref in sentence.get("refs", ()) if ref["row"] < len(edition.rows(ref["section"]))]
        topic = refs[0]["section"] if refs else ""
        if topic in _QUESTIONS and topic not in leads:
            leads[topic] = SummaryLine(sentence["text"], _links(edition, refs), _QUESTIONS[topic])
            note = note or evidence_note(edition, topic, refs[0]["row"])
        else:
            others.append(SummaryLine(sentence["text"], _links(edition, refs)))
    return {"leads": list(leads.values()), "others": others, "note": note}


def _links(edition: Edition, refs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"url": edition.evidence_url(ref["section"], ref["row"]), "number": place}
        for place, ref in enumerate(refs, 1)
    ]
