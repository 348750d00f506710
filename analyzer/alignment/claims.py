"""Links → claims: groups of propositions around one wording, with a cell for every document.

A claim has a centre, the baseline's proposition where there is one, and every other wording is held against the
centre alone. So unlike wordings cannot be chained together through a third.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.alignment.links import Links
from analyzer.alignment.names import are_same_name
from analyzer.alignment.nearest import NearestSentences, Stray
from analyzer.alignment.relations import Relation, relate
from analyzer.alignment.units import Unit
from analyzer.types import Analysis, Cell, CellSpan, Claim

FEWEST_STEMS = 2
"""A proposition of one content word ("he said so") could stand in any text: no claim is made of it."""

Members = dict[str, dict[str, tuple[int, ...]]]
"""Claim id → document id → the propositions that say it."""


@dataclass(frozen=True, slots=True)
class Group:
    """A centre and, per document, the units that stand in some relation to it, best first."""

    centre: Unit
    found: Mapping[str, tuple[tuple[Unit, Relation, float], ...]]


def find_groups(units: Mapping[str, tuple[Unit, ...]], links: Links, order: Sequence[str]) -> list[Group]:
    """Centres are taken document by document in ``order``; a unit that already says a claim makes none of its own."""
    placed: set[tuple[str, int]] = set()
    groups = []
    for name in order:
        for centre in sorted(units[name], key=_body_first):
            if (name, centre.index) in placed or len(set(centre.stems)) < FEWEST_STEMS:
                continue
            group = _group_around(centre, units, links)
            groups.append(group)
            placed.update((unit.document, unit.index) for unit in _units_of(group))
    return groups


def _body_first(unit: Unit) -> tuple[bool, int]:
    return unit.zone in ("box", "caption"), unit.index


def _units_of(group: Group) -> list[Unit]:
    return [group.centre, *(unit for found in group.found.values() for unit, _, _ in found)]


def _group_around(centre: Unit, units: Mapping[str, tuple[Unit, ...]], links: Links) -> Group:
    found = {}
    for name, candidates in links.get((centre.document, centre.index), {}).items():
        related = [
            (unit, relation, similarity)
            for unit, similarity in ((units[name][index], similarity) for index, similarity in candidates)
            if (relation := relate(centre, unit, similarity))
        ]
        if related:
            related.sort(key=lambda each: (each[1].rank, -each[2], each[0].index))
            found[name] = tuple(_without_repeats(related))
    return Group(centre, found)


def _without_repeats(related: list[tuple[Unit, Relation, float]]) -> list[tuple[Unit, Relation, float]]:
    """A repeat in a box adds nothing where the body has the claim (CODEBOOK §0.5)."""
    body = [each for each in related if each[0].zone not in ("box", "caption")]
    return [*body, *(each for each in related if each not in body)] if body else related


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
            other: tuple(unit.index for unit, _, _ in found) for other, found in group.found.items()
        }
    return tuple(claims), members


def _cell(analysis: Analysis, group: Group, stray: Stray | None) -> Cell:
    name = analysis.document.id
    if name == group.centre.document:
        return _filled(group.centre, Relation("verbatim", 1.0), 1.0, (group.centre,))
    found = group.found.get(name)
    if not found:
        return stray.as_cell() if stray else Cell("absent")
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
