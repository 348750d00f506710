"""From a row of any section to the words behind it: the same note in the margin and on its own page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from webapp.pages.contexts.claims import CellView, cells_of
from webapp.pages.contexts.corrected import Remark, remarks_on_rows
from webapp.pages.contexts.edition import Edition, Excerpt, Row, Span, Witness
from webapp.pages.contexts.view import OWN
from webapp.pages.contexts.wording import count_of, describe_row, frame_words


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """What the margin shows for one number."""

    section: str
    row: int
    title: str
    excerpts: list[Excerpt]
    remarks: list[str]  # what it does not say, and what stands nearest where nothing was found
    nearest: Excerpt | None = None
    url: str = ""
    cells: tuple[CellView, ...] = ()  # of a claim: what each text does with it
    claim: str = ""  # of one cell: what the row says
    whole_url: str = ""  # of one cell: the whole row
    beside: str = ""  # of a claim or a cell: its texts side by side
    corrections: tuple[Remark, ...] = ()  # what people corrected in it
    document: str = ""  # of one cell: whose

    @property
    def anchor(self) -> str:
        """Where the report shows the row."""
        return self.section.replace("_", "-").replace(".", "-")


def evidence_note(edition: Edition, section: str, row: int) -> EvidenceNote | None:
    """None where there is no such row."""
    if edition.report.cards.get(section, {}).get("kind") == "measure":
        return _measure_note(edition, section, row)
    rows = edition.rows(section)
    if not 0 <= row < len(rows):
        return None
    found = rows[row]
    spans = list(_SPANS.get(section, spans_of_row)(edition, found))
    return EvidenceNote(
        section=section,
        row=row,
        title=describe_row(edition, section, found),
        excerpts=edition.excerpts(spans),
        remarks=list(_remarks(edition, section, found, bool(spans))),
        nearest=_nearest(edition, found),
        url=edition.evidence_url(section, row),
        cells=_cells(edition, section, found),
        beside=edition.side_by_side_url(claim=row) if section == "claims" else "",
        corrections=tuple(remarks_on_rows(edition).get((section, row), ())),
    )


def _cells(edition: Edition, section: str, row: Row) -> tuple[CellView, ...]:
    if section != "claims":
        return ()
    return tuple(cells_of(edition, row, edition.outlets if edition.baseline else edition.witnesses))


def cell_note(edition: Edition, row: int, document: str) -> EvidenceNote | None:
    """What one text does with a claim: its words beside those of the base text, or what stands nearest."""
    rows = edition.rows("claims")
    if not 0 <= row < len(rows) or document not in edition.by_id:
        return None
    claim, witness, base = rows[row], edition.by_id[document], edition.baseline
    sides = {document, base.document_id if base else document}
    (cell,) = cells_of(edition, claim, [witness])
    found = claim["cells"].get(document, {})
    nearest = _nearest(edition, {**found, "document": document}) if cell.status == "absent" else None
    return EvidenceNote(
        section="claims",
        row=row,
        title=f"{witness.letter}: {cell.label}",
        excerpts=edition.excerpts(span for span in spans_of_claim(claim) if span.document_id in sides),
        remarks=list(_remarks_on_cell(found, has_nearest=nearest is not None)),
        nearest=nearest,
        url=edition.evidence_url("claims", row, document),
        claim=claim["text"],
        whole_url=edition.evidence_url("claims", row),
        beside=edition.side_by_side_url(([base.document_id] if base else []) + [document], row),
        corrections=tuple(
            remark
            for remark in remarks_on_rows(edition).get(("claims", row), ())
            if not remark.of or document in remark.of
        ),
        document=document,
    )


def _remarks_on_cell(cell: Row, *, has_nearest: bool) -> Iterator[str]:
    if cell.get("differences"):
        yield f"What differs: {'; '.join(cell['differences'])}."
    if cell.get("status") in (None, "absent"):
        yield "Headline, captions and what cleaning removed were searched too." + (
            "" if has_nearest else " No sentence comes near."
        )


def _measure_note(edition: Edition, measure: str, row: int) -> EvidenceNote | None:
    """The words behind a figure of one text; the row is the text's place in the edition."""
    if not 0 <= row < len(edition.witnesses):
        return None
    witness = edition.witnesses[row]
    finding = edition.finding(witness, measure)
    spans = [
        Span(witness.document_id, each["start"], each["end"], each["zone"], each["label"])
        for each in finding.get("evidence") or ()
    ]
    return EvidenceNote(
        section=measure,
        row=row,
        title=f"{witness.letter}: {edition.report.cards[measure]['title']}",
        excerpts=edition.excerpts(spans),
        remarks=[] if spans else [finding.get("reason") or "No words stand behind this figure."],
        url=edition.evidence_url(measure, row),
    )


