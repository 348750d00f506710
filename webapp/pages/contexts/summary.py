"""The report in short: three questions first, every sentence with the rows that it rests on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.edition import UNNAMED, Edition, Witness
from webapp.pages.contexts.evidence import EvidenceNote, evidence_note
from webapp.pages.contexts.wording import frame_words, plain

_QUESTIONS = {
    "emphasis": "Who stresses what?",
    "quotes": "Whose words changed?",
    "facts": "Which facts differ?",
}
"""The summary opens with one sentence on each of these."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a sentence, or the name of a text: shown with its letter."""

    text: str
    witness: Witness | None = None


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
    for sentence in edition.payload.get("summary", ()):
        refs = [ref for ref in sentence.get("refs", ()) if ref["row"] < len(edition.rows(ref["section"]))]
        text = _with_frame_titles(edition, sentence["text"], refs)
        topic = refs[0]["section"] if refs else ""
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


def with_letters(edition: Edition, text: str) -> list[Part]:
    """The sentence cut at the names of texts. An unnamed outlet is called by its letter alone."""
    names = {f"{UNNAMED} ({witness.document_id})": (witness, "") for witness in edition.witnesses}
    names |= {witness.name: (witness, witness.name) for witness in edition.outlets if witness.name != UNNAMED}
    names |= {
        f"{witness.name} ({witness.document_id})": (witness, witness.name)
        for witness in edition.outlets
        if witness.name != UNNAMED
    }
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
