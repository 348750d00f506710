"""Tone towards actors: how the words that bear on an actor speak of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from analyzer import statistics
from analyzer.discourse.speakers import Speakers
from analyzer.discourse.syntax import Tree
from analyzer.learning.using import learned_or_ruled
from analyzer.measure import Card, Reading, measure
from analyzer.measures.learned import learned_tone
from analyzer.measures.own_voice import Voiced, Words, voiced_sentences
from analyzer.measures.polarity import LONGEST_SENTENCE, Toward, tone_towards
from analyzer.types import BODY_ZONES, Evidence, Finding, Mention, Value


@measure(
    Card(
        key="tone.actors",
        title="Tone towards actors",
        unit="score",
        low=-1.0,
        high=1.0,
        rises_with="kinder words about the actor",
        source="Hamborg and Donnay 2021, EACL (the task); Rashkin, Singh and Choi 2016, ACL (verbs and their roles)",
        uses=("actor_polarity", "evaluatives", "neutral_words"),
        version=2,
        order=60,
    )
)
def actors(reading: Reading) -> Finding:
    """Mean tone of the sentences that mention an actor, for each actor.

    Counts:    words that bear on the actor through the parse: verbs by the role they give it, other words by how they
               are tied to it; negation turns them, contrast weakens them. A sentence mentions an actor by name, or by
               "he" or "she" where the last person named fits. Parts: ``<name>`` over all voices, ``<name>/own`` over
               own-voice words; count = sentences not neutral.
    Evidence:  the words that pulled, labelled with the actor, the side, the entry and how the word is tied to it.
    No value:  no actor is mentioned in the body.
    Blind to:  irony, deeds that speak for themselves, other pronouns, and descriptions ("the ambassador").
    """
    return learned_or_ruled(
        reading,
        "tone",
        lambda model: _towards(reading, learned_tone(model)),
        lambda: _towards(reading, tone_towards),
    )


def _towards(reading: Reading, toward: Callable[[Words, Sequence[Mention]], Toward]) -> Finding:
    pronouns = _pronouns(reading)
    body = [
        voiced
        for voiced in voiced_sentences(reading)
        if reading.document.sentences[voiced.index].zone in BODY_ZONES
    ]
    parts: dict[str, Value] = {}
    series: dict[str, dict[int, float]] = {}
    evidence: list[Evidence] = []
    for target in reading.targets:
        mentions = (*target.mentions, *pronouns.get(target.name, ()))
        towards = {
            voiced.index: (voiced, found) for voiced in body if (found := _mentions_in(voiced, mentions))
        }
        if not towards:
            continue
        readings = {index: toward(v.all, found) for index, (v, found) in towards.items()}
        own = [toward(v.own, found).tone for v, found in towards.values() if v.own.count]
        series[target.name] = {index: toward.tone for index, toward in readings.items()}
        parts[target.name] = _mean(list(series[target.name].values()))
        if own:
            parts[f"{target.name}/own"] = _mean(own)
        evidence += _evidence(reading, target.name, readings)
    if not parts:
        return Finding(reason="no person, body or place is named in the body")
    return Finding(parts=parts, evidence=tuple(evidence), by_sentence=series)


def _pronouns(reading: Reading) -> dict[str, list[Mention]]:
    """Where "he" and "she" stand for a person that is named before."""
    speakers = Speakers(reading.document, [Tree(parsed) for parsed in reading.parse], reading.targets)
    found: dict[str, list[Mention]] = {}
    for number, parsed in enumerate(reading.parse):
        if len(parsed) > LONGEST_SENTENCE:
            continue
        for index, token in enumerate(parsed):
            if (person := speakers.person(number, index)) is not None:
                found.setdefault(person.name, []).append(Mention(token.start, token.end))
    return found


def _mentions_in(voiced: Voiced, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    tokens = voiced.all.sentence
    if not tokens:
        return ()
    return tuple(m for m in mentions if tokens[0].start <= m.start and m.end <= tokens[-1].end)


def _mean(tones: list[float]) -> Value:
    value = statistics.mean(tones)
    low, high = (None if end is None else min(1.0, max(-1.0, end)) for end in (value.low, value.high))
    return Value(value.value, low, high, sum(tone != 0 for tone in tones), len(tones))


def _evidence(reading: Reading, name: str, towards: dict[int, Toward]) -> list[Evidence]:
    return [
        Evidence(
            pull.start,
            pull.end,
            f"{name}: {'well' if pull.weight > 0 else 'ill'} ({pull.entry}: {pull.tie})",
            reading.document.sentences[index].zone,
        )
        for index, toward in sorted(towards.items())
        for pull in toward.pulls
    ]
