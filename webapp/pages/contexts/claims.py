"""Claims and their cells, what outlets add, and what they leave out: readings of the same alignment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from webapp.pages.contexts.corrected import corrected_cells, corrected_claims
from webapp.pages.contexts.edition import Edition, Excerpt, Row, Span, Witness
from webapp.pages.contexts.wording import ADDITION_KINDS, MARKS, STATUSES

_IN_PASSING = "evaluates_in_passing"
"""A mark that the flag of a coloured addition tells already."""


@dataclass(frozen=True, slots=True)
class CellView:
    """One glyph of the grid and its name."""

    witness: Witness
    status: str
    label: str
    url: str = ""  # its words
    is_corrected: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRow:
    text: str
    places: str  # where the base text says it: "R2, R5"
    cells: list[CellView]
    url: str
    is_corrected: bool = False  # merged, split, moved or renamed by a person


@dataclass(frozen=True, slots=True)
class AdditionView:
    row: int
    url: str
    excerpt: Excerpt
    marks: list[str]
    shared_with: list[Witness]
    speaker: str
    is_coloured: bool


@dataclass(frozen=True, slots=True)
class AdditionGroup:
    """What one outlet adds in one way."""

    kind: str
    label: str
    rows: list[AdditionView]


@dataclass(frozen=True, slots=True)
class OmissionView:
    row: int
    url: str
    claim: str
    place: str
    others_with: int
    others: int
    beyond_length: bool | None
    wording: str
    nearest: Excerpt | None
    is_near: bool  # it may say the claim in other words


def claim_row(edition: Edition, number: int, claim: Row, cells: list[CellView]) -> ClaimRow:
    """One row of the grid, with the cells of the texts that are shown."""
    base = edition.baseline
    return ClaimRow(
        text=claim["text"],
        places=_places(edition, claim, base) if base and is_shared_with_base(edition, claim) else "",
        cells=cells,
        url=edition.evidence_url("claims", number),
        is_corrected=number in corrected_claims(edition),
    )


def base_status(edition: Edition, claim: Row) -> str:
    """Its cell in the base text: "verbatim" if the claim is in that text's own wording, "absent" without one."""
    if edition.baseline is None:
        return "absent"
    return str(claim["cells"].get(edition.baseline.document_id, {}).get("status", "absent"))


def is_of_base(edition: Edition, claim: Row) -> bool:
    """Whether the claim is in the base text's own wording: what "In R" and every "of N" count."""
    return base_status(edition, claim) == "verbatim"


def cells_of(edition: Edition, claim: Row, witnesses: Iterable[Witness]) -> list[CellView]:
    """What each of the texts does with the claim."""
    is_compared, corrected = is_shared_with_base(edition, claim), corrected_cells(edition)
    return [
        replace(
            _cell(claim, witness, is_compared), is_corrected=(claim["id"], witness.document_id) in corrected
        )
        for witness in witnesses
    ]


def is_shared_with_base(edition: Edition, claim: Row) -> bool:
    """Whether the base text has the claim at all; true of every claim where there is none."""
    return edition.baseline is None or base_status(edition, claim) != "absent"


def _places(edition: Edition, claim: Row, base: Witness) -> str:
    sentences = claim["cells"][base.document_id].get("sentences") or ()
    return ", ".join(edition.place(base.document_id, sentence) for sentence in sentences)


def _cell(claim: Row, witness: Witness, is_compared: bool) -> CellView:
    cell = claim["cells"].get(witness.document_id, {"status": "absent"})
    status = cell["status"]
    if not is_compared and status != "absent":
        status = "added"
    return CellView(witness, status, STATUSES[status])


