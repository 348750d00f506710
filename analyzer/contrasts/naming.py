"""The naming grid: every label that each outlet uses for an actor, and the names given to the event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import Literal

import msgspec

from analyzer.contrasts.people import People, people_of
from analyzer.discourse.normalising import KNOWN_ABBREVIATIONS, Normaliser, find_abbreviations
from analyzer.discourse.occasions import EVENT_NAME
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, Document, Target, Zone

_LEAST_DOCUMENTS = 2
"""An actor of one text alone has nothing beside it."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "we", "i", "who"}
)


class Label(msgspec.Struct, frozen=True, gc=False):
    text: str
    count: int


class LabelSpan(msgspec.Struct, frozen=True, gc=False):
    document: str
    start: int
    end: int
    zone: Zone


class NamingRow(msgspec.Struct, frozen=True, gc=False):
    """What one document calls one actor, or the event. values: labels, the most frequent first."""

    document: str
    what: str  # canonical name of the actor; of the event its kind: "meeting"
    kind: Literal["person", "organisation", "place", "event"]
    values: tuple[Label, ...]
    evidence: tuple[LabelSpan, ...]  # one for each use, in order of the text
    documents: int  # how many documents name it


_Use = tuple[int, str, LabelSpan]
"""Where a label stands in its document, the label, and its span."""


@contrast(
    Card(
        key="naming",
        title="Names for actors and for the event",
        unit="count",
        low=0.0,
        rises_with="more uses of a label",
        source="CODEBOOK §5; ANALYSIS §C9",
        order=90,
    )
)
def naming(event: EventView) -> tuple[NamingRow, ...]:
    """Each label that a text uses for an actor that two or more texts name, and for the event itself.

    Counts:    uses of each label: names with the title before them, short forms; event nouns with their modifiers.
    Evidence:  every use.
    No value:  no row for an actor that only one text names.
    Blind to:  descriptions without a name ("the drug czar's office" may be the same body: a person must say so).
    Departs:   –
    """
    people = people_of(event)
    actors = _actors(event.analyses, people)
    rows = [
        row
        for (kind, name), by_document in sorted(actors.items(), key=lambda item: _weight(item[1]))
        if len(by_document) >= _LEAST_DOCUMENTS
        for row in _rows(kind, name, by_document)
    ]
    return (*_event_rows(event), *rows)


def _weight(by_document: Mapping[str, Sequence[_Use]]) -> tuple[int, int]:
    """Actors of most documents first, then those named most."""
    return -len(by_document), -sum(map(len, by_document.values()))


def _rows(
    kind: Literal["person", "organisation", "place", "event"],
    name: str,
    uses: Mapping[str, list[_Use]],
) -> Iterator[NamingRow]:
    for document, found in uses.items():
        _, labels, spans = zip(*sorted(found, key=itemgetter(0)), strict=True)
        yield NamingRow(document, name, kind, _counted(labels), spans, len(uses))


@lru_cache(maxsize=5_000)
def _counted(labels: tuple[str, ...]) -> tuple[Label, ...]:
    """Remembered, because most documents use the same few labels."""
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return tuple(
        Label(text, count) for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


class _Zones:
    """In which zone of a document an offset lies."""

    def __init__(self, document: Document) -> None:
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in document.sentences]

    def at(self, offset: int) -> Zone:
        number = bisect_right(self._starts, offset) - 1
        is_inside = number >= 0 and offset < self._sentences[number].end
        return self._sentences[number].zone if is_inside else "body"


# --- actors -------------------------------------------------------------------------------------------------

_ActorKey = tuple[Literal["person", "organisation", "place", "event"], str]


def _actors(analyses: Mapping[str, Analysis], people: People) -> dict[_ActorKey, dict[str, list[_Use]]]:
    """Actor → document → uses. People are joined by name, bodies and places by any name in common."""
    found: dict[_ActorKey, dict[str, list[_Use]]] = {}
    known: dict[str, _ActorKey] = {}
    plain: dict[tuple[object, ...], Callable[[str], str]] = {}
    for document, analysis in analyses.items():
        # Few texts define short forms of their own: what is one name in one of them is the same in all others.
        defined = find_abbreviations(analysis.document.text)
        forms = tuple(defined.items())
        if forms not in plain:
            plain[forms] = cache(Normaliser({**defined, **KNOWN_ABBREVIATIONS}).name)
        zones = _Zones(analysis.document)
        for target in analysis.targets:
            key = _key(document, target, people, plain[forms], known)
            uses = _uses(document, analysis.document.text, target, zones)
            if uses:
                found.setdefault(key, {}).setdefault(document, []).extend(uses)
    return found


def _key(
    document: str, target: Target, people: People, plain: Callable[[str], str], known: dict[str, _ActorKey]
) -> _ActorKey:
    person = people.person(document, target.name) if target.kind != "place" else None
    if person is not None:
        return "person", people.names[person]
    names = {plain(alias) for alias in (target.name, *target.aliases)}
    key = next((known[name] for name in sorted(names) if name in known), (target.kind, target.name))
    for name in names:
        known.setdefault(name, key)
    return key


def _uses(document: str, text: str, target: Target, zones: _Zones) -> list[_Use]:
    """Where the text names the target; pronouns are no labels."""
    titles = sorted(target.titles, key=len, reverse=True)
    found = []
    for mention in target.mentions:
        start = _with_title(text, mention.start, titles) if titles else mention.start
        label = _label(text[start : mention.end])
        if label:
            span = LabelSpan(document, start, mention.end, zones.at(start))
            found.append((start, label, span))
    return found


@lru_cache(maxsize=5_000)
def _label(words: str) -> str:
    """On one line; empty for a pronoun."""
    label = " ".join(words.split())
    return "" if label.lower() in _PRONOUNS else label


def _with_title(text: str, start: int, titles: Sequence[str]) -> int:
    """Where the label starts: at the title directly before the name, if there is one."""
    before = text[:start].rstrip()
    title = next((title for title in titles if before.endswith(title)), "")
    return len(before) - len(title) if title else start


# --- the event ----------------------------------------------------------------------------------------------


def _event_rows(event: EventView) -> Iterator[NamingRow]:
    """Names for the event, of the kind that most documents tell of."""
    facts = [
        (document, fact)
        for document, analysis in event.analyses.items()
        for fact in analysis.facts
        if fact.relation == EVENT_NAME
    ]
    kinds: dict[str, set[str]] = {}
    for document, fact in facts:
        kinds.setdefault(fact.about, set()).add(document)
    main = max(kinds, key=lambda kind: len(kinds[kind]), default=None)
    if main is None or len(kinds[main]) < _LEAST_DOCUMENTS:
        return
    uses: dict[str, list[_Use]] = {}
    for document, fact in facts:
        if fact.about == main:
            zone = _Zones(event.document(document)).at(fact.start)
            span = LabelSpan(document, fact.start, fact.end, zone)
            uses.setdefault(document, []).append((fact.start, fact.value, span))
    yield from _rows("event", main, uses)
