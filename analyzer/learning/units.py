"""What a model sees of a sentence: its words, the product's own findings by name, and its meaning.

The named findings ("marks") let a few hundred labels go a long way: they say "two boosters, no figures, past tense"
where words say only which. Every feature can be pointed at in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from typing import Protocol

from analyzer.engines import vader
from analyzer.measure import Reading
from analyzer.resources.codebooks import STRONGEST_AT, weight_by_frame
from analyzer.resources.cues import ATTRIBUTION_CUES
from analyzer.resources.lexicons import Hit
from analyzer.types import ParsedSentence, Statement, Token

Span = tuple[int, int]
Places = dict[str, list[Span]]
Sums = defaultdict[str, float]

FRAMES = "policy_frames"
"""The codebook whose frames are features: general enough for any topic."""
_NO_WORD = frozenset({"PUNCT", "SPACE", "SYM"})
_MARKS = frozenset("!?;:—–-\"“”'()")
_CONSTRUCTIONS = frozenset(
    {"amod", "advmod", "ccomp", "advcl", "acl", "relcl", "appos", "nsubjpass", "parataxis", "xcomp", "intj"}
)
_OPENING = 3
"""Sentences. News tells what happened there; comment comes later."""


class Found(Protocol):
    """Some of the words of one sentence, and what the lexicons find in them."""

    @property
    def sentence(self) -> ParsedSentence: ...
    @property
    def tokens(self) -> tuple[Token, ...]: ...
    def hits(self, lexicon: str) -> tuple[Hit, ...]: ...


@dataclass(frozen=True)
class Unit:
    """What one label is given to, as features. places: feature → where it stands in the text."""

    words: tuple[str, ...]
    marks: Mapping[str, float]
    texts: tuple[tuple[str, ...], ...]  # what is embedded: of each group the mean, one group after the other
    places: Mapping[str, Sequence[Span]] = field(default_factory=dict)


def joined(units: Sequence[Unit]) -> Unit:
    """Several sentences that carry one label: all their words, and of each mark the strongest."""
    if len(units) == 1:
        return units[0]
    marks: dict[str, float] = {}
    places: Places = {}
    for unit in units:
        for name, figure in unit.marks.items():
            marks[name] = max(figure, marks.get(name, figure))
        for name, spans in unit.places.items():
            places.setdefault(name, []).extend(spans)
    words = tuple(word for unit in units for word in unit.words)
    texts = (tuple(text for unit in units for group in unit.texts for text in group),)
    return Unit(words, marks, texts, places)


def unit_of_sentence(reading: Reading, index: int, found: Found, rule: float) -> Unit:
    """Features of the chosen words of a sentence. rule: what the measure's rules make of them, 0..1."""
    places: Places = {}
    words = tuple(_terms(found.tokens, places))
    marks: Sums = defaultdict(float, {"the rules' score": rule})
    _add_lexicons(found, reading, marks, places)
    _add_grammar(found.tokens, marks, places)
    _add_feelings(found, marks)
    _add_frames(reading, found.sentence, marks)
    _add_place(reading, index, marks)
    text = " ".join(token.text for token in found.tokens)
    return Unit(words, dict(marks), ((text,),), places)


def _terms(tokens: Sequence[Token], places: Places) -> Iterable[str]:
    """Lemmas, and pairs of neighbouring lemmas."""
    kept = [token for token in tokens if token.pos not in _NO_WORD]
    for token in kept:
        _note(places, f"word: {token.lemma}", (token.start, token.end))
        yield token.lemma
    for left, right in pairwise(kept):
        pair = f"{left.lemma} {right.lemma}"
        _note(places, f"word: {pair}", (left.start, right.end))
        yield pair


def _note(places: Places, name: str, span: Span) -> None:
    places.setdefault(name, []).append(span)


def _add_lexicons(found: Found, reading: Reading, marks: Sums, places: Places) -> None:
    for lexicon in reading.resources.lexicon_names():
        if lexicon == ATTRIBUTION_CUES:  # the reading of voices stands among the features itself
            continue
        for hit in found.hits(lexicon):
            name = f"{lexicon}: {hit.entry.entry_class}"
            marks[name] += hit.entry.weight
            _note(places, f"marks: {name}", (hit.start, hit.end))


def _add_grammar(tokens: Sequence[Token], marks: Sums, places: Places) -> None:
    share = 1 / max(1, len(tokens))
    for token in tokens:
        marks[f"share of {token.pos}"] += share
        marks[f"share of {token.tag}"] += share
        for is_so, name, weight in (
            (token.dep in _CONSTRUCTIONS, f"construction {token.dep}", share),
            (bool(token.entity), f"name or figure {token.entity}", 1.0),
            (token.dep == "neg", "negation", 1.0),
            (token.text in _MARKS, f"mark {token.text}", 1.0),
            (token.text.isupper() and len(token.text) > 1, "capitals", 1.0),
        ):
            if is_so:
                marks[name] += weight
                _note(places, f"marks: {name}", (token.start, token.end))
    marks["length"] = log(max(1, len(tokens)))


def _add_feelings(found: Found, marks: Sums) -> None:
    score = vader.score(" ".join(token.text for token in found.tokens))
    marks["kind feeling"] = max(0.0, score.compound)
    marks["unkind feeling"] = max(0.0, -score.compound)
    marks["strong feeling"] = abs(score.compound)
    marks["emotional words"] = float(len(score.words))


def _add_frames(reading: Reading, sentence: ParsedSentence, marks: Sums) -> None:
    hits = reading.resources.codebook(FRAMES).find(sentence)
    for frame, weight in weight_by_frame(hits).items():
        marks[f"frame {frame}"] = min(weight, STRONGEST_AT) / STRONGEST_AT


def _add_place(reading: Reading, index: int, marks: Sums) -> None:
    """Where the sentence stands, and whose voice it is in. A text of one sentence has no places."""
    sentence, count = reading.document.sentences[index], len(reading.document.sentences)
    length = max(1, sentence.end - sentence.start)
    for statement in statements_of(reading).get(index, ()):
        marks[f"share {statement.voice}"] += (statement.end - statement.start) / length
    if count > 1:
        marks["way through the text"] = index / (count - 1)
        marks["opening sentences"] = float(index < _OPENING)


def statements_of(reading: Reading) -> Mapping[int, Sequence[Statement]]:
    """Sentence → its statements; sorted once per document."""
    if "statements_of" not in reading.cache:
        found: dict[int, list[Statement]] = {}
        for statement in reading.statements:
            found.setdefault(statement.sentence, []).append(statement)
        reading.cache["statements_of"] = found
    known: Mapping[int, Sequence[Statement]] = reading.cache["statements_of"]
    return known
