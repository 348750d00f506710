"""Tone towards each actor, document beside document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

import msgspec

from analyzer.contrasts.people import people_of
from analyzer.measure import Card, EventView, contrast
from analyzer.statistics import told_apart_from
from analyzer.types import Analysis, Evidence, Sentence, Target, Value

MEASURE = "tone.actors"
FEWEST_SENTENCES = 3
"""Fewer mentions make an anecdote, not a tone."""


class ToneRow(msgspec.Struct, frozen=True, gc=False):
    """How one document speaks of one actor. No value under three sentences that mention the actor."""

    document: str
    what: str  # the actor, by the fullest name that any document gives
    value: Value | None  # −1..1, all voices; count = sentences that are not neutral
    own: Value | None  # in the outlet's own words alone
    reason: str | None
    told_apart_from: tuple[str, ...]  # documents whose interval for this actor does not overlap
    evidence: tuple[Evidence, ...]


@contrast(
    Card(
        key="tone",
        title="Tone towards actors, side by side",
        unit="score",
        low=-1.0,
        high=1.0,
        rises_with="kinder words about the actor",
        source="as the measure of tone",
        order=110,
    )
)
def tone(event: EventView) -> tuple[ToneRow, ...]:
    """Actors that two texts or more mention, and one of them often enough, with each text's tone.

    Finds:     mean tone of the sentences that mention the actor, and from whom it can be told apart.
    No value:  under three such sentences.
    Blind to:  what the measure is blind to.
    """
    rows = []
    for actor, targets in _actors(event).items():
        if len(targets) < 2:
            continue
        values = {name: _values(event, name, target) for name, target in targets.items()}
        known = {name: everything for name, (everything, _) in values.items() if everything}
        if not known:
            continue
        for name, (everything, own) in values.items():
            apart = told_apart_from(everything, known) if everything else ()
            rows.append(_row(event, name, targets[name], actor, everything, own, apart))
    return tuple(rows)


def _row(
    event: EventView,
    name: str,
    target: Target,
    actor: str,
    everything: Value | None,
    own: Value | None,
    apart: tuple[str, ...],
) -> ToneRow:
    return ToneRow(
        document=name,
        what=actor,
        value=everything,
        own=own,
        reason=None if everything else f"fewer than {FEWEST_SENTENCES} sentences mention this actor",
        told_apart_from=apart,
        evidence=_evidence(event, name, target),
    )


def _values(event: EventView, name: str, target: Target) -> tuple[Value | None, Value | None]:
    """The document's tone towards the actor over all voices and in its own, where there is enough of it."""
    finding = event.analyses[name].measurements.get(MEASURE)
    parts = finding.parts if finding else {}
    everything, own = parts.get(target.name), parts.get(f"{target.name}/own")
    return (
        everything if everything and (everything.n or 0) >= FEWEST_SENTENCES else None,
        own if own and (own.n or 0) >= FEWEST_SENTENCES else None,
    )


def _evidence(event: EventView, name: str, target: Target) -> tuple[Evidence, ...]:
    """The words that pulled; where none did, the mentions that were looked at."""
    analysis = event.analyses[name]
    finding = analysis.measurements.get(MEASURE)
    sides = (f"{target.name}: well", f"{target.name}: ill")
    pulled = [one for one in finding.evidence if one.label.startswith(sides)] if finding else []
    return tuple(pulled or _mentions(analysis.document.sentences, target))


def _mentions(sentences: Sequence[Sentence], target: Target) -> Iterator[Evidence]:
    for mention in target.mentions:
        number = bisect_right(sentences, mention.start, key=attrgetter("start")) - 1
        if number >= 0 and mention.start < sentences[number].end:
            yield Evidence(mention.start, mention.end, "mentioned", sentences[number].zone)


def _actors(event: EventView) -> dict[str, dict[str, Target]]:
    """The event's actors by their fullest name: document → the target there. People are joined by name rules,
    bodies and places where a name or an alias is equal."""
    people = people_of(event)
    groups: list[dict[str, Target]] = []
    holding: dict[str, list[int]] = defaultdict(list)  # key → numbers of the groups that have it
    named = event.memory.of_texts("tone.names", tuple(event.analyses.values()), _names)
    for (name, analysis), of_targets in zip(event.analyses.items(), named, strict=True):
        for target, names in zip(analysis.targets, of_targets, strict=True):
            person = people.person(name, target.name) if target.kind == "person" else None
            keys = (f"person {person}",) if person is not None else names
            number = len(groups)
            for key in keys:
                for one in holding[key]:
                    if one < number and name not in groups[one]:
                        number = one
            if number == len(groups):
                groups.append({})
            groups[number][name] = target
            for key in keys:
                if number not in holding[key]:
                    holding[key].append(number)
    return {_fullest({target.name for target in found.values()}): found for found in groups}


def _names(analyses: Iterable[Analysis]) -> Iterator[list[tuple[str, ...]]]:
    """Of each text's targets: by what a text that names the same may know it."""
    for analysis in analyses:
        yield [
            tuple({f"{target.kind} {alias.casefold()}" for alias in (target.name, *target.aliases)})
            for target in analysis.targets
        ]


def _fullest(names: Iterable[str]) -> str:
    return max(names, key=lambda name: (len(name.split()), len(name), name))