def spans_of_row(edition: Edition, row: Row) -> Iterator[Span]:
    """Every place that a row of any shape points at (DESIGN's names: document, against, values, runs, evidence)."""
    document, against = row.get("document"), row.get("against")
    if document and row.get("start") is not None:
        yield Span(document, row["start"], row["end"], row.get("zone") or "")
    if against and row.get("against_start") is not None:
        yield Span(against, row["against_start"], row["against_end"])
    for run in row.get("runs") or ():
        if document:
            yield Span(document, run["start"], run["end"], kind="shared")
        if against and run.get("against_start") is not None:
            yield Span(against, run["against_start"], run["against_end"], kind="shared")
    for name in ("evidence", "values"):
        for each in row.get(name) or ():
            if (
                isinstance(each, dict)
                and each.get("start") is not None
                and (each.get("document") or document)
            ):
                yield Span(
                    each.get("document") or document, each["start"], each["end"], each.get("zone") or ""
                )
    if row.get("claim") and row.get("start") is None:
        yield from spans_of_claim(edition.claims.get(row["claim"], {}))
    if "cells" in row:
        yield from spans_of_claim(row)


def spans_of_claim(claim: Row) -> Iterator[Span]:
    for document, cell in claim.get("cells", {}).items():
        for span in cell.get("spans") or ():
            kind = "changed" if cell["status"] == "conflict" else "evidence"
            yield Span(document, span["start"], span["end"], kind=kind)


def _spans_of_addition(edition: Edition, row: Row) -> Iterator[Span]:
    yield Span(row["document"], row["start"], row["end"], kind="added")
    cells = edition.claims.get(row.get("claim", ""), {}).get("cells", {})
    for document in row.get("shared_with") or ():
        for span in cells.get(document, {}).get("spans") or ():
            yield Span(document, span["start"], span["end"], kind="added")


def _spans_of_frame(edition: Edition, row: Row) -> Iterator[Span]:
    witness = edition.by_id.get(row["document"])
    if witness is None:
        return
    finding = edition.finding(witness, f"emphasis.{row['codebook']}")
    for each in finding.get("evidence") or ():
        frame, _, cue = each["label"].partition(":")
        is_asked = edition.view.voice != OWN or _is_own_voice(witness, each)
        if frame == row["frame"] and is_asked:
            yield Span(
                row["document"], each["start"], each["end"], each["zone"], cue.strip(), _frame_kind(frame)
            )


def _is_own_voice(witness: Witness, evidence: Row) -> bool:
    """Whether the outlet itself says these words in its body, which is what its own-voice share counts."""
    at = evidence["start"]
    voice = (
        each["voice"] for each in witness.analysis.get("statements", ()) if each["start"] <= at < each["end"]
    )
    return evidence["zone"] != "headline" and next(voice, "own") == "own"


def _frame_kind(frame: str) -> str:
    return {"security": "security", "legitimate_trade": "trade"}.get(frame, "evidence")


_SPANS: dict[str, Callable[[Edition, Row], Iterator[Span]]] = {
    "emphasis": _spans_of_frame,
    "additions": _spans_of_addition,
}
"""Sections whose rows point at their words in a way of their own."""


def _remarks(edition: Edition, section: str, row: Row, has_words: bool) -> Iterator[str]:
    if section == "emphasis":
        yield from _remarks_on_frame(row)
    if section == "omissions":
        yield "Headline, captions and what cleaning removed were searched too."
        if row.get("beyond_length") is True:
            yield "Two or more other texts of its length (up to 115 %) or shorter have it."
        if row.get("is_near"):
            yield "The nearest sentence may say it in other words: read that first."
    if section == "facts":
        yield "Sidelight does not know which value is right."
    if row.get("continuation"):
        yield "There the passage follows words of the same speaker, outside the quotation marks."
    if row.get("marks"):
        yield "Marks: " + ", ".join(mark.replace("_", " ") for mark in row["marks"]) + "."
    if not has_words and section != "omissions":
        yield "No words stand behind this row: it says that none were found."


def _remarks_on_frame(row: Row) -> Iterator[str]:
    by_voice = [f"{phrase} {_said_count(row[voice])}" for voice, phrase in _VOICES if row.get(voice)]
    if by_voice:
        yield (
            f"By voice: {', '.join(by_voice)}. The second number is how many sentences have words in that voice. "
            "A sentence can hold several voices, so these numbers do not add up."
        )
    for zone in ("headline", "lead"):
        if _is_present(row.get(zone)):
            yield f"The {zone} has a cue too."
    yield f"These are {frame_words(row['codebook'], row['frame'])}; they show vocabulary, not intention."


_VOICES = (("own", "own voice"), ("quoted", "in quotations"), ("reported", "in reported speech"))


def _said_count(value: Row) -> str:
    """ "3 of 10"; of a single sentence, whether it has them."""
    if value.get("n") == 1:
        return "its one sentence" if value.get("count") else "not its one sentence"
    return count_of(value)


def _is_present(value: object) -> bool:
    if isinstance(value, dict):
        return bool(value.get("count") or value.get("value"))
    return bool(value)


def _nearest(edition: Edition, row: Row) -> Excerpt | None:
    nearest, document = row.get("nearest"), row.get("document")
    if not nearest or nearest.get("in_removed") or document not in edition.by_id:
        return None
    sentences = edition.by_id[document].document["sentences"]
    if not 0 <= nearest["sentence"] < len(sentences):
        return None
    return edition.excerpts([edition.sentence_span(document, nearest["sentence"])])[0]
