"""Names that stand in the place of a cue: "Maria Reyes: “…”" and "“…” — Maria Reyes"."""

from __future__ import annotations

import re
from collections.abc import Collection

from analyzer.discourse.attributions import Attribution
from analyzer.discourse.heads import POLLS
from analyzer.discourse.syntax import Tree

_DASH = re.compile(r"\s*([―—–]|--)(?=\s*[A-Z])")
_LONGEST_LABEL = 4
"""Tokens of a name; a longer run before a colon is a sentence of its own."""
_FEWEST_BEHIND = 5
"""Tokens behind the colon, its stop included: fewer are a title or an age ("Maria Reyes: Painter")."""
_OPENING_MARKS = frozenset({"“", '"', "``", "‘", "''"})
_TOUCHING = 2
"""Offsets between two words of one name: a space, or none."""


def labelled(tree: Tree, number: int, start: int) -> Attribution | None:
    """A name and a colon right before this offset."""
    before = [i for i, token in enumerate(tree.tokens) if token.end <= start]
    if len(before) < 2 or tree[before[-1]].text != ":" or tree[before[-2]].pos != "PROPN":
        return None
    return _named(tree, number, before[-2], before[-1])


def labelled_sentence(tree: Tree, number: int, people: Collection[str]) -> Attribution | None:
    """A person's name, or a poll, and a colon before a whole sentence, as headlines have it: "Reyes: We will see".

    people are the last names of the article's people, in lower case.
    """
    colon = next((i for i in range(1, min(len(tree), _LONGEST_LABEL + 1)) if tree[i].text == ":"), None)
    if colon is None or len(tree) - colon <= _FEWEST_BEHIND or tree[colon + 1].text in _OPENING_MARKS:
        return None
    label = tree.tokens[:colon]
    is_known = label[-1].entity == "PERSON" or label[-1].text.lower() in people
    is_person = is_known and all(token.pos == "PROPN" for token in label)
    is_poll = colon == 1 and label[0].text.lower() in POLLS
    if not (is_person or is_poll):
        return None
    named = _named(tree, number, colon - 1, colon)
    named.contents = [(tree[colon + 1].start, tree[len(tree) - 1].end)]
    named.rule = "turn"
    return named


def dash_behind(text: str, end: int) -> int | None:
    """Where a dash before a capital stands behind a quotation that ends here."""
    dash = _DASH.match(text, end)
    return None if dash is None else dash.start(1)


def signed(tree: Tree, number: int, dash: int) -> Attribution | None:
    """The name right behind the dash."""
    behind = [i for i, token in enumerate(tree.tokens) if token.start >= dash]
    if len(behind) < 2 or tree[behind[1]].pos != "PROPN":
        return None
    name = behind[1]
    while (
        name + 1 < len(tree)
        and tree[name + 1].pos == "PROPN"
        and tree[name + 1].start < tree[name].end + _TOUCHING
    ):
        name += 1
    return _named(tree, number, name, behind[0])


def _named(tree: Tree, number: int, name: int, mark: int) -> Attribution:
    first = name
    while first > 0 and tree[first - 1].pos == "PROPN":
        first -= 1
    cue = (tree[mark].start, tree[mark].end)
    return Attribution(number, cue, "neutral", mark, name, (tree[first].start, tree[name].end))
