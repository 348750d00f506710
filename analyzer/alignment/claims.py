"""Links → claims: groups of propositions around one wording, with a cell for every document.

A claim has a centre, the baseline's proposition where there is one, and every other wording is held against the
centre alone. So unlike wordings cannot be chained together through a third.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analyzer.alignment.links import Links, Neighbours
from analyzer.alignment.names import are_same_name
from analyzer.alignment.nearest import NearestSentences, Stray
from analyzer.alignment.relations import RANK, Relation, relate, shares_core
from analyzer.alignment.scattered import ScatteredClaims
from analyzer.alignment.units import Unit
from analyzer.alignment.words import find_run, stem, words_of
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
    units: Mapping[str, tuple[Unit, ...]],
    links: Links,
    order: Sequence[str],
    baseline: str,
    releases: Collection[str],
) -> list[Group]:
    """Centres are taken document by document in ``order``; a unit that already says a claim makes none of its own.

    The shortest claims of the baseline and of the releases count too.
    """
    placed: set[tuple[str, int]] = set()
    seen = _Seen()
    groups = []
    for name in order:
        fewest = FEWEST_STEMS if name in (baseline, *releases) else FEWEST_STEMS_ELSEWHERE
        # A group places units of other documents only, so the centres of this one are known beforehand.
        wanted = _centres_in(units[name], {index for other, index in placed if other == name}, fewest)
        neighbours = links.of(name, [unit.index for unit in wanted])
        elsewhere = _said_elsewhere(wanted, neighbours)
        is_strict = baseline in units and name != baseline
        for centre in wanted:
            candidates = _without_others_words(centre, neighbours[centre.index], elsewhere)
            group = _group_around(centre, units, candidates, seen, is_strict=is_strict)
            groups.append(group)
            seen.centres.add((name, centre.index))
            placed.update((unit.document, unit.index) for unit in _units_of(group))
            if name == baseline:
                seen.in_baseline.update(
                    (unit.document, unit.proposition.sentence) for unit in _units_of(group)
                )
    return groups


SAYS_ANOTHER, TOUCHES = 0.85, 0.6
"""Similarity from which a proposition says nearly what one sentence says and nothing beside it, and below which it then
only touches what another sentence of the same document says. In between it may say both."""


def _said_elsewhere(
    centres: Sequence[Unit], neighbours: Mapping[int, Neighbours]
) -> dict[tuple[str, int], set[int]]:
    """Proposition of another document → the sentences here that say nearly that and nothing beside it."""
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    for centre in centres:
        for name, candidates in neighbours[centre.index].items():
            for index, similarity in candidates:
                if similarity < SAYS_ANOTHER:
                    break  # best first
                found[name, index].add(centre.proposition.sentence)
    return found


def _without_others_words(
    centre: Unit, neighbours: Neighbours, elsewhere: Mapping[tuple[str, int], Collection[int]]
) -> Neighbours:
    """A proposition that says what another sentence of the centre's document says is no part of the centre."""
    here = {centre.proposition.sentence}
    return {
        name: [
            (index, similarity)
            for index, similarity in candidates
            if similarity >= TOUCHES or not set(elsewhere.get((name, index), ())) - here
        ]
        for name, candidates in neighbours.items()
    }


@dataclass(slots=True)
class _Seen:
    """What the groups made so far hold."""

    centres: set[tuple[str, int]] = field(default_factory=set)
    in_baseline: set[tuple[str, int]] = field(
        default_factory=set
    )  # sentences that say a claim of the baseline


def _centres_in(units: Sequence[Unit], placed: Collection[int], fewest: int) -> list[Unit]:
    """The units that make claims of their own, the body's first.

    A sentence of the body that would have none makes one however short: "The delay is a disgrace" is said too.
    """
    free = [unit for unit in units if unit.index not in placed]
    wanted = [unit for unit in free if unit.weight >= fewest or _is_whole_clause(unit)]
    spoken = {unit.proposition.sentence for unit in units if unit.index in placed or unit in wanted}
    short: dict[int, Unit] = {}
    for unit in free:
        sentence = unit.proposition.sentence
        if (
            unit.is_prose
            and sentence not in spoken
            and unit.weight > (short[sentence].weight if sentence in short else -1)
        ):
            short[sentence] = unit
    return sorted([*wanted, *short.values()], key=_body_first)


def _is_whole_clause(unit: Unit) -> bool:
    """Two words that say who did what ("traffic collapsed"), not a noun with its complement."""
    subject, predicate = unit.proposition.subject, stem(unit.proposition.predicate)
    return unit.is_prose and bool(subject) and predicate in unit.stems and stem(subject or "") in unit.stems


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
    seen: _Seen,
    *,
    is_strict: bool,
) -> Group:
    """Units that stand in a relation to the centre.

    An earlier centre did not take this one in. It joins only if it holds this claim whole: a short claim may be a
    part of a long one without the long one being said by it. ``is_strict``: the baseline does not have this claim,
    and what shares no more than words of the topic stays out.
    """
    found = {}
    if not centre.stems:  # nothing to be similar by: "What are we doing?" is said again only in its own words
        neighbours = _said_again(centre, units)
    for name, candidates in neighbours.items():
        related = []
        for index, similarity in candidates:
            unit = units[name][index]
            relation = relate(centre, unit, similarity)
            if relation and _is_let_in(centre, unit, relation, seen, is_strict=is_strict):
                related.append((unit, relation, similarity))
        if related:
            related.sort(key=lambda each: (each[1].rank, -each[1].cover - each[2], each[0].index))
            found[name] = tuple(related)
    return Group(centre, found)


