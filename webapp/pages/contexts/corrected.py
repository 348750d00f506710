"""What people corrected, as pages tell it: the person's value, who set it when and why, and what the machine read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from analyzer.labels import FRAMES, LABELS
from webapp.analyses.values import ArticlePage
from webapp.corrections.models import Correction
from webapp.corrections.values import CorrectionCard
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.spoken import shortened
from webapp.pages.contexts.wording import codebook_title, frame_title

_ACTS = {
    "claim.merge": "Another claim was merged into this one",
    "claim.move": "A sentence was moved here from another claim",
    "claim.split": "This claim was split off from another",
}
_LEFT = {
    "claim.move": "A sentence was moved from here to another claim",
    "claim.split": "A claim of its own was split off from here",
}
LONGEST_WORDS = 160
"""Characters of a claim that are repeated where it is named beside another."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One correction in force, in words."""

    pk: int
    said: str  # "Voice: the outlet’s own words"
    author: str
    made_at: datetime
    reason: str
    machine: str  # empty where the machine has nothing to say of it
    of: tuple[str, ...] = ()  # the documents whose cells it is about; empty for the whole row

    @property
    def as_list(self) -> list[Remark]:
        """For templates that show several."""
        return [self]


def remark_of(card: CorrectionCard, machine: Any = None) -> Remark:
    """``machine``: what it read when the shown text was read; else what is on record."""
    known = card.machine if machine is None else machine
    return Remark(
        pk=card.pk,
        said=said_of(card),
        author=card.author,
        made_at=card.made_at,
        reason=card.reason.rstrip("."),
        machine="" if known is None else value_words(card.kind, card.part, known),
    )


def said_of(card: CorrectionCard) -> str:
    """What was set, in one line. A merge names the claim that there is no row of any more."""
    if card.merged:
        return f"The claim “{shortened(card.merged, LONGEST_WORDS)}” was merged into this one"
    if card.kind in _ACTS:
        return _ACTS[card.kind]
    return f"{title_of(card.kind, card.part)}: {value_words(card.kind, card.part, card.value)}"


def title_of(kind: str, part: str) -> str:
    if kind not in FRAMES or not part:
        return LABELS[kind].title
    codebook, _, frame = part.partition(".")
    where = "Headline, " if kind == "headline.frame" else ""
    return f"{where}{frame_title(codebook, frame)} ({codebook_title(codebook)})"


def value_words(kind: str, part: str, value: Any) -> str:
    if kind == "sentence.speaker" and not value:
        return "nobody by name"
    return LABELS[kind].words_of(value)


def outcome_of(correction: Correction) -> str:
    """What became of a correction once everything was made anew."""
    if correction.undone_at is not None:
        return "The report is made again without the correction."
    if correction.needs_review:
        return f"The report is made again, but somebody should look at this: {correction.why}"
    return "The report is made again: the correction stands in it."


def note_of(edition: Edition, correction: Correction) -> str:
    """The address of the words behind the row that holds a correction of the comparison; empty where none does."""
    for outcome in edition.corrected:
        if outcome["id"] == str(correction.pk):
            cell = outcome["part"] if correction.kind == "claim.cell" else ""
            return edition.evidence_url(outcome["section"], outcome["row"], cell)
    return ""


def remarks_on_rows(edition: Edition) -> Mapping[tuple[str, int], list[Remark]]:
    """(section, row) → the corrections that its row holds."""
    found: dict[tuple[str, int], list[Remark]] = {}
    for outcome in edition.corrected:
        card = edition.report.corrections.get(outcome["id"])
        if card is not None:
            key = (str(outcome["section"]), int(outcome["row"]))
            found.setdefault(key, []).append(_in_row(edition, card, outcome))
    for outcome in edition.corrections_in_force:
        card = edition.report.corrections.get(outcome["id"])
        for row, cells in groupby(outcome.get("left", ()), key=lambda cell: int(cell["row"])):
            if card is not None:
                found.setdefault(("claims", row), []).append(_in_row_left(edition, card, list(cells)))
    return found


def _in_row(edition: Edition, card: CorrectionCard, outcome: Row) -> Remark:
    """Of a cell, with the letter of its text."""
    remark = remark_of(card, outcome["machine"])
    witness = edition.by_id.get(outcome["part"]) if card.kind == "claim.cell" else None
    if witness is None:
        return remark
    said = f"{witness.letter}: {value_words(card.kind, card.part, card.value)}"
    return replace(remark, said=said, of=(witness.document_id,))


def _in_row_left(edition: Edition, card: CorrectionCard, cells: Sequence[Row]) -> Remark:
    """Of a claim that words went from: in which texts, and what the machine read there."""
    machine = [
        f"{witness.letter}: {value_words('claim.cell', '', cell['machine'])}"
        for cell in cells
        if (witness := edition.by_id.get(cell["document"])) is not None
    ]
    of = tuple(cell["document"] for cell in cells)
    return replace(remark_of(card), said=_LEFT[card.kind], machine="; ".join(machine), of=of)


def corrected_cells(edition: Edition) -> set[tuple[str, str]]:
    """(claim, document) of cells that people set, or moved words out of."""
    claims = edition.rows("claims")
    cells = {
        (outcome["row"], outcome["part"]) for outcome in edition.corrected if outcome["kind"] == "claim.cell"
    }
    cells |= {(cell["row"], cell["document"]) for cell in _left(edition)}
    return {(claims[row]["id"], document) for row, document in cells}


def corrected_claims(edition: Edition) -> set[int]:
    """Rows of claims that people merged, split, renamed, or moved a sentence to or from."""
    changed = {
        outcome["row"]
        for outcome in edition.corrected
        if outcome["section"] == "claims" and outcome["kind"] != "claim.cell"
    }
    return changed | {cell["row"] for cell in _left(edition)}


def _left(edition: Edition) -> list[Row]:
    """Cells that words were moved or split off from."""
    return [cell for outcome in edition.corrections_in_force for cell in outcome.get("left", ())]


def remarks_in_sentence(page: ArticlePage, index: int) -> list[Remark]:
    """The corrections of one sentence that its reading holds."""
    return [
        remark_of(card, outcome["machine"])
        for outcome in _made(page.analysis)
        if outcome["sentence"] == index and (card := page.corrections.get(outcome["id"])) is not None
    ]


def remarks_on_headline(page: ArticlePage) -> list[Remark]:
    """The corrections of the headline that its reading holds."""
    return [
        remark_of(card, outcome["machine"])
        for outcome in _made(page.analysis)
        if outcome["kind"] == "headline.frame" and (card := page.corrections.get(outcome["id"])) is not None
    ]


def corrected_sentences(analysis: Row | None) -> set[int]:
    """Indices of the sentences in which people set something."""
    return {outcome["sentence"] for outcome in _made(analysis) if outcome["sentence"] is not None}


def corrections_of_text(edition: Edition, witness: Witness) -> list[tuple[str, Remark]]:
    """(place, remark) of a text's sentences, in order."""
    found = [
        (-1 if outcome["sentence"] is None else outcome["sentence"], remark_of(card, outcome["machine"]))
        for outcome in _made(witness.analysis)
        if (card := edition.report.corrections.get(outcome["id"])) is not None
    ]
    return [
        (edition.place(witness.document_id, index) if index >= 0 else f"{witness.letter} headline", remark)
        for index, remark in sorted(found, key=lambda each: each[0])
    ]


def _made(analysis: Row | None) -> list[Row]:
    return [each for each in (analysis or {}).get("corrections", ()) if not each["problem"]]
