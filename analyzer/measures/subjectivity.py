"""Subjectivity: sentences that give their author's own view."""

from __future__ import annotations

from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import (
    Scored,
    Words,
    has_figures,
    is_attributed,
    own_voice_finding,
    scored,
    weighed_hits,
)
from analyzer.types import Finding, Token

# Points for each point of an entry's weight. What a view is made of: judging, advising, comment, speaking of
# oneself or to the reader. Unlike loaded wording, praise counts as much as blame.
_WEIGHT_OF_CLASS = {
    "evaluatives": {"condemning": 1.0, "criticising": 0.75, "praising": 1.0},
    "stance": {"comment": 0.75, "self": 0.5},
    "editorial_cues": {
        "advises": 1.25,
        "addresses_reader": 0.75,
        "explains": 0.5,
        "relates": 0.5,
        "predicts": 0.25,
        "attributes_motive": 0.25,
    },
    "boosters": {"certainty": 0.5, "degree": 0.75},
    "superlatives": {"unique": 1.0},
    "one_sided_labels": {"camp": 0.5},
    "report_verbs": {"disparaging": 0.75, "doubting": 0.75},
    "hedges": {"modal": 0.25},
}
_FACTUAL_EACH = -0.75
"""Dates, amounts, attribution and past narration: each is how a fact is told (Wiebe et al. 1999; Biber 1988)."""
_MODAL = 0.5
_NEGATION = 0.25
_PRESENT = 0.25
_EXCLAMATION = 1.0
_LINE = 1.25
"""One clear judgement, or a comment with a modal, reaches the decision line."""


@measure(
    Card(
        key="editorial.subjectivity",
        title="Subjective sentences",
        unit="share of own-voice body sentences",
        low=0.0,
        high=1.0,
        rises_with="more sentences that give the author's own view",
        source="Wiebe, Bruce and O'Hara 1999, ACL; Recasens et al. 2013, ACL; Antici et al. 2024 (guidelines)",
        uses=tuple(_WEIGHT_OF_CLASS),
        leads="own",
        version=2,
        order=50,
    )
)
def subjective(reading: Reading) -> Finding:
    """The share of sentences whose own-voice words give a view.

    Counts:    judging, advising, commenting and self-mentioning entries by weight, modals, negation, exclamation;
               dates, amounts, attribution and past narration in the same words lower the sum.
    Evidence:  each entry that fired, labelled with lexicon and class.
    No value:  own voice below 5 sentences and 100 words.
    Blind to:  views given by choice and order of facts, and irony.
    """
    return own_voice_finding(reading, "subjective", subjectivity)


def subjectivity(words: Words) -> Scored:
    """How much these words give a view of their author, 0..1."""
    points, marks = weighed_hits(words, _WEIGHT_OF_CLASS)
    for token, weight, label in _grammar(words.tokens):
        points += weight
        marks.append((token.start, token.end, label))
    return scored(points + factuality(words.tokens), marks, _LINE)


def _grammar(tokens: tuple[Token, ...]) -> list[tuple[Token, float, str]]:
    """Signs of a view in the grammar: modals, negation, exclamation."""
    found = []
    for token in tokens:
        if token.tag == "MD":
            found.append((token, _MODAL, "modal"))
        elif token.dep == "neg":
            found.append((token, _NEGATION, "negation"))
        elif token.text == "!":
            found.append((token, _EXCLAMATION, "exclamation"))
    return found


def factuality(tokens: tuple[Token, ...]) -> float:
    """Signs of fact telling, as points to take away (or, for the present tense, to give)."""
    has_past = any(token.tag == "VBD" for token in tokens)
    has_present = any(token.tag in {"VBZ", "VBP"} for token in tokens)
    return (
        _FACTUAL_EACH * (has_figures(tokens) + is_attributed(tokens) + (has_past and not has_present))
        + _PRESENT * has_present
    )
