"""Cue verbs that the parser took for nouns: "Trump charges that …", "the document states, …".

A handful of verbs of saying have a noun in the same form. Where such a word stands right behind somebody who can
speak and right before what was said, the sentence is read again with a verb there.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analyzer.discourse.attributions import LONGEST_SENTENCE
from analyzer.discourse.heads import DOCUMENTS, GROUPS
from analyzer.discourse.sources import names_somebody
from analyzer.discourse.syntax import NOMINAL, Tree
from analyzer.resources.cues import Cues
from analyzer.types import ParsedSentence, Token

_CLOSED_SYLLABLE = re.compile(r"(?:^|[^aeiou])[aeiou][^aeiouwxy]$")
"""The end of a word that doubles its last letter before "-ed": "hat", "grip"."""
_OF_OBJECTS = frozenset({"np", "stance", "holder", "np:as", "np:to", "np:with", "np:pred"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSAL = frozenset({"that", "to"})
_PRONOUNS = frozenset({"he", "she", "they", "many", "some", "others", "most"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
_TEXTS = DOCUMENTS | {"report", "voiceover", "over"}
_WHAT_FOLLOWS = frozenset({"that", "to", "“", '"', "``", "whether"})
_CLOSES = frozenset({",", ".", "in", "on", "during"})
_CLOSING_MARKS = frozenset({"''", "”", '"', "’"})
_LONGEST_SPEAKER = 8
"""Tokens between closed marks and the verb: "…,” a voice-over in the ad states"."""
_CLAUSES = frozenset({"acl", "relcl", "advcl", "ccomp", "xcomp"})
_LEFT = frozenset({"compound", "det", "amod", "nmod", "poss", "nummod"})


def read_again(tokens: ParsedSentence, cues: Cues) -> ParsedSentence:
    """The sentence with its misread cue as a verb, or as it is. At most one is mended: two would be guessing."""
    tokens = _with_lemmas(tokens, cues)
    tree = Tree(tokens, cues)
    if len(tokens) > LONGEST_SENTENCE:
        return tokens
    if (verb := _misread_participle(tree)) is not None:
        return _with_main_verb(tree, verb)
    for index in range(1, len(tokens)):
        lemma = _verb_of(tokens[index], cues)
        if not lemma or not _is_behind_a_speaker(tree, index):
            continue
        if _is_before_content(tree, index, cues.verbs[lemma][1]):
            return _with_verb(tree, index, lemma)
    return tokens


def _with_lemmas(tokens: ParsedSentence, cues: Cues) -> ParsedSentence:
    """Cue verbs whose form the lemmatiser cuts wrongly: "hated" as "hat", "decreed" as "decreed"."""
    mended: dict[int, Token] = {}
    for index, token in enumerate(tokens):
        if token.pos != "VERB" or not token.tag.startswith("VB"):
            continue
        lemma = _lemma_of(token.text.lower(), token.lemma, cues)
        if lemma != token.lemma:
            mended[index] = replace(token, lemma=lemma)
    return tuple(mended.get(index, token) for index, token in enumerate(tokens)) if mended else tokens


def _lemma_of(word: str, lemma: str, cues: Cues) -> str:
    """The cue that the form belongs to by the rules of spelling; the parser's lemma where it is none."""
    suffix = next((s for s in ("ed", "ing") if word.endswith(s)), "")
    stem = word.removesuffix(suffix)
    if not suffix or word == suffix:
        return lemma
    if stem == lemma and f"{stem}e" in cues.verbs and _CLOSED_SYLLABLE.search(stem):
        return f"{stem}e"  # "hatted" would have two: "hated" is of "hate"
    if lemma in cues.verbs:
        return lemma
    return next((each for each in (stem, f"{stem}e") if each in cues.verbs), lemma)


def _misread_participle(tree: Tree) -> int | None:
    """ "The mayor agonized over the plan", read as a mayor who was agonized: the sentence has no other main verb."""
    root = next((i for i, token in enumerate(tree.tokens) if token.dep == "ROOT"), None)
    if root is None or tree[root].pos not in NOMINAL:
        return None
    if any(token.tag in _FINITE and token.dep != "acl" for token in tree.tokens[root:]):
        return None
    for verb in tree.children_of(root, "acl"):
        entry = tree.cues.verbs.get(tree[verb].lemma)
        if entry is None or verb < root or tree[verb].tag not in ("VBN", "VBD") or tree.child(verb, "agent"):
            continue
        has_object = any(
            tree[c].dep in ("dobj", "ccomp", "xcomp") or (tree[c].dep == "prep" and tree[c].pos == "PROPN")
            for c in tree.children[verb]
        )
        is_intransitive = not any(frame in _OF_OBJECTS for frame in entry[1])
        return verb if (has_object or is_intransitive) and names_somebody(tree, root) else None
    return None


def _with_main_verb(tree: Tree, verb: int) -> ParsedSentence:
    """The participle as the main verb of the noun that it hangs on."""
    tokens = list(tree.tokens)
    root = tokens[verb].head
    tokens[verb] = replace(tokens[verb], dep="ROOT", head=verb, tag="VBD")
    tokens[root] = replace(tokens[root], dep="nsubj", head=verb)
    for child in tree.children[verb]:
        if tree[child].dep == "prep" and tree[child].pos == "PROPN":
            tokens[child] = replace(tokens[child], dep="dobj")
    return tuple(tokens)


