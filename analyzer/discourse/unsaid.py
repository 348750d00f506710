"""Cues of what nobody said: "did not call for …", "few realize that …", "if she knew that …", "declined to say …"."""

from __future__ import annotations

from analyzer.discourse.syntax import SUBJECTS, Tree
from analyzer.discourse.wordlists import words

_NOBODY = words("nobody none nothing")
_NO = words("no neither few")
_HARDLY = words("never hardly scarcely barely rarely seldom")
_AFTER_ALL = words("only just merely simply")
""" "Not only said that …" is said."""
_SUPPOSING = words("if unless")
_WITHHOLDING = words("decline refuse hesitate fail")


def is_unsaid(tree: Tree, cue: int) -> bool:
    """Whether the cue, or what it hangs on, is denied, supposed or withheld: nobody is told to have said its content."""
    current = cue
    for _ in range(len(tree)):
        is_withheld = tree[current].lemma in _WITHHOLDING
        if is_withheld or _is_denied(tree, current) or _is_supposed(tree, current):
            return True
        above = tree[current].head
        if above == current or not _goes_with(tree, current, above):
            return False
        current = above
    return False


def names_nobody(tree: Tree, noun: int) -> bool:
    """ "No one", "few islanders"; but "neither Holm nor Lindt" are two people, of whom something is denied."""
    return _is_denied_noun(tree, noun) and tree.child(noun, "conj") is None


def _is_denied(tree: Tree, index: int) -> bool:
    if any(_is_denied_noun(tree, one) for one in (index, *tree.children_of(index, *SUBJECTS))):
        return True
    return any(
        (tree[child].dep == "neg" or tree[child].text.lower() in _HARDLY) and not _is_after_all(tree, child)
        for child in tree.children_of(index, "neg", "advmod")
    )


def _is_supposed(tree: Tree, verb: int) -> bool:
    """ "If she knew that …", "without saying that …"."""
    if tree[verb].dep == "pcomp":
        return tree[tree[verb].head].text.lower() == "without"
    marks = tree.children_of(verb, "mark") if tree[verb].dep == "advcl" else []
    return any(tree[mark].text.lower() in _SUPPOSING for mark in marks)


def _is_denied_noun(tree: Tree, noun: int) -> bool:
    if tree[noun].text.lower() in _NOBODY | _NO:
        return not _is_a_few(tree, noun)
    return any(
        tree[child].text.lower() in _NO and not _is_a_few(tree, child)
        for child in tree.children_of(noun, "det", "amod", "preconj")
    )


def _is_after_all(tree: Tree, no: int) -> bool:
    return no + 1 < len(tree) and tree[no + 1].text.lower() in _AFTER_ALL


def _is_a_few(tree: Tree, index: int) -> bool:
    """ "A few", "the few": there are some."""
    return tree[index].text.lower() == "few" and index > 0 and tree[index - 1].pos == "DET"


def _goes_with(tree: Tree, index: int, above: int) -> bool:
    """Whether what is denied of the one above is denied of this: "did not want to say", "is not sure", "made no promise"."""
    dep = tree[index].dep
    if dep in ("xcomp", "acomp", "attr", "dobj"):
        return True
    return dep == "ccomp" and above < index and tree[above].lemma in tree.cues.verbs
