"""Finds every term of a word list in a sentence, in one pass.

Terms are compiled into one trie over normalised words. A sentence offers, for each of its words, the form, the
lemma and the families it belongs to; words joined by a hyphen or a bound prefix also stand as one word. So
"counter-narcotics", "counter narcotics" and "counternarcotics" are equal, whichever of them a list spells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from analyzer.resources.words import family, normalise
from analyzer.types import ParsedSentence, Token

FAMILY_MARK = "~"
_HYPHENS = re.compile(r"[-‐‑‒–—/]")
_JOINING = frozenset("-‐‑/")
_LONGEST_JOINED = 3
"""Words. "anti-money-laundering" is three; no list spells a longer compound as one word."""
_REMEMBERED_WORDS = 50_000
"""More than the vocabulary of a year of news; about 10 MB a word list."""
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


class Word(NamedTuple):
    """A word of the sentence as the trie sees it; a hyphenated token gives several."""

    start: int
    end: int
    text: str
    token: int  # index of its token in the sentence
    may_join: bool  # with the word before it: behind a hyphen or a bound prefix


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence as every word list is shown it: made once, because a dozen of them look at it in turn."""

    sentence: ParsedSentence
    words: tuple[Word, ...]
    forms: tuple[str, ...]  # of the words
    lemmas: tuple[str | None, ...]  # of the words; a part of a token has none
    joined: tuple[tuple[int, int, str], ...]  # first word, word behind the last, written as one


_LATEST_SENTENCES = 2_000
"""More than a long article has; some 6 MB."""
_latest: dict[int, _Cut] = {}


class Match(NamedTuple):
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
        self._alphabet: set[str] = set()
        families: defaultdict[str, set[str]] = defaultdict(set)
        for number, term in enumerate(terms):
            for spelling in _spellings(term):
                self._add(spelling, number, families)
        self._families: Mapping[str, set[str]] = dict(families)
        self._symbols = lru_cache(maxsize=_REMEMBERED_WORDS)(self._symbols_of)

    def _add(self, symbols: tuple[str, ...], number: int, families: defaultdict[str, set[str]]) -> None:
        node = self._root
        for symbol in symbols:
            if symbol.endswith(FAMILY_MARK):
                for form in family(symbol[:-1]):
                    families[form].add(symbol)
            self._alphabet.add(symbol)
            node = node.children.setdefault(symbol, _Node())
        if number not in node.terms:
            node.terms.append(number)

    def matches(self, sentence: ParsedSentence) -> list[Match]:
        """Every occurrence of every term in the sentence's words, overlapping ones included, by place and length."""
        edges = self._edges(_cut_of(sentence))
        found: set[Match] = set()
        for first in edges:
            pending = [(self._root, first)]
            while pending:
                node, place = pending.pop()
                for symbol, following in edges.get(place, ()):
                    child = node.children.get(symbol)
                    if child is None:
                        continue
                    found.update([Match(first, following, term) for term in child.terms])
                    if child.children:
                        pending.append((child, following))
        return sorted(found)

    def _edges(self, cut: _Cut) -> dict[int, list[tuple[str, int]]]:
        """Word → the symbols that lead on from it and the number of the word after them; most words have none."""
        edges: dict[int, list[tuple[str, int]]] = {}
        for number, symbols in enumerate(map(self._symbols, cut.forms, cut.lemmas)):
            if symbols:
                edges[number] = [(symbol, number + 1) for symbol in symbols]
        for number, following, form in cut.joined:
            for symbol in self._symbols(form, None):
                edges.setdefault(number, []).append((symbol, following))
        return edges

    def _symbols_of(self, text: str, lemma: str | None) -> tuple[str, ...]:
        """The symbols of the trie that a word can stand for; none for most words."""
        forms = {normalise(text)} | ({normalise(lemma)} if lemma else set())
        families = {symbol for form in forms for symbol in self._families.get(form, ())}
        return tuple(sorted((forms & self._alphabet) | families))


def _lemma(token: Token) -> str:
    """The parser leaves proper plurals as they are: "Republicans"."""
    return token.text.removesuffix("s") if token.tag == "NNPS" else token.lemma


def words_of(sentence: ParsedSentence) -> tuple[Word, ...]:
    """The sentence's words without punctuation; hyphens fall away and are remembered."""
    return _cut_of(sentence).words


def _cut_of(sentence: ParsedSentence) -> _Cut:
    """The latest sentences are kept by identity: to compare them token by token would cost more than to cut again."""
    known = _latest.get(id(sentence))
    if known is None or known.sentence is not sentence:
        while len(_latest) >= _LATEST_SENTENCES:
            del _latest[next(iter(_latest))]
        known = _latest[id(sentence)] = _cut(sentence)
    return known


def _cut(sentence: ParsedSentence) -> _Cut:
    words = _words(sentence)
    forms = tuple(word.text for word in words)
    tokens = [sentence[word.token] for word in words]
    return _Cut(
        sentence=sentence,
        words=words,
        forms=forms,
        lemmas=tuple(
            _lemma(token) if form == token.text else None for form, token in zip(forms, tokens, strict=True)
        ),
        joined=tuple(_joined(words)),
    )


def _joined(words: tuple[Word, ...]) -> Iterator[tuple[int, int, str]]:
    """Words that may stand as one with those behind them."""
    for number, word in enumerate(words):
        form = word.text
        for last in range(number + 1, min(number + _LONGEST_JOINED, len(words))):
            if not words[last].may_join:
                break
            form += words[last].text
            yield number, last + 1, form


def _words(sentence: ParsedSentence) -> tuple[Word, ...]:
    words: list[Word] = []
    may_join = False
    for index, token in enumerate(sentence):
        start = token.start
        for part in (token.text,) if token.text.isalnum() else _HYPHENS.split(token.text):
            if any(map(str.isalnum, part)):
                words.append(Word(start, start + len(part), part, index, may_join and bool(words)))
                may_join = start + len(part) < token.end or part.lower() in _BOUND_PREFIXES
            start += len(part) + 1
        if not token.text[-1].isalnum():
            may_join = token.text in _JOINING
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
    matches = list(matches)
    if len(matches) < 2:
        return matches
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, match.term)):
        if all(match.last <= other.first or other.last <= match.first for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.first)
