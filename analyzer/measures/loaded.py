"""Loaded wording: words that judge, magnify, attack or take sides, in the outlet's own voice."""

from __future__ import annotations

from dataclasses import replace

from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import (
    Scored,
    Words,
    has_figures,
    is_attributed,
    own_sentences,
    own_voice_finding,
    scored,
    weighed_hits,
)
from analyzer.statistics import share
from analyzer.types import Finding, Token, Value

# How much one entry counts for each point of its weight. Condemning words and party labels are loaded wherever
# they stand; praise and hedging are common in plain news and weigh little.
_WEIGHT_OF_CLASS = {
    "evaluatives": {"condemning": 1.0, "criticising": 1.0, "praising": 0.5},
    "one_sided_labels": {"camp": 1.25},
    "war_metaphors": {"attack": 1.0},
    "report_verbs": {"disparaging": 1.0, "doubting": 1.0, "revealing": 0.75},
    "boosters": {"certainty": 0.5, "degree": 1.0, "size": 0.5},
    "superlatives": {"unique": 0.5},
    "stance": {"comment": 0.75, "self": 0.25},
    "editorial_cues": {"addresses_reader": 0.75, "advises": 0.5, "explains": 0.5, "attributes_motive": 0.5},
    "factives": {"factive": 0.5},
}
_SHOWN_BESIDE = ("hedges", "implicatives", "assertives")
"""Recasens et al. count them as well: they frame what is known. Plain news is full of them, so they weigh nothing
here and their shares stand beside the figure. Factives, which take for granted what they introduce, are rarer."""
_SCARE_QUOTES = 1.0
_SCARE_QUOTE_WORDS = 3
"""CODEBOOK §1: one to three words in marks are held at arm's length rather than quoted."""
_ATTRIBUTION = -1.0
_FIGURES = -0.5
"""Attribution and figures are how plain reports are written (Wiebe et al. 1999): they lower what stands beside them."""
_LINE = 1.75
"""One condemning word, or two milder ones, reach the decision line."""
_MARKS = frozenset({'"', "“", "”", "``", "''"})


@measure(
    Card(
        key="wording.loaded",
        title="Loaded wording",
        unit="share of own-voice body sentences",
        low=0.0,
        high=1.0,
        rises_with="more sentences whose own words judge, magnify, attack or take sides",
        source="Recasens, Danescu-Niculescu-Mizil and Jurafsky 2013, ACL; Spinde et al. 2021 (the labels held against)",
        uses=(*_WEIGHT_OF_CLASS, *_SHOWN_BESIDE),
        leads="own",
        version=2,
        order=40,
    )
)
def loaded(reading: Reading) -> Finding:
    """The share of sentences whose own-voice words reach the line.

    Counts:    entries of the lexicons, each by its weight and class, and scare quotes; attribution and figures
               in the same words lower the sum. Parts: for each lexicon, hedges, implicatives and assertives
               included, the share of own-voice sentences that hold an entry of it.
    Evidence:  each entry that fired, labelled with lexicon and class.
    No value:  own voice below 5 sentences and 100 words.
    Blind to:  irony, and loaded choices made without loaded words.
    Departs:   from Recasens et al. in that classes are weighed by hand and nothing is fitted.
    """
    finding = own_voice_finding(reading, "loaded", loadedness)
    if finding.own is None:
        return finding
    return replace(finding, parts=_shares(reading))


def _shares(reading: Reading) -> dict[str, Value]:
    """For each lexicon, the share of own-voice sentences that hold an entry of it."""
    own = [voiced.own for voiced in own_sentences(reading)]
    return {
        lexicon: share(sum(bool(words.hits(lexicon)) for words in own), len(own))
        for lexicon in (*_WEIGHT_OF_CLASS, *_SHOWN_BESIDE)
    }


def loadedness(words: Words) -> Scored:
    """How loaded these words are, 0..1."""
    points, marks = weighed_hits(words, _WEIGHT_OF_CLASS)
    for start, end in scare_quotes(words):
        points += _SCARE_QUOTES
        marks.append((start, end, "scare quotes"))
    return scored(points + plainness(words.tokens), marks, _LINE)


def plainness(tokens: tuple[Token, ...]) -> float:
    """Signs of plain reporting, as points to take away: somebody is named as saying it; it gives figures."""
    return _ATTRIBUTION * is_attributed(tokens) + _FIGURES * has_figures(tokens)


def scare_quotes(words: Words) -> list[tuple[int, int]]:
    """Stretches of one to three words between quotation marks."""
    places = [index for index, token in enumerate(words.sentence) if token.text in _MARKS]
    found = []
    for opening, closing in zip(places[::2], places[1::2], strict=False):
        inside = range(opening + 1, closing)
        if 1 <= len(inside) <= _SCARE_QUOTE_WORDS and all(index in words.chosen for index in inside):
            found.append((words.sentence[opening].start, words.sentence[closing].end))
    return found
