"""How the words of a sentence speak of one thing that is mentioned in it.

Predicates count by the role they give the mention (praising somebody speaks well of both sides, accusing ill of one);
all other words by how they are tied to it in the parse. Negation and want ("no", "little", "lack of") turn a word.
The target is a stretch of the sentence: a name, a pronoun or a description.

Methods: connotation frames (Rashkin, Singh and Choi 2016, ACL) for predicates, valence shifters (Polanyi and Zaenen
2006), the weight of bad over good (Rozin and Royzman 2001). The figures below were chosen on one half of NewsMTSC's
development texts (Hamborg and Donnay 2021); any of them can be halved or doubled at a cost of under .01 of macro-F1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analyzer.discourse.arguments import Relation, Role, Standing, relation_of, standing_of
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.engines.vader import word_valence
from analyzer.measures.own_voice import Words, saturated
from analyzer.types import Mention


class _Weight(NamedTuple):
    well: float
    ill: float


_ROLE: Mapping[Role, _Weight] = {
    "subject": _Weight(1.5, 1.5),
    "object": _Weight(1.0, 1.2),
    "oblique": _Weight(0.8, 0.8),
}
"""Praising or accusing bears on the two sides more than any word near by."""
_INDIRECT = 0.6
"""A role that reaches the mention through another predicate: the parse is less sure of it."""
_RELATION: Mapping[Relation | Role, _Weight] = {
    "complement": _Weight(1.0, 1.3),
    "modifier": _Weight(0.5, 1.2),
    "subject": _Weight(0.8, 0.8),
    "object": _Weight(0.9, 0.9),
    "beside": _Weight(0.8, 1.3),
    "manner": _Weight(0.8, 0.8),
    "aside": _Weight(0.8, 0.8),
    "bearer": _Weight(0.5, 0.8),
    "bearer's": _Weight(0.8, 1.2),
    "content": _Weight(0.12, 0.0),
    "oblique": _Weight(0.3, 0.6),
    "elsewhere": _Weight(0.3, 0.6),
}
"""What actors say is seldom about them: its kind words count a little, its harsh ones aim at others. Harsh words stain
whoever stands in the sentence, kind ones only those they are tied to."""
_FAR = 0.7
"""For a word in a clause of its own."""
_NEGATED = -0.5
"""A denied word says the contrary more faintly; VADER's figure is -.74 for whole sentences (Hutto and Gilbert 2014)."""
_ACROSS_CONTRAST = 0.8
"""A word on the other side of "but" speaks of the mention less."""
_LISTED, _EVALUATIVE, _RATED = 0.8, 1 / 3, 0.7
"""Scales of a listed word, an evaluative (its weights run to 3), and a word that only VADER's raters knew."""
_LINE = _Weight(0.2, 0.05)
"""Nearer to 0 the sentence is neutral. Kind words are the commoner ones in plain news."""
_HALF = 0.5
"""The sum of pulls that makes a tone of .5."""
LONGEST_SENTENCE = 250
"""Tokens. A longer one is no sentence: its parse says nothing."""

