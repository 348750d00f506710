"""Groups → claims, with a cell for every document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from analyzer.alignment.deeds import SharedDeeds
from analyzer.alignment.groups import Group, is_beside
from analyzer.alignment.nearest import ABSENT, NearestSentences
from analyzer.alignment.relations import RANK, Relation
from analyzer.alignment.scattered import ScatteredClaims
from analyzer.alignment.speaking import are_other_speakers, told_span
from analyzer.alignment.units import Unit
from analyzer.alignment.words import find_run, words_of
from analyzer.types import Analysis, Cell, CellSpan, Claim

Members = dict[str, dict[str, tuple[int, ...]]]
"""Claim id → document id → the propositions that say it."""


def make_claims(
    groups: Sequence[Group],
    analyses: Sequence[Analysis],
    nearest: NearestSentences,
    scattered: ScatteredClaims,
    baseline: str,
) -> tuple[tuple[Claim, ...], Members]:
    """Claims numbered in order, a cell for every document, and which propositions are in which claim."""
    claims, members = [], {}
    by_id = {analysis.document.id: analysis for analysis in analyses}
    deeds = SharedDeeds(analyses)
    shown: set[tuple[str, int]] = set()  # sentences in a cell of a claim that the baseline has
    strays = nearest.find([group.centre for group in groups])
    for number, (group, stray) in enumerate(zip(groups, strays, strict=True), 1):
        # Two outlets' sentences that share no more than pieces of a claim share the topic.
        own = group.centre.document == baseline
        whole = own or (baseline not in by_id and bool(group.centre.figures))
        said = {group.centre.document, *group.found}
        silent = by_id.keys() - said
        pieces = scattered.find(group.centre, silent if whole else silent & {baseline})
        # Most documents have few of an event's claims: what is not said costs nothing but its place in the row.
        present = {
            **deeds.cells(group.centre, silent),
            **{name: _scattered_cell(by_id[name], sentences) for name, sentences in pieces.items()},
            **{name: _cell(group, found) for name, found in group.found.items()},
            group.centre.document: _filled(group.centre, Relation("verbatim", 1.0), 1.0, (group.centre,)),
        }
        cells = {name: present.get(name) or stray.get(name, ABSENT) for name in by_id}
        wording = _wording(group, cells, by_id, baseline)
        if baseline not in by_id or cells[baseline].status != "absent":
            for name in group.found:
                cells[name] = _with_unshown(cells[name], name, group, shown)
            shown.update((name, sentence) for name in present for sentence in cells[name].sentences)
        claims.append(Claim(f"c{number}", wording, cells))
        members[f"c{number}"] = {group.centre.document: (group.centre.index,)} | {
            other: tuple([unit.index for unit in saying]) for other, saying in group.saying.items()
        }
    return tuple(claims), members


def _wording(group: Group, cells: dict[str, Cell], by_id: Mapping[str, Analysis], baseline: str) -> str:
    """The baseline's own words where they are the same. Its cell then holds these words and no more."""
    source, span = group.centre.document, cells[group.centre.document].spans[0]
    if baseline in by_id and baseline != source and cells[baseline].status == "verbatim":
        source, span = baseline, _stretch(by_id[baseline], cells[baseline].sentences[0], group.centre.words)
        cells[baseline] = replace(cells[baseline], spans=(span,), sentences=(span.sentence,))
    elif not group.centre.proposition.is_clause:
        start, end = told_span(group.centre.proposition, group.centre.statement)
        span = CellSpan(span.sentence, start, end)
    return " ".join(by_id[source].document.text[span.start : span.end].split())


def _stretch(analysis: Analysis, index: int, wanted: Sequence[str]) -> CellSpan:
    """Where these words stand in the sentence."""
    sentence = analysis.document.sentences[index]
    words = words_of(analysis.document.words_of(sentence), sentence.start)
    at = find_run(wanted, [word.form for word in words])
    return CellSpan(index, words[at].start, words[at + len(wanted) - 1].end)


def _with_unshown(cell: Cell, name: str, group: Group, shown: Collection[tuple[str, int]]) -> Cell:
    """A sentence that says the claim less well than another one is shown too, where no other claim shows it."""
    found = group.found.get(name, ())
    if len(found) < 2:  # it is the one in the cell
        return cell
    more = {
        CellSpan(unit.proposition.sentence, unit.proposition.start, unit.proposition.end)
        for unit in group.saying[name]
        if unit.is_prose
        and (name, unit.proposition.sentence) not in shown
        and unit.proposition.sentence not in cell.sentences
    }
    if not more or cell.status == "conflict":  # what contradicts is not said again by what agrees
        return cell
    spans = (*cell.spans, *sorted(more, key=lambda span: span.start))  # the best stays first
    return replace(
        cell,
        spans=spans,
        sentences=tuple(sorted({span.sentence for span in spans})),
        differences=(*cell.differences, "said again less fully"),
    )


def _cell(group: Group, found: Sequence[tuple[Unit, Relation, float]]) -> Cell:
    if len(found) > 1:
        found = _without_repeats(found)
    unit, relation, similarity = found[0]
    same = [each for each, other, _ in found if other.status == relation.status]
    return _filled(unit, relation, similarity, same, _speaker_difference(group.centre, unit))


def _scattered_cell(analysis: Analysis, sentences: Sequence[int]) -> Cell:
    places = [analysis.document.sentences[index] for index in sentences]
    first = next(one for one in analysis.statements if one.sentence == sentences[0])
    where = "in two sentences" if len(sentences) > 1 else "within a sentence that says more"
    return Cell(
        status="partial",
        spans=tuple(CellSpan(at, one.start, one.end) for at, one in zip(sentences, places, strict=True)),
        sentences=tuple(sentences),
        speaker=first.speaker,
        voice=first.voice,
        differences=(where,),
    )


def _filled(
    unit: Unit, relation: Relation, similarity: float, units: Sequence[Unit], more: tuple[str, ...] = ()
) -> Cell:
    if len(units) == 1:
        said = units[0].proposition
        spans: tuple[CellSpan, ...] = (CellSpan(said.sentence, said.start, said.end),)
        sentences: tuple[int, ...] = (said.sentence,)
    else:
        places = sorted({(one.sentence, one.start, one.end) for one in [each.proposition for each in units]})
        spans = tuple([CellSpan(*place) for place in places])
        sentences = tuple(dict.fromkeys([sentence for sentence, _, _ in places]))
    return Cell(
        status=relation.status,
        spans=spans,
        sentences=sentences,
        similarity=similarity,
        speaker=unit.statement.speaker,
        voice=unit.statement.voice,
        differences=relation.differences + more,
    )


def _speaker_difference(centre: Unit, unit: Unit) -> tuple[str, ...]:
    mine, theirs = centre.statement.speaker, unit.statement.speaker
    if are_other_speakers(mine, theirs):
        return (f"speaker differs: {mine} / {theirs}",)
    return ()


def _without_repeats(
    related: Sequence[tuple[Unit, Relation, float]],
) -> Sequence[tuple[Unit, Relation, float]]:
    """A repeat in a box adds nothing where the body says it as well (CODEBOOK §0.5)."""
    beside = [unit for unit, _, _ in related if is_beside(unit)]
    if not beside:
        return related
    best = min([relation.rank for unit, relation, _ in related if not is_beside(unit)], default=len(RANK))
    return [each for each in related if not is_beside(each[0]) or each[1].rank < best]
