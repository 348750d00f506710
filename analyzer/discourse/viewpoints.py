"""Sources in a phrase instead of a clause: "according to …", "in her view", "by his own account", "in a poll, …".

What such a phrase vouches for is its sentence, or no more than the brackets, the relative clause or the reported
clause that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.discourse.heads import DOCUMENTS, FIGURES, POLLS
from analyzer.discourse.sources import names_somebody
from analyzer.discourse.syntax import NOMINAL, VERBAL, Tree
from analyzer.discourse.wordlists import words

Viewpoint = tuple[int, int, int, list[int]]
"""First and last token of the cue, the source's head, and the tokens of the phrase."""

_HELD = {
    "in": words("view opinion word eye judgment judgement estimation telling mind assessment reckoning"),
    "by": words("account estimate reckoning admission calculation telling count estimation"),
    "from": words("perspective viewpoint standpoint vantage"),
    "to": words("mind"),
}
"""By preposition, nouns for what somebody holds: "in the mayor's view"."""
_IN_PRINT = words("say state note report put describe explain detail outline document indicate write mention")
"""Verbs in "as stated in the report", "as noted by the court"."""
_AT_EDGE = frozenset({",", ".", ";", "(", ")", "—", "–", "--"})


def viewpoints(tree: Tree) -> Iterator[Viewpoint]:
    """Every phrase of the sentence that names a source, in order."""
    for index, token in enumerate(tree.tokens):
        word = token.text.lower()
        if word == "according":
            found = _according(tree, index)
        elif word == "as":
            found = _in_print(tree, index)
        elif token.dep == "prep" or token.tag == "IN":
            found = _held(tree, index, word)
        else:
            found = None
        if found is not None:
            yield found


def scope_of_viewpoint(tree: Tree, cue: int, phrase: list[int]) -> list[int]:
    """The tokens that the phrase vouches for; of a sentence in brackets, no more than those."""
    first, last = 0, len(tree) - 1
    for index in range(cue):
        if tree[index].text == "(":
            first = index + 1
        elif tree[index].text == ")":
            first = 0
    if first:
        last = next((i for i in range(cue, len(tree)) if tree[i].text == ")"), len(tree)) - 1
    inside = set(phrase)
    clause = _clause_above(tree, cue)
    members = range(first, last + 1) if clause is None else tree.subtree(clause)
    return [index for index in members if first <= index <= last and index not in inside]


def _clause_above(tree: Tree, cue: int) -> int | None:
    """The relative or reported clause that the phrase hangs in; None where it is the main clause."""
    anchor = tree[cue].head
    return anchor if tree[anchor].dep == "relcl" and tree[anchor].pos in VERBAL else None


def _according(tree: Tree, index: int) -> Viewpoint | None:
    if index + 1 >= len(tree) or tree[index + 1].text.lower() != "to":
        return None
    head = next((c for m in (index, index + 1) for c in tree.children_of(m, "pobj")), None)
    if head is None:
        return None
    return index, index + 1, head, list(range(index, tree.subtree(head)[-1] + 1))


def can_vouch(tree: Tree, source: int) -> bool:
    """Texts and figures that somebody is referred to, with or without an author: "according to court filings"."""
    return tree[source].lemma in DOCUMENTS | FIGURES | POLLS


def _held(tree: Tree, preposition: int, word: str) -> Viewpoint | None:
    """ "In the mayor's view", "in the words of the mayor", "by his own account", "in a poll of voters"."""
    noun = tree.child(preposition, "pobj")
    if noun is None or noun < preposition:  # "from which"
        return None
    phrase = list(range(preposition, tree.subtree(noun)[-1] + 1))
    if not _stands_apart(tree, phrase):
        return None
    if word == "in" and tree[noun].lemma.lower() in POLLS:
        return preposition, preposition, noun, phrase
    if tree[noun].lemma not in _HELD.get(word, ()):
        return None
    holder = tree.child(noun, "poss")
    if holder is None:
        of = next((c for c in tree.children_of(noun, "prep") if tree[c].text.lower() == "of"), None)
        holder = None if of is None else tree.child(of, "pobj")
    if holder is None or not names_somebody(tree, holder):
        return None
    return noun, noun, holder, phrase


def _in_print(tree: Tree, index: int) -> Viewpoint | None:
    """ "As stated in the report", "as noted by the court": a passive without a subject."""
    verb = index + 1
    if verb >= len(tree) or tree[verb].tag != "VBN" or tree[verb].lemma not in _IN_PRINT:
        return None
    by = next((c for c in tree.children[verb] if tree[c].text.lower() in ("in", "by")), None)
    source = None if by is None else tree.child(by, "pobj")
    if source is None or tree[source].pos not in NOMINAL:
        return None
    is_text = tree[source].lemma in DOCUMENTS
    if not (is_text or names_somebody(tree, source)):
        return None
    return verb, verb, source, list(range(index, tree.subtree(source)[-1] + 1))


def _stands_apart(tree: Tree, phrase: list[int]) -> bool:
    """Whether commas or the sentence's ends set the phrase off, at least on one side each."""
    first, last = phrase[0], phrase[-1]
    opens = (
        first == 0
        or tree[first - 1].text in _AT_EDGE
        or tree[first - 1].text.lower() in ("but", "and", "that")
    )
    closes = last + 1 >= len(tree) or tree[last + 1].text in _AT_EDGE
    return opens and closes
