"""The same person under different names in different documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from analyzer.discourse import normalising
from analyzer.discourse.personal_names import names_of_two
from analyzer.identities import Identity, apart, plain
from analyzer.measure import EventView
from analyzer.memory import Memory, NoMemory
from analyzer.types import Analysis

_SHORTEST_ONE_EDIT = 4
"""Letters. One edit in a shorter name is a name of its own: Lee and Li, Tim and Tom."""


@dataclass(frozen=True)
class People:
    """Which target of which document is which person of the event. Persons are numbered from 0."""

    of_target: Mapping[tuple[str, str], int]
    names: tuple[str, ...]  # of each person: the fullest name, of equally full ones the most frequent
    bare: Set[int] = (
        frozenset()
    )  # to whom no document gives a first name or a title: "Lindholm" may be a town

    def person(self, document: str, name: str) -> int | None:
        """The person of a document's target. A name that the document takes for a body's is looked up by its words."""
        found = self.of_target.get((document, name))
        return self._by_name.get(name) if found is None else found

    @cached_property
    def _by_name(self) -> Mapping[str, int]:
        """The first person who bears a name in any document."""
        return {name: person for (_, name), person in reversed(list(self.of_target.items()))}


def people_of(event: EventView) -> People:
    """The event's people; joined once for all contrasts."""
    if "people" not in event.cache:
        event.cache["people"] = find_people(event.analyses, event.identities, event.memory)
    people: People = event.cache["people"]
    return people


@dataclass(slots=True)
class _Person:
    """One person while being joined."""

    members: list[tuple[str, str]] = field(default_factory=list)  # document, name
    documents: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)  # an ordered set: most documents write the same

    def add(self, document: str, name: str) -> None:
        self.members.append((document, name))
        self.documents.add(document)
        self.names[name] = None


def find_people(
    analyses: Mapping[str, Analysis], identities: Sequence[Identity] = (), memory: Memory | None = None
) -> People:
    """Join people across documents: same surname, and first names that fit together.

    One spelling edit is allowed in one of the names, unless a document knows both spellings: it would tell them apart.
    A name that fits two people of another document joins neither. Names that people told apart never join.
    """
    persons: list[_Person] = []
    by_surname: dict[str, dict[int, None]] = defaultdict(dict)  # as may be written → numbers of persons
    bearers: dict[str, list[int]] = {}  # name → who may bear it, as long as nobody has a name more
    known: set[str] = set()
    named = (memory or NoMemory()).of_texts("people", tuple(analyses.values()), _named)
    families, separate = frozenset[str]().union(*(one.shared for one in named)), apart(identities)
    for document, (names, _, _) in zip(analyses, named, strict=True):
        # Who is known by this very name comes first.
        for name in sorted(names, key=lambda name: name not in known):
            if name not in bearers:
                near = {one for spelling in _surname_spellings(name) for one in by_surname.get(spelling, ())}
                bearers[name] = [one for one in near if _may_bear(name, persons[one], families, separate)]
            fitting = [one for one in bearers[name] if document not in persons[one].documents]
            if len(fitting) != 1:
                fitting = [len(persons)]
                persons.append(_Person())
            if name not in persons[fitting[0]].names:
                bearers.clear()
                for spelling in _surname_spellings(name):
                    by_surname[spelling][fitting[0]] = None
            persons[fitting[0]].add(document, name)
        known.update(names)
    of_target = {member: number for number, person in enumerate(persons) for member in person.members}
    fullest = tuple(_name_of([name for _, name in person.members]) for person in persons)
    titled = {
        of_target[document, name]
        for document, one in zip(analyses, named, strict=True)
        for name in one.titled
    }
    bare = {person for person, name in enumerate(fullest) if len(words_of(name)) < 2}
    return People(of_target, fullest, bare - titled)


class _Named(NamedTuple):
    """The people whom a text names."""

    names: list[str]
    shared: frozenset[str]  # surnames that several of them bear: there, "Jr." tells two people apart
    titled: list[str]


