"""Finds every term of a word list in a sentence, in one pass.

Terms are compiled into one trie over normalised words. A sentence offers, for each of its words, the form, the
lemma and the families it belongs to; words joined by a hyphen or a bound prefix also stand as one word. So
"counter-narcotics", "counter narcotics" and "counternarcotics" are equal, whichever of them a list spells.

A sentence is made ready once for all word lists; a list none of whose terms begins with a word of the sentence is
done with after one look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from analyzer.resources.words import family, normalise
from analyzer.types import ParsedSentence, Token

FAMILY_MARK = "~"
_HYPHENS = re.compile(r"[-‐‑‒–—/]")
_JOINING = frozenset("-‐‑/")
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
    ways: tuple[tuple[_Way, ...], ...]  # that lead on from each word
    forms: frozenset[str]  # of all ways


class _Way(NamedTuple):
    """A form, normalised, that a word or several as one can be read as."""

    form: str
    following: int  # number of the word behind


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
        symbols: defaultdict[str, set[str]] = defaultdict(set)
        for number, term in enumerate(terms):
            for spelling in _spellings(term):
                self._add(spelling, number, symbols)
        self._symbols = {form: tuple(sorted(found)) for form, found in symbols.items()}
        self._heads = frozenset(
            form for form, found in symbols.items() if not found.isdisjoint(self._root.children)
        )

    def _add(self, spelling: tuple[str, ...], number: int, symbols: defaultdict[str, set[str]]) -> None:
        """``symbols``: form → the symbols of the trie that it can stand for."""
        node = self._root
        for symbol in spelling:
            symbols[symbol].add(symbol)
            if symbol.endswith(FAMILY_MARK):
                for form in family(symbol[:-1]):
                    symbols[form].add(symbol)
            node = node.children.setdefault(symbol, _Node())
        if number not in node.terms:
            node.terms.append(number)

    def matches(self, sentence: ParsedSentence) -> list[Match]:
        """Every occurrence of every term in the sentence's words, overlapping ones included, by place and length."""
        cut = _cut_of(sentence)
        if self._heads.isdisjoint(cut.forms):
            return []
        found: set[Match] = set()
        for first, ways in enumerate(cut.ways):
            if any(way.form in self._heads for way in ways):
                self._collect(cut, first, found)
        return sorted(found)

    def _collect(self, cut: _Cut, first: int, found: set[Match]) -> None:
        """The terms that begin with this word."""
        pending = [(self._root, first)]
        while pending:
            node, place = pending.pop()
            for form, following in cut.ways[place]:
                for symbol in self._symbols.get(form, ()):
                    child = node.children.get(symbol)
                    if child is None:
                        continue
                    found.update([Match(first, following, term) for term in child.terms])
                    if child.children and following < len(cut.ways):
                        pending.append((child, following))


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
    ways = [_ways(word, sentence[word.token], number + 1) for number, word in enumerate(words)]
    for number, following, form in _joined(words):
        ways[number].append(_Way(normalise(form), following))
    return _Cut(
        sentence, words, tuple(map(tuple, ways)), frozenset([way.form for inside in ways for way in inside])
    )


def _ways(word: Word, token: Token, following: int) -> list[_Way]:
    """As it stands, and by its lemma; a part of a token has none."""
    form = normalise(word.text)
    lemma = normalise(_lemma(token)) if word.text == token.text else form
    return [_Way(form, following)] if lemma in ("", form) else [_Way(form, following), _Way(lemma, following)]


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
