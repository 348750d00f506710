"""Editorial claims: own-voice sentences that evaluate, predict, advise, explain or attribute a motive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial
from math import inf

from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import Scored, Words, own_voice_finding, scored, weighed_hits
from analyzer.measures.places import Place, is_part_of_a_noun, place_of
from analyzer.resources.lexicons import Hit
from analyzer.types import Finding, Token

# Points for each point of an entry's weight. Entries of the editorial cues make the mark of their class (CODEBOOK §2);
# all others judge: as what the clause says they make the mark "evaluates", elsewhere one of passing.
_WEIGHT_OF_CLASS = {
    "evaluatives": {"condemning": 0.5, "criticising": 0.5, "praising": 0.5},
    "superlatives": {"unique": 0.25},
    "one_sided_labels": {"camp": 0.25},
    "war_metaphors": {"attack": 0.25},
    "report_verbs": {"disparaging": 0.5, "doubting": 0.25, "revealing": 0.25},
    "boosters": {"certainty": 0.375, "degree": 0.25, "size": 0.125},
    "stance": {"comment": 0.375},
    "editorial_cues": {
        "predicts": 0.375,
        "advises": 0.375,
        "addresses_reader": 0.375,
        "explains": 0.375,
        "attributes_motive": 0.375,
        "relates": 0.375,
    },
}
_MARKING = "editorial_cues"
_RELATES = "relates"
"""What sets one thing beside another ("despite the rain", "in the wake of"), or says how it looks: no claim by itself."""
_EVALUATES = "evaluates"
IN_PASSING = "evaluates_in_passing"
_JUDGEMENT: Mapping[Place, float] = {"complement": 1, "clause": 2, "object": 3}
_COMMENT: Mapping[Place, float] = {"clause": 2}
_SAID: Mapping[str, Mapping[Place, float]] = {
    "condemning": _JUDGEMENT,
    "criticising": _JUDGEMENT,
    "praising": _JUDGEMENT,
    "comment": _COMMENT,
    "certainty": _COMMENT,
}
"""Class → the least weight with which an entry in this place is what the clause says. Words of degree, rank and camp
never are; of objects only what can hardly be meant otherwise is ("caused a disgrace")."""
_LINE = 2.0
"""A strong judgement, or two milder marks, reach the decision line where the sentence is written like comment."""

# How comment is written, counted only beside a mark (CODEBOOK §2). Plain facts that tell for or against somebody (Fan
# et al. 2019, informational bias) are recalled, held against what was said, called trouble or failing; a person
# already named is talked about on, with asides, relative clauses, characterising adjectives and the perfect tense.
_COLOURING = "colouring_facts"
_COLOURED = 0.5
_MOST_OF_A_CLASS = 2
_GOES_ON = 0.75
_HIS = 0.75
_RELATIVE = 0.5
_PERFECT = 0.5
_DASHES = 0.5
_ADJECTIVE = 0.25
_MOST_ADJECTIVES = 2
# How news is written: it gives the day, leads with who said it, and tells what may or would be done (unless just
# that is the mark: a prediction, an advice).
_DAY = -0.75
_SAYING_LEADS = -0.75
_POSSIBLE = -0.75

_OF_THE_POSSIBLE = frozenset({"predicts", "advises"})
_DASH_MARKS = frozenset({"—", "–", "―", "--"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONS = frozenset({"he", "she", "they"})
_POSSESSIVES = frozenset({"his", "her", "their"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SAYING = frozenset({"say", "tell", "add", "announce", "state", "report", "ask", "call"})


@measure(
    Card(
        key="editorial.own_voice_claims",
        title="Editorial claims in the outlet's own voice",
        unit="share of own-voice body sentences",
        low=0.0,
        high=1.0,
        rises_with="more judging, predicting, advising, explaining or ascribing of motives by the outlet itself",
        source="Recasens et al. 2013, ACL; Fan et al. 2019, EMNLP (informational bias)",
        uses=(*_WEIGHT_OF_CLASS, _COLOURING),
        leads="own",
        version=3,
        order=30,
    )
)
def own_voice_claims(reading: Reading) -> Finding:
    """The share of sentences that carry editorial marks, shown as "to check".

    Counts:    cues of evaluating, predicting, advising, addressing the reader, explaining cause or meaning and
               attributing a motive, in own-voice words. How the words are put adds to that, as comment does
               (trouble, failing, what is recalled or held against something, vague sources; a person talked about
               on, asides, relative clauses, adjectives, the perfect tense), or takes away, as news does (the day,
               a leading verb of saying, what may be). Without a mark a sentence has no score.
    Evidence:  each cue, labelled with its mark. An evaluating word is marked as in passing unless it is what the
               clause says: its verb, that verb's adverb, what a copula says of the subject.
    No value:  own voice below 5 sentences and 100 words.
    Blind to:  views given by what is chosen and left out, and facts about other things put beside to colour.
    """
    return own_voice_finding(reading, "editorial", editorialness)


def editorialness(words: Words) -> Scored:
    """How much these words carry an editorial claim, 0..1, with the marks of CODEBOOK §2."""
    points, marks = weighed_hits(words, _WEIGHT_OF_CLASS, partial(_mark, words))
    if not marks:
        return Scored(0.0)
    is_of_the_possible = any(label in _OF_THE_POSSIBLE for _, _, label in marks)
    manner = _as_comment(words) + _as_news(words.tokens, is_of_the_possible)
    return scored(points + manner, marks, _LINE)


def _mark(words: Words, lexicon: str, hit: Hit) -> str | None:
    if lexicon == _MARKING:
        is_claim = hit.entry.entry_class != _RELATES and not is_part_of_a_noun(
            words.sentence, hit.start, hit.end
        )
        return hit.entry.entry_class if is_claim else None
    place = place_of(words.sentence, hit.start, hit.end)
    is_said = hit.entry.weight >= _SAID.get(hit.entry.entry_class, {}).get(place, inf)
    return _EVALUATES if is_said else IN_PASSING


def _as_comment(words: Words) -> float:
    """Points for the ways of comment; they make no mark of their own."""
    tokens = words.tokens
    classes = Counter(hit.entry.entry_class for hit in words.hits(_COLOURING))
    adjectives = sum(token.dep == "amod" for token in tokens)
    return (
        _COLOURED * sum(min(count, _MOST_OF_A_CLASS) for count in classes.values())
        + _ADJECTIVE * min(adjectives, _MOST_ADJECTIVES)
        + _GOES_ON * any(token.text.lower() in _PERSONS and token.dep in _SUBJECTS for token in tokens)
        + _HIS * any(token.text.lower() in _POSSESSIVES for token in tokens)
        + _RELATIVE * any(token.dep == "relcl" for token in tokens)
        + _PERFECT
        * any(token.lemma == "have" and token.dep == "aux" and token.tag != "VBD" for token in tokens)
        + _DASHES * any(token.text in _DASH_MARKS for token in tokens)
    )


def _as_news(tokens: tuple[Token, ...], is_of_the_possible: bool) -> float:
    """Points to take away for the ways of news."""
    return (
        _DAY * any(token.text.lower() in _DAYS for token in tokens)
        + _SAYING_LEADS * any(token.dep == "ROOT" and token.lemma in _SAYING for token in tokens)
        + _POSSIBLE
        * (not is_of_the_possible and any(token.tag == "MD" or token.lemma == "if" for token in tokens))
    )
