"""Who holds the office that a text speaks of: "the ambassador", "the former mayor", "the Iranian president".

An office alone tells a person only as far as its words do. What tells one holder from another (a country, a body, a
rank) must be said of the person too, or the office stays nameless: a wrong speaker is worse than none.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set

from analyzer.discourse.syntax import Tree
from analyzer.discourse.titles import PARTIES, TITLE_MODIFIERS, TITLE_WORDS, is_of_a_paper, told_beside
from analyzer.discourse.wordlists import words
from analyzer.types import Document, Mention, Target

_NOT_THE_OFFICE = words("former ex late then vice deputy lieutenant under assistant associate")
"""The vice president is not the president, nor is a former one."""
_WRITTEN_OUT = {
    "sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "col": "colonel",
    "capt": "captain", "lt": "lieutenant", "maj": "major", "sgt": "sergeant", "adm": "admiral", "prof": "professor",
    "dr": "doctor", "congressman": "representative", "congresswoman": "representative",
    "us": "america", "usa": "america", "united": "america", "states": "america", "british": "britain", "uk": "britain",
    "french": "france", "dutch": "netherlands", "adviser": "advisor",
}  # fmt: skip
"""Short forms, and names of countries that share no beginning with what is of them."""
_STEM = 4
"""Letters in which a country and what is of it agree: Iran, Iranian; Germany, German."""
_ENDS_OFFICE = frozenset({"of", "for", "to", "at", "in", "on", "and"})
_OF_ANY = frozenset({"a", "an", "another", "any", "each", "every", "no", "one", "some", "that"})
_NAMES = frozenset({"NORP", "GPE", "ORG", "LOC", "FAC", "PERSON"})
_OF_THE_OFFICE = ("amod", "compound", "nmod", "poss")


class Offices:
    """The offices that the people of one document were given, where each is told."""

    def __init__(self, document: Document, trees: Sequence[Tree], targets: Sequence[Target]) -> None:
        self._trees = trees
        self._targets = targets
        self._sentences = [sentence.start for sentence in document.sentences]
        self._told: dict[int, Sequence[Set[str]]] = {}  # by target

    def holder(self, tree: Tree, head: int, before: Iterable[int]) -> Target | None:
        """Who holds the office of this noun among ``before``, numbers of targets, the first to be asked first.

        None for what is no office, or is held by nobody of whom its words were said.
        """
        if not _is_an_office(tree, head):
            return None
        office, said = _plain(tree[head].text), set(map(_plain, _telling(tree, head)))
        people = (number for number in dict.fromkeys(before) if self._targets[number].kind == "person")
        return next((self._targets[number] for number in people if self._holds(number, office, said)), None)

    def _holds(self, number: int, office: str, said: Set[str]) -> bool:
        told, titles = self._told_of(number), self._targets[number].titles
        of_titles = [title for title in titles if office in _heads_of(title)]
        if not of_titles and office not in PARTIES:
            return False
        held = [words for words in told if office in words] or [_words_of(title) for title in of_titles]
        every = frozenset().union(*told, *map(_words_of, titles))
        return any(not words & _NOT_THE_OFFICE - said for words in held) and all(
            any(_is_alike(word, other) for other in every) for word in said
        )

    def _told_of(self, number: int) -> Sequence[Set[str]]:
        """What stands with each title of a person where the name is told."""
        if number not in self._told:
            self._told[number] = [
                frozenset(map(_plain, words))
                for mention in self._targets[number].mentions
                for words in self._beside(mention)
            ]
        return self._told[number]

    def _beside(self, mention: Mention) -> Iterator[list[str]]:
        tree = self._trees[bisect_right(self._sentences, mention.start) - 1]
        inside = [index for index, token in enumerate(tree) if mention.start <= token.start < mention.end]
        return told_beside(tree, inside[0], inside[-1]) if inside else iter(())


def _is_an_office(tree: Tree, head: int) -> bool:
    """One person's, told before: "a judge" is a new one, "Judge" alone may be a name, "the Herald-Leader" is a paper."""
    token, word = tree[head], tree[head].text.lower()
    determiner = tree.child(head, "det", "nummod")
    article = None if determiner is None else tree[determiner].text.lower()
    before = [each.text.lower() for each in tree[max(0, head - 2) : head]]
    if token.tag in ("NNS", "NNPS") or article in _OF_ANY or is_of_a_paper(before):
        return False
    if word in PARTIES:  # "the lone Republican" may be anybody
        return article == "the" and all(
            tree[child].entity in _NAMES for child in tree.children_of(head, "amod")
        )
    return token.pos == "NOUN" or (token.pos == "PROPN" and word in TITLE_WORDS and article is not None)


def _telling(tree: Tree, head: int) -> list[str]:
    """The words by which one holder of an office is told from another; "the embattled mayor" is any."""
    about = tree.children_of(head, *_OF_THE_OFFICE)
    for preposition in tree.children_of(head, "prep"):
        about += (
            tree.children_of(preposition, "pobj") if tree[preposition].text.lower() in _ENDS_OFFICE else []
        )
    parts = [part for child in about for part in (child, *tree.children_of(child, "compound", "amod"))]
    if head > 1 and tree[head - 1].text == "-":
        parts.append(head - 2)  # "vice-president", which the parser takes to pieces
    return [
        tree[part].text
        for part in parts
        if tree[part].pos == "PROPN"
        or tree[part].entity in _NAMES
        or tree[part].text.lower() in TITLE_MODIFIERS | TITLE_WORDS | _NOT_THE_OFFICE
    ]


def _heads_of(title: str) -> set[str]:
    """The words that name the office: "manager" of "campaign manager", "chief" and "advisor" of "chief of staff and adviser"."""
    words = title.lower().replace(",", " of ").split()
    ends = [*words[1:], "of"]
    return {_plain(word) for word, after in zip(words, ends, strict=True) if after in _ENDS_OFFICE}


def _words_of(title: str) -> Set[str]:
    return frozenset(map(_plain, title.split()))


def _plain(word: str) -> str:
    plain = word.lower().replace(".", "")
    return _WRITTEN_OUT.get(plain, plain)


def _is_alike(word: str, other: str) -> bool:
    return (
        word == other
        or (len(word) > _STEM <= len(other) and word[:_STEM] == other[:_STEM])
        or (len(word) == _STEM and other.startswith(word))
    )
