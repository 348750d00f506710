"""How long a text is, by zone and by voice."""

from __future__ import annotations

from collections import Counter

from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import Words, voiced_sentences
from analyzer.types import BODY_ZONES, Evidence, Finding, Value


@measure(
    Card(
        key="length.words",
        title="Length",
        unit="count",
        low=0.0,
        rises_with="more words",
        source="a plain count",
        order=90,
    )
)
def words(reading: Reading) -> Finding:
    """Words of the body, and beside them words and sentences by zone and words by voice.

    Counts:    tokens that are not punctuation; ``all`` is the body with its lead, ``own`` the own voice in it.
               Parts: ``zone/<zone>`` (count = words, n = sentences), ``voice/<voice>`` (body words), ``sentences``.
    Evidence:  the sentences of the body.
    No value:  never; an empty body has 0 words.
    Blind to:  what was removed in cleaning, which the comparability strip shows.
    """
    document = reading.document
    zone_words: Counter[str] = Counter()
    zone_sentences: Counter[str] = Counter()
    for voiced in voiced_sentences(reading):
        zone = document.sentences[voiced.index].zone
        zone_words[zone] += voiced.all.count
        zone_sentences[zone] += 1
    if reading.title_parse:
        title = Words(reading.title_parse, frozenset(range(len(reading.title_parse))), reading.resources)
        zone_words["headline"] += title.count
        zone_sentences["headline"] += 1
    voices = _words_by_voice(reading)
    total = sum(zone_words[zone] for zone in BODY_ZONES)
    sentences = sum(zone_sentences[zone] for zone in BODY_ZONES)
    parts = {
        f"zone/{zone}": Value(float(count), count=count, n=zone_sentences[zone])
        for zone, count in sorted(zone_words.items())
    }
    parts |= {f"voice/{voice}": Value(float(count), count=count, n=total) for voice, count in voices.items()}
    parts["sentences"] = Value(float(sentences), count=sentences, n=sentences)
    return Finding(
        own=Value(float(voices["own"]), count=voices["own"], n=total),
        all=Value(float(total), count=total, n=sentences),
        parts=parts,
        evidence=tuple(
            Evidence(sentence.start, sentence.end, "counted", sentence.zone)
            for sentence in document.sentences
            if sentence.zone in BODY_ZONES
        ),
    )


def _words_by_voice(reading: Reading) -> dict[str, int]:
    """Words of the body in each voice."""
    voices = {"own": 0, "quoted": 0, "reported": 0}
    by_sentence: dict[int, list[tuple[int, int, str]]] = {}
    for statement in reading.statements:
        by_sentence.setdefault(statement.sentence, []).append(
            (statement.start, statement.end, statement.voice)
        )
    for voiced in voiced_sentences(reading):
        if reading.document.sentences[voiced.index].zone not in BODY_ZONES:
            continue
        for start, end, voice in by_sentence.get(voiced.index, ()):
            inside = frozenset(
                index for index, token in enumerate(voiced.all.sentence) if start <= token.start < end
            )
            voices[voice] += voiced.all.only(inside).count
    return voices
