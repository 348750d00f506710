"""Groups → claims, with a cell for every document."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import compress, starmap
from operator import attrgetter, is_not, itemgetter
from typing import NamedTuple

from msgspec.structs import replace

from analyzer.alignment.deeds import SharedDeeds
from analyzer.alignment.groups import BESIDE_ZONES, is_beside
from analyzer.alignment.joining import Group, Related, without
from analyzer.alignment.nearest import ABSENT, EventSentences, Strays, VectorsOf
from analyzer.alignment.relations import RANK, Relation
from analyzer.alignment.scattered import ScatteredClaims
from analyzer.alignment.speaking import are_other_speakers, told_span
from analyzer.alignment.units import Unit
from analyzer.alignment.words import find_run, words_of
from analyzer.types import Analysis, Cell, CellSpan, Claim

Members = dict[str, dict[str, tuple[int, ...]]]
"""Claim id → document id → the propositions that say it."""


class _Made(NamedTuple):
    """One claim, and what is needed to bring it up to date."""

    group: Group
    cells: dict[str, Cell]  # one for each document
    plain: dict[str, Cell]  # those that other claims or the wording changed, as they were before
    beside: dict[
        str, list[CellSpan]
    ]  # where documents say it again less fully, in sentences outside the cell
    present: Set[str]  # documents that have the claim in some way
    members: dict[str, tuple[int, ...]]


class Claims:
    """The claims of an event, brought up to date at each comparison.

    A cell follows from the claim's centre, one document, and what the group has found there.
    """

    def __init__(self) -> None:
        self._sentences = EventSentences()
        self._start("")

    def _start(self, baseline: str) -> None:
        self._baseline = baseline
        self._analyses: Mapping[str, Analysis] = {}
        self._made: dict[tuple[str, int], _Made] = {}  # by the place of the centre

    def of(
        self,
        groups: Sequence[Group],
        analyses: Mapping[str, Analysis],
        units: Mapping[str, Sequence[Unit]],
        baseline: str,
        vectors_of: VectorsOf,
    ) -> tuple[tuple[Claim, ...], Members, EventSentences]:
        """Claims numbered in order, a cell for every document, and which propositions are in which claim; besides, the
        sentences among which the nearest were looked for. ``vectors_of``: the units' rows."""
        if baseline != self._baseline:
            self._start(baseline)
        kept = {name for name, one in analyses.items() if self._analyses.get(name) is one}
        changed = analyses.keys() - kept
        self._sentences.hold(tuple(analyses.values()), vectors_of)
        made: dict[tuple[str, int], _Made] = {}
        old = [group for group in groups if self._still_holds(group, kept)]
        gone = self._analyses.keys() - analyses.keys()
        making = _Making(old, analyses, {name: units[name] for name in changed}, baseline, gone)
        strays = self._strays_in(changed, old)
        for group in old:
            place = _place(group)
            made[place] = making.again(group, self._made[place], strays.get(place))
        new = [group for group in groups if _place(group) not in made]
        making = _Making(new, analyses, units, baseline)
        for group, absent in zip(new, self._sentences.find([group.centre for group in new]), strict=True):
            made[_place(group)] = making.anew(group, absent)
        self._analyses, self._made = analyses, {_place(group): made[_place(group)] for group in groups}
        return *_numbered(self._made.values(), analyses, baseline), self._sentences

    def _strays_in(self, changed: Set[str], groups: Sequence[Group]) -> dict[tuple[str, int], Strays]:
        """The nearest sentences of the documents that came, for the claims that one of them does not have."""
        silent = [group for group in groups if not changed <= group.found.keys()]
        found = self._sentences.find([group.centre for group in silent], is_new_only=True)
        return dict(zip(map(_place, silent), found, strict=True))

    def _still_holds(self, group: Group, kept: Set[str]) -> bool:
        """Whether the claim was made before, and every document that had it and is still there has it."""
        before = self._made.get(_place(group))
        return (
            before is not None
            and before.group.centre is group.centre
            and (before.group is group or kept & before.group.found.keys() <= group.found.keys())
        )


