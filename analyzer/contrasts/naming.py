"""The naming grid: every label that each outlet uses for an actor, and the names given to the event."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

import msgspec

from analyzer.contrasts.people import People, people_of
from analyzer.discourse.normalising import KNOWN_ABBREVIATIONS, Normaliser, find_abbreviations
from analyzer.discourse.occasions import EVENT_NAME
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, Document, FactMention, Target, Zone

_LEAST_DOCUMENTS = 2
"""An actor of one text alone has nothing beside it."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "we", "i", "who"}
)


_Kind = Literal["person", "organisation", "place", "event"]


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
    kind: _Kind
    values: tuple[Label, ...]
    evidence: tuple[LabelSpan, ...]  # one for each use, in order of the text
    documents: int  # how many documents name it


class _Uses(msgspec.Struct, frozen=True, gc=False):
    """Of one actor in one document, in order of the text."""

    labels: tuple[str, ...]
    spans: tuple[LabelSpan, ...]

    @classmethod
    def of(cls, found: Iterable[tuple[str, LabelSpan]]) -> _Uses:
        labels, spans = zip(*sorted(found, key=_place), strict=True)
        return cls(labels, spans)

    def and_more(self, others: _Uses) -> _Uses:
        return self.of(zip(self.labels + others.labels, self.spans + others.spans, strict=True))


def _place(use: tuple[str, LabelSpan]) -> int:
    return use[1].start


@contrast(
    Card(
        key="naming",
        title="Names for actors and for the event",
        unit="count",
        low=0.0,
        rises_with="more uses of a label",
        source="CODEBOOK §5; ANALYSIS §C9",
        version=2,
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
    actors = _actors(event, people)
    rows = [
        row
        for (kind, name), by_document in sorted(actors.items(), key=lambda item: _weight(item[1]))
        if len(by_document) >= _LEAST_DOCUMENTS
        for row in _rows(kind, name, by_document)
    ]
    return (*_event_rows(event), *rows)


def _weight(by_document: Mapping[str, _Uses]) -> tuple[int, int]:
    """Actors of most documents first, then those named most."""
    return -len(by_document), -sum([len(uses.labels) for uses in by_document.values()])


def _rows(kind: _Kind, name: str, by_document: Mapping[str, _Uses]) -> Iterator[NamingRow]:
    for document, uses in by_document.items():
        yield NamingRow(document, name, kind, _counted(uses.labels), uses.spans, len(by_document))


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

_ActorKey = tuple[_Kind, str]


class _Named(msgspec.Struct, frozen=True, gc=False):
    """All that a document alone tells of an actor."""

    kind: _Kind
    name: str
    plain: tuple[str, ...]  # all its names, made equal
    uses: _Uses | None  # none where it has only pronouns


def _actors(event: EventView, people: People) -> dict[_ActorKey, dict[str, _Uses]]:
    """Actor → document → uses. People are joined by name; bodies, places, and people of whom no document says more than
    one word, by any name in common."""
    found: dict[_ActorKey, dict[str, _Uses]] = defaultdict(dict)
    known: dict[str | int | tuple[str | int, ...], _ActorKey] = {}
    named = event.memory.of_texts("naming", tuple(event.analyses.values()), _named_in)
    for document, of_text in zip(event.analyses, named, strict=True):
        for actor in of_text:
            key = _key(document, actor, people, known)
            if actor.uses is not None:
                mine = found[key]
                mine[document] = mine[document].and_more(actor.uses) if document in mine else actor.uses
    return found


def _key(
    document: str,
    actor: _Named,
    people: People,
    known: dict[str | int | tuple[str | int, ...], _ActorKey],
) -> _ActorKey:
    """``known``: whose a name is, and whose are the names of one actor of a text. Neither changes any more."""
    person = people.person(document, actor.name) if actor.kind != "place" else None
    if person is not None and person not in people.bare:
        return "person", people.names[person]
    names: tuple[str | int, ...] = actor.plain if person is None else (*actor.plain, person)
    if names not in known:
        key = next((known[name] for name in names if name in known), (actor.kind, actor.name))
        for name in (*names, names):
            known.setdefault(name, key)
    return known[names]


def _named_in(analyses: Iterable[Analysis]) -> Iterator[list[_Named]]:
    """The actors of each text."""
    normalise: dict[tuple[object, ...], Callable[[str], str]] = {}
    for analysis in analyses:
        # Few texts define short forms of their own: what is one name in one of them is the same in all others.
        defined = find_abbreviations(analysis.document.text)
        forms = tuple(defined.items())
        if forms not in normalise:
            normalise[forms] = cache(Normaliser({**defined, **KNOWN_ABBREVIATIONS}).name)
        zones, plain = _Zones(analysis.document), normalise[forms]
        yield [
            _Named(
                target.kind,
                target.name,
                tuple(sorted({plain(alias) for alias in (target.name, *target.aliases)})),
                _uses(analysis.document, target, zones),
            )
            for target in analysis.targets
        ]


def _uses(document: Document, target: Target, zones: _Zones) -> _Uses | None:
    """Where the text names the target; pronouns are no labels."""
    text = document.text
    titles = sorted(target.titles, key=len, reverse=True)
    found = []
    for mention in target.mentions:
        start = _with_title(text, mention.start, titles) if titles else mention.start
        label = _label(text[start : mention.end])
        if label:
            found.append((label, LabelSpan(document.id, start, mention.end, zones.at(start))))
    return _Uses.of(found) if found else None


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
    of_texts = event.memory.of_texts("naming.event", tuple(event.analyses.values()), _event_names_in)
    facts = [(name, fact) for name, those in zip(event.analyses, of_texts, strict=True) for fact in those]
    kinds: dict[str, set[str]] = {}
    for document, fact in facts:
        kinds.setdefault(fact.about, set()).add(document)
    main = max(kinds, key=lambda kind: len(kinds[kind]), default=None)
    if main is None or len(kinds[main]) < _LEAST_DOCUMENTS:
        return
    uses: dict[str, list[tuple[str, LabelSpan]]] = {}
    for document, fact in facts:
        if fact.about == main:
            zone = _Zones(event.document(document)).at(fact.start)
            span = LabelSpan(document, fact.start, fact.end, zone)
            uses.setdefault(document, []).append((fact.value, span))
    yield from _rows("event", main, {document: _Uses.of(found) for document, found in uses.items()})


def _event_names_in(analyses: Iterable[Analysis]) -> Iterator[list[FactMention]]:
    for analysis in analyses:
        yield [fact for fact in analysis.facts if fact.relation == EVENT_NAME]
