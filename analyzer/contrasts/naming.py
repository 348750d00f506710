"""The naming grid: every label that each outlet uses for an actor, and the names given to the event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.contrasts.people import People, people_of
from analyzer.discourse.normalising import Normaliser
from analyzer.discourse.occasions import EVENT_NAME
from analyzer.measure import Card, EventView, contrast
from analyzer.types import Analysis, FactMention, Mention, Target, Zone

_LEAST_DOCUMENTS = 2
"""An actor of one text alone has nothing beside it."""
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "we", "i", "who"}
)


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class LabelSpan:
    document: str
    start: int
    end: int
    zone: Zone


@dataclass(frozen=True, slots=True)
class NamingRow:
    """What one document calls one actor, or the event. values: labels, the most frequent first."""

    document: str
    what: str  # canonical name of the actor; of the event its kind: "meeting"
    kind: Literal["person", "organisation", "place", "event"]
    values: tuple[Label, ...]
    evidence: tuple[LabelSpan, ...]  # one for each use, in order of the text
    documents: int  # how many documents name it


@dataclass(frozen=True)
class _Use:
    """A label in its document."""

    document: str
    label: str
    start: int
    end: int


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
        for row in _rows(event, kind, name, by_document)
    ]
    return (*_event_rows(event), *rows)


def _weight(by_document: Mapping[str, Sequence[_Use]]) -> tuple[int, int]:
    """Actors of most documents first, then those named most."""
    return -len(by_document), -sum(map(len, by_document.values()))


def _rows(
    event: EventView,
    kind: Literal["person", "organisation", "place", "event"],
    name: str,
    uses: Mapping[str, list[_Use]],
) -> Iterator[NamingRow]:
    for document in event.analyses:
        if document not in uses:
            continue
        inside = sorted(uses[document], key=lambda use: use.start)
        yield NamingRow(
            document=document,
            what=name,
            kind=kind,
            values=_counted(use.label for use in inside),
            evidence=tuple(
                LabelSpan(document, use.start, use.end, _zone(event, document, use.start)) for use in inside
            ),
            documents=len(uses),
        )


def _counted(labels: Iterable[str]) -> tuple[Label, ...]:
    counts: dict[str, int] = {}
    for label in labels:
        counts[label] = counts.get(label, 0) + 1
    return tuple(
        Label(text, count) for text, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _zone(event: EventView, document: str, offset: int) -> Zone:
    sentences = event.document(document).sentences
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at].zone if at >= 0 and offset < sentences[at].end else "body"


# --- actors -------------------------------------------------------------------------------------------------

_ActorKey = tuple[Literal["person", "organisation", "place", "event"], str]


def _actors(analyses: Mapping[str, Analysis], people: People) -> dict[_ActorKey, dict[str, list[_Use]]]:
    """Actor → document → uses. People are joined by name, bodies and places by any name in common."""
    found: dict[_ActorKey, dict[str, list[_Use]]] = {}
    known: dict[str, _ActorKey] = {}
    for document, analysis in analyses.items():
        normaliser = Normaliser.of(analysis.document.text)
        for target in analysis.targets:
            key = _key(document, target, people, normaliser, known)
            uses = [use for use in _uses(analysis, target) if use.label.lower() not in _PRONOUNS]
            if uses:
                found.setdefault(key, {}).setdefault(document, []).extend(uses)
    return found


def _key(
    document: str, target: Target, people: People, normaliser: Normaliser, known: dict[str, _ActorKey]
) -> _ActorKey:
    person = people.person(document, target.name) if target.kind != "place" else None
    if person is not None:
        return "person", people.names[person]
    names = {normaliser.name(alias) for alias in (target.name, *target.aliases)}
    key = next((known[name] for name in sorted(names) if name in known), (target.kind, target.name))
    for name in names:
        known.setdefault(name, key)
    return key


def _uses(analysis: Analysis, target: Target) -> Iterator[_Use]:
    text = analysis.document.text
    titles = sorted(target.titles, key=len, reverse=True)
    for mention in target.mentions:
        start = _with_title(text, mention, titles)
        yield _Use(analysis.document.id, " ".join(text[start : mention.end].split()), start, mention.end)


def _with_title(text: str, mention: Mention, titles: Sequence[str]) -> int:
    """Where the label starts: at the title directly before the name, if there is one."""
    before = text[: mention.start].rstrip()
    title = next((title for title in titles if before.endswith(title)), "")
    return len(before) - len(title) if title else mention.start


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
            uses.setdefault(document, []).append(_use(document, fact))
    yield from _rows(event, "event", main, uses)


def _use(document: str, fact: FactMention) -> _Use:
    return _Use(document, fact.value, fact.start, fact.end)