_FEELING = frozenset({"VERB", "ADJ", "NOUN", "ADV", "AUX", "INTJ"})
_CONTRAST = frozenset({"but", "while", "whereas", "although", "though", "despite", "however", "unlike"})
_WANT = frozenset({"no", "little", "few", "neither", "hardly", "scarcely", "barely", "rarely", "seldom"})
_WANTING_NOUNS = frozenset({"lack", "absence", "end", "loss", "denial", "rejection", "removal"})
_WANTING_VERBS = frozenset(
    {"lack", "lose", "end", "deny", "refuse", "fail", "cease", "stop", "avoid", "prevent"}
)
_LOCATIVES = frozenset({"in", "at", "near", "from", "across", "around", "inside", "outside", "throughout"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"})

_TIES: Mapping[Relation | Role, str] = {
    "complement": "what it is said to be",
    "modifier": "in its own phrase",
    "subject": "what it does",
    "object": "what it acts on",
    "beside": "what is done to it",
    "manner": "how it acts",
    "aside": "joined to what it does",
    "bearer": "what is its own",
    "bearer's": "of what is its own",
    "content": "what it says",
    "oblique": "in the same sentence",
    "elsewhere": "in the same sentence",
}
_ROLES: Mapping[Role, str] = {
    "subject": "who does it",
    "object": "whom it is done to",
    "oblique": "whom it concerns",
}


@dataclass(frozen=True, slots=True)
class Pull:
    """One word that speaks well (above 0) or ill of the mention, by which entry, and how it is tied to it."""

    start: int
    end: int
    weight: float
    entry: str = ""
    tie: str = ""


@dataclass(frozen=True, slots=True)
class Toward:
    """How one sentence speaks of one mention; exactly 0 is neutral."""

    tone: float  # -1..1
    pulls: tuple[Pull, ...] = ()


def tone_towards(words: Words, mentions: Sequence[Mention]) -> Toward:
    """How the chosen words of a sentence speak of what is mentioned there, -1..1; several mentions are one target."""
    sentence = words.sentence
    mention = frozenset(
        index
        for index, token in enumerate(sentence)
        if any(token.start < each.end and each.start < token.end for each in mentions)
    )
    if not mention or len(sentence) > LONGEST_SENTENCE:
        return Toward(0.0)
    told = _told(words)
    tree, standing = told.tree, standing_of(told.tree, mention)
    if all(_is_setting(tree, place) for place in standing.places):
        return Toward(0.0)
    pulls = tuple(_pulls(words, told, standing))
    total = sum(pull.weight for pull in pulls)
    if -_LINE.ill <= total <= _LINE.well:
        return Toward(0.0)
    tone = saturated(abs(total), _HALF)
    return Toward(tone if total > 0 else -tone, pulls)


def _is_setting(tree: Tree, place: int) -> bool:
    """Whether a mention only says where or when: "in Norway" is no actor."""
    token = tree[place]
    return token.entity in _MEASURES or (
        token.entity in _PLACES and token.dep == "pobj" and tree[token.head].lemma.lower() in _LOCATIVES
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence is to all that is mentioned in it."""

    tree: Tree
    turned: frozenset[int]
    contrasts: list[int]


def _told(words: Words) -> _Told:
    if "told" not in words.cache:
        tree = Tree(words.sentence)
        words.cache["told"] = _Told(tree, _turned(tree), _contrasts_before(tree))
    found: _Told = words.cache["told"]
    return found


def _pulls(words: Words, told: _Told, standing: Standing) -> Iterator[Pull]:
    tree, turned, contrasts = told.tree, told.turned, told.contrasts
    near = {contrasts[place] for place in standing.places}
    feelings = _Feelings(words)
    for index in sorted(words.chosen - standing.mention):
        role = standing.roles.get(index)
        listed = None if role is None else feelings.of_role(index, role)
        feeling, entry = listed or feelings.of_word(index)
        if not feeling:
            continue
        feeling *= _NEGATED if index in turned else 1.0
        if role is not None and listed is not None:
            feeling *= _side(_ROLE[role], feeling)
            feeling *= 1.0 if index in standing.direct else _INDIRECT
            tie = _ROLES[role]
        else:
            relation, is_far = relation_of(tree, standing, index)
            feeling *= _side(_RELATION[relation], feeling)
            feeling *= _FAR if is_far and relation != "content" else 1.0
            feeling *= 1.0 if contrasts[index] in near else _ACROSS_CONTRAST
            tie = _TIES[relation]
        if feeling:
            yield Pull(tree[index].start, tree[index].end, feeling, entry, tie)


def _side(weight: _Weight, feeling: float) -> float:
    return weight.well if feeling > 0 else weight.ill


class _Feelings:
    """What the word lists say of the words of one sentence, each with the entry that says so."""

    def __init__(self, words: Words) -> None:
        self._sentence = words.sentence
        self._roles: dict[tuple[int, str], tuple[float, str]] = {}
        self._words: dict[int, tuple[float, str]] = {}
        self._neutral = {hit.start for hit in words.hits("neutral_words")}
        for hit in words.hits("evaluatives"):
            side = 1 if hit.entry.entry_class == "praising" else -1
            self._words[hit.start] = (side * _EVALUATIVE * hit.entry.weight, hit.entry.term)
        for hit in words.hits("actor_polarity"):
            if hit.entry.entry_class == "near":
                self._words[hit.start] = (_LISTED * hit.entry.weight, hit.entry.term)
            else:
                self._roles.setdefault((hit.start, hit.entry.entry_class), (hit.entry.weight, hit.entry.term))

    def of_role(self, index: int, role: Role) -> tuple[float, str] | None:
        """What a predicate says of who does it or whom it is done to; None for an unlisted one."""
        return self._roles.get((self._sentence[index].start, "subject" if role == "subject" else "object"))

    def of_word(self, index: int) -> tuple[float, str]:
        """What the word says of whatever it is tied to, -1..1. Names say nothing."""
        token = self._sentence[index]
        if token.pos not in _FEELING or token.entity not in {"", "NORP"}:
            return 0.0, ""
        if token.start in self._words:
            return self._words[token.start]
        if token.start in self._neutral:
            return 0.0, ""
        return _RATED * (word_valence(token.text) or word_valence(token.lemma)), token.lemma


def _turned(tree: Tree) -> frozenset[int]:
    """Words under a negation, up to the verb of their clause, or that are said to be wanting."""
    negated = {token.head for token in tree.tokens if token.dep == "neg"}
    return frozenset(
        index for index in range(len(tree)) if _is_negated(tree, negated, index) or _is_wanting(tree, index)
    )


def _is_negated(tree: Tree, negated: set[int], index: int) -> bool:
    for _ in range(len(tree)):
        if index in negated:
            return True
        if tree[index].pos in VERBAL or tree[index].head == index:
            return False
        index = tree[index].head
    return False


def _is_wanting(tree: Tree, index: int) -> bool:
    """ "little progress", "without shame", "a lack of courage", "refused to help"."""
    if any(tree[child].text.lower() in _WANT for child in tree.children[index]):
        return True
    above = tree[index].head
    if tree[index].dep == "pobj":
        return (
            tree[above].lemma.lower() == "without" or tree[tree[above].head].lemma.lower() in _WANTING_NOUNS
        )
    return tree[index].dep in ("dobj", "xcomp") and tree[above].lemma.lower() in _WANTING_VERBS


def _contrasts_before(tree: Tree) -> list[int]:
    """For each token, how many words of contrast stand before it."""
    counts, seen = [], 0
    for token in tree.tokens:
        counts.append(seen)
        seen += token.text.lower() in _CONTRAST
    return counts
