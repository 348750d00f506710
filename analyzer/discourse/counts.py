"""How many of what, and how much money: figures with the thing they count and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.discourse.asking import how_many, in_statement
from analyzer.discourse.normalising import Normaliser
from analyzer.discourse.numbers import NumberMention, find_numbers
from analyzer.discourse.scopes import innermost, name_of
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.types import Document, FactMention, ParsedSentence, Proposition

_NO_COUNT = frozenset(
    {
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
        "time",
        "age",
        "percent",
        "point",
        "thing",
        "way",
        "side",
        "part",
        "term",
    }
)
"""Nouns whose number depends on when or from where one counts: they make no row."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SHORTEST_NOUN = 3
"""Letters: the "e" of "300 e-mails" is what a tokeniser left over."""
_SIDES = frozenset({"for", "against"})
""" "Nine voted for it" and "three voted against it" count two things."""
_VAGUE_VERBS = frozenset(
    {"be", "have", "do", "make", "get", "take", "say", "include", "involve", "see", "use"}
)
_SUMS = frozenset(
    {
        "million",
        "billion",
        "trillion",
        "thousand",
        "hundred",
        "dollar",
        "euro",
        "pound",
        "rupee",
        "$",
        "€",
        "£",
    }
)


def find_counts(
    document: Document, parse: tuple[ParsedSentence, ...], propositions: Sequence[Proposition]
) -> Iterator[FactMention]:
    """Numbers and money.

    "count:people", "money:USD": the referent is the counted noun with its modifiers, the verb, and the other
    participant, because "12 people" are only the same 12 people if the same is said of them. "figure:percent":
    a figure without such a referent; it can be compared only where two texts make the very same statement.
    """
    normaliser = Normaliser.of(document.text)
    for index, tokens in enumerate(parse):
        sentence = document.sentences[index]
        text, tree = document.words_of(sentence), Tree(tokens)
        for number in find_numbers(text):
            start, end = number.start + sentence.start, number.end + sentence.start
            around = innermost(propositions, start, end)
            if around is None or number.value not in around.numbers or _is_year(number):
                continue
            yield _read(document, tree, normaliser, number, index, around)


def _is_year(number: NumberMention) -> bool:
    """ "The 1868 treaty" counts nothing."""
    return number.currency is None and _YEAR.fullmatch(number.value) is not None


def _read(
    document: Document,
    tree: Tree,
    normaliser: Normaliser,
    number: NumberMention,
    sentence: int,
    around: Proposition,
) -> FactMention:
    offset = document.sentences[sentence].start
    start, end = number.start + offset, number.end + offset
    inside = [i for i in range(len(tree)) if start <= tree[i].start and tree[i].end <= end]
    noun = _counted(tree, inside) if inside else None
    unit = "percent" if number.is_percentage else tree[noun].lemma if noun is not None else "number"
    about = None
    if noun is not None and not number.is_percentage and (number.currency or _can_be_counted(tree, noun)):
        about = _referent(tree, noun, set(inside), normaliser)
    act = f"count:{unit}" if about else f"figure:{unit}"
    if number.currency:
        act = f"money:{number.currency}" if about else f"figure:{number.currency}"
    question = (
        how_many(tree, noun, set(inside), is_money=bool(number.currency))
        if about and noun is not None
        else ""
    )
    last = tree[noun].end if noun is not None and inside and noun > inside[-1] else end
    return FactMention(
        slot="money" if number.currency else "number",
        about=about or name_of(around),
        relation=act,
        value=number.value,
        text=document.text[start : max(end, last)],
        sentence=sentence,
        start=start,
        end=max(end, last),
        is_exclusive=True,
        question=question or in_statement(document, around, start, end, _what(number)),
    )


def _what(number: NumberMention) -> str:
    return "The sum" if number.currency else "The share" if number.is_percentage else "The number"


def _can_be_counted(tree: Tree, noun: int) -> bool:
    return tree[noun].lemma not in _NO_COUNT and len(tree[noun].text) >= _SHORTEST_NOUN


def _counted(tree: Tree, inside: list[int]) -> int | None:
    """The noun that the figure counts; for a sum, the noun it stands with ("a $5 million grant") or the sum itself."""
    members = set(inside)
    top = next((i for i in inside if tree[i].head not in members), inside[0])
    head = tree[top].head
    if tree[top].dep in ("nummod", "compound", "amod", "nmod", "quantmod") and tree[head].pos in (
        "NOUN",
        "PROPN",
    ):
        return head if tree[head].tag not in ("NNP", "NNPS") else None
    if tree[top].pos in ("NOUN", "NUM", "SYM") and any(tree[i].lemma in _SUMS for i in inside):
        return top
    return None


def _referent(tree: Tree, noun: int, figures: set[int], normaliser: Normaliser) -> str | None:
    """Modifiers + noun + its "of …" + verb + the verb's other participant, as one string; None if too little is said."""
    phrase = [
        i for i in tree.subtree(noun, frozenset({"relcl", "acl", "conj", "cc", "appos"})) if i not in figures
    ]
    verb = _governor(tree, noun)
    if verb is None or tree[verb].lemma in _VAGUE_VERBS:
        return None
    others = [
        i for i in tree.children_of(verb, "nsubj", "nsubjpass", "dobj", "agent") if not tree.is_below(noun, i)
    ]
    words = [
        *normaliser.content(
            tree[i] for i in phrase if tree[i].pos != "NUM" and tree[i].tag not in ("JJR", "RBR", "JJS")
        ),
        *normaliser.content([tree[verb]]),
        *(word for i in others for word in normaliser.content([tree[i]])),
        *(tree[i].text for i in tree.children_of(verb, "prep") if tree[i].text in _SIDES),
    ]
    return " ".join(words) if len(words) >= 2 else None


def _governor(tree: Tree, noun: int) -> int | None:
    """The verb of which the counted thing is subject or object."""
    if tree[noun].dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return None
    head = tree[noun].head
    if tree[noun].dep == "pobj":
        if tree[head].dep != "agent":
            return None
        head = tree[head].head
    return head if tree[head].pos in VERBAL else None
