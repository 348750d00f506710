"""Links → groups of propositions around one wording.

A claim has a centre, the baseline's proposition where there is one, and every other wording is held against the
centre alone. So unlike wordings cannot be chained together through a third.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analyzer.alignment.cores import shares_core
from analyzer.alignment.links import Links, Neighbours
from analyzer.alignment.meanings import Meanings
from analyzer.alignment.relations import FEWEST_FREE, Relation, relate
from analyzer.alignment.units import Unit
from analyzer.alignment.words import stem

FEWEST_STEMS = 2
FEWEST_STEMS_ELSEWHERE = 3
"""Content words of a centre. Of one word ("he said so") no claim is made; outside the baseline and the releases two
words ("trafficking networks") are too few to say that nobody else has them."""


@dataclass(frozen=True)
class Group:
    """A centre and, per document, the units that stand in some relation to it, best first."""

    centre: Unit
    found: Mapping[str, tuple[tuple[Unit, Relation, float], ...]]

    @cached_property
    def saying(self) -> Mapping[str, tuple[Unit, ...]]:
        """Per other document, those that say the claim; one that only touches it may say something of its own."""
        return {
            name: tuple([unit for unit, relation, _ in found if relation.is_firm])
            for name, found in self.found.items()
        }


def find_groups(
    units: Mapping[str, tuple[Unit, ...]],
    links: Links,
    order: Sequence[str],
    baseline: str,
    releases: Collection[str],
    meanings: Meanings | None = None,
) -> list[Group]:
    """Centres are taken document by document in ``order``; a unit that already says a claim makes none of its own.

    The shortest claims of the baseline and of the releases count too.
    """
    placed: dict[str, set[int]] = defaultdict(set)
    seen = _Seen()
    groups = []
    for name in order:
        fewest = FEWEST_STEMS if name in (baseline, *releases) else FEWEST_STEMS_ELSEWHERE
        # A group places units of other documents only, so the centres of this one are known beforehand.
        wanted = _centres_in(units[name], placed[name], fewest)
        neighbours = links.of(name, [unit.index for unit in wanted])
        elsewhere = _said_elsewhere(wanted, neighbours)
        is_strict = name != baseline
        for centre in wanted:
            group = _group_around(
                centre, units, neighbours[centre.index], elsewhere, seen, is_strict=is_strict
            )
            group = _with_rewrites(group, meanings) if meanings else group
            groups.append(group)
            seen.centres.add((name, centre.index))
            placed[name].add(centre.index)
            for other, saying in group.saying.items():
                placed[other].update([unit.index for unit in saying])
                if name == baseline:
                    seen.in_baseline.update([(other, unit.proposition.sentence) for unit in saying])
    return groups


SAYS_ANOTHER, TOUCHES = 0.85, 0.6
"""Similarity from which a proposition says nearly what one sentence says and nothing beside it, and below which it then
only touches what another sentence of the same document says. In between it may say both."""


_SaidElsewhere = dict[str, dict[int, set[int]]]
"""Other document → proposition → the sentences here that say nearly that and nothing beside it."""


def _said_elsewhere(centres: Sequence[Unit], neighbours: Mapping[int, Neighbours]) -> _SaidElsewhere:
    found: _SaidElsewhere = {}
    for centre in centres:
        for name, candidates in neighbours[centre.index].items():
            for index, similarity in candidates:
                if similarity < SAYS_ANOTHER:
                    break  # best first
                said = found.setdefault(name, {}).setdefault(index, set())
                said.add(centre.proposition.sentence)
    return found


@dataclass(slots=True)
class _Seen:
    """What the groups made so far hold, and what was found out about two sayings: outlets print the same sentences."""

    centres: set[tuple[str, int]] = field(default_factory=set)
    in_baseline: set[tuple[str, int]] = field(
        default_factory=set
    )  # sentences that say a claim of the baseline
    relations: dict[int, dict[int, Relation | None]] = field(default_factory=lambda: defaultdict(dict))
    cores: dict[tuple[int, int], bool] = field(default_factory=dict)
    parts: dict[tuple[int, int], bool] = field(default_factory=dict)

    def shares_core(self, centre: Unit, unit: Unit) -> bool:
        key = (centre.saying, unit.saying)
        if key not in self.cores:
            self.cores[key] = shares_core(centre, unit)
        return self.cores[key]

    def shares_part(self, centre: Unit, unit: Unit) -> bool:
        """More than a word of the topic."""
        key = (centre.saying, unit.saying)
        if key not in self.parts:
            self.parts[key] = _shares_more_than_a_word(centre, unit) or self.shares_core(centre, unit)
        return self.parts[key]


def _centres_in(units: Sequence[Unit], placed: Collection[int], fewest: int) -> list[Unit]:
    """The units that make claims of their own, the body's first.

    A sentence of the body that would have none makes one however short: "The delay is a disgrace" is said too.
    """
    free = [unit for unit in units if unit.index not in placed]
    wanted = [unit for unit in free if unit.weight >= fewest or _is_whole_clause(unit)]
    making = {unit.index for unit in wanted}.union(placed)
    spoken = {unit.proposition.sentence for unit in units if unit.index in making}
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
    return is_beside(unit), unit.index


def _group_around(
    centre: Unit,
    units: Mapping[str, tuple[Unit, ...]],
    neighbours: Neighbours,
    elsewhere: _SaidElsewhere,
    seen: _Seen,
    *,
    is_strict: bool,
) -> Group:
    """Units that stand in a relation to the centre. What says what another sentence of its document says is no part of it.

    An earlier centre did not take this one in. It joins only if it holds this claim whole: a short claim may be a
    part of a long one without the long one being said by it. ``is_strict``: the claim is not the baseline's, and what
    shares no more than words of the topic stays out.
    """
    found = {}
    if not centre.stems:  # nothing to be similar by: "What are we doing?" is said again only in its own words
        neighbours = _said_again(centre, units)
    here = {centre.proposition.sentence}
    known = seen.relations[centre.saying]  # the same for all units that say the same
    for name, candidates in neighbours.items():
        theirs = units[name]
        said_there = elsewhere.get(name, {})
        related = []
        for index, similarity in candidates:
            if similarity < TOUCHES and index in said_there and said_there[index] != here:
                continue
            unit = theirs[index]
            saying = unit.saying
            if saying not in known:
                known[saying] = relate(centre, unit, similarity)
            relation = known[saying]
            if relation is not None and _is_let_in(centre, unit, relation, seen, is_strict=is_strict):
                related.append((unit, relation, similarity))
        if related:
            if len(related) > 1:
                related.sort(key=lambda each: (each[1].rank, -each[1].cover - each[2], each[0].index))
            found[name] = tuple(related)
    return Group(centre, found)


def _with_rewrites(group: Group, meanings: Meanings) -> Group:
    """Where words found nothing, or only a part, a rewrite that means the same stands in the cell."""
    found = dict(group.found)
    for name, rewrites in meanings.rewrites_of(group.centre).items():
        related = found.get(name, ())
        if not related or related[0][1].rank > rewrites[0][1].rank:
            found[name] = (*rewrites, *related)
    return Group(group.centre, found)


def _said_again(centre: Unit, units: Mapping[str, tuple[Unit, ...]]) -> Neighbours:
    return {
        name: [(unit.index, 1.0) for unit in theirs if unit.words == centre.words]
        for name, theirs in units.items()
        if name != centre.document
    }


def _is_let_in(centre: Unit, unit: Unit, relation: Relation, seen: _Seen, *, is_strict: bool) -> bool:
    if relation.status == "verbatim":
        return True
    if is_strict and not seen.shares_core(centre, unit):
        return False
    if relation.status != "partial":
        return True
    if not seen.shares_part(centre, unit):
        return False
    says_other = is_strict and (unit.document, unit.proposition.sentence) in seen.in_baseline
    return not says_other and (unit.document, unit.index) not in seen.centres


def _shares_more_than_a_word(centre: Unit, unit: Unit) -> bool:
    """One common word beside names ("the nuclear deal", "a nuclear test") is the topic that all texts share; a figure
    beside it is not ("150 people would be killed")."""
    return len(centre.free & unit.free) >= FEWEST_FREE or bool(centre.figures & unit.figures)


def is_beside(unit: Unit) -> bool:
    """In a box or a caption, which repeat what the body says."""
    return unit.zone in ("box", "caption")