def _place(group: Group) -> tuple[str, int]:
    return group.centre.document, group.centre.index


class _Making:
    """Makes the cells of some claims in some documents, those that units are given of."""

    def __init__(
        self,
        groups: Sequence[Group],
        analyses: Mapping[str, Analysis],
        units: Mapping[str, Sequence[Unit]],
        baseline: str,
        gone: Set[str] = frozenset(),
    ) -> None:
        self._analyses, self._baseline, self._documents, self._gone = analyses, baseline, units.keys(), gone
        self._row = dict.fromkeys(analyses, ABSENT)
        self._deeds = SharedDeeds(analyses, units if groups else ())
        self._scattered = ScatteredClaims(units, [group.centre for group in groups])

    def anew(self, group: Group, strays: Strays) -> _Made:
        present = self._present(group, self._analyses.keys())
        cells = self._row | strays.of(self._analyses.keys() - present.keys()) | present
        beside = _beside(group, cells, group.found)
        members = {group.centre.document: (group.centre.index,)} | _members(group, group.saying)
        return _Made(group, cells, {}, beside, frozenset(present), members)

    def again(self, group: Group, before: _Made, strays: Strays | None) -> _Made:
        """With the documents of which units are given, and with what the group has found anew in others."""
        other: Set[str] = self._documents
        if group is not before.group:
            other = other | _found_anew(group.found, before.group.found)
        present = self._present(group, other)
        cells = without(self._row | before.cells | before.plain, self._gone)
        absent = other - present.keys()
        cells |= dict.fromkeys(absent, ABSENT)
        if strays is not None:
            cells |= strays.of(absent)
        cells |= present
        drop = other | self._gone
        found = other & group.found.keys()
        members = without(before.members, drop) | _members(group, found)
        beside = without(before.beside, drop) | _beside(group, present, found)
        return _Made(group, cells, {}, beside, before.present - drop | present.keys(), members)

    def _present(self, group: Group, documents: Set[str]) -> dict[str, Cell]:
        """The cells of those of these documents that have the claim. Most have few of an event's claims: what is not said
        costs nothing but its place in the row."""
        # Two outlets' sentences that share no more than pieces of a claim share the topic.
        centre, baseline = group.centre, self._baseline
        whole = centre.document == baseline or (baseline not in self._analyses and bool(centre.figures))
        said = {centre.document, *group.found}
        silent = documents - said
        pieces = self._scattered.find(centre, silent if whole else silent & {baseline})
        present = {
            **self._deeds.cells(centre, silent),
            **{name: _scattered_cell(self._analyses[name], sentences) for name, sentences in pieces.items()},
            **{name: _cell(group, group.found[name]) for name in documents & group.found.keys()},
        }
        if centre.document in documents:
            present[centre.document] = _filled(centre, Relation("verbatim", 1.0), 1.0, (centre,))
        return present


def _found_anew(found: Mapping[str, Related], known: Mapping[str, Related]) -> set[str]:
    """The documents in which something else was found than before; nearly all are as they were."""
    return set(compress(found, map(is_not, found.values(), map(known.get, found))))


def _members(group: Group, documents: Iterable[str]) -> dict[str, tuple[int, ...]]:
    return {name: tuple([unit.index for unit in group.saying[name]]) for name in documents}


def _beside(group: Group, cells: Mapping[str, Cell], documents: Iterable[str]) -> dict[str, list[CellSpan]]:
    """Sentences that say the claim less well than those in the cell. What contradicts is not said again by what agrees."""
    found = {}
    for name in documents:
        if len(group.saying[name]) > 1 and cells[name].status != "conflict":
            held = cells[name].sentences
            more = {
                CellSpan(unit.proposition.sentence, unit.proposition.start, unit.proposition.end)
                for unit in group.saying[name]
                if unit.is_prose and unit.proposition.sentence not in held
            }
            if more:
                found[name] = sorted(more, key=lambda span: span.start)
    return found


