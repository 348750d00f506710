"""Where what was said ends: the tail that the parser hangs on the cue or on the sentence is given back.

It goes on unless something shows that the outlet speaks again: another cue, an aside on who somebody is, a new
sentence behind a semicolon, the day and the place of the saying.
"""

from __future__ import annotations

from analyzer.discourse.parentheses import PAUSES, is_circumstance
from analyzer.discourse.syntax import SUBJECTS, VERBAL, Tree

_STRONG_PAUSES = frozenset({";", ":", "--", "—", "–"})
_LEANING = frozenset({"PRON", "ADV", "CCONJ", "SCONJ", "ADP"})
"""Words that lean on what was said before them: "; he would go", "; otherwise …"."""
_ASIDES = frozenset({"WDT", "WP"})
_REASONS = frozenset({"because", "if", "unless", "so", "as"})


def tail_of(tree: Tree, verb: int, source: int, core: list[int]) -> list[int]:
    """Tokens behind the core that go on with what was said."""
    reach = core[-1]
    for index in range(core[0], core[-1]):
        if tree[index].dep == "conj" and tree[index].head == verb and tree[index].pos in VERBAL:
            return list(range(core[0], index))
    is_clause = any(tree[c].dep in ("ccomp", "xcomp") for c in tree.children[verb] if core[0] <= c <= reach)
    reach = _before_aside(tree, core[0], reach, ("who",) if is_clause else ("who", "which"))
    filled = list(range(core[0], reach + 1))
    if reach < core[-1]:
        return filled
    for child in [c for c in tree.children[verb] if c > reach]:
        members = tree.subtree(child)
        if members[0] <= reach or not _goes_on(tree, verb, child, members[0], is_clause):
            continue
        filled += range(reach + 1, members[-1] + 1)
        reach = members[-1]
    joined = _joined_things(tree, verb, core[0], reach)
    filled += range(reach + 1, joined + 1)
    reach = joined
    if is_clause and _goes_on_behind_pause(tree, verb, reach + 1):
        filled += range(reach + 1, len(tree))
    return filled


def _goes_on_behind_pause(tree: Tree, verb: int, pause: int) -> bool:
    """Whether the rest was said too; behind a semicolon a noun begins a sentence of the outlet's own."""
    if pause + 1 >= len(tree) or tree[pause].text not in _STRONG_PAUSES:
        return False
    is_new = tree[pause].text == ";" and tree[pause + 1].pos not in _LEANING
    return not is_new and not _speaks_again(tree, verb, pause)


def _joined_things(tree: Tree, verb: int, first: int, reach: int) -> int:
    """The last token of ", and a need to …": a noun, or a gerund like the one it follows, that hangs on a verb above."""
    start = reach + 1
    while start < len(tree) and (tree[start].text == "," or tree[start].dep == "cc"):
        start += 1
    if start == reach + 1 or start >= len(tree):
        return reach
    for index in range(start, len(tree)):
        token = tree[index]
        if token.dep != "conj" or token.head > verb or tree[token.head].pos not in VERBAL:
            continue
        is_thing = token.pos in ("NOUN", "PROPN") and tree.child(index, *SUBJECTS) is None
        is_gerund = token.tag == tree[first].tag == "VBG" and tree[verb].tag != "VBG"
        members = tree.subtree(index)
        return members[-1] if (is_thing or is_gerund) and members[0] <= start else reach
    return reach


def _before_aside(tree: Tree, first: int, reach: int, opening: tuple[str, ...]) -> int:
    """The last token before an aside that ends the content: ", who …", and ", which …" on a thing that was named.

    Who somebody is, the outlet tells its readers; behind a whole clause, what a thing is mostly was said too.
    """
    for index in range(first + 2, reach + 1):
        if tree[index].tag in _ASIDES and tree[index - 1].text == "," and tree[index].text.lower() in opening:
            clause = next((h for h in _ancestors(tree, index) if tree[h].dep == "relcl"), None)
            if clause is not None and tree.subtree(clause)[-1] >= reach - 1:
                return index - 2
    return reach


def _ancestors(tree: Tree, index: int) -> list[int]:
    found: list[int] = []
    while tree[index].head != index and len(found) < len(tree):
        index = tree[index].head
        found.append(index)
    return found


def _goes_on(tree: Tree, verb: int, child: int, left: int, is_clause: bool) -> bool:
    token = tree[child]
    after_pause = tree[left - 1].text in PAUSES
    if token.dep == "conj":
        return _is_said_too(tree, verb, child) or _is_joined_complement(tree, verb, child)
    if token.dep == "prep":
        return not after_pause and not is_circumstance(tree, child)
    if token.dep == "advcl":
        if not is_clause and tree.child(child, *SUBJECTS) is not None:
            return False
        return not after_pause or _is_subordinate(tree, child)
    return (
        token.dep in ("ccomp", "xcomp", "acl", "relcl", "appos", "dep", "dobj", "npadvmod")
        and not after_pause
    )


def _is_said_too(tree: Tree, verb: int, conjunct: int) -> bool:
    """A second verb with a modal and no subject of its own is said by the source, not done by it."""
    modal = any(tree[c].tag == "MD" for c in tree.children[conjunct])
    return (
        modal
        and tree.child(conjunct, *SUBJECTS) is None
        and not any(tree[c].tag == "MD" for c in tree.children[verb])
    )


def _is_joined_complement(tree: Tree, verb: int, conjunct: int) -> bool:
    """ "wants to close the mill, sell the land …" and "said that … and that …", hung on the cue itself."""
    mark = tree.child(conjunct, "mark")
    if mark is not None and tree[mark].text.lower() == "that":
        return True
    is_bare = tree[conjunct].tag in ("VB", "VBP") and tree.child(conjunct, "aux", *SUBJECTS) is None
    return (
        is_bare
        and tree[verb].tag
        not in ("VB", "VBP")  # else the two may be joined themselves: "they plan to … and hope …"
        and any(
            tree[inner].tag == "TO"
            for complement in tree.children_of(verb, "xcomp", "ccomp")
            for inner in tree.children[complement]
        )
    )


def _is_subordinate(tree: Tree, clause: int) -> bool:
    """After a pause, reasons, conditions and "while also …" without a subject belong to what was said."""
    marks = {tree[c].text.lower() for c in tree.children_of(clause, "mark", "advmod")}
    return bool(marks & _REASONS) or ("while" in marks and tree.child(clause, *SUBJECTS) is None)


def _speaks_again(tree: Tree, verb: int, start: int) -> bool:
    """Whether the rest of the sentence has another cue: then it has its own attribution."""
    return any(
        tree[i].lemma in tree.cues.verbs and "quote" in tree.cues.verbs[tree[i].lemma][1]
        for i in range(start, len(tree))
        if tree[i].pos in VERBAL
    )
