"""How the propositions of other documents stand to a claim's centre, and which of them are let into its group.

Two documents and the claims that each of them makes decide it, and whether one of the two is the baseline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from analyzer.alignment.cores import shares_core
from analyzer.alignment.links import Alike, Links
from analyzer.alignment.meanings import Meanings
from analyzer.alignment.relations import FEWEST_FREE, RANK, Relation, relate
from analyzer.alignment.units import Unit

T = TypeVar("T")

Related = tuple[tuple[Unit, Relation, float], ...]
"""Units of one document that stand in some relation to a centre, the best first, with their similarity."""


@dataclass(frozen=True, slots=True)
class Group:
    """A centre and, per other document, the units that stand in some relation to it."""

    centre: Unit
    found: Mapping[str, Related]
    saying: Mapping[str, tuple[Unit, ...]]
    """Those that say the claim; one that only touches it may say something of its own."""

    @classmethod
    def of(cls, centre: Unit, found: Mapping[str, Related]) -> Group:
        return cls(centre, found, {name: _saying(related) for name, related in found.items()})

    def brought_up_to_date(self, found: dict[str, Related], other: Set[str]) -> Group:
        """With what was found in the documents that are other ones than before; itself, if nothing was and is there."""
        if not found and other.isdisjoint(self.found):
            return self
        saying = {name: _saying(related) for name, related in found.items()}
        return Group(self.centre, without(self.found, other) | found, without(self.saying, other) | saying)


def without(of_documents: Mapping[str, T], documents: Iterable[str]) -> dict[str, T]:
    """What is left without these documents."""
    left = dict(of_documents)
    for name in documents:
        left.pop(name, None)
    return left


def _saying(related: Related) -> tuple[Unit, ...]:
    return tuple([unit for unit, relation, _ in related if relation.is_firm])


Verdict = tuple[Relation, bool]
"""How a saying stands to a claim, and whether it is let in wherever it stands; if not, that depends on its place."""


class Known:
    """What was found out about two sayings, whichever documents print them."""

    def __init__(self) -> None:
        self._verdicts: dict[tuple[int, bool], dict[int, Verdict | None]] = defaultdict(dict)

    def of(self, centre: Unit, *, is_strict: bool) -> dict[int, Verdict | None]:
        """Saying → verdict, where the claim is this one; None for what is never let in."""
        return self._verdicts[centre.saying, is_strict]


def _judge(centre: Unit, unit: Unit, similarity: float, *, is_strict: bool) -> Verdict | None:
    """``is_strict``: what shares no more than words of the topic stays out."""
    relation = relate(centre, unit, similarity)
    if relation is None:
        return None
    if relation.status == "verbatim":
        return relation, True
    if is_strict and not shares_core(centre, unit):
        return None
    if relation.status != "partial":
        return relation, True
    if is_strict or _is_near(centre, unit, relation, similarity) or shares_core(centre, unit):
        return relation, False
    return None


NEAR, NEAR_WITH_FEW, NEAR_BACK = 0.36, 0.45, 0.4
"""Similarity of a part of a claim that has neither its predicate with a participant nor as much else, with more than two
words in common and with two, if these are less than that share of the other's content. Of such parts between articles on
one event, read by eye, two in ten were right below and half above."""
SAYS_ANOTHER, TOUCHES = 0.85, 0.6
"""Similarity from which a proposition says nearly what one sentence says and nothing beside it, and below which it then
only touches what another sentence of the same document says. In between it may say both."""


_SaidElsewhere = Mapping[tuple[str, ...], set[int]]
"""Words of propositions → the sentences here that say nearly that and nothing beside it."""


@dataclass(frozen=True, slots=True)
class Joining:
    """The making of one document's groups, when those of the documents before it are made."""

    units: Mapping[str, tuple[Unit, ...]]
    links: Links
    known: Known
    centres: Mapping[str, Collection[int]]  # of the documents before
    in_baseline: Mapping[str, Collection[int]]  # document → its sentences that say a claim of the baseline
    is_strict: bool  # the claims are not the baseline's

    def around(self, centres: Sequence[Unit], among: Set[str] | None = None) -> list[dict[str, Related]]:
        """For each of the document's centres, what stands in a relation to it in these documents, or in all others."""
        if not centres:
            return []
        alike = self.links.of(centres, among)
        elsewhere = _said_elsewhere(centres, alike)
        return [
            self._around(centre, each if centre.stems else _said_again(centre, self.units, among), elsewhere)
            for centre, each in zip(centres, alike, strict=True)
        ]

    def _around(self, centre: Unit, alike: Iterable[Alike], elsewhere: _SaidElsewhere) -> dict[str, Related]:
        """What says what another sentence of its document says is no part of it.

        An earlier centre did not take this one in. It joins only if it holds this claim whole: a short claim may be a
        part of a long one without the long one being said by it.
        """
        found: dict[str, list[tuple[Unit, Relation, float]]] = defaultdict(list)
        here = {centre.proposition.sentence}
        known = self.known.of(centre, is_strict=self.is_strict)
        for similarity, units in alike:
            if similarity < TOUCHES and elsewhere.get(units[0].stems, here) != here:
                continue
            for unit in units:
                saying, document = unit.saying, unit.document
                if document == centre.document:
                    continue
                if saying not in known:
                    known[saying] = _judge(centre, unit, similarity, is_strict=self.is_strict)
                verdict = known[saying]
                if verdict is not None and (verdict[1] or self._has_room(unit)):
                    found[document].append((unit, verdict[0], similarity))
        for related in found.values():
            if len(related) > 1:
                related.sort(key=_best_first)
        return {name: tuple(related) for name, related in found.items()}

    def _has_room(self, unit: Unit) -> bool:
        """For being a part: it makes no claim of its own, and its sentence says none of the baseline."""
        says_other = self.is_strict and unit.proposition.sentence in self.in_baseline[unit.document]
        return not says_other and unit.index not in self.centres.get(unit.document, ())


