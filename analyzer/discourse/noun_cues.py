"""Nouns that attribute: "the minister's claim that …", "her criticism of …", "his goal is to …".

Somebody must hold the claim: a possessor, "by" or "from" somebody, a name before the noun, or the subject of the
verb that makes it. "There were claims that …" stays the outlet's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.discourse.sources import names_somebody, source_of
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.discourse.wordlists import words
from analyzer.types import CueClass

_LIGHT = words("take cast pay draw heap pour place lay put find express raise voice show pin hold")
"""Verbs that say little but with their object: "cast doubt on", "heaped praise on"."""
_MAKING = _LIGHT | words(
    """
    make issue release offer give repeat reject deny share have reiterate announce present deliver harbor harbour
    defend publish send post sign reach provide add lodge level sound
    """
)
"""Verbs whose subject holds what their object says: "the mayor issued a warning that …"."""
_COMING_WITH = words(
    "respond reply persist counter open close end begin conclude follow come react answer join return"
)
"""Verbs that bring in what their subject says: "she closed with a plea for …"."""
_MOTIVES = {"in": words("hope belief expectation conviction"), "for": words("fear"), "with": words("hope")}
_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "NORP"})
_HOLDERS = frozenset({"by", "from", "among"})


def noun_cues(tree: Tree) -> Iterator[tuple[int, CueClass, int, list[int]]]:
    """Cue, class, holder and the tokens of the content."""
    for index, token in enumerate(tree.tokens):
        entry = tree.cues.nouns.get(token.lemma) if token.pos == "NOUN" else None
        holder = None if entry is None else _holder(tree, index)
        if entry is None or holder is None:
            continue
        complement = _complement(tree, index, entry[1])
        if complement is not None and not tree.is_below(holder, complement):
            yield index, entry[0], holder, tree.subtree(complement)


def _complement(tree: Tree, noun: int, frames: frozenset[str]) -> int | None:
    """The clause or phrase that says what is claimed, on the noun itself or behind "is"."""
    held = _held_by(tree, noun)
    for child in tree.children[noun]:
        is_holder = held is not None and tree[held].head == child
        if child > noun and not is_holder and _fits(tree, child, frames):
            return child
    if (
        "to" in frames
        and noun + 1 < len(tree)
        and tree[noun + 1].tag == "TO"
        and tree[noun + 1].head > noun + 1
    ):
        return tree[noun + 1].head  # "praised her call to …", hung on the verb
    if (light := _behind_light_verb(tree, noun, frames)) is not None:
        return light
    if "that" in frames and (clause := _clause_behind_phrase(tree, noun)) is not None:
        return clause
    verb = tree[noun].head
    if tree[noun].dep == "nsubj" and tree[verb].lemma == "be":
        return next(
            (c for c in tree.children_of(verb, "ccomp", "xcomp", "advcl") if c > verb and _is_clause(tree, c, frames)),
            None,
        )  # fmt: skip
    return None


def _behind_light_verb(tree: Tree, noun: int, frames: frozenset[str]) -> int | None:
    """ "Took issue with …", "paid tribute to …": the phrase is hung on the verb."""
    verb = tree[noun].head
    if tree[noun].dep != "dobj" or tree[verb].lemma not in _LIGHT:
        return None
    behind = (c for c in tree.children_of(verb, "prep", "dative") if c == tree.subtree(noun)[-1] + 1)
    return next((c for c in behind if opens_content(tree[c].text.lower(), frames)), None)


def _clause_behind_phrase(tree: Tree, noun: int) -> int | None:
    """ "The anxiety among many on the island that …": the clause is hung on the phrase in between, or on the verb."""
    inside = set(tree.subtree(noun))
    for index in range(noun + 1, len(tree)):
        clause = tree[index].head
        if tree[index].text == "," or (tree[index].pos in VERBAL and index not in inside):
            return None
        if tree[index].text.lower() == "that" and tree[index].dep == "mark" and clause > index:
            above = tree[clause].head
            is_free = tree[clause].dep in ("acl", "relcl", "ccomp", "advcl")
            return clause if is_free and (above in inside or above == tree[noun].head) else None
    return None


def _fits(tree: Tree, child: int, frames: frozenset[str]) -> bool:
    token = tree[child]
    if token.dep in ("acl", "ccomp", "relcl"):
        return _is_clause(tree, child, frames)
    return token.dep == "prep" and opens_content(token.text.lower(), frames)


def opens_content(preposition: str, frames: frozenset[str]) -> bool:
    """ "to" alone is the frame of an infinitive: "a commitment to peace" names a trait, not words."""
    return f"np:{preposition}" in frames or (preposition != "to" and preposition in frames)


def _is_clause(tree: Tree, clause: int, frames: frozenset[str]) -> bool:
    """A clause with "that" or "whether", or an infinitive."""
    for child in tree.children[clause]:
        if tree[child].text.lower() in ("that", "whether") and tree[child].dep == "mark":
            return "that" in frames
        if tree[child].tag == "TO":
            return "to" in frames
    return False


def _holder(tree: Tree, noun: int) -> int | None:
    """Whose claim it is."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for child in tree.children_of(noun, "prep", "agent"):
        if tree[child].text.lower() in _HOLDERS:
            return tree.child(child, "pobj")
    for child in tree.children_of(noun, "compound", "amod", "nmod"):
        if tree[child].entity in _SPEAKING_ENTITIES:
            return child
    if (holder := _held_by(tree, noun)) is not None:
        return holder
    head = tree[noun].head
    is_made = tree[noun].dep == "dobj" and tree[head].pos in VERBAL and tree[head].lemma in _MAKING
    if is_made or (tree[noun].dep == "attr" and tree[head].lemma == "be"):  # "she is a critic of …"
        source = source_of(tree, head)
        return source if source is not None and names_somebody(tree, source) else None
    return _who_comes_with(tree, noun)


def _held_by(tree: Tree, noun: int) -> int | None:
    """Whose it is in "the belief of many islanders that …": a clause follows, so that "of" tells no content."""
    of = next((c for c in tree.children_of(noun, "prep") if tree[c].text.lower() == "of"), None)
    holder = None if of is None else tree.child(of, "pobj")
    if holder is None or not names_somebody(tree, holder):
        return None
    has_clause = any(c > holder for c in tree.children_of(noun, "acl", "ccomp", "relcl"))
    return (
        holder if has_clause or (tree[noun].dep == "nsubj" and tree[tree[noun].head].lemma == "be") else None
    )


def _who_comes_with(tree: Tree, noun: int) -> int | None:
    """Who "responded with a warning that …", or left "in the hope that …"."""
    preposition = tree[noun].head
    verb = tree[preposition].head
    word = tree[preposition].text.lower()
    if tree[noun].dep != "pobj" or tree[verb].pos not in VERBAL:
        return None
    is_motive = tree[noun].lemma in _MOTIVES.get(word, ())
    if not is_motive and not (word in ("with", "in") and tree[verb].lemma in _COMING_WITH):
        return None
    source = source_of(tree, verb)
    return source if source is not None and names_somebody(tree, source) else None
