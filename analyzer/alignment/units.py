"""Propositions made ready to be held against each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import msgspec

from analyzer.alignment.denials import holds_negation
from analyzer.alignment.figures import without_hedge
from analyzer.alignment.names import TITLES, names_something
from analyzer.alignment.words import Columns, columns_of, content_stems, fold, stem, stems_of
from analyzer.types import BODY_ZONES, Analysis, Proposition, Statement, Zone

_TITLE_STEMS = frozenset(stem(title) for title in TITLES)


class Unit(msgspec.Struct, frozen=True, gc=False):
    """One proposition of one document, with its words in comparable form."""

    document: str
    index: int  # into Analysis.propositions
    proposition: Proposition
    statement: Statement
    zone: Zone
    is_prose: bool  # in a sentence of the body, no heading
    words: tuple[str, ...]  # every word, spelling made equal
    said_words: tuple[str, ...]  # the first proposition of an attribution's content: with source and cue
    stems: tuple[str, ...]  # of the content words, in order
    names: frozenset[str]  # keys of the names in it
    free: frozenset[str]  # stems that belong to none of its names and to no title before one
    kinds: frozenset[str]  # of its stems
    figures: frozenset[str]  # its numbers, sums and dates
    dates: tuple[str, ...]  # its own, and those of clauses inside it
    sentence_words: tuple[str, ...]
    sentence_stems: frozenset[str]
    sentence_names: frozenset[str]  # names of all propositions of its sentence
    holds_negation: bool  # its sentence does
    saying: int  # equal for units that say the same in equal words of equal sentences

    @property
    def weight(self) -> int:
        """Pieces of content: words and figures."""
        return len(self.kinds) + len(self.figures)

    @property
    def sentence_free(self) -> frozenset[str]:
        """Stems of its sentence that belong to none of the names there; made when asked for, which few are."""
        return _without(self.sentence_stems, self.sentence_names)


class _Reading(NamedTuple):
    """What is read in a sentence of one document."""

    start: int  # of the sentence
    propositions: Sequence[Proposition]
    statements: Sequence[Statement]  # of which each of them is a part
    leads: Sequence[bool]  # which are the first of their statement

    def is_like(self, other: _Reading) -> bool:
        """Whether the same is said and by the same, where the words are equal: all that units share follows from it."""
        return self.leads == other.leads and self._told() == other._told()

    def _told(self) -> list[tuple[object, ...]]:
        start = self.start
        told: list[tuple[object, ...]] = []
        for one, said in zip(self.propositions, self.statements, strict=True):
            source, cue = said.source, said.cue
            told.append((
                one.start - start, one.end - start, _what_is_said(one), said.voice, said.speaker,
                source and (source.start - start, source.end - start), cue and (cue.start - start, cue.end - start),
            ))  # fmt: skip
        return told


_what_is_said = attrgetter(
    "predicate", "content", "names", "numbers", "dates", "is_negated", "subject", "object", "is_clause"
)  # at once, because an event has tens of thousands


class _Sentence(NamedTuple):
    """What all propositions of one sentence share."""

    start: int  # in the document
    words: Columns  # with places in the sentence
    stems: frozenset[str]
    names: frozenset[str]
    holds_negation: bool
    dated: tuple[Proposition, ...]  # those that have dates

    @classmethod
    def of(cls, text: str, reading: _Reading) -> _Sentence:
        words = columns_of(text)
        return cls(
            reading.start,
            words,
            frozenset().union(words.stems, *[_stems(one.content) for one in reading.propositions]),
            frozenset().union(*[_names(one.names) for one in reading.propositions]),
            holds_negation(words.forms),
            tuple([one for one in reading.propositions if one.dates]),
        )

    def words_between(self, start: int, end: int) -> tuple[str, ...]:
        """Those in a stretch of the document."""
        first = bisect_left(self.words.starts, start - self.start)
        return self.words.forms[first : bisect_right(self.words.ends, end - self.start, lo=first)]


class Units:
    """Makes the units of an event's documents. Outlets print the same sentences: one that is read alike in two
    documents is made ready once, and its units carry one number."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[_Reading, tuple[_Shared, ...]]]] = defaultdict(list)  # by the words
        self._sayings = 0

    def of_all(self, analyses: Iterable[Analysis]) -> list[tuple[Unit, ...]]:
        return [self.of(analysis) for analysis in analyses]

    def of(self, analysis: Analysis) -> tuple[Unit, ...]:
        """One unit per proposition, in the document's order."""
        document, units = analysis.document, []
        by_sentence: dict[int, list[tuple[int, Proposition, Statement, bool]]] = defaultdict(list)
        first: dict[int, int] = {}  # of each statement
        for index, proposition in enumerate(analysis.propositions):
            statement = analysis.statements[proposition.statement]
            is_first = first.setdefault(proposition.statement, index) == index
            by_sentence[proposition.sentence].append((index, proposition, statement, is_first))
        for number, inside in by_sentence.items():
            sentence = document.sentences[number]
            is_prose = sentence.zone in BODY_ZONES and sentence.kind != "heading"
            _, *read = zip(*inside, strict=True)
            made = self._shared(document.words_of(sentence), _Reading(sentence.start, *read))
            for (index, proposition, statement, _), shared in zip(inside, made, strict=True):
                units.append(
                    Unit(document.id, index, proposition, statement, sentence.zone, is_prose, *shared)
                )
        return tuple(sorted(units, key=attrgetter("index")))

    def _shared(self, text: str, reading: _Reading) -> tuple[_Shared, ...]:
        alike = self._known[text]
        for known, shared in alike:
            if known.is_like(reading):
                return shared
        sentence = _Sentence.of(text, reading)
        made = tuple(
            [
                _shared(sentence, proposition, statement, is_first, self._sayings + place)
                for place, (proposition, statement, is_first) in enumerate(zip(*reading[1:], strict=True))
            ]
        )
        self._sayings += len(made)
        alike.append((reading, made))
        return made


