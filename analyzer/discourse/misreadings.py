"""Cue verbs that the parser took for nouns: "Trump charges that …", "the document states, …".

A handful of verbs of saying have a noun in the same form. Where such a word stands right behind somebody who can
speak and right before what was said, the sentence is read again with a verb there.
"""

from __future__ import annotations

from dataclasses import replace

from analyzer.discourse.heads import DOCUMENTS, GROUPS
from analyzer.discourse.syntax import Tree
from analyzer.discourse.wordlists import words
from analyzer.resources.cues import Cues
from analyzer.types import ParsedSentence, Token

_TWO_WAYED = words(
    """
    state charge claim report question estimate fear hope note remark comment demand vow pledge promise plan vote view
    worry wonder suspect project forecast urge insist reason wish wager post tweet answer threaten
    """
)
"""Verbs with a noun, or a name, in the same form; other cues the parser gets right."""
_PRONOUNS = frozenset({"he", "she", "they", "many", "some", "others", "most"})
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})
_TEXTS = DOCUMENTS | {"report", "voiceover", "over"}
_WHAT_FOLLOWS = frozenset({"that", "to", ":", "“", '"', "``", "whether"})
_CLOSES = frozenset({",", ".", "in", "on", "during"})
_CLOSING_MARKS = frozenset({"''", "”", '"', "’"})
_LONGEST_SPEAKER = 8
"""Tokens between closed marks and the verb: "…,” a voice-over in the ad states"."""
_LEFT = frozenset({"compound", "det", "amod", "nmod", "poss", "nummod"})


def read_again(tokens: ParsedSentence, cues: Cues) -> ParsedSentence:
    """The sentence with its misread cue as a verb, or as it is. At most one is mended: two would be guessing."""
    tree = Tree(tokens, cues)
    for index in range(1, len(tokens)):
        lemma = _verb_of(tokens[index])
        if lemma not in cues.verbs or not _is_behind_a_speaker(tree, index):
            continue
        if _is_before_content(tree, index, cues.verbs[lemma][1]):
            return _with_verb(tree, index, lemma)
    return tokens


def _verb_of(token: Token) -> str:
    """The verb of two ways that this noun may be; "" for all other words."""
    if token.pos not in ("NOUN", "PROPN"):
        return ""
    word = token.text.lower()
    stems = (word, word.removesuffix("s"), word.removesuffix("ies") + "y")
    return next((stem for stem in stems if stem in _TWO_WAYED), "")


def _is_behind_a_speaker(tree: Tree, index: int) -> bool:
    before = tree[index - 1]
    if before.text.lower() in _PRONOUNS:
        return True
    is_plural_form = tree[index].text.lower().endswith("s")
    if before.tag in ("NNS", "NNPS"):  # "the Saudis state"
        return not is_plural_form and (before.lemma in GROUPS or before.entity in _SPEAKERS)
    is_bare_name = index == 1 and before.text[:1].isupper()
    is_one = before.entity in _SPEAKERS or before.lemma in GROUPS or before.lemma in _TEXTS or is_bare_name
    return is_plural_form and is_one and before.tag in ("NN", "NNP")


def _is_before_content(tree: Tree, index: int, frames: frozenset[str]) -> bool:
    """What was said follows, or was said before a comma and marks."""
    if index + 1 >= len(tree):
        return False
    after = tree[index + 1].text.lower()
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
    """The noun before becomes the subject, the clause behind the complement."""
    tokens = list(tree.tokens)
    subject, old = verb - 1, tree[verb]
    above = tree[subject].head if old.head == subject else old.head
    is_root = above in (verb, subject)
    tag = "VBZ" if old.text.lower().endswith("s") else "VBP"
    dep = "ROOT" if is_root else "ccomp" if old.dep == "ccomp" else "parataxis"
    tokens[verb] = replace(
        old, pos="VERB", tag=tag, lemma=lemma, dep=dep, head=verb if is_root else above, entity=""
    )
    for index, token in enumerate(tree.tokens):
        if index in (verb, subject) or token.head not in (verb, subject):
            continue
        if index < verb:
            tokens[index] = replace(token, head=subject if token.dep in _LEFT else verb)
        elif token.dep in ("acl", "relcl", "advcl", "ccomp", "xcomp"):
            is_infinitive = any(tree[child].tag == "TO" for child in tree.children[index])
            tokens[index] = replace(token, head=verb, dep="xcomp" if is_infinitive else "ccomp")
        else:
            tokens[index] = replace(token, head=verb)
    tokens[subject] = replace(tokens[subject], dep="nsubj", head=verb)
    return tuple(tokens)
