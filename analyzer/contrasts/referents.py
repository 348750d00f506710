"""Facts of several documents brought together by what they are about. No shared referent, no group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyzer.contrasts.values import compare, fuller_of
from analyzer.discourse.normalising import words_of
from analyzer.discourse.scopes import innermost
from analyzer.discourse.works import ANY_WORK
from analyzer.measure import EventView
from analyzer.types import FactMention, Proposition

_LEAST_SHARED_CONTENT = 0.5
"""Share of the shorter proposition's content words. Two figures are of one thing only if the same is said of them."""
_LEAST_SHARED_TO_DIFFER = 4
"""Content words: who, what, and two more. Below it, another number is as likely to be of another thing."""
_LEAST_OF_ONE_STATEMENT = 0.7
"""Share of all content words of both: one synonym in six words, not two."""
_LEAST_OF_ONE_SENTENCE = 0.8
"""The same for a whole sentence around a short clause: copied but for a word or two."""


@dataclass(frozen=True, slots=True)
class Given:
    """A fact in its document."""

    document: str
    fact: FactMention


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


def of_one_statement(event: EventView, given: Sequence[Given]) -> list[list[Given]]:
    """Values grouped by the statement around them, for values that have no referent of their own."""
    groups: list[list[Given]] = []
    around = {item: _around(event, item) for item in given}
    for item in given:
        fitting = [group for group in groups if _say_the_same(around[item], around[group[0]])]
        _join(item, fitting, groups, around)
    return groups


@dataclass(frozen=True, slots=True)
class _Around:
    """The content words around a value: of its proposition and of the whole sentence."""

    proposition: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    is_negated: bool


def _around(event: EventView, item: Given) -> _Around:
    inner = _proposition(event, item)
    whole = event.propositions_in(item.document, item.fact.sentence)
    return _Around(
        proposition=frozenset(inner.content) if inner else frozenset(),
        sentence=frozenset(word for p in whole for word in p.content),
        names=frozenset(word for name in (inner.names if inner else ()) for word in words_of(name)),
        is_negated=bool(inner and inner.is_negated),
    )


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
        known = chosen.get(item.document, item)
        if known is None or compare(item.fact.slot, item.fact.value, known.fact.value) == "different":
            chosen[item.document] = None
        elif fuller_of(item.fact.slot, known.fact.value, item.fact.value) == item.fact.value:
            chosen[item.document] = known if known.fact.value == item.fact.value else item
        else:
            chosen[item.document] = known
    return [item for item in chosen.values() if item is not None]


def of_one_thing(event: EventView, given: Sequence[Given]) -> list[list[Given]]:
    """Figures grouped by what they count: one referent holds the other, and the same is said around them."""
    groups: list[list[Given]] = []
    around = {item: _around(event, item) for item in given}
    for item in given:
        words = set(item.fact.about.split())
        fitting = [
            group
            for group in groups
            if _is_nested(words, set(group[0].fact.about.split()))
            and (_is_said_of_one(event, item, group[0]) or _say_the_same(around[item], around[group[0]]))
        ]
        _join(item, fitting, groups, around)
    return groups


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


def _join(
    item: Given, fitting: list[list[Given]], groups: list[list[Given]], around: Mapping[Given, _Around]
) -> None:
    """To the one group that fits, or the one whose sentence is most alike; where two are equally alike, to none."""
    alike = sorted(
        (_likeness(around[item].sentence, around[group[0]].sentence), n) for n, group in enumerate(fitting)
    )
    if len(alike) == 1 or (len(alike) > 1 and alike[-1][0] > alike[-2][0]):
        fitting[alike[-1][1]].append(item)
    else:
        groups.append([item])


def _is_said_of_one(event: EventView, one: Given, other: Given) -> bool:
    """Whether two figures stand in the same claim. To call them different, more must be shared: two reports of
    "people killed" can be of two attacks."""
    first, second = _proposition(event, one), _proposition(event, other)
    if first is None or second is None:
        return False
    shared = set(first.content) & set(second.content)
    if len(shared) / max(1, min(len(set(first.content)), len(set(second.content)))) < _LEAST_SHARED_CONTENT:
        return False
    if compare(one.fact.slot, one.fact.value, other.fact.value) != "different":
        return True
    return len(shared) >= _LEAST_SHARED_TO_DIFFER


def _is_nested(one: set[str], other: set[str]) -> bool:
    return one <= other or other <= one


def _proposition(event: EventView, item: Given) -> Proposition | None:
    inside = event.propositions_in(item.document, item.fact.sentence)
    return innermost(inside, item.fact.start, item.fact.end)
