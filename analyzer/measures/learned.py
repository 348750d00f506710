"""What fitted models make of sentences, mentions and articles, in the terms of the measures that use them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analyzer.learning.actors import unit_of_mention
from analyzer.learning.applying import Applied
from analyzer.learning.articles import unit_of_article
from analyzer.learning.units import Unit, unit_of_sentence
from analyzer.learning.using import marks_of
from analyzer.measure import Reading
from analyzer.measures.own_voice import DECISION, Words, voiced_sentences
from analyzer.measures.polarity import LONGEST_SENTENCE, Pull, Toward, tone_towards
from analyzer.types import Mention

_JOINED = "+"
"""Between the frames that a label does not tell apart."""


@dataclass(frozen=True, slots=True)
class LearnedFrame:
    """The likeliest frame of a sentence, how likely it is, and the features that weighed most."""

    frame: str
    strength: float  # 0..1
    marks: tuple[tuple[int, int, str], ...]


def likeliest_frames(reading: Reading, model: Applied, frames: Sequence[str]) -> Mapping[int, LearnedFrame]:
    """Sentence → its likeliest frame of a codebook; sentences for which that is no frame are left out."""
    found = {}
    for voiced in voiced_sentences(reading):
        if not voiced.all.count:
            continue
        unit = unit_of_sentence(reading, voiced.index, voiced.all, 0.0)
        scores = model.scores(unit)
        label = max(sorted(scores), key=lambda label: scores[label])
        among = [frame for frame in label.split(_JOINED) if frame in frames]
        if among:
            frame = max(among, key=lambda frame: unit.marks.get(f"frame {frame}", 0.0))
            whole = (voiced.all.tokens[0].start, voiced.all.tokens[-1].end)
            found[voiced.index] = LearnedFrame(
                frame, scores[label], tuple(marks_of(model, unit, label, whole))
            )
    return found


def article_frames(reading: Reading, model: Applied) -> Mapping[str, bool]:
    """Frame → whether the article is listed under it, for every frame that the model knows."""
    scores = model.scores(unit_of_article(reading))
    return {frame: score >= DECISION for label, score in scores.items() for frame in label.split(_JOINED)}


def learned_tone(model: Applied) -> Callable[[Words, Sequence[Mention]], Toward]:
    """A reader of the tone towards mentions: 0 where neutral is likeliest, else how likely the side is."""

    def toward(words: Words, mentions: Sequence[Mention]) -> Toward:
        ruled = tone_towards(words, mentions)
        if len(words.sentence) > LONGEST_SENTENCE:
            return ruled
        unit = unit_of_mention(words, mentions, ruled.tone)
        if unit is None:
            return ruled
        scores = model.scores(unit)
        side = max(sorted(scores), key=lambda label: scores[label])
        if side not in {"positive", "negative"}:
            return Toward(0.0)
        sign = 1 if side == "positive" else -1
        tone = sign * scores[side]
        return Toward(tone, tuple(_pulls(model, words, unit, side, tone)))

    return toward


def _pulls(model: Applied, words: Words, unit: Unit, side: str, tone: float) -> list[Pull]:
    whole = (words.sentence[0].start, words.sentence[-1].end)
    marks = marks_of(model, unit, side, whole)
    return [Pull(start, end, tone / len(marks), name, "weighed") for start, end, name in marks]
