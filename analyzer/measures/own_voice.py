"""The words of a sentence that a measure looks at: all of them, or those in the outlet's own voice.

Measures of wording ask the same two questions of every sentence (what does it hold, and what of that does the
outlet say itself), and share one rule for when an own-voice figure may be given at all (ANALYSIS, rule 2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analyzer.learning.applying import Applied
from analyzer.learning.tasks import TASK_OF_SERIES
from analyzer.learning.units import unit_of_sentence
from analyzer.learning.using import learned_or_ruled, marks_of
from analyzer.measure import Reading
from analyzer.resources.lexicons import Hit
from analyzer.resources.store import Resources
from analyzer.statistics import share
from analyzer.types import BODY_ZONES, Evidence, Finding, ParsedSentence, Token, Value

OWN_SENTENCES = 5
OWN_WORDS = 100
"""Below either an own-voice rate would turn on one or two sentences."""
_FEWEST_WORDS = 5
"""A sentence of fewer words in a voice ("she said on Monday") is no sentence of that voice to be counted."""
DECISION = 0.5
"""Every score of a sentence is a share 0..1 with this as the line."""

_LEAST = 0.1
"""Points that stay where something fired and more speaks against it, so that the sentence still ranks above others."""
_FIGURES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "QUANTITY", "ORDINAL"})
_PLAIN_SAYING = frozenset(
    {"say", "tell", "announce", "report", "state", "add", "note", "write", "explain", "acknowledge"}
)
_NO_WORD = frozenset({"PUNCT", "SPACE", "SYM"})


@dataclass(frozen=True)
class Words:
    """Some of the tokens of one sentence, with what the lexicons find in them, each found once for all measures."""

    sentence: ParsedSentence
    chosen: frozenset[int]  # indices into the sentence
    resources: Resources
    _found: dict[str, tuple[Hit, ...]] = field(default_factory=dict)  # in the whole sentence
    _kept: dict[str, tuple[Hit, ...]] = field(default_factory=dict)  # of these, in the chosen words
    cache: dict[str, Any] = field(default_factory=dict)  # what else was found out about the whole sentence

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        if len(self.chosen) == len(self.sentence):
            return self.sentence
        return tuple(self.sentence[index] for index in sorted(self.chosen))

    @cached_property
    def count(self) -> int:
        """Words, without punctuation."""
        return sum(token.pos not in _NO_WORD for token in self.tokens)

    def hits(self, lexicon: str) -> tuple[Hit, ...]:
        """The lexicon's entries that lie wholly in the chosen words."""
        known = self._kept.get(lexicon)
        if known is not None:
            return known
        if lexicon not in self._found:
            self._found[lexicon] = self.resources.lexicon(lexicon).find(self.sentence)
        self._kept[lexicon] = self._inside(self._found[lexicon])
        return self._kept[lexicon]

    def _inside(self, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        if not hits or len(self.chosen) == len(self.sentence):
            return hits
        left_out = [token for index, token in enumerate(self.sentence) if index not in self.chosen]
        return tuple(
            hit
            for hit in hits
            if not any(token.start < hit.end and hit.start < token.end for token in left_out)
        )

    def only(self, chosen: frozenset[int]) -> Words:
        """The same sentence with other words chosen; what was found is kept."""
        if chosen == self.chosen:
            return self
        return Words(self.sentence, chosen, self.resources, self._found, cache=self.cache)


@dataclass(frozen=True, slots=True)
class Voiced:
    """One sentence of the document, all of it and its own-voice part."""

    index: int
    all: Words
    own: Words


def voiced_sentences(reading: Reading) -> tuple[Voiced, ...]:
    """Every sentence of the document with its own-voice words; made once per document."""
    if "own_voice" not in reading.cache:
        reading.cache["own_voice"] = tuple(_voiced(reading))
    known: tuple[Voiced, ...] = reading.cache["own_voice"]
    return known


def _voiced(reading: Reading) -> list[Voiced]:
    own_stretches: dict[int, list[tuple[int, int]]] = {}
    for statement in reading.statements:
        if statement.voice == "own":
            own_stretches.setdefault(statement.sentence, []).append((statement.start, statement.end))
    sentences = []
    for index, parsed in enumerate(reading.parse):
        words = Words(parsed, frozenset(range(len(parsed))), reading.resources)
        own = frozenset(
            number
            for number, token in enumerate(parsed)
            if any(start <= token.start < end for start, end in own_stretches.get(index, ()))
        )
        sentences.append(Voiced(index, words, words.only(own)))
    return sentences


def body_sentences(reading: Reading) -> tuple[Voiced, ...]:
    """Sentences that rates are taken over: body and lead, in prose."""
    kinds = reading.document.sentences
    return tuple(
        voiced
        for voiced in voiced_sentences(reading)
        if kinds[voiced.index].zone in BODY_ZONES and kinds[voiced.index].kind == "sentence"
    )


def own_sentences(reading: Reading) -> tuple[Voiced, ...]:
    """Body sentences with enough own-voice words to be counted in an own-voice rate."""
    return tuple(voiced for voiced in body_sentences(reading) if voiced.own.count >= _FEWEST_WORDS)


def why_no_own_rate(reading: Reading) -> str | None:
    """Why no own-voice rate can be given, in words for the page; None where it can."""
    own = [voiced.own.count for voiced in own_sentences(reading)]
    if len(own) < OWN_SENTENCES or sum(own) < OWN_WORDS:
        return (
            f"the outlet's own voice has {len(own)} sentences and {sum(own)} words here; "
            f"a rate needs {OWN_SENTENCES} and {OWN_WORDS}"
        )
    return None


@dataclass(frozen=True, slots=True)
class Scored:
    """A score of some words, 0..1, and the stretches that made it, each with its label."""

    score: float
    marks: tuple[tuple[int, int, str], ...] = ()


def class_and_term(lexicon: str, hit: Hit) -> str:
    """The label of a mark where each entry speaks for itself."""
    return f"{hit.entry.entry_class} ({lexicon}): {hit.entry.term}"


def weighed_hits(
    words: Words,
    weights: Mapping[str, Mapping[str, float]],
    label: Callable[[str, Hit], str | None] = class_and_term,
) -> tuple[float, list[tuple[int, int, str]]]:
    """Points and marks of the lexicon entries in these words. weights: lexicon → class → weight; others count 0.

    An entry that gets no label counts and leaves no mark.
    """
    points = 0.0
    marks: list[tuple[int, int, str]] = []
    for lexicon, classes in weights.items():
        for hit in words.hits(lexicon):
            weight = classes.get(hit.entry.entry_class, 0.0) * hit.entry.weight
            if weight:
                points += weight
                if (name := label(lexicon, hit)) is not None:
                    marks.append((hit.start, hit.end, name))
    return points, marks


def scored(points: float, marks: Sequence[tuple[int, int, str]], line: float) -> Scored:
    """A score where something fired, however much speaks against it; none where nothing did."""
    return Scored(saturated(max(points, _LEAST), line), tuple(marks)) if marks else Scored(0.0)


def has_figures(tokens: Sequence[Token]) -> bool:
    """Dates, amounts and counts: how facts are told (Wiebe et al. 1999)."""
    return any(token.entity in _FIGURES for token in tokens)


def is_attributed(tokens: Sequence[Token]) -> bool:
    """Somebody is named as saying it, with a verb that does not judge the saying."""
    return any(token.lemma in _PLAIN_SAYING and token.pos == "VERB" for token in tokens)


def own_voice_finding(reading: Reading, series: str, score: Callable[[Words], Scored]) -> Finding:
    """The share of body sentences that reach the decision line, own voice leading.

    A sentence's figure in the series is that of its own-voice words; evidence is what fired in them. Where a
    fitted model is switched on, it scores in the rules' place, and the features that weighed most join the evidence.
    """
    return learned_or_ruled(
        reading,
        TASK_OF_SERIES[series],
        lambda model: _own_voice_finding(reading, series, _learned(reading, model, score)),
        lambda: _own_voice_finding(reading, series, lambda index, words: score(words)),
    )


def whole_sentence_scores(
    reading: Reading, series: str, score: Callable[[Words], Scored]
) -> dict[int, float]:
    """Sentence → the score, 0..1, of all its words, whoever says them: those that a finding's ``all`` counts.

    Where people labelled whole sentences, this is what their labels are held against.
    """

    def scores(of: Callable[[int, Words], Scored]) -> dict[int, float]:
        return {voiced.index: of(voiced.index, voiced.all).score for voiced in voiced_sentences(reading)}

    return learned_or_ruled(
        reading,
        TASK_OF_SERIES[series],
        lambda model: scores(_learned(reading, model, score)),
        lambda: scores(lambda index, words: score(words)),
    )


def _learned(
    reading: Reading, model: Applied, score: Callable[[Words], Scored]
) -> Callable[[int, Words], Scored]:
    """What a fitted model makes of some words; the rules' score is one of its features."""

    def learned(index: int, words: Words) -> Scored:
        ruled = score(words)
        if not words.count:
            return ruled
        unit = unit_of_sentence(reading, index, words, ruled.score)
        ((label, result),) = model.scores(unit).items()
        whole = (words.tokens[0].start, words.tokens[-1].end)
        weighed = marks_of(model, unit, label, whole) if result >= DECISION else []
        return Scored(result, (*ruled.marks, *weighed))

    return learned


SET_BY_A_PERSON = "set by a person"
"""The label of a mark where a person says yes and no entry fired."""


def _as_people_set(
    reading: Reading, series: str, score: Callable[[int, Words], Scored]
) -> Callable[[int, Words], Scored]:
    """The score, but 1 or 0 where a person said yes or no; what the machine read of it is noted beside."""
    kind = f"sentence.{series}"
    labels = reading.labels.get((kind, ""), {})
    if not labels:
        return score

    def as_set(index: int, words: Words) -> Scored:
        read = score(index, words)
        if index not in labels:
            return read
        reading.machine.setdefault((kind, "", index), read.score >= DECISION)  # the own voice comes first
        if not labels[index]:
            return Scored(0.0)
        sentence = reading.document.sentences[index]
        return Scored(1.0, read.marks or ((sentence.start, sentence.end, SET_BY_A_PERSON),))

    return as_set


def _own_voice_finding(reading: Reading, series: str, score: Callable[[int, Words], Scored]) -> Finding:
    score = _as_people_set(reading, series, score)
    results = {voiced.index: score(voiced.index, voiced.own) for voiced in voiced_sentences(reading)}
    own = [results[voiced.index].score for voiced in own_sentences(reading)]
    everything = [
        (results[voiced.index] if voiced.all is voiced.own else score(voiced.index, voiced.all)).score
        for voiced in body_sentences(reading)
        if voiced.all.count >= _FEWEST_WORDS
    ]
    reason = why_no_own_rate(reading)
    return Finding(
        own=None if reason else share_at_the_line(own),
        all=share_at_the_line(everything) if everything else None,
        reason=reason,
        evidence=evidence_of(reading, results),
        by_sentence={series: {index: result.score for index, result in results.items() if result.score > 0}},
    )


def share_at_the_line(scores: Sequence[float]) -> Value:
    return share(sum(score >= DECISION for score in scores), len(scores))


def evidence_of(reading: Reading, results: Mapping[int, Scored]) -> tuple[Evidence, ...]:
    """Everything that fired, in order of the text."""
    return tuple(
        Evidence(start, end, label, reading.document.sentences[index].zone)
        for index, result in sorted(results.items())
        for start, end, label in sorted(set(result.marks))
    )


def saturated(points: float, line: float) -> float:
    """Points as a score 0..1 that is .5 where they reach the line and nears 1 slowly beyond."""
    return points / (points + line) if points > 0 else 0.0
