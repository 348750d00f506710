"""What was said: which words of a sentence are the content of a cue.

The complement in the frames the cue allows is the core. The parser often hangs the tail of a long complement on
the cue itself or on the sentence; the tail is given back unless something shows that the outlet speaks again.
"""

from __future__ import annotations

from analyzer.discourse.parentheses import around
from analyzer.discourse.sources import is_finite, names_somebody
from analyzer.discourse.syntax import NOMINAL, SUBJECTS, Tree
from analyzer.discourse.tails import tail_of
from analyzer.discourse.wordlists import words

_NEVER_CONTENT = words("punct agent nsubj nsubjpass aux auxpass neg mark cc conj")
_CLAUSE_ONLY = words(
    """
    say believe think hope argue insist claim contend assert conclude predict suggest warn fear
    estimate acknowledge admit concede note boast declare
    """
)
"""Verbs whose long "object" is a clause that the parser did not see."""
_PERCEIVING = words("find hear discover notice observe")
""" "Found the woman sleeping", "found him guilty": without a finite verb, that is what happened."""
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
        if child == source or _is_cut_off(tree, verb, child):
            continue
        if _may_be_content(tree, verb, child) and _fits(tree, verb, child, frames):
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
        core = [index for index in core if index < verb] + tail_of(tree, verb, source, after)
    return sorted({index for index in core if index not in excluded})


def _is_cut_off(tree: Tree, verb: int, child: int) -> bool:
    """ "Critics call it unfair; the league disagrees": two sentences, whatever the parser hung on what."""
    return child < verb and any(tree[i].text == ";" for i in range(child, verb))


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
        if word == "that" and "that" in frames and _opens_clause(tree, index):
            return tree.subtree(head) if _hangs_between(tree, verb, head) else []
        if tree[index].dep == "prep" and word in frames & _TOPICS and _hangs_between(tree, verb, index):
            return tree.subtree(index)
        if word == "of" and "of" in frames and _follows_addressee(tree, verb, index):
            return tree.subtree(index)
    return []


def _follows_addressee(tree: Tree, verb: int, of: int) -> bool:
    """ "Reminded Lindt of …", hung on the name."""
    name = tree[of].head
    is_object = tree[name].dep == "dobj" and tree[name].head == verb and tree[name].pos in ("PROPN", "PRON")
    return is_object and of == name + 1


def _opens_clause(tree: Tree, that: int) -> bool:
    """ "Said at the time that the plant was closed": a clause with a subject besides, even if read as a relative one."""
    if tree[that].dep == "mark":
        return True
    clause = tree[that].head
    subject = tree.child(clause, *SUBJECTS)
    return (
        tree[clause].dep == "relcl" and tree[that].dep == "advmod" and subject is not None and subject > that
    )


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
    if token.dep in ("advcl", "acl") and child > verb and "to" in frames and _may_be_told_to(tree, verb):
        return any(tree[c].tag == "TO" for c in tree.children[child])
    if token.dep == "advcl" and child > verb and {"that", "quote"} <= frames:
        return _is_bare_clause(tree, verb, child)
    if token.dep == "acomp":
        return "adj" in frames and len(tree.subtree(child)) > 1
    if token.dep in ("dobj", "attr", "oprd", "nsubjpass"):
        return _fits_object(tree, verb, child, frames)
    if token.dep == "prep" and child > verb:
        return _fits_preposition(tree, verb, token.text.lower(), frames)
    return False


def _may_be_told_to(tree: Tree, verb: int) -> bool:
    """ "Sought for months to …", "implored the council to …": no object, or somebody who is to do it."""
    told = tree.child(verb, "dobj", "xcomp")
    return told is None or (
        tree[told].dep == "dobj"
        and tree.cues.verbs.get(tree[verb].lemma, ("",))[0] == "stressing"
        and names_somebody(tree, told)
    )


def _fits_preposition(tree: Tree, verb: int, word: str, frames: frozenset[str]) -> bool:
    """ "to" alone is the frame of an infinitive; "refer to" is a cue of its own, whose object comes with the word."""
    phrasal = tree.cues.verbs.get(f"{tree[verb].lemma}_{word}")
    is_phrasal = phrasal is not None and "np" in phrasal[1] and tree.child(verb, "dobj") is None
    if f"np:{word}" in frames or is_phrasal:
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
    if tree[verb].lemma in _PERCEIVING and not is_finite(tree, child):
        return False
    if any(tree[c].tag == "TO" for c in tree.children[child]):
        return "to" in frames or ("np:pred" in frames and token.lemma == "be")
    if token.tag == "VBG" and tree.child(child, "nsubj", "mark", "aux") is None:
        return "ing" in frames or tree[verb].lemma in _CLAUSE_ONLY
    return bool(frames & {"that", "np:pred"}) or (token.dep == "xcomp" and "np" in frames)


def _fits_object(tree: Tree, verb: int, child: int, frames: frozenset[str]) -> bool:
    if "holder" in frames:
        return False
    if "np:pred" in frames:
        is_described = tree.child(verb, "oprd", "ccomp", "xcomp") is not None or any(
            tree[c].pos in NOMINAL for c in tree.children_of(verb, "conj")
        )
        return is_described or len(tree.subtree(child)) > _SHORT_OBJECT
    if "np:as" in frames:
        return any(tree[c].text.lower() == "as" for c in tree.children_of(verb, "prep")) or any(
            tree[c].text.lower() == "as" and tree[c].dep == "prep" for c in tree.subtree(child)
        )
    beside = [frame.removeprefix("np:") for frame in frames if frame in ("np:to", "np:with")]
    if beside:
        return any(tree[c].text.lower() in beside for c in tree.children_of(verb, "prep", "dative"))
    if "np" in frames:
        return True
    if "stance" in frames:
        return tree.child(verb, "nsubj", "nsubjpass") is not None
    return tree[verb].lemma in _CLAUSE_ONLY and child > verb and len(tree.subtree(child)) > _SHORT_OBJECT
