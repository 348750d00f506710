"""What was said: which words of a sentence are the content of a cue.

The complement in the frames the cue allows is the core. The parser often hangs the tail of a long complement on
the cue itself or on the sentence; the tail is given back unless something shows that the outlet speaks again.
"""

from __future__ import annotations

from analyzer.discourse.parentheses import PAUSES, around, is_circumstance
from analyzer.discourse.syntax import SUBJECTS, VERBAL, Tree
from analyzer.discourse.wordlists import words

_NEVER_CONTENT = words("punct agent nsubj nsubjpass aux auxpass neg mark cc conj")
_STRONG_PAUSES = frozenset({";", ":", "--", "—", "–"})
_ASIDES = frozenset({"WDT", "WP"})
_REASONS = frozenset({"because", "if", "unless", "so", "as"})
_CLAUSE_ONLY = words(
    """
    say believe think hope argue insist claim contend assert conclude predict suggest warn fear
    estimate acknowledge admit concede note boast declare
    """
)
"""Verbs whose long "object" is a clause that the parser did not see."""
_PHRASAL = frozenset({"pobj", "prep", "npadvmod", "dobj", "dative", "advmod"})
_TOPICS = frozenset({"about", "against"})
_SHORT_OBJECT = 4
"""Tokens: "said a few words", "added the word" are acts of speaking, not what was said."""


def content_of(tree: Tree, verb: int, frames: frozenset[str], source: int | None) -> list[int]:
    """Indices of the content's tokens, in order; empty if the cue attributes nothing here."""
    excluded = _own_part(tree, verb, source)
    parenthetical = around(tree, verb, source) if "that" in frames else []
    core: list[int] = []
    for child in tree.children[verb]:
        if child != source and _may_be_content(tree, verb, child) and _fits(tree, verb, child, frames):
            core += tree.subtree(child)
    core = [index for index in core if index not in excluded]
    if not core and source is not None:
        core = [index for index in _hung_elsewhere(tree, verb, frames) if index not in excluded]
    if parenthetical and (not core or min(core) < verb):
        return [index for index in parenthetical if index not in excluded]
    if not core:
        return []
    after = [index for index in core if index > verb]
    if after and source is not None:
        core = [index for index in core if index < verb] + _tail(tree, verb, source, after)
    return sorted({index for index in core if index not in excluded})


def _own_part(tree: Tree, verb: int, source: int | None) -> set[int]:
    """Cue and source are never their own content."""
    excluded = {verb}
    if source is not None and tree.is_below(source, verb):
        excluded.update(tree.subtree(source))
    return excluded


def _hung_elsewhere(tree: Tree, verb: int, frames: frozenset[str]) -> list[int]:
    """ "insisted in an interview that …", "what she knows is that …": the complement is not hung on the cue."""
    if tree[verb].dep == "csubj" and tree[tree[verb].head].lemma == "be":
        complements = tree.children_of(tree[verb].head, "ccomp", "xcomp", "attr")
        return tree.subtree(complements[-1]) if complements and complements[-1] > verb else []
    for index in range(verb + 1, len(tree)):
        word, head = tree[index].text.lower(), tree[index].head
        if word == "that" and tree[index].dep == "mark" and "that" in frames:
            return tree.subtree(head) if _hangs_between(tree, verb, head) else []
        if tree[index].dep == "prep" and word in frames & _TOPICS and _hangs_between(tree, verb, index):
            return tree.subtree(index)
    return []


def _hangs_between(tree: Tree, verb: int, index: int) -> bool:
    """Whether nothing but phrases of place, time or addressee stand between the cue and this."""
    above = tree[index].head
    while above > verb and tree[above].dep in _PHRASAL:
        above = tree[above].head
    return above == verb


# --- the complement ---------------------------------------------------------------------------------------


def _may_be_content(tree: Tree, verb: int, child: int) -> bool:
    if tree[child].dep == "nsubjpass":  # "the plan was praised by the mayor"
        return tree.child(verb, "agent") is not None
    return tree[child].dep not in _NEVER_CONTENT


