"""Quotations side by side with their changed words, attributions that changed, and facts that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from webapp.pages.contexts.corrected import Remark, remarks_on_rows
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.wording import ATTRIBUTION_CHANGES, MODES, QUOTE_CHANGES, RELATIONS, SLOTS

UNCHANGED = ("verbatim", "unmatched")
"""Changes that change nothing: collapsed below the others."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one side of a pair: the same on both, inserted here, or only there."""

    text: str
    op: str  # same | insert | delete


@dataclass(frozen=True, slots=True)
class Side:
    witness: Witness
    place: str
    url: str
    runs: list[Run]
    mode: str
    speaker: str
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """One passage in two texts."""

    row: int
    url: str
    anchor: str
    change: str
    title: str
    gloss: str
    also: list[str]
    here: Side
    there: Side | None
    is_continuation: bool
    remarks: tuple[Remark, ...] = ()  # what people corrected in it


def build(edition: Edition) -> dict[str, Any]:
    remarks = remarks_on_rows(edition)
    pairs = [
        _pair(edition, number, row, tuple(remarks.get(("quotes", number), ())))
        for number, row in enumerate(edition.rows("quotes"))
        if _is_known(edition, row)
    ]
    order = {change: place for place, change in enumerate(QUOTE_CHANGES)}
    pairs.sort(key=lambda pair: (order.get(pair.change, len(order)), pair.row))
    moved = [
        _attribution(edition, number, row)
        for number, row in enumerate(edition.rows("attribution_changes"))
        if _is_known(edition, row)
    ]
    return {
        "changed": [pair for pair in pairs if pair.change not in UNCHANGED],
        "unchanged": [pair for pair in pairs if pair.change in UNCHANGED],
        "attributions": moved,
        "attributions_failure": edition.report.failures.get("attribution_changes", ""),
        "total": len(pairs),
        "count": len(pairs),
    }


def _is_known(edition: Edition, row: Row) -> bool:
    return row["document"] in edition.by_id and (row.get("against") or row["document"]) in edition.by_id


def _pair(edition: Edition, number: int, row: Row, remarks: tuple[Remark, ...]) -> Pair:
    first, *others = row.get("changes") or ["unmatched"]
    title, gloss = QUOTE_CHANGES.get(first, (first, ""))
    return Pair(
        row=number,
        url=edition.evidence_url("quotes", number),
        anchor=f"quote-{number + 1}",
        change=first,
        title=title,
        gloss=gloss,
        also=[QUOTE_CHANGES.get(other, (other, ""))[0].lower() for other in others],
        here=_side(edition, row, "", _runs(row, is_here=True)),
        there=_side(edition, row, "against_", _runs(row, is_here=False)) if row.get("against") else None,
        is_continuation=bool(row.get("continuation")),
        remarks=remarks,
    )


def _attribution(edition: Edition, number: int, row: Row) -> Pair:
    title, gloss = ATTRIBUTION_CHANGES.get(row["change"], (row["change"], ""))
    same = [Run(row.get("text") or "", "same")]
    there = [Run(row.get("against_text") or "", "same")]
    return Pair(
        row=number,
        url=edition.evidence_url("attribution_changes", number),
        anchor=f"attribution-{number + 1}",
        change=row["change"],
        title=title,
        gloss=gloss,
        also=[],
        here=_side(edition, row, "", same),
        there=_side(edition, row, "against_", there) if row.get("against") else None,
        is_continuation=False,
    )


def _side(edition: Edition, row: Row, prefix: str, runs: list[Run]) -> Side:
    document = row["against"] if prefix else row["document"]
    witness = edition.by_id[document]
    sentence = witness.sentence_at(row.get(f"{prefix}start") or 0)
    mode = row.get(f"{prefix}mode") or ""
    return Side(
        witness=witness,
        place=edition.place(document, sentence),
        url=witness.url_of(sentence),
        runs=runs,
        mode=MODES.get(mode, mode),
        speaker=row.get(f"{prefix}speaker") or "",
        is_quoted=mode == "quoted",
    )


def _runs(row: Row, *, is_here: bool) -> list[Run]:
    """The passage cut at its edits. Words of this text alone are inserted, of the other alone deleted."""
    text: str = row.get("text" if is_here else "against_text") or ""
    changed = [
        edit.get("text" if is_here else "against_text") or ""
        for edit in row.get("edits") or ()
        if edit.get("op") != "equal"
    ]
    return cut_at(text, changed, "insert" if is_here else "delete")


def cut_at(text: str, changed: Sequence[str], op: str) -> list[Run]:
    """The text with each changed stretch, in order, as a run of its own; one that is not found stays unmarked."""
    runs: list[Run] = []
    at = 0
    for words in changed:
        found = text.find(words, at) if words else -1
        if found < 0:
            continue
        if found > at:
            runs.append(Run(text[at:found], "same"))
        runs.append(Run(words, op))
        at = found + len(words)
    if at < len(text):
        runs.append(Run(text[at:], "same"))
    return runs


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a fact with the texts that give it."""

    text: str
    witnesses: list[Witness]
    relation: str
    differs: bool


@dataclass(frozen=True, slots=True)
class FactView:
    row: int
    url: str
    anchor: str
    question: str
    slot: str
    about: str
    relation: str
    is_exclusive: bool
    is_spelling: bool
    readings: list[Reading]
    differs: bool
    remarks: tuple[Remark, ...] = ()


def build_facts(edition: Edition) -> dict[str, Any]:
    remarks = remarks_on_rows(edition)
    views = [
        _fact(edition, number, row, tuple(remarks.get(("facts", number), ())))
        for number, row in enumerate(edition.rows("facts"))
    ]
    return {
        "different": [view for view in views if view.differs],
        "fuller": [view for view in views if not view.differs and view.relation != RELATIONS["same"]],
        "same": [view for view in views if view.relation == RELATIONS["same"]],
        "total": len(views),
        "count": len(views),
    }


def _fact(edition: Edition, number: int, row: Row, remarks: tuple[Remark, ...]) -> FactView:
    grouped: dict[str, list[Row]] = {}
    for value in row.get("values", ()):
        grouped.setdefault(value["value"], []).append(value)
    readings = [
        Reading(
            text=values[0]["text"],
            witnesses=edition.letters(value["document"] for value in values),
            relation=RELATIONS.get(values[0]["relation"], values[0]["relation"]),
            differs=values[0]["relation"] == "different",
        )
        for values in grouped.values()
    ]
    readings.sort(key=lambda reading: (reading.differs, -len(reading.witnesses)))
    relation = row.get("relation") or "same"
    return FactView(
        row=number,
        url=edition.evidence_url("facts", number),
        anchor=f"fact-{number + 1}",
        question=row.get("question") or "",
        slot=SLOTS.get(row["slot"], row["slot"]),
        about=row.get("about") or "",
        relation=RELATIONS.get(relation, relation),
        is_exclusive=bool(row.get("exclusive")),
        is_spelling=row.get("kind") == "spelling",
        readings=readings,
        differs=relation == "different",
        remarks=remarks,
    )
