"""A figure's question in the words around it: "How many boats the storm destroyed"."""

from __future__ import annotations

from analyzer.discourse.syntax import Tree
from analyzer.types import Document, Proposition

_LONGEST_PHRASE = 8
"""Words of a subject or object. A longer one is cut to its head and what stands right before it."""
_MOST_WORDS = 14
"""Of a statement that is quoted with a gap; what stands farther from the gap tells least."""
_LEFT_OUT = frozenset({"relcl", "acl", "appos", "conj", "cc", "advcl", "punct"})
_WITH_VERB = frozenset({"aux", "auxpass", "neg", "prt"})
_GAP = "…"


def how_many(tree: Tree, noun: int, figures: set[int], *, is_money: bool) -> str:
    """The question of a counted subject or object, or of a sum that is its verb's object; "" where it is neither."""
    verb = tree[noun].head
    if tree[verb].pos != "VERB" or tree[noun].dep not in ("nsubj", "nsubjpass", "dobj"):
        return ""
    said = _words(tree, [verb, *(i for i in tree.children[verb] if tree[i].dep in _WITH_VERB)])
    counted = "" if is_money else _phrase(tree, noun, figures)
    start = "How much" if is_money else f"How many {counted}"
    if tree[noun].dep == "dobj":
        subject = tree.child(verb, "nsubj")
        if subject is None or (not is_money and not counted):
            return ""
        return f"{start} {_phrase(tree, subject, set())} {said}"
    things = tree.children_of(verb, "dobj")
    return " ".join(filter(None, (start, said, _phrase(tree, things[0], set()) if things else "")))


def in_statement(document: Document, around: Proposition, start: int, end: int, what: str) -> str:
    """The statement with a gap where the value stands: 'The number in “prices fell by … in Lisbon”'."""
    before = document.text[around.start : start].split()
    after = document.text[end : around.end].split()
    room = max(_MOST_WORDS - len(before), _MOST_WORDS // 3)
    kept_after = after[:room]
    kept_before = before[-(_MOST_WORDS - len(kept_after)) :]
    said = " ".join([*kept_before, _GAP, *kept_after]).strip(' ,;:.“”"')
    return f"{what} in “{said}”"


def _phrase(tree: Tree, head: int, without: set[int]) -> str:
    """The phrase of a noun without its figure; a sentence's first word in lower case unless it is a name."""
    members = [i for i in tree.subtree(head, _LEFT_OUT) if i not in without and tree[i].dep != "quantmod"]
    if len(members) > _LONGEST_PHRASE:
        members = [i for i in members if (i <= head and tree[i].head == head) or i == head]
    words = _words(
        tree, [i for i in members if not without or i > min(without)]
    )  # "more than" goes with the figure
    first = tree[members[0]] if members else None
    is_small = first is not None and first.pos in ("DET", "PRON", "ADJ", "NOUN") and first.text != "I"
    return words[:1].lower() + words[1:] if is_small else words


def _words(tree: Tree, members: list[int]) -> str:
    joined = ""
    last = None
    for index in sorted(members):
        token = tree[index]
        is_glued = last is not None and tree[last].end == token.start
        joined += token.text if not joined or is_glued else f" {token.text}"
        last = index
    return joined
