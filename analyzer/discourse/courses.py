"""From when to when the text's event went on, where one verb gives its beginning and another its end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analyzer.discourse.dates import DateMention, range_of
from analyzer.discourse.scopes import date_within, scope_of
from analyzer.discourse.syntax import Tree
from analyzer.types import Document

_BEGINNING = frozenset({"open", "begin", "start", "commence", "convene", "kick"})
_ENDING = frozenset({"end", "conclude", "close", "finish", "wrap", "adjourn"})
_GOING_ON = frozenset({"run", "last", "continue", "go"})
_UNTIL = re.compile(r"\b(?:until|till|to|through)\s+(?:\w+day,?\s+)?$", re.IGNORECASE)
_PRONOUNS = frozenset({"it", "they"})
_MOST_BETWEEN = 120
"""Characters between the two dates. Farther apart, they are told of two things more often than of one."""


def find_course(
    document: Document, trees: Sequence[Tree], sentence: int, noun: int
) -> tuple[DateMention, DateMention] | None:
    """ "The meeting opened on January 21 and ended on the 23rd": both dates, the end in this sentence or the next.

    None where one of the two is missing, or the verbs may be said of two things.
    """
    begun = _limit(document, trees, sentence, _subject_verbs(trees[sentence], noun), _BEGINNING)
    if begun is None:
        return None
    ended = _limit(document, trees, sentence, _subject_verbs(trees[sentence], noun), _ENDING | _GOING_ON)
    if ended is None and sentence + 1 < len(trees):
        following = trees[sentence + 1]
        ended = _limit(document, trees, sentence + 1, _pronoun_verbs(following), _ENDING | _GOING_ON)
    if ended is None or not 0 < ended.start - begun.end <= _MOST_BETWEEN:
        return None
    return (begun, ended) if range_of(begun.value, ended.value) else None


def _limit(
    document: Document, trees: Sequence[Tree], sentence: int, verbs: Iterator[int], lemmas: frozenset[str]
) -> DateMention | None:
    tree = trees[sentence]
    for verb in verbs:
        if tree[verb].lemma not in lemmas or tree.child(verb, "neg", "dobj") is not None:
            continue
        date = date_within(document, sentence, tree, scope_of(tree, verb))
        if date is None or "/" in date.value:
            continue
        if tree[verb].lemma not in _GOING_ON or _UNTIL.search(document.text[: date.start]):
            return date
    return None


def _subject_verbs(tree: Tree, noun: int) -> Iterator[int]:
    return (
        index for index in range(len(tree)) if tree[index].pos == "VERB" and _is_said_of(tree, index, noun)
    )


def _is_said_of(tree: Tree, verb: int, noun: int) -> bool:
    """Its subject is the noun, or "which" after it, or "it" or nothing in a clause joined to such a one."""
    for _ in range(len(tree)):
        subject = tree.child(verb, "nsubj", "nsubjpass")
        if subject is not None and subject == noun:
            return True
        if subject is not None and tree[subject].tag in ("WDT", "WP"):
            return tree[verb].dep == "relcl" and tree[verb].head == noun
        is_open = subject is None or tree[subject].lemma in _PRONOUNS
        if not is_open or tree[verb].dep != "conj":
            return False
        verb = tree[verb].head
    return False


def _pronoun_verbs(tree: Tree) -> Iterator[int]:
    """The main verb of "It ended on Friday"."""
    for verb in range(len(tree)):
        subject = tree.child(verb, "nsubj")
        if tree[verb].dep == "ROOT" and subject is not None and tree[subject].lemma in _PRONOUNS:
            yield verb
