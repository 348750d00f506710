"""Who speaks, across documents: how many words each gives to whom."""

from __future__ import annotations

import re
from collections import defaultdict

import msgspec

from analyzer.alignment.bodies import bodies_of
from analyzer.alignment.names import KnownNames, is_proper
from analyzer.alignment.words import columns_of
from analyzer.measure import Card, EventView, contrast
from analyzer.statistics import share
from analyzer.types import BODY_ZONES, Analysis, Evidence, Value

_AND = re.compile(r", | and ")


class SourceRow(msgspec.Struct, frozen=True, gc=False):
    """One speaker in one document. ``value`` is the share of the body's words given to this speaker."""

    document: str
    what: str  # the speaker, by the fullest name that any document gives
    value: Value
    quoted_words: int
    reported_words: int
    also_in: tuple[str, ...]  # other documents that give this speaker words
    evidence: tuple[Evidence, ...]


@contrast(
    Card(
        key="sources",
        title="Who speaks where",
        unit="share of body words",
        low=0.0,
        high=1.0,
        rises_with="more words given to this speaker",
        source="Codebook, section 1",
        version=2,
        order=80,
    )
)
def sources(event: EventView) -> tuple[SourceRow, ...]:
    """Speakers with a name, joined across texts, and the words that each text gives them.

    Finds:     quoted and reported statements of body sentences with a named speaker.
    Blind to:  speakers described but not named ("an official"), and what is quoted without a source.
    """
    known = event.memory.of_texts("sources", tuple(event.analyses.values()), lambda new: map(_spoken, new))
    spoken = dict(zip(event.analyses, known, strict=True))
    joined = _joined({speaker for found in spoken.values() for speaker in found})
    speaking: dict[str, list[str]] = defaultdict(list)  # speaker → documents, in order
    for name, found in spoken.items():
        for speaker in {joined[one] for one in found}:
            speaking[speaker].append(name)
    others = {speaker: _without_each(tuple(names)) for speaker, names in speaking.items()}
    lengths = bodies_of(event).lengths
    rows = []
    for name, found in spoken.items():
        merged: dict[str, _Words] = {}
        for one, words in found.items():
            speaker = joined[one]
            merged[speaker] = merged[speaker].and_more(words) if speaker in merged else words
        for speaker in sorted(merged, key=lambda one: (-merged[one].count, one)):
            rows.append(_row(name, speaker, merged[speaker], lengths[name], others[speaker][name]))
    return tuple(rows)


def _without_each(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Each name with the others."""
    return {name: names[:place] + names[place + 1 :] for place, name in enumerate(names)}


class _Words(msgspec.Struct, frozen=True, gc=False):
    """What one text gives to a speaker."""

    quoted: int
    reported: int
    evidence: tuple[Evidence, ...]

    @property
    def count(self) -> int:
        return self.quoted + self.reported

    def and_more(self, other: _Words) -> _Words:
        return _Words(
            self.quoted + other.quoted, self.reported + other.reported, self.evidence + other.evidence
        )


def _row(name: str, speaker: str, words: _Words, total: int, also: tuple[str, ...]) -> SourceRow:
    return SourceRow(
        document=name,
        what=speaker,
        value=share(min(words.count, total), max(total, 1)),
        quoted_words=words.quoted,
        reported_words=words.reported,
        also_in=also,
        evidence=words.evidence,
    )


def _spoken(analysis: Analysis) -> dict[str, _Words]:
    """Speaker → what the text gives to them."""
    found: dict[str, list[tuple[Evidence, int]]] = defaultdict(list)
    document = analysis.document
    for statement in analysis.statements:
        speaker, voice = statement.speaker, statement.voice
        if voice == "own" or not speaker or not is_proper(speaker):
            continue
        zone = document.sentences[statement.sentence].zone
        if zone in BODY_ZONES:
            words = len(columns_of(document.text[statement.start : statement.end]).forms)
            found[speaker].append((Evidence(statement.start, statement.end, voice, zone), words))
    return {
        speaker: _Words(
            sum([words for one, words in said if one.label == "quoted"]),
            sum([words for one, words in said if one.label == "reported"]),
            tuple([evidence for evidence, _ in said]),
        )
        for speaker, said in found.items()
    }


def _joined(speakers: set[str]) -> dict[str, str]:
    """Speaker → the fullest of the names that are one person's or body's. Several who speak together are a speaker of
    their own, not a fuller name of one of them."""
    fullest = KnownNames()
    joined = {}
    for speaker in sorted(speakers, key=lambda one: (-len(one), one)):
        if " and " in speaker and not speakers.isdisjoint(_AND.split(speaker)):
            joined[speaker] = speaker
            continue
        same = fullest.like(speaker)
        if len(same) != 1:  # none, or a bare name that fits two people
            fullest.add(speaker)
        joined[speaker] = same[0] if len(same) == 1 else speaker
    return joined