def _named(analyses: Iterable[Analysis]) -> Iterator[_Named]:
    for analysis in analyses:
        people = [target for target in analysis.targets if target.kind == "person"]
        names = [target.name for target in people]
        surnames = Counter(_without_generation(words_of(name))[-1] for name in names if words_of(name))
        shared = frozenset(surname for surname, count in surnames.items() if count > 1)
        yield _Named(names, shared, [target.name for target in people if target.titles])


@lru_cache(maxsize=20_000)
def _surname_spellings(name: str) -> tuple[str, ...]:
    """The surname, and what is left of it without any one letter: surnames that one edit parts have one of these in
    common, so that a name is held against those few persons alone."""
    surname = "".join(_without_generation(words_of(name))[-1:])
    return tuple(dict.fromkeys([surname, *(surname[:at] + surname[at + 1 :] for at in range(len(surname)))]))


def _name_of(names: Sequence[str]) -> str:
    counts = Counter(names)
    return max(counts, key=lambda name: (len(words_of(name)), counts[name]))


def _may_bear(
    name: str, person: _Person, families: frozenset[str], separate: frozenset[frozenset[str]]
) -> bool:
    if not all(may_be_one(name, other) for other in person.names):
        return False
    if any(frozenset((plain(name), plain(other))) in separate for other in person.names):
        return False
    words = _without_generation(words_of(name))
    if not words or words[-1] not in families:
        return True
    return all(_generation(name) == _generation(other) for other in person.names)


def _generation(name: str) -> tuple[str, ...]:
    words = words_of(name)
    return words[len(_without_generation(words)) :]


@lru_cache(maxsize=20_000)
def words_of(name: str) -> tuple[str, ...]:
    """The plain words of a name; remembered, because every document names the same people."""
    return tuple(normalising.words_of(name))


@lru_cache(maxsize=20_000)
def may_be_one(one: str, other: str) -> bool:
    """Whether two names can be one person's: "Ana Mori", "Ana Lucia Mori", "Anna Mori", "A. Mori", "Mori"."""
    if names_of_two(words_of(one), words_of(other)):
        return False
    first, second = _without_generation(words_of(one)), _without_generation(words_of(other))
    if not first or not second or not (first[-1] == second[-1] or is_one_edit(first[-1], second[-1])):
        return False
    if len(first) == 1 or len(second) == 1:
        return first[-1] == second[-1]
    edits = (first[-1] != second[-1]) + (first[0] != second[0] and not _is_initial(first[0], second[0]))
    if edits > 1 or not (
        first[0] == second[0] or _is_initial(first[0], second[0]) or is_one_edit(first[0], second[0])
    ):
        return False
    shorter, longer = sorted((first[1:-1], second[1:-1]), key=len)
    return all(any(word == whole or _is_initial(word, whole) for whole in longer) for word in shorter)


def _without_generation(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[:-1] if len(words) > 1 and words[-1] in {"jr", "sr", "ii", "iii", "iv"} else words


def _is_initial(one: str, other: str) -> bool:
    return (len(one) == 1 and other.startswith(one)) or (len(other) == 1 and one.startswith(other))


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter inserted, left out or replaced, or two swapped, makes one word the other."""
    if one == other or min(len(one), len(other)) < _SHORTEST_ONE_EDIT - (len(one) != len(other)):
        return False
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) == len(other):
        is_swap = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
        return is_swap or one[at + 1 :] == other[at + 1 :]
    return one[at:] == other[at + 1 :]


def is_spelling(one: str, other: str) -> bool:
    """Whether two full names of one person differ by one edit in one word; a middle name may be left out."""
    first, second = words_of(one), words_of(other)
    if len(first) != len(second):
        first, second = (first[0], first[-1]), (second[0], second[-1])
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return len(differing) == 1 and is_one_edit(*differing[0])
