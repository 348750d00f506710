"""Propositions made ready to be held against each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import msgspec

from analyzer.alignment.denials import holds_negation
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
    sentence_free: frozenset[str]
    holds_negation: bool  # its sentence does
    saying: int  # equal for units that say the same in equal words of equal sentences

    @property
    def weight(self) -> int:
        """Pieces of content: words and figures."""
        return len(self.kinds) + len(self.figures)


class _Sentence(NamedTuple):
    """What all propositions of one sentence share."""

    start: int  # in the document
    words: Columns  # with places in the sentence
    stems: frozenset[str]
    names: frozenset[str]
    free: frozenset[str]
    holds_negation: bool
    dated: tuple[Proposition, ...]  # those that have dates


class Units:
    """Makes the units of an event's documents. Outlets print the same sentences: one that is read alike in two
    documents is made ready once, and its units carry one number."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[_Shared, ...]] = {}
        self._sayings = 0

    def of_all(self, analyses: Iterable[Analysis]) -> list[tuple[Unit, ...]]:
        return [self.of(analysis) for analysis in analyses]

    def of(self, analysis: Analysis) -> tuple[Unit, ...]:
        """One unit per proposition, in the document's order."""
        by_sentence: dict[int, list[int]] = defaultdict(list)
        first: dict[int, int] = {}  # of each statement
        for index, proposition in enumerate(analysis.propositions):
            by_sentence[proposition.sentence].append(index)
            first.setdefault(proposition.statement, index)
        units: dict[int, Unit] = {}
        for number, inside in by_sentence.items():
            sentence = analysis.document.sentences[number]
            is_prose = sentence.zone in BODY_ZONES and sentence.kind != "heading"
            for index, shared in zip(inside, self._shared(analysis, number, inside, first), strict=True):
                proposition = analysis.propositions[index]
                units[index] = Unit(
                    analysis.document.id, index, proposition, analysis.statements[proposition.statement],
                    sentence.zone, is_prose, *shared,
                )  # fmt: skip
        return tuple(units[index] for index in range(len(units)))

    def _shared(
        self, analysis: Analysis, number: int, inside: Sequence[int], first: Mapping[int, int]
    ) -> tuple[_Shared, ...]:
        read = [analysis.propositions[index] for index in inside]
        leads = [first[one.statement] == index for one, index in zip(read, inside, strict=True)]
        key = _read_alike(analysis, number, read, leads)
        known = self._known.get(key)
        if known is None:
            sentence = _sentence(analysis, number, read)
            known = self._known[key] = tuple(
                _shared(analysis, proposition, sentence, is_first, self._sayings + place)
                for place, (proposition, is_first) in enumerate(zip(read, leads, strict=True))
            )
            self._sayings += len(known)
        return known


def _read_alike(
    analysis: Analysis, number: int, read: Sequence[Proposition], leads: Sequence[bool]
) -> Hashable:
    """Equal for sentences of which the same is said and by the same: all that a unit holds follows from it."""
    sentence = analysis.document.sentences[number]
    start = sentence.start
    told = []
    for one, is_first in zip(read, leads, strict=True):
        said = analysis.statements[one.statement]
        source, cue = said.source, said.cue
        told.append((
            one.start - start, one.end - start, _what_is_said(one), is_first, said.voice, said.speaker,
            source and (source.start - start, source.end - start), cue and (cue.start - start, cue.end - start),
        ))  # fmt: skip
    return (analysis.document.words_of(sentence), *told)


_what_is_said = attrgetter(
    "predicate", "content", "names", "numbers", "dates", "is_negated", "subject", "object", "is_clause"
)  # at once, because an event has tens of thousands


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
    sentence_free: frozenset[str]
    holds_negation: bool
    saying: int


def _sentence(analysis: Analysis, index: int, propositions: Sequence[Proposition]) -> _Sentence:
    sentence = analysis.document.sentences[index]
    text = analysis.document.words_of(sentence)
    words = columns_of(text)
    stems = frozenset(stems_of(text)).union(*[_stems(one.content) for one in propositions])
    names: frozenset[str] = frozenset().union(*[_names(one.names) for one in propositions])
    return _Sentence(
        sentence.start,
        words,
        stems,
        names,
        _free(stems, names),
        holds_negation(words.forms),
        tuple([one for one in propositions if one.dates]),
    )


def _shared(
    analysis: Analysis, proposition: Proposition, sentence: _Sentence, is_first: bool, saying: int
) -> _Shared:
    statement = analysis.statements[proposition.statement]
    words = _between(sentence, proposition.start, proposition.end)
    stems = _stems(proposition.content) or content_stems(words)
    names = _names(proposition.names)
    free = _free(stems, names)
    return _Shared(
        words=words,
        said_words=_said_words(proposition, statement, sentence) if is_first else (),
        stems=stems,
        names=names,
        free=free,
        kinds=free if free.issuperset(stems) else frozenset(stems),
        figures=frozenset((*proposition.numbers, *proposition.dates)),
        dates=_dates_inside(proposition, sentence),
        sentence_words=sentence.words.forms,
        sentence_stems=sentence.stems,
        sentence_names=sentence.names,
        sentence_free=sentence.free,
        holds_negation=sentence.holds_negation,
        saying=saying,
    )


def _between(sentence: _Sentence, start: int, end: int) -> tuple[str, ...]:
    """The words in a stretch of the document."""
    first = bisect_left(sentence.words.starts, start - sentence.start)
    last = bisect_right(sentence.words.ends, end - sentence.start, lo=first)
    return sentence.words.forms[first:last]


def _said_words(proposition: Proposition, statement: Statement, sentence: _Sentence) -> tuple[str, ...]:
    """From source and cue to the end of the content, or the other way round; none where there is no cue here."""
    if not sentence.words.forms:
        return ()
    first, last = sentence.start + sentence.words.starts[0], sentence.start + sentence.words.ends[-1]
    ends = [span for span in (statement.source, statement.cue) if span and first <= span.start < last]
    if not ends:
        return ()
    start = min(proposition.start, *(span.start for span in ends))
    end = max(proposition.end, *(span.end for span in ends))
    return _between(sentence, start, end)


@lru_cache(maxsize=20_000)
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(names_something, names))


@lru_cache(maxsize=20_000)
def _stems(content: tuple[str, ...]) -> tuple[str, ...]:
    """Of a proposition's content words, among which "us" is never the pronoun. Remembered, because outlets print the
    same sentences."""
    parts = (part for lemma in content for part in lemma.split())
    return content_stems(fold("US" if part == "us" else part) for part in parts)


def _free(stems: Iterable[str], names: frozenset[str]) -> frozenset[str]:
    return frozenset(stems) - _in_names(names)


def _dates_inside(proposition: Proposition, sentence: _Sentence) -> tuple[str, ...]:
    """ "The meeting, held from 3 to 5 May, agreed …": the date is the inner clause's and the meeting's."""
    if not sentence.dated:
        return ()
    inside = [one for one in sentence.dated if proposition.start <= one.start and one.end <= proposition.end]
    return tuple(dict.fromkeys(day for one in (proposition, *inside) for day in one.dates))


@lru_cache(maxsize=20_000)
def _in_names(names: frozenset[str]) -> frozenset[str]:
    """Stems that these names and titles before them have; none without a name."""
    return _TITLE_STEMS.union(*map(name_stems, names)) if names else names


@lru_cache(maxsize=20_000)
def name_stems(name: str) -> tuple[str, ...]:
    """The stems of a name's content words, in order."""
    return stems_of(name)