class _Shared(NamedTuple):
    """What a unit holds beside its place: the fields of ``Unit`` from ``words`` on."""

    words: tuple[str, ...]
    said_words: tuple[str, ...]
    stems: tuple[str, ...]
    names: frozenset[str]
    free: frozenset[str]
    kinds: frozenset[str]
    figures: frozenset[str]
    dates: tuple[str, ...]
    sentence_words: tuple[str, ...]
    sentence_stems: frozenset[str]
    sentence_names: frozenset[str]
    holds_negation: bool
    saying: int


def _shared(
    sentence: _Sentence, proposition: Proposition, statement: Statement, is_first: bool, saying: int
) -> _Shared:
    words = sentence.words_between(proposition.start, proposition.end)
    stems = _stems(proposition.content) or content_stems(words)
    names, kinds = _names(proposition.names), frozenset(stems)
    return _Shared(
        words,
        _said_words(proposition, statement, sentence) if is_first else (),
        stems,
        names,
        _without(kinds, names),
        kinds,
        frozenset([*map(without_hedge, proposition.numbers), *proposition.dates]),
        _dates_inside(proposition, sentence),
        sentence.words.forms,
        sentence.stems,
        sentence.names,
        sentence.holds_negation,
        saying,
    )


def _said_words(proposition: Proposition, statement: Statement, sentence: _Sentence) -> tuple[str, ...]:
    """From source and cue to the end of the content, or the other way round; none where there is no cue here."""
    told_by = [span for span in (statement.source, statement.cue) if span]
    if not told_by or not sentence.words.forms:
        return ()
    first, last = sentence.start + sentence.words.starts[0], sentence.start + sentence.words.ends[-1]
    ends = [span for span in told_by if first <= span.start < last]
    if not ends:
        return ()
    start = min(proposition.start, *(span.start for span in ends))
    end = max(proposition.end, *(span.end for span in ends))
    return sentence.words_between(start, end)


@lru_cache(maxsize=20_000)
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(names_something, names))


@lru_cache(maxsize=20_000)
def _stems(content: tuple[str, ...]) -> tuple[str, ...]:
    """Of a proposition's content words, among which "us" is never the pronoun. Remembered, because outlets print the
    same sentences."""
    return tuple(chain.from_iterable(map(_stems_of_lemma, content)))


@lru_cache(maxsize=50_000)
def _stems_of_lemma(lemma: str) -> tuple[str, ...]:
    return content_stems(fold("US" if part == "us" else part) for part in lemma.split())


def _without(stems: frozenset[str], names: frozenset[str]) -> frozenset[str]:
    """Those that belong to none of the names and to no title before one."""
    return stems - _in_names(names) if names else stems


def _dates_inside(proposition: Proposition, sentence: _Sentence) -> tuple[str, ...]:
    """ "The meeting, held from 3 to 5 May, agreed …": the date is the inner clause's and the meeting's."""
    if not sentence.dated:
        return ()
    inside = [one for one in sentence.dated if proposition.start <= one.start and one.end <= proposition.end]
    return tuple(dict.fromkeys(day for one in (proposition, *inside) for day in one.dates))


@lru_cache(maxsize=20_000)
def _in_names(names: frozenset[str]) -> frozenset[str]:
    """Stems that these names and titles before them have."""
    return _TITLE_STEMS.union(*map(name_stems, names))


@lru_cache(maxsize=20_000)
def name_stems(name: str) -> tuple[str, ...]:
    """The stems of a name's content words, in order."""
    return stems_of(name)
