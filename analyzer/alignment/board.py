"""All claims of an event while people change them: found by their words, with passages taken out and put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from analyzer.alignment.nearest import EventSentences
from analyzer.alignment.relations import RANK, relate
from analyzer.alignment.units import Unit
from analyzer.corrections import Correction, Stretch
from analyzer.engines import vectors
from analyzer.types import Analysis, Cell, CellSpan, CellStatus, Claim, Nearest

SAME_PLACE = 0.5
"""Of two stretches together that they must share to be one: a claim's words may be read a little longer or shorter, but
the neighbouring claim in one sentence has words of its own."""
_CLEAR: tuple[CellStatus, ...] = ("verbatim", "close", "conflict")
"""What words alone tell for sure. Between the rest a person has decided already by putting the two together."""


@dataclass(slots=True)
class Held:
    """One claim while it is being changed."""

    claim: Claim
    members: dict[str, tuple[int, ...]]
    centre: Unit


Left = tuple[str, str, CellStatus]
"""A claim's id, a document, and what stood in that cell before words of it went to another claim."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one correction."""

    claim: str = ""  # the id of the one that holds it
    machine: Any = None  # what the machine had
    problem: str = ""  # why it was not applied
    left: tuple[Left, ...] = ()


@dataclass(slots=True)
class Board:
    """All claims of an event, and what is needed to read a sentence against one of them."""

    claims: list[Held]
    analyses: Mapping[str, Analysis]
    units: Mapping[str, Sequence[Unit]]
    nearest: EventSentences
    order: Sequence[str]  # documents, the baseline first
    outcomes: list[tuple[Correction, Outcome]] = field(default_factory=list)


def likeness(one: Stretch, document: str, start: int, end: int) -> float:
    """Share of two stretches together that they have in common, 0..1."""
    if one.document != document or not one.touches(start, end):
        return 0.0
    shared = min(one.end, end) - max(one.start, start)
    return shared / (max(one.end, end) - min(one.start, start))


# --- finding ----------------------------------------------------------------------------------------------


def found_at(board: Board, places: Sequence[Stretch]) -> Held | None:
    """The claim that has most of these words in its cells; of two that have as much, the one that has least besides."""
    scores = [
        (
            sum(score for place in places if (score := score_of(one.claim, place)) >= SAME_PLACE),
            -said_in(one),
            -number,
        )
        for number, one in enumerate(board.claims)
    ]
    best, _, place = max(scores, default=(0.0, 0, 0))
    return board.claims[-place] if best else None


def said_in(held: Held) -> int:
    """How many passages say the claim."""
    return sum(len(cell.spans) for cell in held.claim.cells.values())


def score_of(claim: Claim, place: Stretch) -> float:
    cell = claim.cells.get(place.document)
    spans = cell.spans if cell else ()
    return max((likeness(place, place.document, span.start, span.end) for span in spans), default=0.0)


def units_in(board: Board, stretch: Stretch) -> list[Unit]:
    """The propositions that a stretch has more than half of."""
    return [
        unit
        for unit in board.units.get(stretch.document, ())
        if 2 * (min(stretch.end, unit.proposition.end) - max(stretch.start, unit.proposition.start))
        > unit.proposition.end - unit.proposition.start
    ]


def _span(analysis: Analysis, stretch: Stretch) -> CellSpan | None:
    """A stretch with the number of the sentence that has most of it."""
    shares = {
        index: min(stretch.end, sentence.end) - max(stretch.start, sentence.start)
        for index, sentence in enumerate(analysis.document.sentences)
        if stretch.touches(sentence.start, sentence.end)
    }
    if not shares:
        return None
    sentence = max(shares, key=lambda index: shares[index])
    return CellSpan(sentence, stretch.start, stretch.end)


# --- taking out and putting in ----------------------------------------------------------------------------