def _fits(tree: Tree, verb: int, child: int, frames: frozenset[str]) -> bool:
    token = tree[child]
    if token.dep in ("ccomp", "xcomp"):
        return _fits_clause(tree, verb, child, frames)
    if token.dep == "advcl" and child > verb and "to" in frames and tree.child(verb, "dobj", "xcomp") is None:
        return any(tree[c].tag == "TO" for c in tree.children[child])  # "sought for months to …"
    if token.dep == "advcl" and child > verb and {"that", "quote"} <= frames:
        return _is_bare_clause(tree, verb, child)
    if token.dep == "acomp":
        return "adj" in frames and len(tree.subtree(child)) > 1
    if token.dep in ("dobj", "attr", "oprd", "nsubjpass"):
        return _fits_object(tree, verb, child, frames)
    if token.dep == "prep" and child > verb:
        return _fits_preposition(tree, verb, token.text.lower(), frames)
    return False


def _fits_preposition(tree: Tree, verb: int, word: str, frames: frozenset[str]) -> bool:
    """ "to" alone is the frame of an infinitive; "refer to" is a cue of its own, whose object comes with the word."""
    phrasal = tree.cues.verbs.get(f"{tree[verb].lemma}_{word}")
    if f"np:{word}" in frames or (phrasal is not None and "np" in phrasal[1]):
        return True
    return word in frames and word != "to"


def _is_bare_clause(tree: Tree, verb: int, clause: int) -> bool:
    """ "Said after the vote he would stay", read as an adverbial clause: it has a subject and nothing that opens it."""
    has_object = tree.child(verb, "ccomp", "xcomp", "dobj") is not None
    opens = tree.children_of(clause, "mark", "advmod")
    return (
        not has_object
        and tree.child(clause, *SUBJECTS) is not None
        and not any(tree[c].tag in ("IN", "WRB") for c in opens)
        and tree[clause].tag != "VBG"
    )


def _fits_clause(tree: Tree, verb: int, child: int, frames: frozenset[str]) -> bool:
    token = tree[child]
    if any(tree[c].tag == "TO" for c in tree.children[child]):
        return "to" in frames or "np:pred" in frames
    if token.tag == "VBG" and tree.child(child, "nsubj", "mark", "aux") is None:
        return "ing" in frames or tree[verb].lemma in _CLAUSE_ONLY
    return bool(frames & {"that", "np:pred"}) or (token.dep == "xcomp" and "np" in frames)


def _fits_object(tree: Tree, verb: int, child: int, frames: frozenset[str]) -> bool:
    if "holder" in frames:
        return False
    if "np:pred" in frames:
        is_described = tree.child(verb, "oprd", "ccomp", "xcomp") is not None
        return is_described or len(tree.subtree(child)) > _SHORT_OBJECT
    if "np:as" in frames:
        return any(tree[c].text.lower() == "as" for c in tree.children_of(verb, "prep"))
    beside = [frame.removeprefix("np:") for frame in frames if frame in ("np:to", "np:with")]
    if beside:
        return any(tree[c].text.lower() in beside for c in tree.children_of(verb, "prep", "dative"))
    if "np" in frames:
        return True
    if "stance" in frames:
        return tree.child(verb, "nsubj", "nsubjpass") is not None
    return tree[verb].lemma in _CLAUSE_ONLY and child > verb and len(tree.subtree(child)) > _SHORT_OBJECT


# --- the tail ---------------------------------------------------------------------------------------------


def _tail(tree: Tree, verb: int, source: int, core: list[int]) -> list[int]:
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
    if (
        is_clause
        and reach + 1 < len(tree)
        and tree[reach + 1].text in _STRONG_PAUSES
        and not _speaks_again(tree, verb, reach + 1)
    ):
        filled += range(reach + 1, len(tree))
    return filled


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
