"""Claims as people put them: merged, split, renamed, with a sentence moved or a cell read otherwise.

They are changed before any contrast reads them, so that additions, omissions, corroboration and the summary follow.
A claim keeps its id; a new one has the next number and stands behind the one that it was split from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analyzer.alignment.claims import Members
from analyzer.alignment.nearest import NearestSentences
from analyzer.alignment.relations import RANK, relate
from analyzer.alignment.units import Unit
from analyzer.corrections import Corrected, Correction, Stretch
from analyzer.engines import vectors
from analyzer.types import Analysis, Cell, CellSpan, CellStatus, Claim, Nearest

SAME_PLACE = 0.5
"""Of two stretches together that they must share to be one: a claim's words may be read a little longer or shorter, but
the neighbouring claim in one sentence has words of its own."""
NOT_THERE = "No claim of this comparison stands on these words any more."
NO_OTHER = "The claim that it goes to is not in this comparison any more."
ONE_ALREADY = "These are one claim already."
NOT_SAID = "The claim is not said in these words any more."
NOBODY_LEFT = "No text would say this claim any more. Merge it with another one instead."
NO_PLACE = "Nothing in this text is like the claim: say which sentence says it."
_CLEAR: tuple[CellStatus, ...] = ("verbatim", "close", "conflict")
"""What words alone tell for sure. Between the rest a person has decided already by putting the two together."""


@dataclass(slots=True)
class _Held:
    """One claim while it is being changed."""

    claim: Claim
    members: dict[str, tuple[int, ...]]
    centre: Unit


@dataclass(slots=True)
class _Board:
    """All claims of an event, and what is needed to read a sentence against one of them."""

    claims: list[_Held]
    analyses: Mapping[str, Analysis]
    units: Mapping[str, Sequence[Unit]]
    nearest: NearestSentences
    order: Sequence[str]  # documents, the baseline first
    outcomes: list[tuple[Correction, str, Any, str]] = field(default_factory=list)


def correct_claims(
    claims: Sequence[Claim],
    members: Members,
    centres: Sequence[Unit],
    corrections: Iterable[Correction],
    *,
    analyses: Mapping[str, Analysis],
    units: Mapping[str, Sequence[Unit]],
    nearest: NearestSentences,
    order: Sequence[str],
) -> tuple[tuple[Claim, ...], Members, tuple[Corrected, ...]]:
    """The claims and their members with the corrections applied one after the other, and what became of each."""
    held = [
        _Held(claim, dict(members[claim.id]), centre) for claim, centre in zip(claims, centres, strict=True)
    ]
    board = _Board(held, analyses, units, nearest, order)
    for correction in corrections:
        if (change := _CHANGES.get(correction.kind)) is not None:
            board.outcomes.append((correction, *change(board, correction)))
    rows = {one.claim.id: row for row, one in enumerate(board.claims)}
    outcomes = tuple(_outcome(*outcome, rows) for outcome in board.outcomes)
    return (
        tuple(one.claim for one in board.claims),
        {one.claim.id: one.members for one in board.claims},
        outcomes,
    )


def likeness(one: Stretch, document: str, start: int, end: int) -> float:
    """Share of two stretches together that they have in common, 0..1."""
    if one.document != document or not one.touches(start, end):
        return 0.0
    shared = min(one.end, end) - max(one.start, start)
    return shared / (max(one.end, end) - min(one.start, start))


def _outcome(
    correction: Correction, claim_id: str, machine: Any, problem: str, rows: Mapping[str, int]
) -> Corrected:
    """A claim that went into another one since has no row of its own any more."""
    return Corrected(
        id=correction.id,
        kind=correction.kind,
        value=correction.value,
        machine=machine,
        part=correction.part,
        document=correction.part if correction.kind == "claim.cell" else None,
        section="claims",
        row=rows.get(claim_id),
        problem=problem,
    )


# --- finding ----------------------------------------------------------------------------------------------


def _found(board: _Board, places: Sequence[Stretch]) -> _Held | None:
    """The claim that has most of these words in its cells."""
    scores = [
        (sum(score for place in places if (score := _score(one.claim, place)) >= SAME_PLACE), -number)
        for number, one in enumerate(board.claims)
    ]
    best, place = max(scores, default=(0.0, 0))
    return board.claims[-place] if best else None


def _score(claim: Claim, place: Stretch) -> float:
    cell = claim.cells.get(place.document)
    spans = cell.spans if cell else ()
    return max((likeness(place, place.document, span.start, span.end) for span in spans), default=0.0)


def _inside(board: _Board, stretch: Stretch) -> list[Unit]:
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


def _without(board: _Board, held: _Held, stretch: Stretch) -> bool:
    """Take these words out of the claim's cell; whether they were in it."""
    cell = held.claim.cells.get(stretch.document)
    if cell is None:
        return False
    kept = tuple(
        span for span in cell.spans if likeness(stretch, stretch.document, span.start, span.end) < SAME_PLACE
    )
    if len(kept) == len(cell.spans):
        return False
    gone = {unit.index for unit in _inside(board, stretch)}
    left = replace(cell, spans=kept, sentences=tuple(sorted({span.sentence for span in kept})))
    _put(held, stretch.document, left if kept else _emptied(cell))
    held.members[stretch.document] = tuple(
        index for index in held.members.get(stretch.document, ()) if index not in gone
    )
    return True


def _emptied(cell: Cell) -> Cell:
    """An absent cell that shows what stood there as the nearest sentence."""
    nearest = Nearest(cell.spans[0].sentence, round(cell.similarity, 3)) if cell.spans else cell.nearest
    return Cell("absent", nearest=nearest)


