"""The report in short: three questions first, every sentence with the rows that it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webapp.analyses.values import ArticleCard
from webapp.pages.contexts.edition import UNNAMED, Edition
from webapp.pages.contexts.evidence import EvidenceNote, evidence_note
from webapp.pages.contexts.stress import Part, stress_line
from webapp.pages.contexts.view import ALL
from webapp.pages.contexts.wording import frame_words, plain

_QUESTIONS = {
    "emphasis": "Who stresses what?",
    "quotes": "Whose words changed?",
    "facts": "Which facts differ?",
}
"""The summary opens with one sentence on each of these."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence of the summary and what it rests on."""

    parts: list[Part]
    links: list[dict[str, Any]]
    question: str = ""


def build(edition: Edition) -> dict[str, Any]:
    """The first sentence on each of the three questions leads; the margin opens with the words behind the first."""
    notes: dict[str, EvidenceNote | None] = {}
    leads: dict[str, SummaryLine] = {}
    others: list[SummaryLine] = []
    has_own_stress = edition.view.voice != ALL or bool(edition.view.codebook)
    if has_own_stress:
        leads["emphasis"], notes["emphasis"] = _chosen_stress(edition)
    for sentence in edition.payload.get("summary", ()):
        refs = [ref for ref in sentence.get("refs", ()) if ref["row"] < len(edition.rows(ref["section"]))]
        text = _with_frame_titles(edition, sentence["text"], refs)
        topic = refs[0]["section"] if refs else ""
        if has_own_stress and topic == "emphasis":
            continue  # it speaks of all text, or of another codebook
        if topic in _QUESTIONS and topic not in leads:
            leads[topic] = SummaryLine(with_letters(edition, text), _links(edition, refs), _QUESTIONS[topic])
            notes[topic] = evidence_note(edition, topic, _first_row(edition, leads[topic], topic, refs))
        else:
            others.append(SummaryLine(with_letters(edition, text), _links(edition, refs)))
    in_order = [leads[topic] for topic in _QUESTIONS if topic in leads]
    return {
        "leads": in_order,
        "others": others,
        "note": next((notes[topic] for topic in _QUESTIONS if topic in notes), None),
    }


def _chosen_stress(edition: Edition) -> tuple[SummaryLine, EvidenceNote | None]:
    """The sentence on emphasis in the voice and codebook that were chosen, and its words."""
    parts, rows = stress_line(edition)
    refs = [{"section": "emphasis", "row": row} for row in rows]
    line = SummaryLine(parts, _links(edition, refs), _QUESTIONS["emphasis"])
    note = evidence_note(edition, "emphasis", _first_row(edition, line, "emphasis", refs)) if refs else None
    return line, note


def _with_frame_titles(edition: Edition, text: str, refs: list[dict[str, Any]]) -> str:
    """Frames by their titles and codebooks: two codebooks have a frame of nearly the same name."""
    for row in (edition.rows("emphasis")[ref["row"]] for ref in refs if ref["section"] == "emphasis"):
        named = re.compile(rf"words of {re.escape(plain(row['frame']))}(?!\w)", re.IGNORECASE)
        text, found = named.subn(frame_words(row["codebook"], row["frame"]), text, count=1)
        if found:
            return text
    return text


def _links(edition: Edition, refs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"url": edition.evidence_url(ref["section"], ref["row"]), "number": place}
        for place, ref in enumerate(refs, 1)
    ]


def with_letters(edition: Edition, text: str, left: Sequence[ArticleCard] = ()) -> list[Part]:
    """The sentence cut at the names of texts. An unnamed outlet is called by its letter alone.

    ``left``: texts of the event that were not compared, and that the sentence may name.
    """
    names = {f"{UNNAMED} ({witness.document_id})": (witness, "") for witness in edition.witnesses}
    named = [witness for witness in edition.witnesses if witness.name not in ("", UNNAMED)]
    named = [witness for witness in named if not witness.is_release]  # sentences call them the release
    names |= {witness.name: (witness, witness.name) for witness in named}
    names |= {f"{witness.name} ({witness.document_id})": (witness, witness.name) for witness in named}
    names |= {f"{UNNAMED} ({card.document_id})": (card, "") for card in left}
    names |= {card.outlet_name: (card, card.outlet_name) for card in left if card.outlet_name}
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest_first) or r"(?!)"
    known = {name.lower(): found for name, found in names.items()}
    parts, at = [], 0
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE):
        witness, shown = known[match[0].lower()]
        parts += [Part(text[at : match.start()]), Part(shown, witness)]
        at = match.end()
    return [part for part in (*parts, Part(text[at:])) if part.text or part.witness]


def _first_row(edition: Edition, line: SummaryLine, section: str, refs: list[dict[str, Any]]) -> int:
    """The row about the text that the sentence names first, so that the margin shows what is said."""
    named = next((part.witness.document_id for part in line.parts if part.witness), None)
    rows = edition.rows(section)
    about = [
        ref["row"] for ref in refs if ref["section"] == section and rows[ref["row"]].get("document") == named
    ]
    return int(about[0] if about else refs[0]["row"])
