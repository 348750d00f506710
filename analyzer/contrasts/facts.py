"""The fact ledger: what documents give as date, place, name, number, money or actor of the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import msgspec

from analyzer.alignment.conflicts import MOST_DAYS_APART_IF_RELATIVE
from analyzer.contrasts.people import People, is_spelling, people_of
from analyzer.contrasts.places import may_be_nested
from analyzer.contrasts.questions import question_of
from analyzer.contrasts.referents import (
    Given,
    Held,
    Kind,
    by_name,
    given_in,
    is_of_statement,
    is_of_thing,
    of_one_statement,
    of_one_thing,
    of_one_work,
    one_per_document,
    same_referent,
)
from analyzer.contrasts.values import RANKS, can_both_be_true, compare
from analyzer.discourse.dates import days_apart
from analyzer.discourse.normalising import KNOWN_ABBREVIATIONS, Normaliser
from analyzer.discourse.occasions import EVENT_NAME
from analyzer.discourse.works import COMPLETED, COST, GAIN
from analyzer.measure import Card, EventView, contrast
from analyzer.types import FactMention, FactRelation, Slot

_MOST_DAYS_APART = 31
"""Outlets err by days; a meeting dated two months away is another meeting."""


class FactValue(msgspec.Struct, frozen=True, gc=False):
    document: str
    sentence: int
    start: int
    end: int
    text: str
    value: str
    relation: FactRelation  # to the reference value of the row


@dataclass(frozen=True, slots=True)
class FactRow:
    """One slot of one thing. No value is the right one: relations are to the baseline's, or to the most frequent."""

    slot: Slot
    about: str
    relation: FactRelation  # the strongest of the values': different, then fuller, coarser, same
    exclusive: bool  # only one value can be true of the slot; if not, "both can be true"
    kind: Literal["spelling"] | None
    values: tuple[FactValue, ...]
    act: str = ""  # what ties value and referent: "held", "opened", "count:person"
    question: str = ""  # what the values answer, for people: "Who opened the meeting"


@contrast(
    Card(
        key="facts",
        title="Dates, places, names and numbers",
        unit="facts",
        rises_with="more values for the same slot of the same thing",
        source="CODEBOOK §5",
        version=3,
        order=40,
    )
)
def facts(event: EventView) -> tuple[FactRow, ...]:
    """What two or more texts give for one slot of the same thing, and how the values relate.

    Counts:    dates, places and length of the event's meeting (attack, vote, …), when somebody died,
               was arrested, resigned, who opened, hosted, led or signed
               what, when a work is to be done, what it costs and brings, other figures and sums of money, and
               the names and titles of people.
    Evidence:  the words that give the value, in each text.
    No value:  a text that gives two dates for one thing is left out of that row: which one it means is unclear.
    Blind to:  events that the opening of a text does not name; figures in other words ("a handful"); aliases.
    Departs:   –
    """
    people = people_of(event)
    of_texts = event.memory.of_texts("facts", tuple(event.analyses.values()), given_in)
    given: dict[Kind, list[Given]] = {}
    for of_text in of_texts:
        for kind, items in of_text.items():
            given.setdefault(kind, []).extend(items)
    rows = [
        *_value_rows(event, given),
        *_role_rows(event, given, people),
        *_person_rows(event, given, people),
    ]
    order = {"date": 0, "place": 1, "role": 2, "name": 3, "title": 4, "number": 5, "money": 6}
    return tuple(
        sorted(rows, key=lambda row: (order[row.slot], row.relation != "different", row.about, row.act))
    )


# --- dates, places, numbers, money --------------------------------------------------------------------------


def _value_rows(event: EventView, given: Mapping[Kind, Sequence[Given]]) -> Iterator[FactRow]:
    alike = {kind: found for kind, found in given.items() if kind[0] in ("date", "place", "number", "money")}
    known: dict[Kind, Held] = event.memory.shelf("facts", dict)
    for gone in known.keys() - alike.keys():
        del known[gone]
    for (slot, act), found in alike.items():
        for group in _grouped(event, act, found, known.setdefault((slot, act), Held())):
            chosen = one_per_document(group)
            if slot == "date":
                chosen = _near(event, chosen)
            if slot == "place":
                chosen = _told_apart(event, chosen)
            if len(chosen) >= 2:
                yield _row(event, chosen, is_exclusive=True)


