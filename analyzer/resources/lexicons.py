"""Word lists as values: ``<name>.tsv`` with columns term, class, weight, note, and a card ``<name>.toml``.

A list of words that attribute has a fifth column, frames: the constructions in which a word does (see ``cues``).

A term is one word or several. ``word~`` stands for the word's family (see ``words.family``); a term without it is
found by form or lemma. Case, hyphens and British or American spelling make no difference. The card has title,
description, source, license, version and ``[[examples]]`` with ``text`` and ``finds``, the terms found in it; an
empty ``finds`` makes it a counter-example. The examples run as tests.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analyzer.errors import ResourceError
from analyzer.resources.cards import DataCard, decoded, read_card
from analyzer.resources.matching import Match, Matcher, longest, words_of
from analyzer.resources.terms import MOST_TERMS, check_families, check_number, check_size, fault_of
from analyzer.types import ParsedSentence

COLUMNS = ("term", "class", "weight", "note")
WITH_FRAMES = (*COLUMNS, "frames")
LOWEST_WEIGHT, HIGHEST_WEIGHT = -3.0, 3.0
"""Weights that ship run from -1 (turns the tone round) to 3 (decides alone)."""


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    term: str
    entry_class: str
    weight: float
    note: str = ""
    frames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """Document text[start:end] is the entry's term."""

    start: int
    end: int
    entry: LexiconEntry


@dataclass(frozen=True)
class Lexicon:
    name: str
    entries: tuple[LexiconEntry, ...]
    card: DataCard
    _matcher: Matcher = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_matcher", Matcher(entry.term for entry in self.entries))

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """The classes in order of first use."""
        return tuple(dict.fromkeys(entry.entry_class for entry in self.entries))

    def find(self, sentence: ParsedSentence) -> tuple[Hit, ...]:
        """Every entry in the sentence, in order of the text; inside one class the longest wins."""
        matches = self._matcher.matches(sentence)
        if not matches:
            return ()
        words = words_of(sentence)
        by_class: defaultdict[str, list[Match]] = defaultdict(list)
        for match in matches:
            by_class[self.entries[match.term].entry_class].append(match)
        hits = [
            Hit(words[match.first].start, words[match.last - 1].end, self.entries[match.term])
            for matches in by_class.values()
            for match in longest(matches)
        ]
        return tuple(sorted(hits, key=lambda hit: (hit.start, hit.end, hit.entry.entry_class)))


def read_lexicon(name: str, table: bytes, card: bytes, classes: Collection[str] | None = None) -> Lexicon:
    """A lexicon from its two files. Raises ResourceError with file, line, what is wrong and what to do.

    ``classes``: those that measures know; another one would silently be without effect. None allows any.
    """
    return Lexicon(name, _read_entries(f"{name}.tsv", table, classes), read_card(f"{name}.toml", card))


def _read_entries(file: str, table: bytes, classes: Collection[str] | None) -> tuple[LexiconEntry, ...]:
    check_size(file, table)
    rows = _rows(file, table)
    if tuple(next(rows, ())) not in (COLUMNS, WITH_FRAMES):
        raise ResourceError(f"{file}, line 1: the columns must be {', '.join(COLUMNS)}, separated by tabs")
    entries: dict[tuple[str, str], LexiconEntry] = {}
    number = 0
    for line, row in enumerate(rows, start=2):
        if not row:
            continue
        number += 1
        if number > MOST_TERMS:
            continue
        entry = read_entry(f"{file}, line {line}", row, classes)
        if (entry.term, entry.entry_class) in entries:
            raise ResourceError(
                f"{file}, line {line}: {entry.term!r} stands twice in class {entry.entry_class!r}; keep one of the two"
            )
        entries[entry.term, entry.entry_class] = entry
    check_number(file, number)
    check_families(file, (term for term, _ in entries))
    if not entries:
        raise ResourceError(f"{file}: no entries; a list needs at least one")
    return tuple(entries.values())


def _rows(file: str, table: bytes) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(decoded(file, table)), delimiter="\t", quoting=csv.QUOTE_NONE)
    try:
        yield from rows
    except csv.Error as error:
        raise ResourceError(f"{file}, line {rows.line_num}: this is no table with tabs ({error})") from error


def read_entry(where: str, row: Sequence[str], classes: Collection[str] | None = None) -> LexiconEntry:
    """One row. Raises ResourceError that begins with ``where``."""
    if not 3 <= len(row) <= len(WITH_FRAMES):
        raise ResourceError(f"{where}: {len(row)} columns where term, class, weight and a note are wanted")
    term, entry_class, weight = (cell.strip() for cell in row[:3])
    if fault := fault_of(term):
        raise ResourceError(f"{where}: {fault}")
    if not entry_class:
        raise ResourceError(f"{where}: {term!r} has no class")
    if classes is not None and entry_class not in classes:
        raise ResourceError(f"{where}: there is no class {entry_class!r}; the list has {', '.join(classes)}")
    note, frames = (*(cell.strip() for cell in row[3:]), "", "")[:2]
    return LexiconEntry(term, entry_class, _read_weight(where, term, weight), note, frozenset(frames.split()))


def _read_weight(where: str, term: str, said: str) -> float:
    try:
        weight = float(said)
    except ValueError as error:
        raise ResourceError(f"{where}: the weight of {term!r} is {said!r}, not a number") from error
    if not LOWEST_WEIGHT <= weight <= HIGHEST_WEIGHT:  # not a number fails both
        raise ResourceError(
            f"{where}: the weight of {term!r} is {said}; a weight lies between {LOWEST_WEIGHT:g} and {HIGHEST_WEIGHT:g}"
        )
    return weight
