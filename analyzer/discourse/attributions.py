"""Reported speech in one sentence: cue, source and content by rules over the dependency parse.

Follows the construction types of PARC and PolNeAR (Pareti 2012, LREC; Newell et al. 2018, LREC): a cue verb with
its clause, infinitive, gerund, object or preposition; "according to"; nouns and adjectives that take a clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from analyzer.discourse.content import content_of
from analyzer.discourse.noun_cues import noun_cues, opens_content
from analyzer.discourse.sources import can_speak, names_somebody, source_of, source_phrase
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.discourse.unsaid import names_nobody
from analyzer.discourse.viewpoints import can_vouch, scope_of_viewpoint, viewpoints
from analyzer.types import CueClass, StatementRule

Interval = tuple[int, int]


LONGEST_SENTENCE = 400
"""Tokens. Nothing that long is a sentence with one parse; its words stay own rather than be guessed at."""
_SHORT_WORD = 2
_FEWEST_IN_CAPITALS = 4
"""Words of three letters or more; three such may be the names of bodies: "The IMF told NATO …" has a small word."""
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "AUX", "INTJ", "X"})
_OUGHT = frozenset({"should", "must", "ought"})
_PARTICLES = frozenset({"back", "down", "for", "forth", "home", "in", "off", "on", "out", "to", "up"})
_ENSURED = frozenset({"sure", "certain"})
_PREDICATES = frozenset({"acomp", "ccomp", "ROOT", "acl", "advcl", "conj"})


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
    rule: StatementRule = "verb"


def find_attributions(tree: Tree, number: int) -> list[Attribution]:
    """Every attribution of one sentence that the parse shows, nested ones included, in order of their cues."""
    if len(tree) > LONGEST_SENTENCE or _is_in_capitals(tree):
        return []
    found = [
        *_verbs(tree, number),
        *_viewpoints(tree, number),
        *_nouns(tree, number),
        *_adjectives(tree, number),
    ]
    # "According to the office, they would not tell" does not say that they told "according to the office".
    viewpoints_told = [(a.cue[0], a.source[1]) for a in found if a.rule == "according_to" and a.source]
    for one in found:
        one.contents = [each for each in one.contents if each not in viewpoints_told]
    return sorted((a for a in found if _says_something(tree, a)), key=lambda a: a.cue)


def _says_something(tree: Tree, attribution: Attribution) -> bool:
    """Not "supports it" or "asked about that": a pronoun alone tells nothing of what was said."""
    return any(
        token.pos in _TELLING and any(a <= token.start < b for a, b in attribution.contents)
        for token in tree.tokens
    )


def _is_in_capitals(tree: Tree) -> bool:
    """The parser takes a sentence in capitals for a row of names: its words stay own."""
    longer = [token.text for token in tree.tokens if token.text.isalpha() and len(token.text) > _SHORT_WORD]
    return len(longer) >= _FEWEST_IN_CAPITALS and all(word.isupper() for word in longer)


def attribution_of(tree: Tree, number: int, cue: int, cue_class: CueClass, source: int | None) -> Attribution:
    """An attribution without content: its cue with particles and its source phrase."""
    impersonal = source is None or not can_speak(tree, source) or names_nobody(tree, source)
    if source is not None and tree[cue].lemma in tree.cues.weak:
        impersonal = impersonal or not names_somebody(tree, source)
    span = None if source is None else tree.extent(source_phrase(tree, source))
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
        if tree[child].dep == "dobj" and tree[child].text.lower() == "it":  # "as the mayor put it"
            entry = tree.cues.verbs.get(f"{token.lemma}_it")
            if entry is not None:
                return entry
        is_particle = (
            tree[child].dep == "prt"
            or (tree[child].dep == "advmod" and child == index + 1)
            or (tree[child].dep == "prep" and tree.child(index, "dobj") is None)
        )
        if child > index and is_particle and tree[child].text.lower() in _PARTICLES:
            entry = tree.cues.verbs.get(f"{token.lemma}_{tree[child].text.lower()}")
            if entry is not None:
                return entry
    return tree.cues.verbs.get(token.lemma)


def _verbs(tree: Tree, number: int) -> Iterator[Attribution]:
    for index in range(len(tree)):
        entry = cue_entry(tree, index)
        if entry is None or _is_advice(tree, index):
            continue
        cue_class, frames = entry
        attribution = attribution_of(tree, number, index, cue_class, source_of(tree, index))
        if _is_reading_of_a_thing(tree, index, frames):
            attribution.is_impersonal = True
        attribution.contents = intervals(tree, content_of(tree, index, frames, attribution.source_head))
        yield attribution


def _is_reading_of_a_thing(tree: Tree, verb: int, frames: frozenset[str]) -> bool:
    """ "The founding signals that both sides recognize …", misread as a noun with a clause: what a thing shows."""
    mark = tree.child(verb, "mark")
    is_marked = mark is not None and tree[mark].text.lower() == "that" and tree[verb].dep in ("relcl", "acl")
    return is_marked and "quote" not in frames and tree[tree[verb].head].lemma not in tree.cues.nouns


def _is_advice(tree: Tree, verb: int) -> bool:
    """ "Readers should note that …": the outlet's own advice, said by nobody."""
    return any(tree[c].text.lower() in _OUGHT for c in tree.children_of(verb, "aux"))


