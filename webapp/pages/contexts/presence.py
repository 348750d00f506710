"""Which frames each text is listed under: a table of dots, or lists of letters where texts are many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from webapp.codebooks.showing import resources_shown
from webapp.pages.contexts.edition import Edition, Row, Witness
from webapp.pages.contexts.wording import codebook_title, count_of, frame_title

CODEBOOK = "policy_frames"
MOST_COLUMNS = 8
"""Dots of more texts than this leave no room for a finger on a phone; their letters do."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One text under one frame."""

    witness: Witness
    is_listed: bool | None  # None: the text is too short to be listed anywhere
    url: str
    said: str


@dataclass(frozen=True, slots=True)
class FrameLine:
    title: str
    dots: list[Dot]
    listed: list[Witness]


def build(edition: Edition) -> dict[str, Any] | None:
    """The frames that a text is listed under, those of most texts first; None where no text could be judged."""
    codebook = edition.view.codebook or CODEBOOK
    rows: dict[str, dict[str, tuple[int, Row]]] = {}
    for number, row in enumerate(edition.rows("emphasis")):
        if row["codebook"] == codebook and "+" not in row["frame"] and row["document"] in edition.by_id:
            rows.setdefault(row["frame"], {})[row["document"]] = (number, row)
    lines = [_line(edition, codebook, frame, found) for frame, found in rows.items()]
    unknown = [witness for witness in edition.witnesses if _is_unknown(rows, witness)]
    if len(unknown) == len(edition.witnesses):
        return None
    return {
        "codebook": codebook_title(codebook),
        "columns": edition.witnesses,
        "lines": sorted((line for line in lines if line.listed), key=lambda line: -len(line.listed)),
        "nowhere": [line.title for line in lines if not line.listed],
        "unknown": unknown,
        "is_wide": len(edition.witnesses) > MOST_COLUMNS,
        "shares": _shares(codebook),
        "card_url": edition.card_url(f"emphasis.{codebook}"),
    }


def _line(edition: Edition, codebook: str, frame: str, found: dict[str, tuple[int, Row]]) -> FrameLine:
    dots = [_dot(edition, witness, found.get(witness.document_id)) for witness in edition.witnesses]
    return FrameLine(frame_title(codebook, frame), dots, [dot.witness for dot in dots if dot.is_listed])


def _dot(edition: Edition, witness: Witness, found: tuple[int, Row] | None) -> Dot:
    if found is None or found[1].get("present") is None:
        return Dot(witness, None, "", f"{witness.letter}: no value")
    number, row = found
    counted = f", {count_of(row['all'])} body sentences" if row.get("all") else ""
    said = "listed" if row["present"] else "not listed"
    return Dot(
        witness,
        row["present"],
        edition.evidence_url("emphasis", number),
        f"{witness.letter}: {said}{counted}",
    )


def _is_unknown(rows: dict[str, dict[str, tuple[int, Row]]], witness: Witness) -> bool:
    found = [each[witness.document_id][1] for each in rows.values() if witness.document_id in each]
    return not any(row.get("present") is not None for row in found)


def _shares(codebook: str) -> str:
    """ "3 to 8 %": from which share of its sentences on a text is listed."""
    resources = resources_shown()
    if codebook not in resources.codebook_names():
        return ""
    shares = sorted({frame.present_share for frame in resources.codebook(codebook).frames.values()})
    ends = [f"{share * 100:.3g}" for share in (shares[0], shares[-1])]
    return f"{ends[0]} %" if len(shares) == 1 else f"{ends[0]} to {ends[1]} %, by frame,"
