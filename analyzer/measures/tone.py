"""Tone towards actors: how the words that bear on an actor speak of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer import statistics
from analyzer.engines.vader import word_valence
from analyzer.measure import Card, Reading, measure
from analyzer.measures.own_voice import Voiced, Words, saturated, voiced_sentences
from analyzer.types import BODY_ZONES, Evidence, Finding, Mention, ParsedSentence, Value

_REACH = (1.0, 1.0, 0.8, 0.6, 0.4, 0.2)
"""What a word's feeling counts for, by the steps through the parse between it and the name; none beyond."""
_FARTHEST = 0.2
_ROLE = 1.5
"""Praising or accusing somebody bears on them more than any word near by."""
_NEGATED = -0.7
"""VADER's own figure for "not good" against "bad" (Hutto and Gilbert 2014)."""
_ACROSS_CONTRAST = 0.5
"""A word on the other side of "but" speaks of the actor less."""
_SAID_BY_THE_ACTOR = 0.0
"""What an actor says is seldom about that actor."""
_LINE = 0.1
"""Below it the words cancel out or stand too far off: neutral."""
_HALF = 0.5
"""The sum of pulls that makes a tone of .5: one plain word next to the name."""

_LONGEST_SENTENCE = 250
"""Tokens. A longer one is no sentence: its parse says nothing, and the search would grow with its square."""

_FEELING = frozenset({"VERB", "ADJ", "NOUN", "ADV", "AUX", "INTJ"})
_JOINED = frozenset({"conj", "appos", "compound", "poss", "nmod", "flat"})
_SUBJECTS = frozenset({"nsubj", "csubj", "agent"})
_OBJECTS = frozenset({"dobj", "obj", "nsubjpass", "dative", "pobj"})
_SAYING = frozenset(
    {"say", "tell", "write", "add", "state", "ask", "note", "argue", "claim", "explain", "tweet"}
)
_CONTRAST = frozenset({"but", "while", "whereas", "although", "though", "despite", "however", "unlike"})


@dataclass(frozen=True, slots=True)
class Pull:
    """One word that speaks well (above 0) or ill of the actor."""

    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Toward:
    """How one sentence speaks of one actor; exactly 0 is neutral."""

    tone: float  # −1..1
    pulls: tuple[Pull, ...] = ()


@measure(
    Card(
        key="tone.actors",
        title="Tone towards actors",
        unit="score",
        low=-1.0,
        high=1.0,
        rises_with="kinder words about the actor",
        source="Hamborg and Donnay 2021, EACL (the task); Rashkin, Singh and Choi 2016, ACL (verbs and their roles)",
        uses=("actor_polarity", "evaluatives"),
        order=60,
    )
)
def actors(reading: Reading) -> Finding:
    """Mean tone of the sentences that mention an actor, for each actor.

    Counts:    words that bear on the actor through the parse: verbs by the role they give it, its predicates and
               modifiers, other words by their distance; negation turns them, contrast halves them. Parts:
               ``<name>`` over all voices, ``<name>/own`` over own-voice words; count = sentences not neutral.
    Evidence:  the words that pulled, labelled with the actor and the side.
    No value:  no actor is mentioned in the body.
    Blind to:  irony, deeds that speak for themselves, and pronouns that were not joined to a name.
    """
    body = [
        voiced
        for voiced in voiced_sentences(reading)
        if reading.document.sentences[voiced.index].zone in BODY_ZONES
    ]
    parts: dict[str, Value] = {}
    series: dict[str, dict[int, float]] = {}
    evidence: list[Evidence] = []
    for target in reading.targets:
        towards = {
            voiced.index: (voiced, _mentions_in(voiced, target.mentions))
            for voiced in body
            if _mentions_in(voiced, target.mentions)
        }
        if not towards:
            continue
        readings = {index: tone_towards(v.all, mentions) for index, (v, mentions) in towards.items()}
        own = [tone_towards(v.own, mentions).tone for v, mentions in towards.values() if v.own.count]
        series[target.name] = {index: toward.tone for index, toward in readings.items()}
        parts[target.name] = _mean(list(series[target.name].values()))
        if own:
            parts[f"{target.name}/own"] = _mean(own)
        evidence += _evidence(reading, target.name, readings)
    if not parts:
        return Finding(reason="no person, body or place is named in the body")
    return Finding(parts=parts, evidence=tuple(evidence), by_sentence=series)


