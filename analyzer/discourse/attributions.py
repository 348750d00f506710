"""Reported speech in one sentence: cue, source and content by rules over the dependency parse.

Follows the construction types of PARC and PolNeAR (Pareti 2012, LREC; Newell et al. 2018, LREC): a cue verb with
its clause, infinitive, gerund, object or preposition; "according to"; nouns and adjectives that take a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.discourse.cues import CUE_NOUNS, CUE_VERBS
from analyzer.discourse.sources import can_speak, source_of
from analyzer.discourse.syntax import NOMINAL, VERBAL, Tree
from analyzer.types import CueClass

Interval = tuple[int, int]

_PREPOSITIONS = frozenset(["for", "of", "about", "on", "with", "against", "as"])
_PARTICLES = frozenset(["on", "for", "out"])
_ADJECTIVES = frozenset(
    [
        "confident",
        "certain",
        "sure",
        "worried",
        "concerned",
        "hopeful",
        "convinced",
        "aware",
        "afraid",
        "adamant",
        "optimistic",
        "clear",
        "skeptical",
        "glad",
        "proud",
        "sorry",
        "surprised",
        "disappointed",
        "determined",
        "doubtful",
    ]
)
_GIVING_VERBS = frozenset(
    [
        "make",
        "express",
        "voice",
        "issue",
        "release",
        "raise",
        "offer",
        "give",
        "repeat",
        "reject",
        "deny",
        "share",
        "have",
    ]
)
_NEVER_CONTENT = frozenset(
    {"punct", "agent", "nsubj", "nsubjpass", "aux", "auxpass", "neg", "mark", "cc", "conj"}
)


@dataclass(slots=True)
class Attribution:
    """One act of saying. Offsets are into the document; content may be discontinuous or still to be found."""

    sentence: int
    cue: Interval
    cue_class: CueClass
    cue_index: int  # token of the cue in its sentence
    source_head: int | None = None  # token in the sentence
    source: Interval | None = None
    is_impersonal: bool = False
    contents: list[Interval] = field(default_factory=list)


def find_attributions(tree: Tree, number: int) -> list[Attribution]:
    """Every attribution of one sentence that the parse shows, nested ones included, in order of their cues."""
    found = [
        *_verbs(tree, number),
        *_according(tree, number),
        *_nouns(tree, number),
        *_adjectives(tree, number),
    ]
    return sorted((a for a in found if a.contents), key=lambda a: a.cue)


def attribution_of(tree: Tree, number: int, cue: int, cue_class: CueClass, source: int | None) -> Attribution:
    """An attribution without content: its cue with particles and its source phrase."""
    impersonal = source is None or not can_speak(tree, source)
    span = None if source is None else tree.extent(tree.phrase(source))
    return Attribution(
        sentence=number,
        cue=cue_extent(tree, cue),
        cue_class=cue_class,
        cue_index=cue,
        source_head=source,
        source=span,
        is_impersonal=impersonal,
    )


def cue_extent(tree: Tree, cue: int) -> Interval:
    particle = tree.child(cue, "prt")
    end = tree[particle].end if particle == cue + 1 else tree[cue].end
    return tree[cue].start, end


def cue_entry(tree: Tree, index: int) -> tuple[CueClass, frozenset[str]] | None:
    """Class and frames of a cue verb at this token, phrasal verbs first ("called for")."""
    token = tree[index]
    if token.pos not in VERBAL or token.dep in ("amod", "aux", "auxpass", "compound"):
        return None
    for child in tree.children[index]:
        if tree[child].dep in ("prt", "prep") and tree[child].text.lower() in _PARTICLES:
            entry = CUE_VERBS.get(f"{token.lemma}_{tree[child].text.lower()}")
            if entry is not None:
                return entry
    return CUE_VERBS.get(token.lemma)


def _verbs(tree: Tree, number: int) -> Iterator[Attribution]:
    for index in range(len(tree)):
        entry = cue_entry(tree, index)
        if entry is None:
            continue
        cue_class, frames = entry
        attribution = attribution_of(tree, number, index, cue_class, source_of(tree, index))
        members = _complement(tree, index, frames, attribution.source_head)
        if members:
            excluded = _without(tree, index, attribution.source_head)
            attribution.contents = intervals(tree, [m for m in members if m not in excluded])
            yield attribution


def _without(tree: Tree, cue: int, source: int | None) -> set[int]:
    """What is never content of its own cue: the cue and, in an inverted clause, the source."""
    excluded = {cue}
    if source is not None and tree.is_below(source, cue):
        excluded.update(tree.subtree(source))
    return excluded


def _complement(tree: Tree, verb: int, frames: frozenset[str], source: int | None) -> list[int]:
    """Tokens of the content in the frames this verb allows."""
    members: list[int] = []
    for child in tree.children[verb]:
        if child == source or tree[child].dep in _NEVER_CONTENT:
            continue
        if _fits(tree, verb, child, frames):
            members += tree.subtree(child)
    if not members and "that" in frames:
        members = _host_clause(tree, verb)
    return sorted(members)


def _fits(tree: Tree, verb: int, child: int, frames: frozenset[str]) -> bool:
    token = tree[child]
    if token.dep in ("ccomp", "xcomp"):
        if _is_infinitive(tree, child):
            return "to" in frames or "np:pred" in frames
        if token.tag == "VBG" and tree.child(child, "nsubj", "mark", "aux") is None:
            return "ing" in frames
        return bool(frames & {"that", "np:pred"}) or (token.dep == "xcomp" and "np" in frames)
    if token.dep in ("dobj", "attr", "oprd"):
        if "np:pred" in frames:
            return tree.child(verb, "oprd", "ccomp", "xcomp") is not None
        if "np:as" in frames:
            return any(tree[c].text.lower() == "as" for c in tree.children_of(verb, "prep"))
        return "np" in frames and "holder" not in frames
    if token.dep == "prep" and child > verb:
        return token.text.lower() in frames or _is_phrasal(tree, verb, token.text.lower())
    return False


def _is_phrasal(tree: Tree, verb: int, particle: str) -> bool:
    return f"{tree[verb].lemma}_{particle}" in CUE_VERBS


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree[c].tag == "TO" for c in tree.children[verb])


def _host_clause(tree: Tree, verb: int) -> list[int]:
    """Content around a parenthetical "…, officials said, …": the clause that the cue interrupts."""
    token = tree[verb]
    if token.dep not in ("parataxis", "ccomp", "advcl") or tree[token.head].pos not in VERBAL | NOMINAL:
        return []
    if token.dep != "parataxis" and not _is_set_off(tree, verb):
        return []
    inner = set(tree.subtree(verb))
    return [m for m in tree.subtree(token.head) if m not in inner]


def _is_set_off(tree: Tree, verb: int) -> bool:
    """Whether the cue's clause stands between commas or at the sentence's end, with nothing but its subject."""
    members = tree.subtree(verb)
    before = tree[members[0] - 1].text if members[0] > 0 else ""
    return (
        before in {",", "”", '"', "’", "—", "–", "-"} and tree.child(verb, "mark", "ccomp", "xcomp") is None
    )


def _according(tree: Tree, number: int) -> Iterator[Attribution]:
    for index, token in enumerate(tree.tokens):
        if (
            token.text.lower() != "according"
            or index + 1 >= len(tree)
            or tree[index + 1].text.lower() != "to"
        ):
            continue
        head = next((c for m in (index, index + 1) for c in tree.children_of(m, "pobj")), None)
        if head is None:
            continue
        phrase = tree.subtree(head)
        anchor = token.head
        while tree[anchor].pos not in VERBAL and tree[anchor].head != anchor:
            anchor = tree[anchor].head
        if anchor == index:
            continue
        without = {index, index + 1, *phrase}
        attribution = attribution_of(tree, number, index, "neutral", head)
        attribution.cue = token.start, tree[index + 1].end
        attribution.contents = intervals(tree, [m for m in tree.subtree(anchor) if m not in without])
        yield attribution


def _nouns(tree: Tree, number: int) -> Iterator[Attribution]:
    for index, token in enumerate(tree.tokens):
        cue_class = CUE_NOUNS.get(token.lemma)
        if cue_class is None or token.pos != "NOUN":
            continue
        clause = next((c for c in tree.children_of(index, "acl", "ccomp") if _is_that_clause(tree, c)), None)
        source = None if clause is None else _holder(tree, index)
        if clause is None or source is None:
            continue
        attribution = attribution_of(tree, number, index, cue_class, source)
        attribution.contents = intervals(tree, tree.subtree(clause))
        yield attribution


def _is_that_clause(tree: Tree, clause: int) -> bool:
    return any(
        tree[c].text.lower() in ("that", "whether") and tree[c].dep == "mark" for c in tree.children[clause]
    )


def _holder(tree: Tree, noun: int) -> int | None:
    """Whose claim it is: a possessor, "by" or "from" somebody, or the subject of a verb of giving."""
    owner = tree.child(noun, "poss")
    if owner is not None:
        return owner
    for child in tree.children_of(noun, "prep", "agent"):
        if tree[child].text.lower() in ("by", "from", "among", "of"):
            return tree.child(child, "pobj")
    head = tree[noun].head
    if tree[noun].dep == "dobj" and tree[head].lemma in _GIVING_VERBS:
        return source_of(tree, head)
    return None


def _adjectives(tree: Tree, number: int) -> Iterator[Attribution]:
    for index, token in enumerate(tree.tokens):
        if token.lemma not in _ADJECTIVES or token.dep not in ("acomp", "ccomp", "ROOT"):
            continue
        clause = tree.child(index, "ccomp") or (
            tree.child(token.head, "ccomp") if token.lemma == "clear" else None
        )
        if clause is None or clause < index:
            continue
        source = source_of(tree, token.head) if token.head != index else None
        attribution = attribution_of(tree, number, index, "neutral", source)
        attribution.contents = intervals(tree, tree.subtree(clause))
        yield attribution


def intervals(tree: Tree, members: list[int]) -> list[Interval]:
    """Runs of neighbouring tokens as offsets, without punctuation at their ends."""
    runs: list[list[int]] = []
    for index in sorted(set(members)):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tree.extent(run) for run in runs if any(tree[i].pos not in ("PUNCT", "SPACE") for i in run)]
