"""Claims as people put them: merged, split, renamed, with a sentence moved or a cell read otherwise.

They are changed before any contrast reads them, so that additions, omissions, corroboration and the summary follow.
A claim keeps its id; a new one has the next number and stands behind the one that it was split from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import msgspec

from analyzer.alignment.board import (
    SAME_PLACE,
    Board,
    Held,
    Outcome,
    drop_if_empty,
    emptied,
    found_at,
    put_cell,
    put_in,
    said_in,
    score_of,
    take_along,
    units_in,
)
from analyzer.alignment.claims import Members
from analyzer.alignment.nearest import ABSENT, EventSentences
from analyzer.alignment.units import Unit
from analyzer.corrections import Corrected, Correction, LeftCell, Stretch
from analyzer.types import Analysis, Cell, CellStatus, Claim

NOT_THERE = "No claim of this comparison stands on these words any more."
NO_OTHER = "The claim that it goes to is not in this comparison any more."
ONE_ALREADY = "These are one claim already."
NOT_SAID = "The claim is not said in these words any more."
NOBODY_LEFT = "No text would say this claim any more. Merge it with another one instead."
NO_PLACE = "Nothing in this text is like the claim: say which sentence says it."


def correct_claims(
    claims: Sequence[Claim],
    members: Members,
    centres: Sequence[Unit],
    corrections: Iterable[Correction],
    *,
    analyses: Mapping[str, Analysis],
    units: Mapping[str, Sequence[Unit]],
    nearest: EventSentences,
    order: Sequence[str],
) -> tuple[tuple[Claim, ...], Members, tuple[Corrected, ...]]:
    """The claims and their members with the corrections applied one after the other, and what became of each."""
    held = [
        Held(claim, dict(members[claim.id]), centre) for claim, centre in zip(claims, centres, strict=True)
    ]
    board = Board(held, analyses, units, nearest, order)
    for correction in corrections:
        if (change := _CHANGES.get(correction.kind)) is not None:
            board.outcomes.append((correction, change(board, correction)))
    rows = {one.claim.id: row for row, one in enumerate(board.claims)}
    outcomes = tuple(
        # A claim that went into another one since has no row of its own any more.
        correction.became(
            outcome.machine,
            section="claims",
            row=rows.get(outcome.claim),
            left=tuple(LeftCell(rows[claim], *cell) for claim, *cell in outcome.left if claim in rows),
            problem=outcome.problem,
        )
        for correction, outcome in board.outcomes
    )
    return (
        tuple(one.claim for one in board.claims),
        {one.claim.id: one.members for one in board.claims},
        outcomes,
    )


# --- the kinds --------------------------------------------------------------------------------------------


def _rename(board: Board, correction: Correction) -> Outcome:
    held = found_at(board, correction.at)
    if held is None:
        return Outcome(problem=NOT_THERE)
    before = held.claim.text
    held.claim = replace(held.claim, text=correction.value)
    return Outcome(held.claim.id, before)


def _merge(board: Board, correction: Correction) -> Outcome:
    held, other = found_at(board, correction.at), found_at(board, correction.toward)
    if held is None:
        return Outcome(problem=NOT_THERE)
    if other is None or held is other:
        return Outcome(held.claim.id, problem=NO_OTHER if other is None else ONE_ALREADY)
    if _wording_place(board, held) < _wording_place(board, other):
        held, other = other, held  # what the base text says itself is not put into another text's words
    for document, cell in held.claim.cells.items():
        for span in cell.spans:
            fallback: CellStatus = "partial" if cell.status == "partial" else "paraphrase"
            put_in(board, other, Stretch(document, span.start, span.end), fallback)
        if cell.status != "absent" and not cell.spans and other.claim.cells[document].status == "absent":
            put_cell(other, document, cell)  # in the headline, or in text removed in cleaning
    board.claims.remove(held)
    return Outcome(other.claim.id)


def _wording_place(board: Board, held: Held) -> int:
    """Which of the texts, the base text first, says the claim in its own words."""
    cells = held.claim.cells
    worded = (place for place, name in enumerate(board.order) if cells[name].status == "verbatim")
    return next(worded, len(board.order))


def _move(board: Board, correction: Correction) -> Outcome:
    held, other = found_at(board, correction.at), found_at(board, correction.toward)
    if held is None:
        return Outcome(problem=NOT_THERE)
    if other is None or held is other:
        return Outcome(held.claim.id, problem=NO_OTHER if other is None else ONE_ALREADY)
    moved, left = take_along(board, held, correction.taken)
    if not moved:
        return Outcome(held.claim.id, problem=NOT_SAID)
    for stretch in moved:
        put_in(board, other, stretch)
    drop_if_empty(board, held)
    return Outcome(other.claim.id, left=left)


def _split(board: Board, correction: Correction) -> Outcome:
    held = found_at(board, correction.at)
    if held is None:
        return Outcome(problem=NOT_THERE)
    taken = sorted(correction.taken, key=lambda one: (board.order.index(one.document), one.start))
    taken = [stretch for stretch in taken if score_of(held.claim, stretch) >= SAME_PLACE]
    source = next(((stretch, units[0]) for stretch in taken if (units := units_in(board, stretch))), None)
    if source is None:
        return Outcome(held.claim.id, problem=NOT_SAID)
    if len(taken) >= said_in(held):
        return Outcome(held.claim.id, problem=NOBODY_LEFT)
    _, left = take_along(board, held, taken)
    new = _new_claim(board, source[0], source[1], correction.value)
    for stretch in taken:
        put_in(board, new, stretch)
    board.claims.insert(board.claims.index(held) + 1, new)
    return Outcome(new.claim.id, left=left)


def _new_claim(board: Board, stretch: Stretch, centre: Unit, name: str) -> Held:
    """A claim around these words that no text says yet."""
    (strays,) = board.nearest.find([centre])
    nearest = strays.of(board.analyses.keys())
    cells = {
        document: Cell("absent", nearest=nearest.get(document, ABSENT).nearest) for document in board.analyses
    }
    text = board.analyses[stretch.document].document.text[stretch.start : stretch.end]
    number = max(int(one.claim.id[1:]) for one in board.claims) + 1
    return Held(Claim(f"c{number}", name or " ".join(text.split()), cells), {}, centre)


def _cell(board: Board, correction: Correction) -> Outcome:
    held = found_at(board, correction.at)
    if held is None or correction.part not in held.claim.cells:
        return Outcome(problem=NOT_THERE)
    before = held.claim.cells[correction.part]
    if correction.value == "absent":
        others = (cell for name, cell in held.claim.cells.items() if name != correction.part)
        if all(cell.status == "absent" for cell in others):
            return Outcome(held.claim.id, before.status, NOBODY_LEFT)
        put_cell(held, correction.part, emptied(before))
        held.members.pop(correction.part, None)
        return Outcome(held.claim.id, before.status)
    if not before.spans and before.status == "absent":
        stretches = correction.taken or _nearest_stretch(board.analyses[correction.part], before)
        if not stretches:
            return Outcome(held.claim.id, before.status, NO_PLACE)
        for stretch in stretches:
            put_in(board, held, stretch)
    cell = held.claim.cells[correction.part]
    differences = () if correction.value == "verbatim" else cell.differences
    changed = msgspec.structs.replace(cell, status=correction.value, differences=differences)
    put_cell(held, correction.part, changed)
    return Outcome(held.claim.id, before.status)


def _nearest_stretch(analysis: Analysis, cell: Cell) -> tuple[Stretch, ...]:
    if cell.nearest is None or cell.nearest.in_removed or cell.nearest.sentence < 0:
        return ()
    sentence = analysis.document.sentences[cell.nearest.sentence]
    return (Stretch(analysis.document.id, sentence.start, sentence.end),)


_CHANGES = {
    "claim.rename": _rename,
    "claim.merge": _merge,
    "claim.move": _move,
    "claim.split": _split,
    "claim.cell": _cell,
}
