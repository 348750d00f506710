"""One sentence cut into clauses that could each be true or false alone.

Cut at coordinated predicates ("strengthening … and eradicating …"), adverbial clauses ("while …", ", marking …"),
relative and participial clauses set off by a comma ("…, led by …"), and at every change of attribution. Not cut:
purposes ("to dismantle …"), conditions ("if …": without it the main clause says something else), complements,
and clauses that restrict a noun ("chemicals that threaten communities").
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.types import ParsedSentence

_CONDITIONS = frozenset({"if", "unless", "whether", "than", "lest", "provided", "once"})
_CLAUSE_DEPENDENCIES = frozenset({"conj", "advcl", "relcl", "acl", "parataxis", "ccomp", "prep"})
_LEAST_CONTENT = 2
"""Content words. "Eradicating narco-terrorism" is the shortest thing worth a claim of its own; less joins its parent."""


@dataclass
class Clause:
    """Token indices of one clause. opener is where the sentence was cut; antecedent is the noun it explains."""

    opener: int
    unit: Hashable
    tokens: list[int] = field(default_factory=list)
    antecedent: list[int] = field(default_factory=list)

    @property
    def all_tokens(self) -> list[int]:
        return sorted({*self.antecedent, *self.tokens})


def cut(
    sentence: ParsedSentence,
    units: Sequence[Hashable],
    weigh: Callable[[Sequence[int]], int],
    outside: frozenset[int] = frozenset(),
) -> list[Clause]:
    """Clauses in order of the text.

    units tells tokens of different attributions apart; weigh counts content words; outside are the words that only
    attribute: a clause of nothing else ("who said") is dropped instead of joining its neighbour.
    """
    tree = Tree(sentence)
    openers = {index for index in range(len(tree)) if _opens(tree, index)}
    clauses: dict[tuple[int, Hashable], Clause] = {}
    for index in range(len(tree)):
        opener = _owner(tree, index, openers)
        clauses.setdefault((opener, units[index]), Clause(opener, units[index])).tokens.append(index)
    for key in [
        key for key, clause in clauses.items() if not weigh(clause.tokens) and outside & set(clause.tokens)
    ]:
        del clauses[key]
    _join_small(tree, clauses, openers, weigh)
    for clause in clauses.values():
        clause.tokens.sort()
        clause.antecedent = _antecedent(tree, clause, units)
    return sorted(clauses.values(), key=lambda clause: clause.tokens[0])


def _owner(tree: Tree, index: int, openers: set[int]) -> int:
    """The nearest opener at or above the token."""
    for _ in range(len(tree)):
        if index in openers or tree[index].head == index:
            return index
        index = tree[index].head
    return index


def _opens(tree: Tree, index: int) -> bool:
    token = tree[index]
    if token.head == index:
        return True
    if token.dep not in _CLAUSE_DEPENDENCIES:
        return False
    if token.dep == "prep":  # "…, with officials committing to …"
        inner = tree.child(index, "pcomp")
        return inner is not None and tree.child(inner, "nsubj") is not None and _follows_comma(tree, index)
    if token.pos not in VERBAL:
        return False
    if token.dep == "conj":
        return _joins_predicates(tree, index)
    if token.dep == "advcl":
        return _is_adverbial_clause(tree, index)
    if token.dep == "ccomp":  # two main clauses with a semicolon, or a loose comma, between them
        return tree[token.head].head == token.head and _has_between(tree, index, token.head, ";")
    return token.dep == "parataxis" or _follows_comma(tree, index)


def _joins_predicates(tree: Tree, index: int) -> bool:
    """A verb joined to a verb, of which each has something of its own: "planned and led" is one."""
    head = tree[index].head
    first, second = tree[head], tree[index]
    if first.pos not in VERBAL:
        return (first.tag == second.tag == "VBG") or tree.child(index, "nsubj", "nsubjpass") is not None
    own = tree.children_of(
        head, "dobj", "prep", "xcomp", "ccomp", "attr", "acomp", "advcl", "advmod", "prt", "agent"
    )
    return second.dep == "conj" and any(child < index for child in own if child > head)


def _is_adverbial_clause(tree: Tree, index: int) -> bool:
    markers = tree.children_of(index, "mark", "advmod")
    if any(tree[marker].lemma in _CONDITIONS for marker in markers):
        return False
    if any(tree[child].tag == "TO" for child in tree.children_of(index, "aux")):
        return False
    has_mark = tree.child(index, "mark") is not None or any(tree[marker].tag == "WRB" for marker in markers)
    return has_mark or index < tree[index].head or _follows_comma(tree, index)


def _follows_comma(tree: Tree, index: int) -> bool:
    """Whether a comma or dash sets the clause off, just before its first word."""
    first = tree.subtree(index)[0]
    return first > 0 and tree[first - 1].text in {",", "—", "–", ";", ":"}


def _has_between(tree: Tree, one: int, other: int, mark: str) -> bool:
    return any(tree[index].text == mark for index in range(min(one, other), max(one, other)))


def _join_small(
    tree: Tree,
    clauses: dict[tuple[int, Hashable], Clause],
    openers: set[int],
    weigh: Callable[[Sequence[int]], int],
) -> None:
    """Let clauses with too little of their own join the clause above, or, at the top, the next one below."""
    for key in sorted(clauses, key=lambda key: -len(_path(tree, key[0]))):
        clause = clauses[key]
        if weigh(clause.tokens) >= _LEAST_CONTENT:
            continue
        above = (_owner(tree, tree[clause.opener].head, openers), clause.unit)
        below = [
            other
            for other in clauses
            if other != key and other[1] == clause.unit and _is_under(tree, other[0], key[0])
        ]
        target = (
            above
            if above != key and above in clauses
            else min(below, default=None, key=lambda other: other[0])
        )
        if target is not None:
            clauses[target].tokens.extend(clause.tokens)
            if target[0] not in _path(tree, key[0]):
                clauses[target].opener = clause.opener
            del clauses[key]


def _path(tree: Tree, index: int) -> list[int]:
    """The tokens above this one, nearest first."""
    path: list[int] = []
    while tree[index].head != index and len(path) < len(tree):
        index = tree[index].head
        path.append(index)
    return path


def _is_under(tree: Tree, index: int, ancestor: int) -> bool:
    return index != ancestor and tree.is_below(index, ancestor)


def _antecedent(tree: Tree, clause: Clause, units: Sequence[Hashable]) -> list[int]:
    """The noun phrase that a relative or passive participial clause speaks about: its main participant."""
    token = tree[clause.opener]
    if clause.opener not in clause.tokens or token.dep not in ("relcl", "acl") or token.tag == "VBG":
        return []
    members = set(clause.tokens)
    phrase = tree.subtree(token.head, without=frozenset({"relcl", "acl", "appos", "punct", "conj", "cc"}))
    return [
        index
        for index in phrase
        if index not in members and index < clause.opener and units[index] == clause.unit
    ]
