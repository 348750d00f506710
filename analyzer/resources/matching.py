"""Finds every term of a word list in a sentence, in one pass.

Terms are compiled into one trie over normalised words. A sentence offers, for each of its words, the form, the
lemma and the families it belongs to; words joined by a hyphen or a bound prefix also stand as one word. So
"counter-narcotics", "counter narcotics" and "counternarcotics" are equal, whichever of them a list spells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from analyzer.resources.words import family, normalise
from analyzer.types import ParsedSentence, Token

FAMILY_MARK = "~"
_HYPHENS = re.compile(r"[-‐‑‒–—/]")
_LONGEST_JOINED = 3
"""Words. "anti-money-laundering" is three; no list spells a longer compound as one word."""
_BOUND_PREFIXES = frozenset(
    [
        "anti",
        "bio",
        "counter",
        "cross",
        "cyber",
        "inter",
        "multi",
        "narco",
        "non",
        "over",
        "semi",
        "trans",
        "under",
    ]
)
"""Written open, hyphened or closed by different house styles. Any two words must not be joined: "the rapist"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the sentence as the trie sees it; a hyphenated token gives several."""

    start: int
    end: int
    text: str
    token: int  # index of its token in the sentence
    follows_hyphen: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Term number ``term`` covers words ``first`` to ``last`` (exclusive) of the sentence's words."""

    first: int
    last: int
    term: int


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    terms: list[int] = field(default_factory=list)


class Matcher:
    """An automaton over a list of terms. A term's number is its place in the list."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._root = _Node()
        families: defaultdict[str, set[str]] = defaultdict(set)
        for number, term in enumerate(terms):
            for spelling in _spellings(term):
                self._add(spelling, number, families)
        self._families: Mapping[str, tuple[str, ...]] = {
            form: tuple(sorted(s)) for form, s in families.items()
        }

    def _add(self, symbols: tuple[str, ...], number: int, families: defaultdict[str, set[str]]) -> None:
        node = self._root
        for symbol in symbols:
            if symbol.endswith(FAMILY_MARK):
                for form in family(symbol[:-1]):
                    families[form].add(symbol)
            node = node.children.setdefault(symbol, _Node())
        if number not in node.terms:
            node.terms.append(number)

    def matches(self, sentence: ParsedSentence, words: tuple[Word, ...]) -> list[Match]:
        """Every occurrence of every term, overlapping ones included, by place and then by length."""
        edges = self._edges(sentence, words)
        found: set[Match] = set()
        for first in range(len(words)):
            pending = [(self._root, first)]
            while pending:
                node, place = pending.pop()
                for symbol, following in edges[place] if place < len(words) else ():
                    child = node.children.get(symbol)
                    if child is not None:
                        found.update(Match(first, following, term) for term in child.terms)
                        if child.children:
                            pending.append((child, following))
        return sorted(found, key=lambda match: (match.first, match.last, match.term))

    def _edges(self, sentence: ParsedSentence, words: tuple[Word, ...]) -> list[list[tuple[str, int]]]:
        """For each word, the symbols that lead on from it and the number of the word after them."""
        edges: list[list[tuple[str, int]]] = []
        for number, word in enumerate(words):
            token = sentence[word.token]
            symbols = self._symbols(word.text, _lemma(token) if word.text == token.text else None)
            edges.append([(symbol, number + 1) for symbol in symbols])
            joined = word.text
            for last in range(number + 1, min(number + _LONGEST_JOINED, len(words))):
                if not words[last].follows_hyphen and words[last - 1].text.lower() not in _BOUND_PREFIXES:
                    break
                joined += words[last].text
                edges[number] += [(symbol, last + 1) for symbol in self._symbols(joined, None)]
        return edges

    def _symbols(self, text: str, lemma: str | None) -> tuple[str, ...]:
        forms = {normalise(text)} | ({normalise(lemma)} if lemma else set())
        return (*forms, *{symbol for form in forms for symbol in self._families.get(form, ())})


def _lemma(token: Token) -> str:
    """The parser leaves proper plurals as they are: "Republicans"."""
    return token.text.removesuffix("s") if token.tag == "NNPS" else token.lemma


def words_of(sentence: ParsedSentence) -> tuple[Word, ...]:
    """The sentence's words without punctuation; hyphens fall away and are remembered."""
    words: list[Word] = []
    follows_hyphen = False
    for index, token in enumerate(sentence):
        start = token.start
        for part in _HYPHENS.split(token.text):
            if any(character.isalnum() for character in part):
                words.append(Word(start, start + len(part), part, index, follows_hyphen and bool(words)))
            # The next part of the same token stands behind a hyphen, and so does the token after a bare hyphen.
            follows_hyphen = start + len(part) < token.end
            start += len(part) + 1
        follows_hyphen = _HYPHENS.fullmatch(token.text) is not None and token.text not in "–—"
    return tuple(words)


def _spellings(term: str) -> set[tuple[str, ...]]:
    """A term as symbols; one that is spelled with a hyphen may also be written as one word."""
    apart = tuple(
        _symbol(part) for chunk in term.split() for part in _HYPHENS.split(chunk) if part.strip(FAMILY_MARK)
    )
    joined = tuple(_symbol(_HYPHENS.sub("", chunk)) for chunk in term.split())
    return {apart, joined}


def _symbol(part: str) -> str:
    if part.endswith(FAMILY_MARK):
        return normalise(part[: -len(FAMILY_MARK)]) + FAMILY_MARK
    return normalise(part)


def longest(matches: Iterable[Match]) -> list[Match]:
    """Of matches that share words only the longest stays; of equal ones the first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, match.term)):
        if all(match.last <= other.first or other.last <= match.first for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)