def _best_first(related: tuple[Unit, Relation, float]) -> tuple[int, float, int]:
    unit, relation, similarity = related
    return RANK[relation.status], -relation.cover - similarity, unit.index


def _said_elsewhere(centres: Iterable[Unit], alike: Iterable[Iterable[Alike]]) -> _SaidElsewhere:
    found: _SaidElsewhere = defaultdict(set)
    for centre, each in zip(centres, alike, strict=True):
        for similarity, units in each:
            if similarity >= SAYS_ANOTHER:
                found[units[0].stems].add(centre.proposition.sentence)
    return found


def _said_again(centre: Unit, units: Mapping[str, tuple[Unit, ...]], among: Set[str] | None) -> list[Alike]:
    """Without words to be similar by: "What are we doing?" is said again word for word."""
    documents = units if among is None else among
    again = [unit for name in documents for unit in units[name] if unit.words == centre.words]
    return [(1.0, again)]


def with_rewrites(group: Group, meanings: Meanings) -> Group:
    """Where words found nothing, or only a part, a rewrite that means the same stands in the cell."""
    found = dict(group.found)
    for name, rewrites in meanings.rewrites_of(group.centre).items():
        related = found.get(name, ())
        if not related or related[0][1].rank > rewrites[0][1].rank:
            found[name] = (*rewrites, *related)
    return Group.of(group.centre, found)


def _is_near(centre: Unit, unit: Unit, relation: Relation, similarity: float) -> bool:
    """Two words in common ("the police department") are more often the topic that all texts share than a part of what is
    said, unless little else stands beside them in one of the two. A figure is not."""
    shared = len(centre.free & unit.free)
    if centre.figures & unit.figures:
        return True
    is_much = shared > FEWEST_FREE or similarity >= NEAR_WITH_FEW or relation.back >= NEAR_BACK
    return shared >= FEWEST_FREE and similarity >= NEAR and is_much