def _grouped(event: EventView, act: str, given: Sequence[Given], last: Held) -> list[list[Given]]:
    if is_of_statement(act):
        return of_one_statement(given, last)
    if act == COMPLETED or act.startswith((GAIN, COST)):
        return of_one_work(event, given)
    return of_one_thing(given, last) if is_of_thing(act) else by_name(given)


def _near(event: EventView, given: Sequence[Given]) -> list[Given]:
    """Dates that can be meant of one event. Months apart, they are of two."""
    if not given:
        return []
    reference = _reference(event, given).fact
    return [
        item
        for item in given
        if (days_apart(item.fact.value, reference.value) or 0)
        <= (
            _MOST_DAYS_APART
            if _is_absolute(item.fact) and _is_absolute(reference)
            else MOST_DAYS_APART_IF_RELATIVE
        )
    ]


def _told_apart(event: EventView, given: Sequence[Given]) -> list[Given]:
    """Without places that may hold the reference or lie in it: "Geneva" and "Switzerland" are no disagreement."""
    if not given:
        return []
    reference = _reference(event, given).fact.value
    others = dict.fromkeys([item.fact.value for item in given])
    nested = {
        value
        for value in others
        if compare("place", value, reference) == "different" and may_be_nested(event, value, reference)
    }
    return [item for item in given if item.fact.value not in nested]


def _is_absolute(fact: FactMention) -> bool:
    """ "May 3" holds a figure, "on Tuesday" leans on the date of publication."""
    return any(character.isdigit() for character in fact.text)


def _row(event: EventView, given: Sequence[Given], *, is_exclusive: bool) -> FactRow:
    first, reference = given[0].fact, _reference(event, given).fact
    differing = list(dict.fromkeys([item.fact.value for item in given]))  # most texts give the same few
    relations = {value: compare(first.slot, value, reference.value) for value in differing}
    values = tuple([_value(item, relations[item.fact.value]) for item in given])
    return FactRow(
        slot=first.slot,
        about=first.about,
        relation=strongest(values),
        exclusive=is_exclusive
        and not all(can_both_be_true(first.slot, value, reference.value) for value in differing),
        kind=None,
        values=values,
        act=first.relation,
        question=question_of(event, given, first.about, is_spelling=False),
    )


def _reference(event: EventView, given: Sequence[Given]) -> Given:
    """The baseline's value where it has one, else the most frequent, the earliest document's among equals."""
    of_baseline = next((item for item in given if item.document == event.baseline), None)
    if of_baseline is not None:
        return of_baseline
    counts = Counter([item.fact.value for item in given])
    most = max(counts.values())
    return next(item for item in given if counts[item.fact.value] == most)


def _value(item: Given, relation: FactRelation) -> FactValue:
    fact = item.fact
    return FactValue(item.document, fact.sentence, fact.start, fact.end, fact.text, fact.value, relation)


def strongest(values: Iterable[FactValue]) -> FactRelation:
    """The relation of a row by those of its values."""
    found = {value.relation for value in values}
    return next(relation for relation in ("different", "fuller", "coarser", "same") if relation in found)


# --- who did what -------------------------------------------------------------------------------------------


def _role_rows(event: EventView, given: Mapping[Kind, Sequence[Given]], people: People) -> Iterator[FactRow]:
    for found in [found for (slot, _), found in given.items() if slot == "role"]:
        for group in same_referent(found):
            if len({item.document for item in group}) >= 2:
                yield _role_row(event, group, people)


