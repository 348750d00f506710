"""Where in its clause a word stands: in what the clause says, or in passing ("is reckless", "the reckless skipper")."""

from __future__ import annotations

from typing import Literal

from analyzer.types import ParsedSentence, Token

Place = Literal["complement", "clause", "object", "elsewhere"]
"""What a copula says of its subject; the main clause's verb or that verb's adverb; a verb's object, what "this" takes
up, or a modifier of either; or anything else, such as a modifier of other nouns or part of a name."""

_COPULAS = frozenset({"become", "remain", "seem", "look", "sound", "prove"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_EQUATING = frozenset({"mark", "signal", "represent", "constitute"})
"""Verbs that say of their subject what a copula could: "marks a new step"."""
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those", "such"})
_ADVERBIALS = frozenset({"advmod", "npadvmod", "prep", "intj"})


def place_of(sentence: ParsedSentence, start: int, end: int) -> Place:
    """The place of the words start..end, which is that of the word that the others of them hang on."""
    inside = [index for index, token in enumerate(sentence) if token.start < end and start < token.end]
    if any(sentence[index].entity for index in inside) or _is_part_of_a_word(sentence, inside):
        return "elsewhere"
    outermost = [index for index in inside if sentence[index].head not in inside or _is_root(sentence, index)]
    if not outermost:
        return "elsewhere"
    return _place_of_word(sentence, _first_of_conjuncts(sentence, outermost[-1]))


def _place_of_word(sentence: ParsedSentence, index: int) -> Place:
    token = sentence[index]
    at = _first_of_conjuncts(sentence, token.head) if token.dep == "amod" else index
    if _is_complement(sentence, sentence[at]):
        return "complement"
    if sentence[at].dep == "dobj" or _is_taken_up(sentence, at):
        return "object"
    if token.dep in _ADVERBIALS:
        return "clause" if _is_main(sentence, token.head) else "elsewhere"
    return "clause" if _is_main(sentence, index) else "elsewhere"


def is_part_of_a_noun(sentence: ParsedSentence, start: int, end: int) -> bool:
    """Whether a single word only tells which noun is meant, or is part of a longer word: "reflecting pool", "must-see"."""
    inside = [index for index, token in enumerate(sentence) if token.start < end and start < token.end]
    return len(inside) == 1 and (
        sentence[inside[0]].dep in ("amod", "compound") or _is_part_of_a_word(sentence, inside)
    )


def _first_of_conjuncts(sentence: ParsedSentence, index: int) -> int:
    while sentence[index].dep == "conj":
        index = sentence[index].head
    return index


def _is_root(sentence: ParsedSentence, index: int) -> bool:
    return sentence[index].head == index


def _is_main(sentence: ParsedSentence, index: int) -> bool:
    """The main clause, or a participle that trails behind it ("…, marking a new step")."""
    index = _first_of_conjuncts(sentence, index)
    token = sentence[index]
    return _is_root(sentence, index) or (token.dep == "advcl" and token.tag == "VBG" and token.head < index)


def _is_complement(sentence: ParsedSentence, token: Token) -> bool:
    """ "There is a dispute" says that it is there, and nothing of it."""
    verb = sentence[token.head]
    if token.dep == "dobj":
        return verb.lemma in _EQUATING
    is_said = token.dep in _COMPLEMENTS and (verb.pos == "AUX" or verb.lemma in _COPULAS)
    return is_said and not any(one.dep == "expl" and one.head == token.head for one in sentence)


def _is_taken_up(sentence: ParsedSentence, noun: int) -> bool:
    return any(token.head == noun and token.lemma in _DEMONSTRATIVES for token in sentence)


def _is_part_of_a_word(sentence: ParsedSentence, inside: list[int]) -> bool:
    before, after = inside[0] - 1, inside[-1] + 1
    return (before >= 0 and sentence[before].text == "-") or (
        after < len(sentence) and sentence[after].text == "-"
    )