def _verb_of(token: Token, cues: Cues) -> str:
    """The cue verb that this noun may be; "" for all other words."""
    if token.pos not in ("NOUN", "PROPN"):
        return ""
    word = token.text.lower()
    stems = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    return next((stem for stem in stems if stem in cues.verbs and cues.verbs[stem][1] & _CLAUSAL), "")


def _is_behind_a_speaker(tree: Tree, index: int) -> bool:
    before = tree[index - 1]
    if before.text.lower() in _PRONOUNS:
        return True
    is_plural_form = tree[index].text.lower().endswith("s")
    if before.tag in ("NNS", "NNPS"):  # "the Saudis state"
        return not is_plural_form and names_somebody(tree, index - 1)
    if not is_plural_form and (head := _before_place(tree, index - 1)) is not None:
        return tree[head].tag == "NNS" and names_somebody(tree, head)
    is_bare_name = index == 1 and before.text[:1].isupper()
    is_one = before.entity in _SPEAKERS or before.lemma in GROUPS or before.lemma in _TEXTS or is_bare_name
    return is_plural_form and is_one and before.tag in ("NN", "NNP")


def _before_place(tree: Tree, last: int) -> int | None:
    """The noun in "researchers at Uppsala University": names, a preposition, and what they belong to."""
    first = last
    while first > 0 and tree[first].pos == "PROPN":
        first -= 1
    is_place = first < last and tree[first].pos == "ADP" and first > 0
    return first - 1 if is_place else None


def _is_before_content(tree: Tree, index: int, frames: frozenset[str]) -> bool:
    """What was said follows, or was said before a comma and marks."""
    if index + 1 >= len(tree):
        return False
    after = tree[index + 1].text.lower()
    if after == ":":
        return tree[index].text.lower().endswith("s")
    if after in _WHAT_FOLLOWS:
        is_infinitive = index + 2 < len(tree) and tree[index + 2].tag == "VB" and "to" in frames
        return (after != "to" or is_infinitive) and (after != "that" or tree[index + 1].dep == "mark")
    if after in _CLOSES:
        return _follows_marks(tree, index)
    return any(tree.subtree(child)[0] == index + 1 for child in tree.children_of(index, "ccomp"))


def _follows_marks(tree: Tree, index: int) -> bool:
    """Whether nothing but a noun phrase stands between closed quotation marks and this word."""
    for before in range(index - 1, max(index - _LONGEST_SPEAKER, 1) - 1, -1):
        if tree[before].text in _CLOSING_MARKS:
            return tree[before - 1].text in (",", "?", "!") or tree[before].tag == "''"
        if tree[before].pos in ("VERB", "AUX", "PUNCT") and tree[before].text != "-":
            return False
    return False


def _with_verb(tree: Tree, verb: int, lemma: str) -> ParsedSentence:
    """The noun before becomes the subject, the clause behind the complement; as it was where that makes no tree."""
    before, old = verb - 1, tree[verb]
    owner = _before_place(tree, before)
    subject = before if owner is None else owner
    above = tree[subject].head if old.head in (before, subject) or owner is not None else old.head
    is_root = above in (verb, before, subject)
    mended = replace(
        old,
        pos="VERB",
        tag="VBZ" if old.text.lower().endswith("s") else "VBP",
        lemma=lemma,
        dep="ROOT" if is_root else "ccomp" if old.dep == "ccomp" else "parataxis",
        head=verb if is_root else above,
        entity="",
    )
    tokens = [_rehung(tree, index, verb, subject) for index in range(len(tree))]
    tokens[verb] = mended
    if owner is not None:  # "researchers at Uppsala University": it is they who report
        tokens[before] = replace(tokens[before], dep="pobj", head=owner + 1)
    tokens[subject] = replace(tokens[subject], dep="nsubj", head=verb)
    return tuple(tokens) if _is_tree(tokens) else tree.tokens


def _rehung(tree: Tree, index: int, verb: int, subject: int) -> Token:
    """A dependent of the noun that was a verb, or of its subject, on the one of both that it belongs to."""
    token = tree[index]
    if token.head not in (verb, verb - 1) or index in (verb, subject):
        return token
    if index < verb:
        return replace(token, head=verb - 1 if token.dep in _LEFT and index < verb - 1 else verb)
    if token.dep in _CLAUSES:
        is_infinitive = any(tree[child].tag == "TO" for child in tree.children[index])
        return replace(token, head=verb, dep="xcomp" if is_infinitive else "ccomp")
    return replace(token, head=verb)


def _is_tree(tokens: list[Token]) -> bool:
    """Whether every token leads up to a root."""
    for start in range(len(tokens)):
        index, steps = start, 0
        while tokens[index].head != index and steps <= len(tokens):
            index, steps = tokens[index].head, steps + 1
        if steps > len(tokens):
            return False
    return True