def _numbered(
    made: Collection[_Made], analyses: Mapping[str, Analysis], baseline: str
) -> tuple[tuple[Claim, ...], Members]:
    claims, members = [], {}
    again = {name for one in made for name in one.beside}
    shown: set[tuple[str, int]] = set()  # their sentences in a cell of a claim that the baseline has
    for number, one in enumerate(made, 1):
        cells, beside = one.cells, one.beside
        wording, span = _worded(one.group, cells, analyses, baseline)
        if span is not None:
            _put(one, baseline, replace(cells[baseline], spans=(span,), sentences=(span.sentence,)))
            beside = beside | _beside(one.group, cells, (baseline,))
        if baseline not in analyses or cells[baseline].status != "absent":
            for name, spans in beside.items():
                if more := [span for span in spans if (name, span.sentence) not in shown]:
                    _put(one, name, _with_more(cells[name], more))
            shown.update([(name, at) for name in again & one.present for at in cells[name].sentences])
        claims.append(Claim(f"c{number}", wording, cells))
        members[f"c{number}"] = one.members
    return tuple(claims), members


def _put(made: _Made, document: str, cell: Cell) -> None:
    made.plain.setdefault(document, made.cells[document])
    made.cells[document] = cell


def _worded(
    group: Group, cells: Mapping[str, Cell], by_id: Mapping[str, Analysis], baseline: str
) -> tuple[str, CellSpan | None]:
    """The baseline's own words where they are the same, and where they stand: its cell then holds these and no more."""
    source, span, own = group.centre.document, cells[group.centre.document].spans[0], None
    if baseline in by_id and baseline != source and cells[baseline].status == "verbatim":
        source = baseline
        span = own = _stretch(by_id[baseline], cells[baseline].sentences[0], group.centre.words)
    elif not group.centre.proposition.is_clause:
        start, end = told_span(group.centre.proposition, group.centre.statement)
        span = CellSpan(span.sentence, start, end)
    return " ".join(by_id[source].document.text[span.start : span.end].split()), own


def _stretch(analysis: Analysis, index: int, wanted: Sequence[str]) -> CellSpan:
    """Where these words stand in the sentence."""
    sentence = analysis.document.sentences[index]
    words = words_of(analysis.document.words_of(sentence), sentence.start)
    at = find_run(wanted, [word.form for word in words])
    return CellSpan(index, words[at].start, words[at + len(wanted) - 1].end)


def _with_more(cell: Cell, more: Sequence[CellSpan]) -> Cell:
    """What is said again less fully is shown too where no other claim shows it; the best stays first."""
    spans = (*cell.spans, *more)
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
    same = (
        [unit] if len(found) == 1 else [each for each, other, _ in found if other.status == relation.status]
    )
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
        places = sorted({_place_of(each.proposition) for each in units})
        spans = tuple(starmap(CellSpan, places))
        sentences = tuple(dict.fromkeys(map(itemgetter(0), places)))
    return Cell(
        status=relation.status,
        spans=spans,
        sentences=sentences,
        similarity=similarity,
        speaker=unit.statement.speaker,
        voice=unit.statement.voice,
        differences=relation.differences + more,
    )


_place_of = attrgetter("sentence", "start", "end")


def _speaker_difference(centre: Unit, unit: Unit) -> tuple[str, ...]:
    mine, theirs = centre.statement.speaker, unit.statement.speaker
    if mine != theirs and are_other_speakers(mine, theirs):
        return (f"speaker differs: {mine} / {theirs}",)
    return ()


def _without_repeats(
    related: Sequence[tuple[Unit, Relation, float]],
) -> Sequence[tuple[Unit, Relation, float]]:
    """A repeat in a box adds nothing where the body says it as well (CODEBOOK §0.5)."""
    if BESIDE_ZONES.isdisjoint([unit.zone for unit, _, _ in related]):
        return related
    best = min([relation.rank for unit, relation, _ in related if not is_beside(unit)], default=len(RANK))
    return [each for each in related if not is_beside(each[0]) or each[1].rank < best]
