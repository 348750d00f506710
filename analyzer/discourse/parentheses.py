"""Cues in parenthesis: "the dam, officials said on Monday, is old". What stands around them is what was said."""

from __future__ import annotations

from analyzer.discourse.syntax import SUBJECTS, VERBAL, Tree
from analyzer.discourse.wordlists import words

PAUSES = frozenset({",", "–", "—", "-", "--", ";", ":", "("})
_MARKS = frozenset({'"', "”", "“", "'", "’", "‘", "''", "``"})
_OCCASIONS = words(
    """
    statement interview speech email letter conference call press meeting event rally debate report
    reporter tweet twitter phone hearing radio show television testimony post release briefing morning
    night week month year time appearance facebook message remark program blog breakfast lunch dinner
    op-ed editorial column article memo podcast
    """
)
"""Nouns for where and when something is said: "said in an interview" tells nothing of what was said."""
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_RELATIVE = frozenset({"WDT", "WP"})
_JOINING = words("that and but or nor if because when so as unless although though not")


def around(tree: Tree, verb: int, source: int | None) -> list[int]:
    """The sentence around a cue that stands between pauses or behind one, with nothing but its subject."""
    if source is None:
        return []
    mark = tree.child(verb, "mark", "advmod")
    if (
        mark is not None
        and tree[mark].text.lower() == "as"
        and all(tree[c].pos == "PRON" for c in tree.children_of(verb, "dobj", "ccomp", "xcomp"))
    ):
        return _vouched(tree, verb)
    if tree.child(verb, "mark") is not None:
        return []
    members = tree.subtree(source)
    first, last = min(verb, members[0]), max(verb, members[-1])
    if last - first > len(members) + 4:
        return []
    first, last = _widened(tree, verb, first, last)
    opened = _bare(tree, first - 1, -1)
    closed = _bare(tree, last + 1, 1)
    if opened < 0 or tree[opened].text not in {",", "—", "–", "--", "?", "!"}:
        return []
    is_last = closed >= len(tree) or tree[closed].text in {".", ";"}
    if not is_last and tree[closed].text not in PAUSES:
        return []
    before = [i for i in range(opened) if tree[i].pos not in ("PUNCT", "SPACE")]
    if before and tree[before[-1]].tag in _RELATIVE and not is_last:
        return list(range(closed + 1, tree.subtree(_clause(tree, before[-1]))[-1] + 1))
    if not before or _only_sets_the_scene(tree, before, is_last):
        return []
    after = [] if is_last else _rest(tree, verb, before, closed + 1)
    return [*range(opened), *after]


def _clause(tree: Tree, relative: int) -> int:
    """The verb of the relative clause: "the park, which, officials said, is closed"."""
    verb = tree[relative].head
    while tree[verb].dep != "relcl" and tree[verb].head != verb and tree[verb].head > relative:
        verb = tree[verb].head
    return verb


def _only_sets_the_scene(tree: Tree, before: list[int], is_last: bool) -> bool:
    """ "In an interview, she said, …": what stands before the cue tells when or where it was said."""
    first = before[0]
    if any(tree[i].pos in VERBAL for i in before):
        return False
    if is_last:
        return tree[first].pos in ("ADP", "ADV", "SCONJ")
    return tree[first].pos == "SCONJ" or (tree[first].dep == "prep" and is_circumstance(tree, first))


def _vouched(tree: Tree, verb: int) -> list[int]:
    """ "As Smith noted, the dam is old": the clause that the parenthesis belongs to."""
    head = tree[verb].head
    if tree[verb].dep != "advcl" or tree[head].pos not in VERBAL:
        return []
    inside = set(tree.subtree(verb))
    return [index for index in tree.subtree(head) if index not in inside]


def _rest(tree: Tree, verb: int, before: list[int], start: int) -> list[int]:
    """Behind the parenthesis: the main clause itself, or what is joined to it."""
    is_whole = any(
        tree[i].dep in ("nsubj", "nsubjpass")
        and tree[i].head <= before[-1]
        and tree[tree[i].head].tag in _FINITE
        for i in before
    )
    if start >= len(tree):
        return []
    opens = tree[_bare(tree, start, 1)] if _bare(tree, start, 1) < len(tree) else tree[start]
    if opens.tag in _FINITE and opens.pos in VERBAL:
        is_whole = False  # "What surprised her, she said, was …": the main verb follows
    is_condition = tree[before[0]].dep == "mark" or tree[before[0]].pos in ("SCONJ", "ADP")
    if is_whole and not is_condition and opens.text.lower() not in _JOINING and opens.dep not in SUBJECTS:
        return []
    return [i for i in range(start, len(tree)) if not _is_below_gerund(tree, verb, i)]


def _widened(tree: Tree, verb: int, first: int, last: int) -> tuple[int, int]:
    """Auxiliaries, adverbs and the day of saying are part of the parenthesis."""
    for child in tree.children[verb]:
        token = tree[child]
        members = tree.subtree(child)
        if token.dep in ("aux", "advmod", "neg") and members[-1] < verb:
            first = min(first, members[0])
        elif child > verb and (
            token.dep in ("npadvmod", "prt", "dative")
            or (token.dep == "dobj" and token.pos == "PRON")
            or (token.dep == "advmod" and members[0] == last + 1)
            or (token.dep == "prep" and members[0] == last + 1 and is_circumstance(tree, child))
        ):
            last = max(last, members[-1])
    return first, last


def _bare(tree: Tree, index: int, step: int) -> int:
    while 0 <= index < len(tree) and tree[index].text in _MARKS:
        index += step
    return index


def _is_below_gerund(tree: Tree, verb: int, index: int) -> bool:
    return any(
        tree.is_below(index, child) for child in tree.children_of(verb, "advcl") if tree[child].tag == "VBG"
    )


def is_circumstance(tree: Tree, preposition: int) -> bool:
    """When, where or on what occasion something was said."""
    inside = tree.child(preposition, "pobj")
    word = tree[preposition].text.lower()
    if word in ("before", "after", "during", "until", "since"):
        return True
    return inside is not None and (
        tree[inside].entity in ("DATE", "TIME") or tree[inside].lemma in _OCCASIONS
    )
