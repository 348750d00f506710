"""The report in short: three questions first, every sentence with the rows that it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webapp.analyses.values import ArticleCard
from webapp.pages.contexts.edition import UNNAMED, Edition, Row
from webapp.pages.contexts.evidence import EvidenceNote, evidence_note
from webapp.pages.contexts.stress import Part, stress_line
from webapp.pages.contexts.view import ALL
from webapp.pages.contexts.wording import frame_words, plain

_QUESTIONS = {
    "emphasis": "Who stresses what most, and who cannot be told apart?",
    "quotes": "Who puts words in quotation marks, and whose words changed?",
    "facts": "Which facts differ?",
}
"""The summary opens with what there is to say on each of these."""
_PLACES = 3
"""Of one link's name."""


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One sentence of the summary and what it rests on."""

    parts: list[Part]
    links: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class LeadAnswer:
    """One of the questions and all that the summary says on it."""

    question: str
    lines: list[SummaryLine]


def build(edition: Edition) -> dict[str, Any]:
    """The three questions lead; the margin opens with the words behind the first sentence."""
    leads: dict[str, list[SummaryLine]] = {topic: [] for topic in _QUESTIONS}
    notes: dict[str, EvidenceNote | None] = {}
    others: list[SummaryLine] = []
    has_own_stress = edition.view.voice != ALL or bool(edition.view.codebook)
    if has_own_stress:
        line, notes["emphasis"] = _chosen_stress(edition)
        leads["emphasis"].append(line)
    for sentence in edition.payload.get("summary", ()):
        refs = [ref for ref in sentence.get("refs", ()) if ref["row"] < len(edition.rows(ref["section"]))]
        text = _with_frame_titles(edition, sentence["text"], refs)
        topic = refs[0]["section"] if refs else ""
        if has_own_stress and topic == "emphasis":
            continue  # it speaks of all text, or of another codebook
        line = SummaryLine(with_letters(edition, text), _links(edition, refs))
        if topic in leads and topic not in notes:
            notes[topic] = evidence_note(edition, topic, _first_row(edition, line, topic, refs))
        leads.get(topic, others).append(line)
    return {
        "leads": [LeadAnswer(_QUESTIONS[topic], lines) for topic, lines in leads.items() if lines],
        "others": others,
        "note": next((notes[topic] for topic in _QUESTIONS if topic in notes), None),
    }


def _chosen_stress(edition: Edition) -> tuple[SummaryLine, EvidenceNote | None]:
    """The sentence on emphasis in the voice and codebook that were chosen, and its words."""
    parts, rows = stress_line(edition)
    refs = [{"section": "emphasis", "row": row} for row in rows]
    line = SummaryLine(parts, _links(edition, refs))
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
    links = [
        {
            "url": edition.evidence_url(ref["section"], ref["row"]),
            "label": _label(edition, ref["section"], edition.rows(ref["section"])[ref["row"]]),
        }
        for ref in refs
    ]
    labels = [link["label"] for link in links]
    for place, link in enumerate(links, 1):
        if not link["label"] or labels.count(link["label"]) > 1:
            link["label"] = str(place)
    return links


def _label(edition: Edition, section: str, row: Row) -> str:
    """Where the words stand: "A12 and R9", or the letter of the text that the row is about; empty if nowhere."""
    if section == "facts":
        given = sorted(row.get("values", ()), key=lambda value: value["relation"] != "different")
        places = dict.fromkeys(_place(edition, value["document"], value["start"]) for value in given)
        return ", ".join([place for place in places if place][:_PLACES])
    document, against = row.get("document", ""), row.get("against") or ""
    if row.get("start") is None or document not in edition.by_id:
        return edition.by_id[document].letter if document in edition.by_id else ""
    here = _place(edition, document, row["start"])
    there = _place(edition, against, row["against_start"]) if row.get("against_start") is not None else ""
    return f"{here} and {there}" if there else here


def _place(edition: Edition, document: str, start: int) -> str:
    witness = edition.by_id.get(document)
    return edition.place(document, witness.sentence_at(start)) if witness else ""


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
