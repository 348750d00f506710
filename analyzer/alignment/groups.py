"""Propositions → groups around one wording.

A claim has a centre, the baseline's proposition where there is one, and every other wording is held against the
centre alone. So unlike wordings cannot be chained together through a third.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from analyzer.alignment.joining import Group, Joining, Known, with_rewrites
from analyzer.alignment.links import Links
from analyzer.alignment.meanings import Meanings
from analyzer.alignment.units import Unit
from analyzer.alignment.words import stem
from analyzer.types import Zone

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
_SAYINGS = frozenset(map(stem, ("say", "write", "ask", "add", "tell", "tweet", "continue", "reply")))
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

    links: Links
    """Of all propositions of the event."""

    def __init__(self) -> None:
        self.links = Links()
        self._known = Known()
        self._start(())

    def _start(self, origins: tuple[str, ...]) -> None:
        self._origins = origins
        self._units: Mapping[str, tuple[Unit, ...]] = {}
        self._made: dict[str, list[Group]] = {}  # by the document of the centres

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
        kept, other = units.keys() - changed, changed | gone
        # Where other units say claims of earlier documents than before, others may be left to make claims.
        lost = [group for name in gone for group in self._made.pop(name, ())]
        touched = {name for name, _ in _placed(lost, kept)}
        self.links.hold(units)
        self._units = units
        groups: list[Group] = []
        centres: dict[str, Set[int]] = {}
        in_baseline = _SentencesSaying(())
        for name in order:
            before = self._made.get(name, [])
            is_asked = name in changed or name in touched
            if not before and not is_asked:
                continue  # it makes no claims, as before
            is_strict = name != baseline
            joining = Joining(units, self.links, self._known, centres, in_baseline, is_strict=is_strict)
            # A group places units of other documents only, so the centres of this one are known beforehand.
            wanted = [group.centre for group in before]
            if is_asked:
                fewest = FEWEST_STEMS if name in origins else FEWEST_STEMS_ELSEWHERE
                placed = {unit.index for group in groups for unit in group.saying.get(name, ())}
                wanted = _centres_in(units[name], placed, fewest)
            if [unit.index for unit in wanted] == [group.centre.index for group in before]:
                found = joining.around([group.centre for group in before], changed)
                made = [
                    group.brought_up_to_date(new, other) for group, new in zip(before, found, strict=True)
                ]
            else:
                made = _made_anew(joining, wanted, meanings)
                touched.update(name for name, _ in _placed(before, kept) ^ _placed(made, kept))
                changed.add(name)
                other.add(name)
            self._made[name] = made
            groups += made
            centres[name] = {unit.index for unit in wanted}
            if not is_strict:
                in_baseline = _SentencesSaying(made)
        return groups


def _made_anew(joining: Joining, centres: Sequence[Unit], meanings: Meanings | None) -> list[Group]:
    made = [Group.of(*one) for one in zip(centres, joining.around(centres), strict=True)]
    return made if meanings is None else [with_rewrites(group, meanings) for group in made]


def _placed(groups: Iterable[Group], documents: Set[str]) -> set[tuple[str, int]]:
    """Which units of these documents say the claims of these groups."""
    return {
        (name, unit.index)
        for group in groups
        for name in documents & group.saying.keys()
        for unit in group.saying[name]
    }


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
    left = (unit for unit in units if unit.index not in placed)
    free = [unit for unit in left if not (_is_about_a_source(unit) or _says_nothing(unit))]
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


def _says_nothing(unit: Unit) -> bool:
    """A name that stands alone ("By Vera Lund"), or who spoke ("Lund said.") where what was said is another sentence."""
    said = stem(unit.proposition.predicate)
    is_name = bool(unit.names) and not unit.free and not unit.proposition.is_clause
    return not unit.figures and (is_name or (said in _SAYINGS and unit.free == {said}))


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


BESIDE_ZONES: frozenset[Zone] = frozenset({"box", "caption"})
"""They repeat what the body says."""


def is_beside(unit: Unit) -> bool:
    return unit.zone in BESIDE_ZONES
