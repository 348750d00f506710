"""How far the words about one thing reach in a sentence, and the one date among them."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.discourse.dates import DateMention, find_dates, names_day
from analyzer.discourse.syntax import Tree
from analyzer.types import Document, Proposition


def scope_of(tree: Tree, anchor: int) -> list[int]:
    """Tokens about the same thing as the anchor: up to the next verb on either side, not into another clause."""
    last = anchor
    while last + 1 < len(tree) and not _ends_scope(tree, last + 1):
        last += 1
    fronted = [i for i in range(anchor) if tree[i].dep in ("prep", "npadvmod") and tree[i].head == anchor]
    before = [i for start in fronted for i in tree.subtree(start)]
    if tree[anchor].pos != "VERB":
        before = [i for i in tree.subtree(anchor) if i < anchor]
    return [*before, *range(anchor, last + 1)]


def _ends_scope(tree: Tree, index: int) -> bool:
    token = tree[index]
    is_modifier = token.dep in ("amod", "compound", "nmod")
    return (
        (token.pos in ("VERB", "AUX") and not is_modifier)
        or token.text in {";", "—", ":"}
        or token.pos == "SCONJ"
        or token.lemma in {"after", "before", "since"}
    )


def text_and_offset(document: Document, sentence: int) -> tuple[str, int]:
    found = document.sentences[sentence]
    return document.words_of(found), found.start


def date_within(document: Document, sentence: int, tree: Tree, scope: Sequence[int]) -> DateMention | None:
    """The date in the scope, with offsets into the document. With two, which is meant cannot be told;

    a bare year or month says too little of when a thing was.
    """
    starts = {tree[index].start for index in scope}
    text, offset = text_and_offset(document, sentence)
    inside = [date for date in find_dates(text, document.published) if date.start + offset in starts]
    if len(inside) != 1 or not names_day(inside[0].value):
        return None
    date = inside[0]
    return DateMention(date.start + offset, date.end + offset, date.value, date.is_relative)


def innermost(propositions: Sequence[Proposition], start: int, end: int) -> Proposition | None:
    """The smallest proposition around these words."""
    best = None
    for found in propositions:
        is_around = found.start <= start and end <= found.end
        if is_around and (best is None or found.end - found.start < best.end - best.start):
            best = found
    return best


def name_of(proposition: Proposition) -> str:
    """A proposition in two words, for the reader: who and what."""
    return " ".join(filter(None, (proposition.subject, proposition.predicate)))
