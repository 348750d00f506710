"""Tone towards each actor, document beside document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec

from analyzer.contrasts.people import People, people_of
from analyzer.measure import Card, EventView, contrast
from analyzer.statistics import told_apart
from analyzer.types import Analysis, Evidence, Sentence, Target, Value

MEASURE = "tone.actors"
_SIDE = re.compile(r": (?:well|ill)\b")
"""Between the actor and the rest of the label of a word that pulled."""
FEWEST_SENTENCES = 3
"""Fewer mentions make an anecdote, not a tone."""
FEWEST_TEXTS = 2
"""One text alone stands beside nothing."""
MOST_APART = 60
"""Texts named beside one: in a larger event a list of all would be as long as the event, in every row."""


class ToneRow(msgspec.Struct, frozen=True, gc=False):
    """How one document speaks of one actor. No value under three sentences that mention the actor."""

    document: str
    what: str  # the actor: a person's fullest name, or the commonest of a body or place
    kind: str  # person, organisation or place: what most documents take the actor for
    value: Value | None  # −1..1, all voices; count = sentences that are not neutral
    own: Value | None  # in the outlet's own words alone
    reason: str | None
    told_apart_from: tuple[str, ...]  # documents whose interval for this actor does not overlap, 60 at most
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
        version=2,
        order=110,
    )
)
def tone(event: EventView) -> tuple[ToneRow, ...]:
    """Actors that two texts or more mention, and one of them often enough, with each text's tone.

    Finds:     mean tone of the sentences that mention the actor, and from whom it can be told apart; in an event of
               more than sixty texts, the sixty that lie furthest away.
    No value:  under three such sentences.
    Blind to:  what the measure is blind to.
    """
    return tuple([row for told in _actors(event) if len(told) >= FEWEST_TEXTS for row in _rows(told)])


_Key = str | int
"""A name, or the number of a person."""


class _Told(msgspec.Struct, frozen=True, gc=False):
    """What a document alone tells of an actor."""

    target: Target
    names: tuple[str, ...]  # by which a document that names the same may know it
    value: Value | None
    own: Value | None
    evidence: tuple[Evidence, ...]


def _rows(told: Mapping[str, _Told]) -> Iterator[ToneRow]:
    """Of one actor; none where no document speaks of it often enough."""
    known = {document: one.value for document, one in told.items() if one.value is not None}
    if not known:
        return
    kind = _commonest([one.target.kind for one in told.values()])
    name = _name_of(Counter([one.target.name for one in told.values()]), kind)
    apart = told_apart(known, MOST_APART)
    for document, one in told.items():
        reason = None if one.value else f"fewer than {FEWEST_SENTENCES} sentences mention this actor"
        others = apart.get(document, ())
        yield ToneRow(document, name, kind, one.value, one.own, reason, others, one.evidence)


def _name_of(names: Counter[str], kind: str) -> str:
    """A person's fullest name; of a body or place the one that most documents give, for the fullest may be a slip of the
    reading ("Former White House")."""
    return max(names, key=lambda name: (kind == "person" or names[name], len(name.split()), len(name), name))


def _commonest(kinds: Collection[str]) -> str:
    counts = Counter(kinds)
    return max(counts, key=lambda kind: (counts[kind], kind))


def _actors(event: EventView) -> list[dict[str, _Told]]:
    """Each actor of the event: document → what it tells of it.

    People are joined by name rules. Bodies and places are joined where a name or an alias is equal, whichever of the two
    a document takes them for; so are people of whom no document says more than one word: "Lindholm" may be a town.
    """
    people = people_of(event)
    of_texts = event.memory.of_texts("tone", tuple(event.analyses.values()), lambda new: map(_told_by, new))
    actors: list[dict[str, _Told]] = []
    holding: dict[_Key, set[int]] = defaultdict(set)  # the numbers of the actors that have it
    having: dict[
        tuple[_Key, ...], list[int]
    ] = {}  # of those that have one of these, as long as none has a key more
    for document, of_text in zip(event.analyses, of_texts, strict=True):
        for told in of_text:
            keys = _keys(told, document, people)
            if keys not in having:
                having[keys] = sorted(set().union(*[holding[key] for key in keys]))
            number = next((one for one in having[keys] if document not in actors[one]), len(actors))
            if number == len(actors):
                actors.append({})
            actors[number][document] = told
            for key in keys:
                if number not in holding[key]:
                    holding[key].add(number)
                    having.clear()
    return actors


def _keys(told: _Told, document: str, people: People) -> tuple[_Key, ...]:
    """By which the actor is known to other documents too."""
    target = told.target
    person = people.person(document, target.name) if target.kind != "place" else None
    if person is None:
        return told.names
    return (*told.names, person) if person in people.bare else (person,)


def _told_by(analysis: Analysis) -> list[_Told]:
    finding, sentences = analysis.measurements.get(MEASURE), analysis.document.sentences
    starts, parts = [sentence.start for sentence in sentences], finding.parts if finding else {}
    pulls: dict[str, list[Evidence]] = defaultdict(list)
    for one in finding.evidence if finding else ():
        pulls[_SIDE.split(one.label, maxsplit=1)[0]].append(one)
    return [
        _Told(
            target,
            tuple({name.casefold() for name in (target.name, *target.aliases)}),
            _of_enough(parts.get(target.name)),
            _of_enough(parts.get(f"{target.name}/own")),
            tuple(pulls.get(target.name) or _mentions(sentences, starts, target)),
        )
        for target in analysis.targets
    ]


def _of_enough(value: Value | None) -> Value | None:
    return value if value and (value.n or 0) >= FEWEST_SENTENCES else None


def _mentions(sentences: Sequence[Sentence], starts: Sequence[int], target: Target) -> Iterator[Evidence]:
    """What was looked at and pulled nowhere."""
    for mention in target.mentions:
        number = bisect_right(starts, mention.start) - 1
        if number >= 0 and mention.start < sentences[number].end:
            yield Evidence(mention.start, mention.end, "mentioned", sentences[number].zone)
