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
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
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
class _Read:
    """A sentence as every word list is shown it, wherever it stands: made once, because a dozen of them look at it in
    turn and outlets print the same sentences."""

    parts: tuple[_Part, ...]
    ways: tuple[tuple[_Way, ...], ...]  # that lead on from each word
    places: Mapping[str, Sequence[int]]  # form → the words that can be read so
    found: dict[int, tuple[Match, ...]]  # number of the matcher → what it found


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence of one document."""

    sentence: ParsedSentence
    words: tuple[Word, ...]
    read: _Read


class _Part(NamedTuple):
    """A word as a stretch of its token."""

    token: int
    start: int  # in the token
    text: str
    may_join: bool


class _Way(NamedTuple):
    """A form, normalised, that a word or several as one can be read as."""

    form: str
    following: int  # number of the word behind


_LATEST_SENTENCES = 2_000
"""More than a long article has; some 12 MB."""
_latest: dict[int, _Cut] = {}
_read: dict[Hashable, _Read] = {}
_matchers = count()


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
        self._number = next(_matchers)
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

    def matches(self, sentence: ParsedSentence) -> tuple[Match, ...]:
        """Every occurrence of every term in the sentence's words, overlapping ones included, by place and length."""
        read = _cut_of(sentence).read
        known = read.found.get(self._number)
        if known is None:
            known = read.found[self._number] = self._search(read)
        return known

    def _search(self, read: _Read) -> tuple[Match, ...]:
        if self._heads.isdisjoint(read.places):
            return ()
        found: set[Match] = set()
        for first in {place for form, held in read.places.items() if form in self._heads for place in held}:
            self._collect(read, first, found)
        return tuple(sorted(found))

    def _collect(self, read: _Read, first: int, found: set[Match]) -> None:
        """The terms that begin with this word."""
        pending = [(self._root, first)]
        while pending:
            node, place = pending.pop()
            for form, following in read.ways[place]:
                for symbol in self._symbols.get(form, ()):
                    child = node.children.get(symbol)
                    if child is None:
                        continue
                    found.update([Match(first, following, term) for term in child.terms])
                    if child.children and following < len(read.ways):
                        pending.append((child, following))


def _lemma(token: Token) -> str:
    """The parser leaves proper plurals as they are: "Republicans"."""
    return token.text.removesuffix("s") if token.tag == "NNPS" else token.lemma


def words_of(sentence: ParsedSentence) -> tuple[Word, ...]:
    """The sentence's words without punctuation; hyphens fall away and are remembered."""
    return _cut_of(sentence).words


def _cut_of(sentence: ParsedSentence) -> _Cut:
    """The latest sentences are kept by identity: to look at their tokens again would cost more than what is saved."""
    known = _latest.get(id(sentence))
    if known is None or known.sentence is not sentence:
        read = _read_of(sentence)
        words = tuple([
            Word(start, start + len(part.text), part.text, part.token, part.may_join)
            for part in read.parts
            for start in (sentence[part.token].start + part.start,)
        ])  # fmt: skip
        while len(_latest) >= _LATEST_SENTENCES:
            del _latest[next(iter(_latest))]
        known = _latest[id(sentence)] = _Cut(sentence, words, read)
    return known


def _read_of(sentence: ParsedSentence) -> _Read:
    """The same for every print of the sentence that is parsed alike; those asked for last stay."""
    key = tuple([(token.text, token.lemma, token.tag) for token in sentence])
    known = _read.pop(key, None)
    if known is None:
        while len(_read) >= _LATEST_SENTENCES:
            del _read[next(iter(_read))]
        known = _make_ready(sentence)
    _read[key] = known
    return known


def _make_ready(sentence: ParsedSentence) -> _Read:
    parts = _parts(sentence)
    ways = [_ways(part, sentence[part.token], number + 1) for number, part in enumerate(parts)]
    for number, following, form in _joined(parts):
        ways[number].append(_Way(normalise(form), following))
    places: dict[str, list[int]] = {}
    for number, inside in enumerate(ways):
        for way in inside:
            places.setdefault(way.form, []).append(number)
    return _Read(parts, tuple(map(tuple, ways)), places, {})


def _ways(word: _Part, token: Token, following: int) -> list[_Way]:
    """As it stands, and by its lemma; a part of a token has none."""
    form = normalise(word.text)
    lemma = normalise(_lemma(token)) if word.text == token.text else form
    return [_Way(form, following)] if lemma in ("", form) else [_Way(form, following), _Way(lemma, following)]


def _joined(words: tuple[_Part, ...]) -> Iterator[tuple[int, int, str]]:
    """Words that may stand as one with those behind them."""
    for number, word in enumerate(words):
        form = word.text
        for last in range(number + 1, min(number + _LONGEST_JOINED, len(words))):
            if not words[last].may_join:
                break
            form += words[last].text
            yield number, last + 1, form


def _parts(sentence: ParsedSentence) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    may_join = False
    for index, token in enumerate(sentence):
        start = 0
        for part in (token.text,) if token.text.isalnum() else _HYPHENS.split(token.text):
            if part.isalnum() or any(map(str.isalnum, part)):
                parts.append(_Part(index, start, part, may_join and bool(parts)))
                may_join = start + len(part) < len(token.text) or part.lower() in _BOUND_PREFIXES
            start += len(part) + 1
        if not token.text[-1].isalnum():
            may_join = token.text in _JOINING
    return tuple(parts)


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
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (match.first - match.last, match.first, match.term)):
        words = range(match.first, match.last)
        if taken.isdisjoint(words):
            kept.append(match)
            taken.update(words)
    return sorted(kept, key=lambda match: match.first)