def _role_row(event: EventView, group: Sequence[Given], people: People) -> FactRow:
    places = {name: place for place, name in enumerate(event.analyses)}
    group = sorted(group, key=lambda item: (places[item.document], item.fact.start))
    actors: dict[str, set[str]] = {}
    for item in group:
        actors.setdefault(item.document, set()).add(_actor(item, people))
    counts = Counter(frozenset(named) for named in actors.values())
    reference = actors.get(event.baseline) or max(actors.values(), key=lambda named: counts[frozenset(named)])
    firsts: dict[tuple[str, str], Given] = {}
    for item in group:
        firsts.setdefault((item.document, _actor(item, people)), item)
    values = tuple(
        _value(item, _relation_of_sets(actors[item.document], reference)) for item in firsts.values()
    )
    about = min((item.fact.about for item in group), key=len)
    return FactRow(
        slot="role",
        about=about,
        relation=strongest(values),
        exclusive=any(item.fact.is_exclusive for item in group),
        kind=None,
        values=values,
        act=group[0].fact.relation,
        question=question_of(event, group, about, is_spelling=False),
    )


def _actor(item: Given, people: People) -> str:
    person = people.person(item.document, item.fact.value)
    return f"person {person}" if person is not None else Normaliser(KNOWN_ABBREVIATIONS).name(item.fact.value)


def _relation_of_sets(one: set[str], reference: set[str]) -> FactRelation:
    """Naming one of two leaders is coarser. Only where no actor is shared are the values different."""
    if one == reference:
        return "same"
    if one & reference:
        return "coarser" if len(one) <= len(reference) else "fuller"
    return "different"


# --- what people are called ---------------------------------------------------------------------------------


def _person_rows(
    event: EventView, given: Mapping[Kind, Sequence[Given]], people: People
) -> Iterator[FactRow]:
    by_person: dict[tuple[Slot, int], list[Given]] = {}
    for (slot, relation), found in given.items():
        if slot in ("name", "title") and relation != EVENT_NAME:
            for item in found:
                person = people.person(item.document, item.fact.about)
                if person is not None:
                    by_person.setdefault((slot, person), []).append(item)
    for (slot, person), group in by_person.items():
        chosen = _fullest(group)
        chosen = _comparable(event, chosen)
        if len({item.fact.value for item in chosen}) < 2 or len({item.document for item in chosen}) < 2:
            continue  # everybody says the same, or only one says anything
        row = _row(event, chosen, is_exclusive=False)
        names = [value.value for value in row.values]
        is_misspelt = slot == "name" and any(is_spelling(one, other) for one in names for other in names)
        name = people.names[person]
        yield replace(
            row,
            about=name,
            kind="spelling" if is_misspelt else None,
            question=question_of(event, chosen, name, is_spelling=is_misspelt),
        )


def _fullest(group: Sequence[Given]) -> list[Given]:
    """The fullest values of each document: of names every spelling, of titles the first."""
    longest: dict[str, int] = {}
    for item in group:
        longest[item.document] = max(longest.get(item.document, 0), len(item.fact.value.split()))
    kept: dict[tuple[str, str], Given] = {}
    for item in group:
        if len(item.fact.value.split()) == longest[item.document]:
            kept.setdefault((item.document, item.fact.value if item.fact.slot == "name" else ""), item)
    return list(kept.values())


def _comparable(event: EventView, given: Sequence[Given]) -> list[Given]:
    """Without values that say nothing against each other: a person may hold two posts and go by two names.

    Only ranks of one post, and spellings of one name, are told apart.
    """
    reference = _reference(event, given).fact.value
    return [
        item
        for item in given
        if compare(item.fact.slot, item.fact.value, reference) != "different"
        or (item.fact.slot == "title" and _differ_in_rank(item.fact.value, reference))
        or (item.fact.slot == "name" and is_spelling(item.fact.value, reference))
    ]


def _differ_in_rank(one: str, other: str) -> bool:
    """ "Deputy director" and "director" of one body, as far as both name it."""
    first, second = set(one.split()), set(other.split())
    posts = first - RANKS, second - RANKS
    return first & RANKS != second & RANKS and (posts[0] <= posts[1] or posts[1] <= posts[0])
