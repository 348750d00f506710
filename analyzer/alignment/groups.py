"""Propositions → groups around one wording.

A claim has a centre, the baseline's proposition where there is one, and every other wording is held against the
centre alone. So unlike wordings cannot be chained together through a third.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from analyzer.alignment.joining import Group, Joining, Known, with_rewrites
from analyzer.alignment.links import Links
from analyzer.alignment.meanings import Meanings
from analyzer.alignment.units import Unit
from analyzer.alignment.words import stem

FEWEST_STEMS = 2
FEWEST_STEMS_ELSEWHERE = 3
"""Content words of a centre. Of one word ("he said so") no claim is made; outside the baseline and the releases two
words ("trafficking networks") are too few to say that nobody else has them."""

_ABOUT_A_SOURCE = re.compile(
    r"\b(?:condition of anonymity|not (?:be |been )?authorized to (?:\w+ )?(?:comment|discuss|speak|talk)"
    r"|(?:(?:ask|prefer|request|want|wish)\w* not|(?:declin|refus)\w*|(?:not|didn't|doesn't|don't) (?:want|wish)) to be "
    r"(?:identified|named|quoted)(?=$| (?:because|by|citing|due|for|in|or|out|publicly|since|so|until|when|while)\b))\b"
)
"""Who does not want "to be named ambassador" speaks of an office."""
_OF_SOURCES = frozenset({"anonymity", "authorized", "identified", "named", "quoted"})
"""One of these words is in each of the formulas: most sayings need no closer look."""
_PREPOSITIONS = frozenset(
    str.split(
        "about after against amid among as at before between by during for from in into of on over since through to under "
        "until upon with within without"
    )
)


class Groups:
    """The groups of an event, brought up to date at each comparison.

    How the claims of one text stand in another one changes only with the claims of either. So what is found anew is how
    all claims stand in the texts that came, how the claims of these stand in all texts, and the claims of texts that
    have lost or won some by it.
    """

    def __init__(self) -> None:
        self._links = Links()
        self._known = Known()
        self._start(())

    def _start(self, origins: tuple[str, ...]) -> None:
        self._origins = origins
        self._units: Mapping[str, tuple[Unit, ...]] = {}
        self._rank: Mapping[str, int] = {}
        self._kept: Set[str] = frozenset()  # documents that are as they were at the last comparison
        self._made: dict[str, list[Group]] = {}  # by the document of the centres
        self._placed: dict[str, Counter[int]] = defaultdict(Counter)
        """Document → its units that say claims of earlier documents, and how many such claims each says."""
        self._touched: set[str] = set()
        """Documents of which other units are placed than when their centres were taken."""

    def find(
        self,
        units: Mapping[str, tuple[Unit, ...]],
        order: Sequence[str],
        baseline: str,
        releases: Sequence[str],
        meanings: Meanings | None = None,
    ) -> list[Group]:
        """Centres are taken document by document in ``order``; a unit that already says a claim makes none of its own.

        The shortest claims of the baseline and of the releases count too. Of documents that were there at the last
        comparison, and of the same origins, the order must be the same.
        """
        origins = (baseline, *releases)
        if origins != self._origins or meanings is not None:  # meanings lean on all texts together
            self._start(origins)
        gone = {name for name, inside in self._units.items() if units.get(name) is not inside}
        changed = {name for name, inside in units.items() if self._units.get(name) is not inside}
        self._kept = units.keys() - changed
        self._forget(gone)
        self._links.hold(units)
        self._units, self._rank = units, {name: rank for rank, name in enumerate(order)}
        centres: dict[str, Set[int]] = {}
        other = changed | gone
        in_baseline = _SentencesSaying(())
        for name in order:
            before = self._made.get(name, [])
            is_asked = name in changed or name in self._touched
            if not before and not is_asked:
                continue  # it makes no claims, as before
            is_strict = name != baseline
            joining = Joining(units, self._links, self._known, centres, in_baseline, is_strict=is_strict)
            # A group places units of other documents only, so the centres of this one are known beforehand.
            wanted = [group.centre for group in before]
            if is_asked:
                fewest = FEWEST_STEMS if name in origins else FEWEST_STEMS_ELSEWHERE
                wanted = _centres_in(units[name], self._placed[name].keys(), fewest)
            if [unit.index for unit in wanted] == [group.centre.index for group in before]:
                self._made[name] = self._brought_up_to_date(joining, before, changed, other)
            else:
                self._made[name] = self._made_anew(joining, before, wanted, meanings)
                changed.add(name)
                other.add(name)
            centres[name] = {unit.index for unit in wanted}
            if not is_strict:
                in_baseline = _SentencesSaying(self._made[name])
        self._touched.clear()
        return [group for name in order for group in self._made[name]]

    def _forget(self, documents: Set[str]) -> None:
        """Documents that are gone, and what their groups placed."""
        for name in documents:
            self._place(self._made.pop(name, ()), -1, self._kept)
            self._placed.pop(name, None)

    def _brought_up_to_date(
        self, joining: Joining, groups: list[Group], changed: Set[str], other: Set[str]
    ) -> list[Group]:
        """The same centres, held against the documents that changed; ``other``: those, and those that are gone."""
        found = joining.around([group.centre for group in groups], changed)
        made = [group.brought_up_to_date(new, other) for group, new in zip(groups, found, strict=True)]
        others = [(group, new) for group, new in zip(groups, made, strict=True) if new is not group]
        self._place([group for group, _ in others], -1, changed & self._kept)
        self._place([new for _, new in others], 1, changed)
        return made

    def _made_anew(
        self, joining: Joining, groups: Iterable[Group], centres: Sequence[Unit], meanings: Meanings | None
    ) -> list[Group]:
        self._place(groups, -1, self._kept)
        made = [Group.of(*one) for one in zip(centres, joining.around(centres), strict=True)]
        if meanings is not None:
            made = [with_rewrites(group, meanings) for group in made]
        self._place(made, 1, self._units.keys())
        return made

    def _place(self, groups: Iterable[Group], step: int, documents: Set[str]) -> None:
        """Count the units of these documents, the later ones of them, that say the claims of these groups."""
        for group in groups:
            rank = self._rank[group.centre.document]
            for name in documents & group.saying.keys():
                if self._rank[name] > rank:
                    placed = self._placed[name]
                    for unit in group.saying[name]:
                        count = placed[unit.index] = placed.get(unit.index, 0) + step
                        if count == max(step, 0):
                            self._touched.add(name)
                        if not count:
                            del placed[unit.index]


class _SentencesSaying(dict[str, Set[int]]):
    """Document → its sentences that say one of these claims, found out when it is asked for."""

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups = groups

    def __missing__(self, name: str) -> Set[int]:
        saying = (unit for group in self._groups for unit in group.saying.get(name, ()))
        found = self[name] = {unit.proposition.sentence for unit in saying}
        return found


def _centres_in(units: Sequence[Unit], placed: Collection[int], fewest: int) -> list[Unit]:
    """The units that make claims of their own, the body's first.

    A sentence of the body that would have none makes one however short: "The delay is a disgrace" is said too.
    """
    free = [unit for unit in units if unit.index not in placed and not _is_about_a_source(unit)]
    told = {unit.proposition.sentence for unit in units if unit.statement.voice != "own"}
    wanted = [
        unit
        for unit in free
        if (unit.weight >= fewest or _is_whole_clause(unit))
        and not (unit.proposition.sentence in told and _is_own_phrase(unit))
    ]
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


def _is_about_a_source(unit: Unit) -> bool:
    """ "Who spoke on the condition of anonymity": how the outlet came by its words, no claim about the event."""
    return not _OF_SOURCES.isdisjoint(unit.words) and bool(_ABOUT_A_SOURCE.search(" ".join(unit.words)))


def _is_own_phrase(unit: Unit) -> bool:
    """ "In a statement released Friday", "at a breakfast in Lisport": beside a saying it tells where that was said. What a
    cue is followed by ("called for new gun laws") is somebody else's."""
    said = unit.proposition
    is_phrase = said.predicate in _PREPOSITIONS and not said.is_clause and not said.numbers
    return is_phrase and unit.statement.voice == "own"


def _is_whole_clause(unit: Unit) -> bool:
    """Two words that say who did what ("traffic collapsed"), not a noun with its complement."""
    subject, predicate = unit.proposition.subject, stem(unit.proposition.predicate)
    return unit.is_prose and bool(subject) and predicate in unit.stems and stem(subject or "") in unit.stems


def _body_first(unit: Unit) -> tuple[bool, int]:
    return is_beside(unit), unit.index


def is_beside(unit: Unit) -> bool:
    """In a box or a caption, which repeat what the body says."""
    return unit.zone in ("box", "caption")
