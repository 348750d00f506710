"""Where a mention stands in its sentence: what it does, what is done to it, and how every other word is tied to it.

A mention takes part in more predicates than the one it hangs from: joined verbs share a subject ("came and won"),
an infinitive or participle takes it from the verb above ("tried to win", "forced to resign", "accused of lying"),
and a relative or participial clause says something of the noun before it ("Lind, who won").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from analyzer.discourse.syntax import VERBAL, Tree

Role = Literal["subject", "object", "oblique"]
Relation = Literal[
    "modifier",
    "complement",
    "content",
    "object",
    "manner",
    "aside",
    "beside",
    "bearer",
    "bearer's",
    "elsewhere",
]
"""How a word is tied to a mention. modifier: in its own phrase; complement: what it is said to be; content: what it
says; object: what it acts on; manner: how it acts; aside: clauses joined to what it does; beside: the rest of what is
done to it; bearer: the noun it owns or is tied to by a preposition; bearer's: words of that noun."""

_SAME_PLACE = frozenset({"conj", "appos", "compound", "flat", "nmod"})
_OBJECTS = frozenset({"dobj", "dative", "obj", "nsubjpass", "csubjpass"})
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_SUBJECTS = ("nsubj", "csubj", *_PASSIVE_SUBJECTS)
_OF_SUBJECT: Mapping[str, Relation] = {
    **dict.fromkeys(("attr", "acomp", "oprd"), "complement"),
    **dict.fromkeys(("ccomp", "parataxis"), "content"),
    **dict.fromkeys(("dobj", "dative", "prep", "agent", "pobj", "xcomp"), "object"),
    **dict.fromkeys(("advmod", "neg", "aux", "prt", "npadvmod"), "manner"),
}
_OF_OBJECT: Mapping[str, Relation] = {
    **dict.fromkeys(("attr", "acomp", "oprd"), "complement"),
    **dict.fromkeys(("dobj", "dative", "prep", "pobj", "xcomp"), "beside"),
    **dict.fromkeys(("advmod", "neg", "aux", "prt", "npadvmod"), "manner"),
    **dict.fromkeys(("advcl", "conj", "acl", "relcl"), "aside"),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence ties to one target; all its mentions in the sentence are taken together."""

    mention: frozenset[int]
    places: frozenset[int]  # tokens whose tie to the sentence is a mention's
    roles: Mapping[int, Role]  # predicate -> what the target is of it
    bearers: frozenset[int]  # "Lind's failure", "praise for Lind"
    direct: frozenset[int]  # predicates that a mention hangs from itself, not through another one


def standing_of(tree: Tree, mention: frozenset[int]) -> Standing:
    """Where a target stands. mention holds the tokens of all its mentions."""
    roles: dict[int, Role] = {}
    places: set[int] = set()
    bearers: set[int] = set()
    direct: set[int] = set()
    for head in sorted(mention):
        if tree[head].head in mention and tree[head].head != head:
            continue
        place = _place(tree, head)
        places.add(place)
        role, governor = _tie(tree, place)
        if role is None:
            bearers |= {governor} - mention
        else:
            roles.setdefault(governor, role)
            direct.add(governor)
        for noun in {head, place}:
            for verb, about in _clauses_about(tree, noun).items():
                roles.setdefault(verb, about)
    _share(tree, roles)
    return Standing(mention, frozenset(places), roles, frozenset(bearers), frozenset(direct))


def _tie(tree: Tree, place: int) -> tuple[Role | None, int]:
    """The role and its predicate; without a role the noun that the mention owns or is tied to."""
    label, governor = tree[place].dep, tree[place].head
    if label in ("nsubj", "csubj"):
        return "subject", governor
    if label in _OBJECTS:
        return "object", governor
    if label == "pobj":
        above = tree[governor].head
        if tree[governor].dep == "agent":
            return "subject", above
        return ("oblique" if tree[above].pos in VERBAL else None), above
    return None, governor if label == "poss" else place


def _place(tree: Tree, head: int) -> int:
    """Up from a joined, apposed or inner noun to the one that carries the phrase."""
    for _ in range(len(tree)):
        if tree[head].dep not in _SAME_PLACE or tree[head].head == head:
            break
        head = tree[head].head
    return head


def _clauses_about(tree: Tree, noun: int) -> dict[int, Role]:
    """Relative and participial clauses of the noun."""
    roles: dict[int, Role] = {}
    for verb in tree.children_of(noun, "relcl"):
        relative = next((child for child in tree.children[verb] if tree[child].tag in ("WP", "WDT")), None)
        if relative is not None:
            roles[verb] = "object" if tree[relative].dep in _OBJECTS | {"pobj"} else "subject"
        elif tree.child(verb, *_SUBJECTS) is not None:
            roles[verb] = "object"
    for verb in tree.children_of(noun, "acl"):
        roles[verb] = "object" if tree[verb].tag == "VBN" else "subject"
    return roles


def _share(tree: Tree, roles: dict[int, Role]) -> None:
    """Predicates without a subject of their own take the mention from the one above."""
    waiting = list(roles)
    while waiting:
        verb = waiting.pop()
        for child in tree.children[verb]:
            for shared in _sharing(tree, verb, child, roles[verb]):
                if shared not in roles:
                    roles[shared] = _shared_role(tree, shared)
                    waiting.append(shared)


def _sharing(tree: Tree, verb: int, child: int, role: Role) -> list[int]:
    if role == "oblique" or tree.child(child, *_SUBJECTS) is not None:
        return []
    label = tree[child].dep
    is_subject = role == "subject" or tree.child(verb, "auxpass") is not None
    if label == "prep":
        return [inner for inner in tree.children_of(child, "pcomp") if tree.child(inner, *_SUBJECTS) is None]
    if tree[child].pos not in VERBAL:
        return []
    if label == "xcomp":  # "urged Lind to leave": of two, the object leaves
        return [child] if role == "object" or tree.child(verb, "dobj") is None else []
    return [child] if label in ("conj", "advcl") and is_subject else []


def _shared_role(tree: Tree, verb: int) -> Role:
    is_passive = tree.child(verb, "auxpass") is not None
    is_participle = tree[verb].tag == "VBN" and tree.child(verb, "aux") is None
    return "object" if is_passive or (is_participle and tree[verb].dep == "advcl") else "subject"


def relation_of(tree: Tree, standing: Standing, index: int) -> tuple[Relation | Role, bool]:
    """How a word is tied to the target, and whether a clause lies between. A predicate of it gives its role."""
    below, is_far = index, False
    for _ in range(len(tree)):
        if index in standing.mention or index in standing.places:
            return "modifier", is_far
        if index in standing.roles:
            return _under_predicate(tree, standing.roles[index], below, index), is_far
        if index in standing.bearers:
            return ("bearer" if below == index else "bearer's"), is_far
        if tree[index].head == index:
            break
        is_far = is_far or tree[index].dep in {"ccomp", "advcl", "relcl", "conj", "parataxis", "acl"}
        below, index = index, tree[index].head
    return "elsewhere", False


def _under_predicate(tree: Tree, role: Role, below: int, predicate: int) -> Relation | Role:
    if below == predicate:
        return role
    label = tree[below].dep
    if label in _SUBJECTS:
        return "elsewhere"
    if role == "subject":
        return _OF_SUBJECT.get(label, "aside")
    return _OF_OBJECT.get(label, "elsewhere")
