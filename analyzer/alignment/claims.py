"""Links → claims: groups of propositions around one wording, with a cell for every document.

A claim has a centre, the baseline's proposition where there is one, and every other wording is held against the
centre alone. So unlike wordings cannot be chained together through a third.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.alignment.links import Links, Neighbours
from analyzer.alignment.names import are_same_name
from analyzer.alignment.nearest import NearestSentences, Stray
from analyzer.alignment.relations import RANK, Relation, relate
from analyzer.alignment.units import Unit
from analyzer.types import Analysis, Cell, CellSpan, Claim

FEWEST_STEMS = 2
FEWEST_STEMS_ELSEWHERE = 3
"""Content words of a centre. Of one word ("he said so") no claim is made; outside the baseline and the releases two
words ("trafficking networks") are too few to say that nobody else has them."""

Members = dict[str, dict[str, tuple[int, ...]]]
"""Claim id → document id → the propositions that say it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A centre and, per document, the units that stand in some relation to it, best first."""

    centre: Unit
    found: Mapping[str, tuple[tuple[Unit, Relation, float], ...]]


def find_groups(
    units: Mapping[str, tuple[Unit, ...]], links: Links, order: Sequence[str], references: Collection[str]
) -> list[Group]:
    """Centres are taken document by document in ``order``; a unit that already says a claim makes none of its own.

    ``references``: the baseline and the releases, whose shortest claims count too.
    """
    placed: set[tuple[str, int]] = set()
    centres: set[tuple[str, int]] = set()
    groups = []
    for name in order:
        fewest = FEWEST_STEMS if name in references else FEWEST_STEMS_ELSEWHERE
        # A group places units of other documents only, so the centres of this one are known beforehand.
        wanted = [
            unit
            for unit in sorted(units[name], key=_body_first)
            if (name, unit.index) not in placed and len(set(unit.stems)) >= fewest
        ]
        neighbours = links.of(name, [unit.index for unit in wanted])
        for centre in wanted:
            group = _group_around(centre, units, neighbours[centre.index], centres)
            groups.append(group)
            centres.add((name, centre.index))
            placed.update((unit.document, unit.index) for unit in _units_of(group))
    return groups


def _body_first(unit: Unit) -> tuple[bool, int]:
    return _is_beside(unit), unit.index


def _units_of(group: Group) -> list[Unit]:
    """The units that say the claim; one that only touches it may say something of its own."""
    members = (unit for found in group.found.values() for unit, relation, _ in found if relation.is_firm)
    return [group.centre, *members]


def _group_around(
    centre: Unit,
    units: Mapping[str, tuple[Unit, ...]],
    neighbours: Neighbours,
    centres: Collection[tuple[str, int]],
) -> Group:
    """Units that stand in a relation to the centre.

    An earlier centre did not take this one in. It joins only if it holds this claim whole: a short claim may be a
    part of a long one without the long one being said by it.
    """
    found = {}
    for name, candidates in neighbours.items():
        related = []
        for index, similarity in candidates:
            relation = relate(centre, units[name][index], similarity)
            if relation and (relation.rank <= RANK["paraphrase"] or (name, index) not in centres):
                related.append((units[name][index], relation, similarity))
        if related:
            related.sort(key=lambda each: (each[1].rank, -each[1].cover - each[2], each[0].index))
            found[name] = tuple(related)
    return Group(centre, found)


def _without_repeats(
    related: Sequence[tuple[Unit, Relation, float]],
) -> tuple[tuple[Unit, Relation, float], ...]:
    """A repeat in a box adds nothing where the body says it as well (CODEBOOK §0.5)."""
    best = min(
        (RANK[relation.status] for unit, relation, _ in related if not _is_beside(unit)), default=len(RANK)
    )
    return tuple(each for each in related if not _is_beside(each[0]) or each[1].rank < best)


def _is_beside(unit: Unit) -> bool:
    return unit.zone in ("box", "caption")


def make_claims(
    groups: Sequence[Group],
    analyses: Sequence[Analysis],
    nearest: NearestSentences,
) -> tuple[tuple[Claim, ...], Members]:
    """Claims numbered in order, a cell for every document, and which propositions are in which claim."""
    claims, members = [], {}
    strays = nearest.find([group.centre for group in groups])
    for number, (group, stray) in enumerate(zip(groups, strays, strict=True), 1):
        name = f"c{number}"
        centre = group.centre
        cells = {
            analysis.document.id: _cell(analysis, group, stray.get(analysis.document.id))
            for analysis in analyses
        }
        text = next(a for a in analyses if a.document.id == centre.document).document.text
        wording = " ".join(text[centre.proposition.start : centre.proposition.end].split())
        claims.append(Claim(name, wording, cells))
        members[name] = {centre.document: (centre.index,)} | {
            other: tuple(unit.index for unit, relation, _ in found if relation.is_firm)
            for other, found in group.found.items()
        }
    return tuple(claims), members


def _cell(analysis: Analysis, group: Group, stray: Stray | None) -> Cell:
    name = analysis.document.id
    if name == group.centre.document:
        return _filled(group.centre, Relation("verbatim", 1.0), 1.0, (group.centre,))
    found = group.found.get(name)
    if not found:
        return stray.as_cell() if stray else Cell("absent")
    found = _without_repeats(found)
    unit, relation, similarity = found[0]
    same = tuple(each for each, other, _ in found if other.status == relation.status)
    cell = _filled(unit, relation, similarity, same)
    return replace(cell, differences=cell.differences + _speaker_difference(group.centre, unit))


def _filled(unit: Unit, relation: Relation, similarity: float, units: Sequence[Unit]) -> Cell:
    spans = sorted({(u.proposition.sentence, u.proposition.start, u.proposition.end) for u in units})
    return Cell(
        status=relation.status,
        spans=tuple(CellSpan(*span) for span in spans),
        sentences=tuple(sorted({span[0] for span in spans})),
        similarity=similarity,
        speaker=unit.statement.speaker,
        voice=unit.statement.voice,
        differences=relation.differences,
    )


def _speaker_difference(centre: Unit, unit: Unit) -> tuple[str, ...]:
    mine, theirs = centre.statement.speaker, unit.statement.speaker
    if mine and theirs and not are_same_name(mine, theirs):
        return (f"speaker differs: {mine} / {theirs}",)
    return ()