def _said_again(centre: Unit, units: Mapping[str, tuple[Unit, ...]]) -> Neighbours:
    return {
        name: [(unit.index, 1.0) for unit in theirs if unit.words == centre.words]
        for name, theirs in units.items()
        if name != centre.document
    }


def _is_let_in(centre: Unit, unit: Unit, relation: Relation, seen: _Seen, *, is_strict: bool) -> bool:
    if relation.status in ("verbatim", "close"):
        return True
    if is_strict and not shares_core(centre, unit):
        return False
    if relation.status != "partial":
        return True
    says_other = is_strict and (unit.document, unit.proposition.sentence) in seen.in_baseline
    return not says_other and (unit.document, unit.index) not in seen.centres


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
    scattered: ScatteredClaims,
    baseline: str,
) -> tuple[tuple[Claim, ...], Members]:
    """Claims numbered in order, a cell for every document, and which propositions are in which claim."""
    claims, members = [], {}
    strays = nearest.find([group.centre for group in groups])
    by_id = {analysis.document.id: analysis for analysis in analyses}
    shown: set[tuple[str, int]] = set()  # sentences in a cell of a claim that the baseline has
    for number, (group, stray) in enumerate(zip(groups, strays, strict=True), 1):
        # Two outlets' sentences that share no more than pieces of a claim share the topic.
        whole = baseline not in by_id or group.centre.document == baseline
        cells = {
            name: _cell(analysis, group, stray.get(name), scattered if whole or name == baseline else None)
            for name, analysis in by_id.items()
        }
        wording = _wording(group, cells, by_id, baseline)
        if baseline not in by_id or cells[baseline].status != "absent":
            cells = {name: _with_unshown(cell, name, group, shown) for name, cell in cells.items()}
            shown.update((name, sentence) for name, cell in cells.items() for sentence in cell.sentences)
        claims.append(Claim(f"c{number}", wording, cells))
        members[f"c{number}"] = {group.centre.document: (group.centre.index,)} | {
            other: tuple(unit.index for unit, relation, _ in found if relation.is_firm)
            for other, found in group.found.items()
        }
    return tuple(claims), members


def _wording(group: Group, cells: dict[str, Cell], by_id: Mapping[str, Analysis], baseline: str) -> str:
    """The baseline's own words where they are the same. Its cell then holds these words and no more."""
    source, span = group.centre.document, cells[group.centre.document].spans[0]
    if baseline in by_id and baseline != source and cells[baseline].status == "verbatim":
        source, span = baseline, _stretch(by_id[baseline], cells[baseline].sentences[0], group.centre.words)
        cells[baseline] = replace(cells[baseline], spans=(span,), sentences=(span.sentence,))
    return " ".join(by_id[source].document.text[span.start : span.end].split())


def _stretch(analysis: Analysis, index: int, wanted: Sequence[str]) -> CellSpan:
    """Where these words stand in the sentence."""
    sentence = analysis.document.sentences[index]
    words = words_of(analysis.document.words_of(sentence), sentence.start)
    at = find_run(wanted, [word.form for word in words])
    return CellSpan(index, words[at].start, words[at + len(wanted) - 1].end)


def _with_unshown(cell: Cell, name: str, group: Group, shown: Collection[tuple[str, int]]) -> Cell:
    """A sentence that says the claim less well than another one is shown too, where no other claim shows it."""
    more = {
        CellSpan(unit.proposition.sentence, unit.proposition.start, unit.proposition.end)
        for unit, relation, _ in group.found.get(name, ())
        if relation.is_firm
        and unit.is_prose
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


def _cell(analysis: Analysis, group: Group, stray: Stray | None, scattered: ScatteredClaims | None) -> Cell:
    name = analysis.document.id
    if name == group.centre.document:
        return _filled(group.centre, Relation("verbatim", 1.0), 1.0, (group.centre,))
    found = group.found.get(name)
    if not found:
        sentences = scattered.find(group.centre, name) if scattered else ()
        if sentences:
            return _scattered_cell(analysis, sentences)
        return stray.as_cell() if stray else Cell("absent")
    found = _without_repeats(found)
    unit, relation, similarity = found[0]
    same = tuple(each for each, other, _ in found if other.status == relation.status)
    cell = _filled(unit, relation, similarity, same)
    return replace(cell, differences=cell.differences + _speaker_difference(group.centre, unit))


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