def build_additions(edition: Edition) -> dict[str, Any]:
    """By outlet, then by kind: own judgements first."""
    rows = list(enumerate(edition.rows("additions")))
    outlets = []
    for witness in edition.outlets:
        mine = [(number, row) for number, row in rows if row["document"] == witness.document_id]
        groups = [_addition_group(edition, kind, mine) for kind in ADDITION_KINDS]
        outlets.append(
            {
                "witness": witness,
                "groups": [group for group in groups if group.rows],
                "counts": [(group.label, len(group.rows)) for group in groups],
                "total": len(mine),
            }
        )
    kinds = [(kind, label) for kind, label in ADDITION_KINDS.items()]
    total = sum(outlet["total"] for outlet in outlets)
    return {"outlets": outlets, "kinds": kinds, "total": total, "count": total, "base": edition.baseline}


def _addition_group(edition: Edition, kind: str, rows: Iterable[tuple[int, Row]]) -> AdditionGroup:
    found = [_addition(edition, number, row) for number, row in rows if row["kind"] == kind]
    return AdditionGroup(kind, ADDITION_KINDS[kind], found)


def _addition(edition: Edition, number: int, row: Row) -> AdditionView:
    span = Span(row["document"], row["start"], row["end"], row.get("zone") or "", kind="added")
    excerpts = edition.excerpts([span]) or edition.excerpts(
        [edition.sentence_span(row["document"], row["sentence"])]
    )
    is_coloured = "coloured" in (row.get("flags") or ())
    marks = [mark for mark in row.get("marks") or () if not (is_coloured and mark == _IN_PASSING)]
    return AdditionView(
        row=number,
        url=edition.evidence_url("additions", number),
        excerpt=excerpts[0],
        marks=[MARKS.get(mark, mark.replace("_", " ")) for mark in marks],
        shared_with=edition.letters(row.get("shared_with") or ()),
        speaker=row.get("speaker") or "",
        is_coloured=is_coloured,
    )


def build_omissions(edition: Edition) -> dict[str, Any]:
    rows = sorted(enumerate(edition.rows("omissions")), key=lambda item: item[1]["document"])
    by_text = {key: list(group) for key, group in groupby(rows, key=lambda item: item[1]["document"])}
    others = max(len(edition.outlets) - 1, 0)
    outlets = [
        {
            "witness": witness,
            "rows": [
                _omission(edition, number, row, others)
                for number, row in by_text.get(witness.document_id, [])
            ],
            "reason": _why_no_order(edition, witness),
        }
        for witness in edition.outlets
    ]
    return {
        "outlets": outlets,
        "base": edition.baseline,
        "base_claims": sum(is_of_base(edition, claim) for claim in edition.claims.values()),
        "count": sum(len(outlet["rows"]) for outlet in outlets),
    }


def _why_no_order(edition: Edition, witness: Witness) -> str:
    """Why a claim is "not in both" and not left out; empty where dates allow to say so."""
    base = edition.baseline
    if base is None:
        return "there is no official release that they could have been left out of"
    dates = witness.document.get("published"), base.document.get("published")
    if not all(dates):
        undated = witness if dates[0] is None else base
        said = "undated" if undated is witness else f"{base.letter} is undated"
        return f"{said}, so Sidelight cannot tell which text came first"
    return f"dated before {base.letter}" if str(dates[0]) < str(dates[1]) else ""


def _omission(edition: Edition, number: int, row: Row, others: int) -> OmissionView:
    claim = edition.claims.get(row["claim"], {})
    base = edition.baseline
    nearest = row.get("nearest")
    excerpt = None
    if nearest and not nearest.get("in_removed"):
        excerpt = edition.excerpts([edition.sentence_span(row["document"], nearest["sentence"])])[0]
    return OmissionView(
        row=number,
        url=edition.evidence_url("omissions", number),
        claim=claim.get("text", ""),
        place=_places(edition, claim, base) if base and claim and base.document_id in claim["cells"] else "",
        others_with=row.get("others_with") or 0,
        others=others,
        beyond_length=row.get("beyond_length"),
        wording=row.get("wording") or "left out",
        nearest=excerpt,
        is_near=bool(excerpt and row.get("is_near")),
    )