def _mentions_in(voiced: Voiced, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    tokens = voiced.all.sentence
    if not tokens:
        return ()
    return tuple(m for m in mentions if tokens[0].start <= m.start and m.end <= tokens[-1].end)


def _mean(tones: list[float]) -> Value:
    value = statistics.mean(tones)
    low, high = (None if end is None else min(1.0, max(-1.0, end)) for end in (value.low, value.high))
    return Value(value.value, low, high, sum(tone != 0 for tone in tones), len(tones))


def _evidence(reading: Reading, name: str, towards: dict[int, Toward]) -> list[Evidence]:
    return [
        Evidence(
            pull.start,
            pull.end,
            f"{name}: {'well' if pull.weight > 0 else 'ill'}",
            reading.document.sentences[index].zone,
        )
        for index, toward in sorted(towards.items())
        for pull in toward.pulls
    ]


def tone_towards(words: Words, mentions: Sequence[Mention]) -> Toward:
    """How the chosen words of a sentence speak of the actor that is mentioned there."""
    sentence = words.sentence
    named = frozenset(
        index
        for index, token in enumerate(sentence)
        if any(token.start < mention.end and mention.start < token.end for mention in mentions)
    )
    if not named or len(sentence) > _LONGEST_SENTENCE:
        return Toward(0.0)
    head = _head(sentence, named)
    pulls = _role_pulls(words, head) + _word_pulls(words, named, head)
    total = sum(pull.weight for pull in pulls)
    if abs(total) < _LINE:
        return Toward(0.0)
    tone = saturated(abs(total), _HALF)
    return Toward(tone if total > 0 else -tone, tuple(pull for pull in pulls if pull.weight))


def _head(sentence: ParsedSentence, named: frozenset[int]) -> int:
    """The token by which the name hangs in the sentence; of several mentions the first."""
    return next(
        index for index in sorted(named) if sentence[index].head not in named or sentence[index].head == index
    )


def _role_pulls(words: Words, head: int) -> list[Pull]:
    """What the verb over the actor says of who does it, or whom it is done to."""
    sentence = words.sentence
    place = head
    while sentence[place].dep in {"conj", "appos", "compound"} and sentence[place].head != place:
        place = sentence[place].head
    dependency, verb = sentence[place].dep, sentence[place].head
    if dependency == "pobj":  # "criticised by her", "attacks on her": the verb stands above the preposition
        dependency = "agent" if sentence[verb].dep == "agent" else "pobj"
        verb = sentence[verb].head
    role = "subject" if dependency in _SUBJECTS else "object" if dependency in _OBJECTS else None
    if role is None or verb not in words.chosen:
        return []
    sign = _NEGATED if _is_negated(sentence, verb) else 1.0
    return [
        Pull(hit.start, hit.end, _ROLE * sign * hit.entry.weight)
        for hit in words.hits("actor_polarity")
        if hit.entry.entry_class == role and hit.start == sentence[verb].start
    ]


def _word_pulls(words: Words, named: frozenset[int], head: int) -> list[Pull]:
    """What the words around the actor feel like, each by its distance through the parse."""
    sentence = words.sentence
    path = _path(sentence, head)
    said = _said_by(sentence, head)
    pulls = []
    for index, feeling in _feelings(words).items():
        if index in named:
            continue
        steps = _steps(path, _path(sentence, index))
        weight = feeling * (_REACH[steps] if steps < len(_REACH) else _FARTHEST)
        weight *= _NEGATED if _is_negated(sentence, index) else 1.0
        weight *= _ACROSS_CONTRAST if _is_across_contrast(sentence, head, index) else 1.0
        weight *= _SAID_BY_THE_ACTOR if index in said else 1.0
        pulls.append(Pull(sentence[index].start, sentence[index].end, weight))
    return pulls


def _feelings(words: Words) -> dict[int, float]:
    """Chosen tokens that speak well or ill on their own, −1..1. Names are skipped."""
    sentence = words.sentence
    listed: dict[int, float] = {}
    for hit in words.hits("evaluatives"):
        good = hit.entry.entry_class == "praising"
        listed[hit.start] = (1 if good else -1) * hit.entry.weight / 3
    for hit in words.hits("actor_polarity"):
        if hit.entry.entry_class == "near":
            listed[hit.start] = 0.6 * hit.entry.weight
    feelings = {}
    for index in sorted(words.chosen):
        token = sentence[index]
        if token.pos not in _FEELING or token.entity not in {"", "NORP"}:
            continue
        feeling = listed.get(token.start) or word_valence(token.text) or word_valence(token.lemma)
        if feeling:
            feelings[index] = feeling
    return feelings


def _said_by(sentence: ParsedSentence, head: int) -> frozenset[int]:
    """Tokens of what the actor says, where the actor is the subject of a verb of saying."""
    verb = sentence[head].head
    if sentence[head].dep != "nsubj" or sentence[verb].lemma not in _SAYING:
        return frozenset()
    contents = {
        i for i, token in enumerate(sentence) if token.head == verb and token.dep in {"ccomp", "parataxis"}
    }
    return frozenset(i for i in range(len(sentence)) if contents & set(_path(sentence, i)))


def _is_negated(sentence: ParsedSentence, index: int) -> bool:
    """Whether a negation hangs on the word or on what it stands under, up to the verb of its clause."""
    path = _path(sentence, index)
    verb = next((at for at, i in enumerate(path) if sentence[i].pos in {"VERB", "AUX"}), len(path) - 1)
    scope = set(path[: verb + 1])
    return any(token.dep == "neg" and token.head in scope for token in sentence)


def _is_across_contrast(sentence: ParsedSentence, head: int, index: int) -> bool:
    between = sentence[min(head, index) + 1 : max(head, index)]
    return any(token.text.lower() in _CONTRAST for token in between)


def _path(sentence: ParsedSentence, index: int) -> list[int]:
    """The token and those above it, up to the root."""
    path = [index]
    while sentence[path[-1]].head != path[-1] and len(path) <= len(sentence):
        path.append(sentence[path[-1]].head)
    return path


def _steps(path: list[int], other: list[int]) -> int:
    """How many steps through the parse lie between the tokens at the feet of two paths."""
    above = {index: steps for steps, index in enumerate(other)}
    return next(
        (steps + above[index] for steps, index in enumerate(path) if index in above), len(path) + len(other)
    )
