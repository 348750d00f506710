"""Propositions made ready to be held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import msgspec

from analyzer.alignment.names import TITLES, names_something
from analyzer.alignment.words import Word, content_stems, fold, stem, stems_of, words_of
from analyzer.types import BODY_ZONES, Analysis, Proposition, Statement, Zone

_TITLE_STEMS = frozenset(stem(title) for title in TITLES)


@dataclass(frozen=True, slots=True)
class Unit:
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
    dates: tuple[str, ...]  # its own, and those of clauses inside it
    sentence_words: tuple[str, ...]
    sentence_stems: frozenset[str]
    sentence_names: frozenset[str]  # names of all propositions of its sentence
    sentence_free: frozenset[str]

    @property
    def figures(self) -> frozenset[str]:
        """Its numbers, sums and dates."""
        return frozenset((*self.proposition.numbers, *self.proposition.dates))

    @property
    def weight(self) -> int:
        """Pieces of content: words and figures."""
        return len(set(self.stems)) + len(self.figures)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What all propositions of one sentence share."""

    start: int  # in the document
    words: tuple[Word, ...]  # with places in the sentence
    forms: tuple[str, ...]
    stems: frozenset[str]
    names: frozenset[str]
    free: frozenset[str]
    propositions: tuple[Proposition, ...]


def units_of(analysis: Analysis) -> tuple[Unit, ...]:
    """One unit per proposition, in the document's order."""
    by_sentence: dict[int, list[Proposition]] = defaultdict(list)
    for proposition in analysis.propositions:
        by_sentence[proposition.sentence].append(proposition)
    sentences = {index: _sentence(analysis, index, inside) for index, inside in by_sentence.items()}
    first = {one.statement: index for index, one in reversed(list(enumerate(analysis.propositions)))}
    return tuple(
        _unit(
            analysis,
            index,
            proposition,
            sentences[proposition.sentence],
            first[proposition.statement] == index,
        )
        for index, proposition in enumerate(analysis.propositions)
    )


def _sentence(analysis: Analysis, index: int, propositions: Sequence[Proposition]) -> _Sentence:
    sentence = analysis.document.sentences[index]
    text = analysis.document.words_of(sentence)
    words = words_of(text)
    forms = tuple(word.form for word in words)
    stems = frozenset(stems_of(text)).union(*(_stems(proposition.content) for proposition in propositions))
    names: frozenset[str] = frozenset().union(*(_names(proposition) for proposition in propositions))
    return _Sentence(sentence.start, words, forms, stems, names, _free(stems, names), tuple(propositions))


def _unit(
    analysis: Analysis, index: int, proposition: Proposition, sentence: _Sentence, is_first: bool
) -> Unit:
    statement = analysis.statements[proposition.statement]
    inside = _between(sentence, proposition.start, proposition.end)
    stems = _stems(proposition.content) or content_stems(word.form for word in inside)
    names = _names(proposition)
    place = analysis.document.sentences[proposition.sentence]
    return Unit(
        document=analysis.document.id,
        index=index,
        proposition=proposition,
        statement=statement,
        zone=place.zone,
        is_prose=place.zone in BODY_ZONES and place.kind != "heading",
        words=tuple(word.form for word in inside),
        said_words=_said_words(proposition, statement, sentence) if is_first else (),
        stems=stems,
        names=names,
        free=_free(stems, names),
        dates=_dates_inside(proposition, sentence),
        sentence_words=sentence.forms,
        sentence_stems=sentence.stems,
        sentence_names=sentence.names,
        sentence_free=sentence.free,
    )


def _between(sentence: _Sentence, start: int, end: int) -> list[Word]:
    """The words in a stretch of the document."""
    first, last = start - sentence.start, end - sentence.start
    return [word for word in sentence.words if first <= word.start and word.end <= last]


def _said_words(proposition: Proposition, statement: Statement, sentence: _Sentence) -> tuple[str, ...]:
    """From source and cue to the end of the content, or the other way round; none where there is no cue here."""
    if not sentence.words:
        return ()
    first, last = sentence.start + sentence.words[0].start, sentence.start + sentence.words[-1].end
    ends = [span for span in (statement.source, statement.cue) if span and first <= span.start < last]
    if not ends:
        return ()
    start = min(proposition.start, *(span.start for span in ends))
    end = max(proposition.end, *(span.end for span in ends))
    return tuple(word.form for word in _between(sentence, start, end))


def _names(proposition: Proposition) -> frozenset[str]:
    return frozenset(name for name in proposition.names if names_something(name))


@lru_cache(maxsize=20_000)
def _stems(content: tuple[str, ...]) -> tuple[str, ...]:
    """Of a proposition's content words, among which "us" is never the pronoun. Remembered, because outlets print the
    same sentences."""
    parts = (part for lemma in content for part in lemma.split())
    return content_stems(fold("US" if part == "us" else part) for part in parts)


def _free(stems: Iterable[str], names: frozenset[str]) -> frozenset[str]:
    return frozenset(stems) - _name_stems(names) - (_TITLE_STEMS if names else frozenset())


def _dates_inside(proposition: Proposition, sentence: _Sentence) -> tuple[str, ...]:
    """ "The meeting, held from 3 to 5 May, agreed …": the date is the inner clause's and the meeting's."""
    inside = (
        one for one in sentence.propositions if proposition.start <= one.start and one.end <= proposition.end
    )
    return tuple(dict.fromkeys(day for one in (proposition, *inside) for day in one.dates))


def _name_stems(names: Iterable[str]) -> frozenset[str]:
    return frozenset(each for name in names for each in name_stems(name))


@lru_cache(maxsize=20_000)
def name_stems(name: str) -> tuple[str, ...]:
    """The stems of a name's content words, in order."""
    return content_stems(word.form for word in words_of(name))


def hash_of(analysis: Analysis) -> str:
    """Changes when anything changes that links between propositions are made from."""
    return sha256(msgspec.json.encode(analysis.propositions)).hexdigest()[:16]
