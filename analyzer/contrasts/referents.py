"""Facts of several documents brought together by what they are about. No shared referent, no group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from analyzer.contrasts.values import compare, fuller_of
from analyzer.discourse.normalising import words_of
from analyzer.discourse.scopes import innermost
from analyzer.discourse.works import ANY_WORK
from analyzer.measure import EventView
from analyzer.types import Analysis, FactMention, Proposition, Slot

_LEAST_SHARED_CONTENT = 0.5
"""Share of the shorter proposition's content words. Two figures are of one thing only if the same is said of them."""
_LEAST_SHARED_TO_DIFFER = 4
"""Content words: who, what, and two more. Below it, another number is as likely to be of another thing."""
_LEAST_OF_ONE_STATEMENT = 0.7
"""Share of all content words of both: one synonym in six words, not two."""
_LEAST_OF_ONE_SENTENCE = 0.8
"""The same for a whole sentence around a short clause: copied but for a word or two."""


class _Around(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """The content words around a value: of its proposition and of the whole sentence."""

    proposition: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    is_negated: bool


class _Told(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """All of a value that decides which others it is held against."""

    slot: Slot
    about: str
    value: str
    around: _Around


class Given(msgspec.Struct, frozen=True, gc=False):
    """A fact in its document."""

    document: str
    fact: FactMention
    told: _Told | None  # where its referent alone does not say what it is of


def is_of_statement(act: str) -> bool:
    """Whether such a value has no referent of its own but the statement around it."""
    return act == "dated" or act.startswith("figure:")


def is_of_thing(act: str) -> bool:
    """Whether such a value counts something, which a text may count twice."""
    return act.startswith(("count:", "money:"))


Kind = tuple[Slot, str]
"""What values are of: a slot, and the act or relation that ties them to their referent."""


def given_in(analyses: Iterable[Analysis]) -> Iterator[Mapping[Kind, list[Given]]]:
    """The facts of each text by kind, with what it says around them. Where texts say the same it is one object: outlets
    print the same sentences."""
    arounds: dict[Hashable, _Around] = {}
    tolds: dict[_Told | None, _Told | None] = {}
    for analysis in analyses:
        document, by_sentence = analysis.document.id, defaultdict[int, list[Proposition]](list)
        for one in analysis.propositions if analysis.facts else ():
            by_sentence[one.sentence].append(one)
        found: dict[Kind, list[Given]] = defaultdict(list)
        for fact in analysis.facts:
            told = _told(fact, by_sentence.get(fact.sentence, ()), arounds)
            item = Given(document, fact, tolds.setdefault(told, told))
            found[fact.slot, fact.relation].append(item)
        yield found


def _told(fact: FactMention, whole: Sequence[Proposition], arounds: dict[Hashable, _Around]) -> _Told | None:
    if is_of_thing(fact.relation):
        return _Told(fact.slot, fact.about, fact.value, _around(fact, whole, arounds))
    if is_of_statement(fact.relation):
        return _Told(fact.slot, "", "", _around(fact, whole, arounds))
    return None


def _around(fact: FactMention, whole: Sequence[Proposition], known: dict[Hashable, _Around]) -> _Around:
    inner = innermost(whole, fact.start, fact.end)
    content, names, is_negated = (inner.content, inner.names, inner.is_negated) if inner else ((), (), False)
    key = (content, names, is_negated, tuple([one.content for one in whole]))
    found = known.get(key)
    if found is None:
        found = known[key] = _Around(
            proposition=frozenset(content),
            sentence=frozenset(word for one in whole for word in one.content),
            names=frozenset(word for name in names for word in words_of(name)),
            is_negated=is_negated,
        )
    return found


def by_name(given: Sequence[Given]) -> list[list[Given]]:
    """Grouped by equal referents."""
    groups: dict[str, list[Given]] = {}
    for item in given:
        groups.setdefault(item.fact.about, []).append(item)
    return list(groups.values())


def same_referent(given: Sequence[Given]) -> list[list[Given]]:
    """Grouped by what was acted on: "working group" and "drug policy working group" can be one, two groups not."""
    groups: list[list[Given]] = []
    for item in sorted(given, key=lambda item: -len(item.fact.about.split())):
        words = item.fact.about.split()
        fitting = [
            group
            for group in groups
            if words[-1] == group[0].fact.about.split()[-1] and set(words) <= set(group[0].fact.about.split())
        ]
        if len(fitting) == 1:
            fitting[0].append(item)
        else:
            groups.append([item])
    return groups


def of_one_statement(given: Iterable[Given], last: Held) -> list[list[Given]]:
    """Values grouped by the statement around them, for values that have no referent of their own."""
    return _grouped(given, lambda one, other: _say_the_same(one.around, other.around), last)


@dataclass(slots=True)
class _Fitting:
    """The groups that what is told fits, of those whose firsts it was held against."""

    groups: list[int] = field(default_factory=list)
    seen: int = 0
    among: int = 0  # the first so many groups, one of which was chosen
    chosen: int | None = None

    def choose(self, mine: _Told, firsts: Sequence[_Told], fits: Callable[[_Told, _Told], bool]) -> None:
        """Among all that there are; it is held against those firsts alone that are new."""
        for number in range(self.seen, len(firsts)):
            if fits(mine, firsts[number]):
                self.groups.append(number)
        self.among = len(firsts)
        self.seen = max(self.seen, self.among)
        self.chosen = _most_alike(mine, firsts, [number for number in self.groups if number < self.among])

    def forget_from(self, group: int) -> None:
        """Other groups follow than those that it was held against."""
        self.groups = [number for number in self.groups if number < group]
        self.seen, self.among = min(self.seen, group), -1


@dataclass(slots=True)
class Held:
    """The groups that values were put in, for the next comparison: as far as the same firsts come, nothing that was told
    is held against them again."""

    firsts: list[_Told] = field(default_factory=list)
    fitting: dict[_Told, _Fitting] = field(default_factory=dict)


def _most_alike(mine: _Told, firsts: Sequence[_Told], groups: Sequence[int]) -> int | None:
    """None where two are equally alike."""
    if len(groups) < 2:
        return groups[0] if groups else None
    ranked = sorted(
        (_likeness(mine.around.sentence, firsts[number].around.sentence), number) for number in groups
    )
    return ranked[-1][1] if ranked[-1][0] > ranked[-2][0] else None


def _grouped(given: Iterable[Given], fits: Callable[[_Told, _Told], bool], last: Held) -> list[list[Given]]:
    """Each value in the one group whose first it fits, or in that whose sentence is most alike; where two are equally
    alike, or none fits, in a group of its own. What is told alike is held against each first once."""
    groups: list[list[Given]] = []
    firsts: list[_Told] = []
    known: dict[_Told, _Fitting] = {}
    for item in given:
        if (mine := item.told) is None:
            continue
        fitting = known.get(mine)
        if fitting is None:
            fitting = known[mine] = last.fitting.get(mine) or _Fitting()
        if fitting.among != len(firsts):
            fitting.choose(mine, firsts, fits)
        if fitting.chosen is not None:
            groups[fitting.chosen].append(item)
            continue
        if len(firsts) < len(last.firsts) and mine != last.firsts[len(firsts)]:
            for one in last.fitting.values():
                one.forget_from(len(firsts))
            last.firsts = []
        groups.append([item])
        firsts.append(mine)
    last.firsts, last.fitting = firsts, known
    return groups


def _say_the_same(one: _Around, other: _Around) -> bool:
    """Nearly the same content words in both, and none of the odd ones a name: "in Porto", "in Faro" are two.

    A short clause says too little by itself; the whole sentence must then be nearly the same.
    """
    odd = one.proposition ^ other.proposition
    if one.is_negated != other.is_negated or odd & (one.names | other.names):
        return False
    if _likeness(one.proposition, other.proposition) < _LEAST_OF_ONE_STATEMENT:
        return False
    return (
        len(one.proposition & other.proposition) >= _LEAST_SHARED_TO_DIFFER
        or _likeness(one.sentence, other.sentence) >= _LEAST_OF_ONE_SENTENCE
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared words ÷ all words of both."""
    return len(one & other) / max(1, len(one | other))


def one_per_document(given: Iterable[Given]) -> list[Given]:
    """The fullest value of each document; none where it gives two that cannot both hold."""
    chosen: dict[str, Given | None] = {}
    for item in given:
        known = chosen.setdefault(item.document, item)
        if known is item or known is None or known.fact.value == item.fact.value:
            continue
        if compare(item.fact.slot, item.fact.value, known.fact.value) == "different":
            chosen[item.document] = None
        elif fuller_of(item.fact.slot, known.fact.value, item.fact.value) == item.fact.value:
            chosen[item.document] = item
    return [item for item in chosen.values() if item is not None]


def of_one_thing(given: Iterable[Given], last: Held) -> list[list[Given]]:
    """Figures grouped by what they count: one referent holds the other, and the same is said around them."""
    return _grouped(given, _count_one_thing, last)


def _count_one_thing(one: _Told, other: _Told) -> bool:
    return _is_nested(_words(one.about), _words(other.about)) and (
        _are_said_of_one(one, other) or _say_the_same(one.around, other.around)
    )


@lru_cache(maxsize=5_000)
def _words(about: str) -> frozenset[str]:
    return frozenset(about.split())


def of_one_work(event: EventView, given: Sequence[Given]) -> list[list[Given]]:
    """What is expected of a work, grouped by the work.

    "It" and "the project" are the work that another text names if this text names it too, and no second one fits.
    """
    groups: list[list[Given]] = []
    for item in sorted(given, key=lambda item: item.fact.about == ANY_WORK):
        fitting = [group for group in groups if all(_is_one_work(event, item, other) for other in group)]
        if len(fitting) == 1:
            fitting[0].append(item)
        elif not fitting:
            groups.append([item])
    return groups


def _is_one_work(event: EventView, one: Given, other: Given) -> bool:
    first, second = (set(item.fact.about.split()) - {ANY_WORK} for item in (one, other))
    if first and second:  # the noun comes last: the foundations of a bridge are no bridge
        is_one_noun = one.fact.about.split()[-1] == other.fact.about.split()[-1]
        return is_one_noun and _is_nested(first, second)
    named, unnamed = (first, other) if first else (second, one)
    return named <= set(words_of(event.document(unnamed.document).text))


def _are_said_of_one(one: _Told, other: _Told) -> bool:
    """Whether two figures stand in the same claim. To call them different, more must be shared: two reports of
    "people killed" can be of two attacks."""
    first, second = one.around.proposition, other.around.proposition
    shared = len(first & second)
    if shared / max(1, min(len(first), len(second))) < _LEAST_SHARED_CONTENT:
        return False
    if compare(one.slot, one.value, other.value) != "different":
        return True
    return shared >= _LEAST_SHARED_TO_DIFFER


def _is_nested(one: Set[str], other: Set[str]) -> bool:
    return one <= other or other <= one