def _put(held: _Held, document: str, cell: Cell) -> None:
    held.claim = replace(held.claim, cells={**held.claim.cells, document: cell})


def _with(board: _Board, held: _Held, stretch: Stretch, fallback: CellStatus = "paraphrase") -> None:
    """Put these words into the claim's cell; how they say it is read anew."""
    analysis = board.analyses[stretch.document]
    span = _span(analysis, stretch)
    if span is None:
        return
    units = _inside(board, stretch)
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
    _put(held, stretch.document, _joined(cell, fresh))
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
    rows = vectors.vectors([one.stems, two.stems])
    return next(
        (
            round(figure, 3)
            for _, _, figure in vectors.similar_pairs(rows[:1], vectors.columns_of(rows[1:]), 0.01)
        ),
        0.0,
    )


def _joined(cell: Cell, more: Cell) -> Cell:
    """Both cells' words under the nearer status of the two."""
    if cell.status == "absent":
        return more
    first, second = (more, cell) if RANK[more.status] < RANK[cell.status] else (cell, more)
    spans = tuple(dict.fromkeys((*first.spans, *second.spans)))
    return replace(
        first, spans=spans, sentences=tuple(sorted({span.sentence for span in spans})), nearest=None
    )


def _drop_if_empty(board: _Board, held: _Held) -> None:
    if all(cell.status == "absent" for cell in held.claim.cells.values()):
        board.claims.remove(held)


# --- the kinds --------------------------------------------------------------------------------------------

_Result = tuple[str, Any, str]
"""The claim that holds the correction, what the machine had, and why it was not applied."""


def _rename(board: _Board, correction: Correction) -> _Result:
    held = _found(board, correction.at)
    if held is None:
        return "", None, NOT_THERE
    before = held.claim.text
    held.claim = replace(held.claim, text=correction.value)
    return held.claim.id, before, ""


def _merge(board: _Board, correction: Correction) -> _Result:
    held, other = _found(board, correction.at), _found(board, correction.toward)
    if held is None:
        return "", None, NOT_THERE
    if other is None or held is other:
        return held.claim.id, None, NO_OTHER if other is None else ONE_ALREADY
    for document, cell in held.claim.cells.items():
        for span in cell.spans:
            fallback: CellStatus = "partial" if cell.status == "partial" else "paraphrase"
            _with(board, other, Stretch(document, span.start, span.end), fallback)
        if cell.status != "absent" and not cell.spans and other.claim.cells[document].status == "absent":
            _put(other, document, cell)  # in the headline, or in text removed in cleaning
    board.claims.remove(held)
    return other.claim.id, None, ""


def _move(board: _Board, correction: Correction) -> _Result:
    held, other = _found(board, correction.at), _found(board, correction.toward)
    if held is None:
        return "", None, NOT_THERE
    if other is None or held is other:
        return held.claim.id, None, NO_OTHER if other is None else ONE_ALREADY
    moved = [stretch for stretch in correction.taken if _without(board, held, stretch)]
    if not moved:
        return held.claim.id, None, NOT_SAID
    for stretch in moved:
        _with(board, other, stretch)
    _drop_if_empty(board, held)
    return other.claim.id, None, ""


def _split(board: _Board, correction: Correction) -> _Result:
    held = _found(board, correction.at)
    if held is None:
        return "", None, NOT_THERE
    taken = sorted(correction.taken, key=lambda one: (board.order.index(one.document), one.start))
    taken = [stretch for stretch in taken if _score(held.claim, stretch) >= SAME_PLACE]
    source = next(((stretch, units[0]) for stretch in taken if (units := _inside(board, stretch))), None)
    if source is None:
        return held.claim.id, None, NOT_SAID
    said = sum(len(cell.spans) for cell in held.claim.cells.values())
    if len(taken) >= said:
        return held.claim.id, None, NOBODY_LEFT
    for stretch in taken:
        _without(board, held, stretch)
    new = _new_claim(board, source[0], source[1], correction.value)
    for stretch in taken:
        _with(board, new, stretch)
    board.claims.insert(board.claims.index(held) + 1, new)
    return new.claim.id, None, ""


def _new_claim(board: _Board, stretch: Stretch, centre: Unit, name: str) -> _Held:
    """A claim around these words that no text says yet."""
    (strays,) = board.nearest.find([centre])
    cells = {
        document: Cell("absent", nearest=stray.nearest if (stray := strays.get(document)) else None)
        for document in board.analyses
    }
    text = board.analyses[stretch.document].document.text[stretch.start : stretch.end]
    number = max(int(one.claim.id[1:]) for one in board.claims) + 1
    return _Held(Claim(f"c{number}", name or " ".join(text.split()), cells), {}, centre)


def _cell(board: _Board, correction: Correction) -> _Result:
    held = _found(board, correction.at)
    if held is None or correction.part not in held.claim.cells:
        return "", None, NOT_THERE
    before = held.claim.cells[correction.part]
    if correction.value == "absent":
        others = (cell for name, cell in held.claim.cells.items() if name != correction.part)
        if all(cell.status == "absent" for cell in others):
            return held.claim.id, before.status, NOBODY_LEFT
        _put(held, correction.part, _emptied(before))
        held.members.pop(correction.part, None)
        return held.claim.id, before.status, ""
    if not before.spans and before.status == "absent":
        stretches = correction.taken or _nearest_stretch(board.analyses[correction.part], before)
        if not stretches:
            return held.claim.id, before.status, NO_PLACE
        for stretch in stretches:
            _with(board, held, stretch)
    cell = held.claim.cells[correction.part]
    differences = () if correction.value == "verbatim" else cell.differences
    _put(held, correction.part, replace(cell, status=correction.value, differences=differences))
    return held.claim.id, before.status, ""


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