def take_out(board: Board, held: Held, stretch: Stretch) -> bool:
    """Take these words out of the claim's cell; whether they were in it."""
    cell = held.claim.cells.get(stretch.document)
    if cell is None:
        return False
    kept = tuple(
        span for span in cell.spans if likeness(stretch, stretch.document, span.start, span.end) < SAME_PLACE
    )
    if len(kept) == len(cell.spans):
        return False
    gone = {unit.index for unit in units_in(board, stretch)}
    left = msgspec.structs.replace(
        cell, spans=kept, sentences=tuple(sorted({span.sentence for span in kept}))
    )
    put_cell(held, stretch.document, left if kept else emptied(cell))
    held.members[stretch.document] = tuple(
        index for index in held.members.get(stretch.document, ()) if index not in gone
    )
    return True


def take_along(
    board: Board, held: Held, stretches: Iterable[Stretch]
) -> tuple[list[Stretch], tuple[Left, ...]]:
    """Take all these words out of the claim: which of them were in it, and whose cells they left."""
    before = held.claim.cells
    taken = [stretch for stretch in stretches if take_out(board, held, stretch)]
    documents = dict.fromkeys(stretch.document for stretch in taken)
    return taken, tuple((held.claim.id, name, before[name].status) for name in documents)


def emptied(cell: Cell) -> Cell:
    """An absent cell that shows what stood there as the nearest sentence."""
    nearest = Nearest(cell.spans[0].sentence, round(cell.similarity, 3)) if cell.spans else cell.nearest
    return Cell("absent", nearest=nearest)


def put_cell(held: Held, document: str, cell: Cell) -> None:
    held.claim = replace(held.claim, cells={**held.claim.cells, document: cell})


def put_in(board: Board, held: Held, stretch: Stretch, fallback: CellStatus = "paraphrase") -> None:
    """Put these words into the claim's cell; how they say it is read anew."""
    analysis = board.analyses[stretch.document]
    span = _span(analysis, stretch)
    if span is None:
        return
    units = units_in(board, stretch)
    status, similarity, differences = _read(held.centre, units, fallback)
    cell = held.claim.cells[stretch.document]
    statement = next(
        (one for one in analysis.statements if stretch.touches(one.start, one.end) and one.voice != "own"),
        next((one for one in analysis.statements if stretch.touches(one.start, one.end)), None),
    )
    fresh = Cell(
        status=status,
        spans=(span,),
        sentences=(span.sentence,),
        similarity=similarity,
        speaker=statement.speaker if statement else None,
        voice=statement.voice if statement else None,
        differences=differences,
    )
    put_cell(held, stretch.document, _joined(cell, fresh))
    known = held.members.get(stretch.document, ())
    held.members[stretch.document] = tuple(dict.fromkeys((*known, *(unit.index for unit in units))))


def _read(
    centre: Unit, units: Sequence[Unit], fallback: CellStatus
) -> tuple[CellStatus, float, tuple[str, ...]]:
    best: tuple[CellStatus, float, tuple[str, ...]] = (fallback, 0.0, ())
    for unit in units:
        similarity = _similarity(centre, unit)
        relation = relate(centre, unit, similarity)
        if relation and relation.status in _CLEAR and relation.rank < RANK[best[0]]:
            best = (relation.status, similarity, relation.differences)
        elif similarity > best[1] and best[0] == fallback:
            best = (fallback, similarity, best[2])
    return best


def _similarity(one: Unit, two: Unit) -> float:
    if not one.stems or not two.stems:
        return 0.0
    rows = vectors.vectors([one.stems])
    return next(
        (
            round(figure, 3)
            for _, _, figure in vectors.similar_pairs(rows, vectors.searched([two.stems]), 0.01)
        ),
        0.0,
    )


def _joined(cell: Cell, more: Cell) -> Cell:
    """Both cells' words under the nearer status of the two."""
    if cell.status == "absent":
        return more
    first, second = (more, cell) if RANK[more.status] < RANK[cell.status] else (cell, more)
    spans = tuple(dict.fromkeys((*first.spans, *second.spans)))
    return msgspec.structs.replace(
        first, spans=spans, sentences=tuple(sorted({span.sentence for span in spans})), nearest=None
    )


def drop_if_empty(board: Board, held: Held) -> None:
    if all(cell.status == "absent" for cell in held.claim.cells.values()):
        board.claims.remove(held)