def _viewpoints(tree: Tree, number: int) -> Iterator[Attribution]:
    for first, last, source, phrase in viewpoints(tree):
        attribution = attribution_of(tree, number, first, "neutral", source)
        attribution.cue = tree[first].start, tree[last].end
        attribution.rule = "according_to"
        attribution.is_impersonal = attribution.is_impersonal and not can_vouch(tree, source)
        attribution.contents = intervals(tree, scope_of_viewpoint(tree, first, phrase))
        yield attribution


def _nouns(tree: Tree, number: int) -> Iterator[Attribution]:
    for index, cue_class, holder, content in noun_cues(tree):
        attribution = attribution_of(tree, number, index, cue_class, holder)
        attribution.rule = "noun"
        attribution.contents = intervals(tree, content)
        yield attribution


def _adjectives(tree: Tree, number: int) -> Iterator[Attribution]:
    for index, token in enumerate(tree.tokens):
        entry = tree.cues.adjectives.get(token.text.lower())
        if entry is None or token.dep not in _PREDICATES or _is_made_sure(tree, index):
            continue
        content = next(
            (c for c in _behind_adjective(tree, index) if _fits_adjective(tree, c, entry[1])), None
        )
        if content is None:
            continue
        source = tree.child(index, "nsubj", "nsubjpass")  # "is convinced", read as a passive
        above = tree[token.head]
        is_made = above.lemma == "make" and (source is None or tree[source].text.lower() == "it")
        if (source is None or is_made) and above.pos in VERBAL:  # "she made it clear that …"
            source = source_of(tree, token.head)
        attribution = attribution_of(tree, number, index, entry[0], source)
        attribution.rule = "adjective"
        if source is not None and tree[source].text.lower() == "it" and tree[content].dep != "prep":
            attribution.is_impersonal = True  # "it was clear that …"
        attribution.contents = intervals(tree, tree.subtree(content))
        yield attribution


def _is_made_sure(tree: Tree, adjective: int) -> bool:
    """ "Made sure that the bridge was safe": somebody did something about it and said nothing."""
    return tree[adjective].lemma in _ENSURED and tree[tree[adjective].head].lemma == "make"


def _behind_adjective(tree: Tree, index: int) -> list[int]:
    """What may complete the adjective; in "she made clear that …" and "she is adamant that …" it hangs on the verb."""
    head = tree[index].head
    borrowed = tree.children[head] if tree[head].lemma in ("make", "be") else []
    next_to = [child for child in borrowed if tree.subtree(child)[0] == index + 1]
    return [child for child in (*tree.children[index], *next_to) if child > index]


def _fits_adjective(tree: Tree, child: int, frames: frozenset[str]) -> bool:
    token = tree[child]
    if token.dep in ("ccomp", "xcomp"):
        is_infinitive = any(tree[c].tag == "TO" for c in tree.children[child])
        return ("to" if is_infinitive else "that") in frames
    return token.dep in ("prep", "agent") and opens_content(token.text.lower(), frames)


def intervals(tree: Tree, members: list[int]) -> list[Interval]:
    """Runs of neighbouring tokens as offsets, without punctuation at their ends."""
    runs: list[list[int]] = []
    for index in sorted(set(members)):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [tree.extent(run) for run in runs if any(tree[i].pos not in ("PUNCT", "SPACE") for i in run)]
