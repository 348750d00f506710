"""Editorial claims: own-voice sentences that evaluate, predict, advise, explain or attribute a motive."""

from __future__ import annotations

from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import Scored, Words, own_voice_finding, saturated
from analyzer.types import Finding, Token

# Which mark an entry makes (CODEBOOK §2), and how much it counts for each point of its weight.
_MARK_OF_CLASS = {
    "evaluatives": {
        "condemning": ("evaluates", 1.0),
        "criticising": ("evaluates", 1.0),
        "praising": ("evaluates", 1.0),
    },
    "superlatives": {"unique": ("evaluates", 0.5)},
    "one_sided_labels": {"camp": ("evaluates", 0.5)},
    "war_metaphors": {"attack": ("evaluates", 0.5)},
    "report_verbs": {
        "disparaging": ("evaluates", 1.0),
        "doubting": ("evaluates", 0.5),
        "revealing": ("evaluates", 0.5),
    },
    "boosters": {"certainty": ("evaluates", 0.75), "degree": ("evaluates", 0.5), "size": ("evaluates", 0.25)},
    "stance": {"comment": ("evaluates", 0.75)},
    "editorial_cues": {
        "predicts": ("predicts", 0.75),
        "advises": ("advises", 0.75),
        "addresses_reader": ("addresses_reader", 0.75),
        "explains": ("explains", 0.75),
        "attributes_motive": ("attributes_motive", 0.75),
    },
}
_LINE = 2.0
"""Two milder marks, or one strong judgement, reach the decision line."""

# How comment is written, counted only beside a mark: characterising adjectives, history told in the perfect
# tense, asides between dashes, and going on about an actor already named.
_ADJECTIVE = 0.25
_MOST_ADJECTIVES = 2
_PERFECT = 0.5
_DASHES = 0.5
_GOES_ON = 0.5
_DASH_MARKS = frozenset({"—", "–", "―", "--"})
_PERSONS = frozenset({"he", "she", "they", "his", "her", "their"})


@measure(
    Card(
        key="editorial.own_voice_claims",
        title="Editorial claims in the outlet's own voice",
        unit="share of own-voice body sentences",
        low=0.0,
        high=1.0,
        rises_with="more judging, predicting, advising, explaining or ascribing of motives by the outlet itself",
        source="Recasens et al. 2013, ACL; Fan et al. 2019, EMNLP (informational bias)",
        uses=tuple(_MARK_OF_CLASS),
        leads="own",
        order=30,
    )
)
def own_voice_claims(reading: Reading) -> Finding:
    """The share of sentences that carry editorial marks, shown as "to check".

    Counts:    cues of evaluating, predicting, advising, addressing the reader, explaining cause or meaning and
               attributing a motive, in own-voice words; beside one of them, how comment is written (adjectives,
               perfect tense, asides, pronouns for an actor already named) adds a little.
    Evidence:  each cue, labelled with its mark.
    No value:  own voice below 5 sentences and 100 words.
    Blind to:  views given by what is chosen and left out; background put beside a fact to colour it.
    """
    return own_voice_finding(reading, "editorial", editorialness)


def editorialness(words: Words) -> Scored:
    """How much these words carry an editorial claim, 0..1, with the marks of CODEBOOK §2."""
    points = 0.0
    marks: list[tuple[int, int, str]] = []
    for lexicon, classes in _MARK_OF_CLASS.items():
        for hit in words.hits(lexicon):
            mark, factor = classes.get(hit.entry.entry_class, ("", 0.0))
            if mark:
                points += factor * hit.entry.weight
                marks.append((hit.start, hit.end, mark))
    if not marks:
        return Scored(0.0)
    return Scored(saturated(points + _commentary(words.tokens), _LINE), tuple(marks))


def _commentary(tokens: tuple[Token, ...]) -> float:
    """Points for how the words are put; they make no mark of their own."""
    adjectives = sum(token.dep == "amod" for token in tokens)
    has_perfect = any(token.lemma == "have" and token.dep == "aux" for token in tokens)
    has_dashes = any(token.text in _DASH_MARKS for token in tokens)
    goes_on = any(
        token.text.lower() in _PERSONS and token.dep in {"nsubj", "nsubjpass", "poss"} for token in tokens
    )
    return (
        _ADJECTIVE * min(adjectives, _MOST_ADJECTIVES)
        + _PERFECT * has_perfect
        + _DASHES * has_dashes
        + _GOES_ON * goes_on
    )
