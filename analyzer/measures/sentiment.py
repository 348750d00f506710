"""Emotional words, sentence by sentence. A weak signal."""

from __future__ import annotations

from statistics import fmean

from analyzer import statistics
from analyzer.engines import vader
from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import Voiced, Words, body_sentences, voiced_sentences, why_no_own_rate
from analyzer.types import Evidence, Finding, Token, Value

_FEWEST_SENTENCES = 5
"""Below this a single sentence moves the mean by more than documents usually differ."""


@measure(
    Card(
        key="sentiment.vader",
        title="Emotional words",
        unit="score",
        low=-1.0,
        high=1.0,
        rises_with="more and stronger pleasant words than unpleasant ones",
        source="Hutto and Gilbert 2014, ICWSM (VADER)",
        uses=("neutral_words",),
        is_weak=True,
        order=80,
    )
)
def emotional_words(reading: Reading) -> Finding:
    """The mean of VADER's scores of the body's sentences, with words of the topic read as neutral.

    Counts:    VADER's compound of each sentence; topic words, names and titles, report verbs, prepositions and
               adverbs of manner from a curated list count 0. ``without_list`` is the mean without that list, so
               that its effect shows.
    Evidence:  the words that moved a sentence up or down.
    No value:  below 5 sentences; own voice below 5 sentences and 100 words.
    Blind to:  irony, who feels what about whom, and anything said without emotional words.
    """
    body = body_sentences(reading)
    if len(body) < _FEWEST_SENTENCES:
        return Finding(
            reason=f"{len(body)} sentences of prose; a mean of sentences needs {_FEWEST_SENTENCES}"
        )
    scored = {voiced.index: _score(reading, voiced) for voiced in voiced_sentences(reading)}
    plain = [vader.score(_text(reading, voiced)).compound for voiced in body]
    own_reason = why_no_own_rate(reading)
    return Finding(
        own=None if own_reason else _own_mean(reading, body),
        all=statistics.mean([scored[voiced.index].compound for voiced in body]),
        parts={"without_list": Value(fmean(plain), n=len(plain))},
        reason=own_reason,
        evidence=tuple(_evidence(reading, scored)),
        by_sentence={"sentiment": {index: score.compound for index, score in scored.items()}},
    )


def _text(reading: Reading, voiced: Voiced) -> str:
    return reading.document.words_of(reading.document.sentences[voiced.index])


def _score(reading: Reading, voiced: Voiced) -> vader.SentenceScore:
    return vader.score(_text(reading, voiced), _neutral(reading, voiced))


def _neutral(
    reading: Reading, voiced: Voiced, left_out: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[int, int], ...]:
    """What is read as neutral, as places in the sentence."""
    origin = reading.document.sentences[voiced.index].start
    stretches = sorted({*neutral_stretches(voiced.all), *left_out})
    return tuple((start - origin, end - origin) for start, end in stretches)


def _own_mean(reading: Reading, body: tuple[Voiced, ...]) -> Value:
    """The mean over sentences that have own-voice words, with all other words covered."""
    scores = []
    for voiced in body:
        if voiced.own is voiced.all:
            scores.append(_score(reading, voiced).compound)
        elif voiced.own.count:
            others = (token for i, token in enumerate(voiced.all.sentence) if i not in voiced.own.chosen)
            neutral = _neutral(reading, voiced, tuple((t.start, t.end) for t in others))
            scores.append(vader.score(_text(reading, voiced), neutral).compound)
    return statistics.mean(scores)


def neutral_stretches(words: Words) -> tuple[tuple[int, int], ...]:
    """Where the sentence holds words to be read as neutral: the curated list, and names."""
    listed = [
        (hit.start, hit.end)
        for hit in words.hits("neutral_words")
        if hit.entry.entry_class != "preposition" or _is_preposition(words, hit.start)
    ]
    return (*listed, *((token.start, token.end) for token in words.tokens if _is_name(token)))


def _is_preposition(words: Words, start: int) -> bool:
    """ "Like" is neutral in "drugs like fentanyl" and not in "people like it"."""
    return any(token.start == start and token.pos in {"ADP", "SCONJ"} for token in words.tokens)


def _is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.entity != "" and token.text[:1].isupper()


def _evidence(reading: Reading, scored: dict[int, vader.SentenceScore]) -> list[Evidence]:
    found = []
    for index, score in sorted(scored.items()):
        sentence = reading.document.sentences[index]
        for word in score.words:
            label = "pleasant" if word.valence > 0 else "unpleasant"
            found.append(
                Evidence(sentence.start + word.start, sentence.start + word.end, label, sentence.zone)
            )
    return found
