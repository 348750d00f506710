"""Who speaks, across documents: how many words each gives to whom."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from analyzer.alignment.bodies import bodies_of
from analyzer.alignment.names import KnownNames, is_proper
from analyzer.alignment.words import words_of
from analyzer.measure import Card, EventView, contrast
from analyzer.statistics import share
from analyzer.types import BODY_ZONES, Analysis, Evidence, Value


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
        version=1,
        order=80,
    )
)
def sources(event: EventView) -> tuple[SourceRow, ...]:
    """Speakers with a name, joined across texts, and the words that each text gives them.

    Finds:     quoted and reported statements of body sentences with a named speaker.
    Blind to:  speakers described but not named ("an official"), and what is quoted without a source.
    """
    spoken = {name: _spoken(analysis) for name, analysis in event.analyses.items()}
    joined = _joined({speaker for found in spoken.values() for speaker in found})
    speaking: dict[str, list[str]] = defaultdict(list)  # speaker → documents, in order
    for name, found in spoken.items():
        for speaker in {joined[one] for one in found}:
            speaking[speaker].append(name)
    lengths = bodies_of(event).lengths
    rows = []
    for name, found in spoken.items():
        total = lengths[name]
        merged: dict[str, list[tuple[str, Evidence, int]]] = defaultdict(list)
        for speaker, statements in found.items():
            merged[joined[speaker]] += statements
        for speaker in sorted(merged, key=lambda one: (-sum(words for _, _, words in merged[one]), one)):
            others = speaking[speaker].copy()
            others.remove(name)
            rows.append(_row(name, speaker, merged[speaker], total, tuple(others)))
    return tuple(rows)


def _row(
    name: str, speaker: str, statements: list[tuple[str, Evidence, int]], total: int, also: tuple[str, ...]
) -> SourceRow:
    by_voice = {
        voice: sum(words for v, _, words in statements if v == voice) for voice in ("quoted", "reported")
    }
    return SourceRow(
        document=name,
        what=speaker,
        value=share(min(sum(by_voice.values()), total), max(total, 1)),
        quoted_words=by_voice["quoted"],
        reported_words=by_voice["reported"],
        also_in=also,
        evidence=tuple(evidence for _, evidence, _ in statements),
    )


def _spoken(analysis: Analysis) -> dict[str, list[tuple[str, Evidence, int]]]:
    """Speaker → (voice, span, words) of each statement."""
    found: dict[str, list[tuple[str, Evidence, int]]] = defaultdict(list)
    document = analysis.document
    for statement in analysis.statements:
        speaker, voice = statement.speaker, statement.voice
        if voice == "own" or not speaker or not is_proper(speaker):
            continue
        zone = document.sentences[statement.sentence].zone
        if zone in BODY_ZONES:
            words = len(words_of(document.text[statement.start : statement.end]))
            evidence = Evidence(statement.start, statement.end, voice, zone)
            found[speaker].append((voice, evidence, words))
    return found


def _joined(speakers: set[str]) -> dict[str, str]:
    """Speaker → the fullest of the names that are one person's or body's."""
    fullest = KnownNames()
    joined = {}
    for speaker in sorted(speakers, key=lambda one: (-len(one), one)):
        same = fullest.like(speaker)
        if len(same) != 1:  # none, or a bare name that fits two people
            fullest.add(speaker)
        joined[speaker] = same[0] if len(same) == 1 else speaker
    return joined
