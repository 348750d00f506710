"""Propositions made ready to be held against each other."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from analyzer.alignment.words import Word, content_stems, fold, words_of
from analyzer.types import Analysis, Proposition, Statement, Zone


@dataclass(frozen=True, slots=True)
class Unit:
    """One proposition of one document, with its words in comparable form."""

    document: str
    index: int  # into Analysis.propositions
    proposition: Proposition
    statement: Statement
    zone: Zone
    words: tuple[str, ...]  # every word, spelling made equal
    stems: tuple[str, ...]  # of the content words, in order
    sentence_words: tuple[str, ...]
    sentence_stems: frozenset[str]

    @property
    def is_empty(self) -> bool:
        return not self.stems


def units_of(analysis: Analysis) -> tuple[Unit, ...]:
    """One unit per proposition, in the document's order."""
    document = analysis.document
    sentences = [words_of(document.words_of(sentence), sentence.start) for sentence in document.sentences]
    return tuple(
        _unit(analysis, index, proposition, sentences[proposition.sentence])
        for index, proposition in enumerate(analysis.propositions)
    )


def _unit(analysis: Analysis, index: int, proposition: Proposition, sentence: tuple[Word, ...]) -> Unit:
    inside = [word for word in sentence if proposition.start <= word.start and word.end <= proposition.end]
    return Unit(
        document=analysis.document.id,
        index=index,
        proposition=proposition,
        statement=analysis.statements[proposition.statement],
        zone=analysis.document.sentences[proposition.sentence].zone,
        words=tuple(word.form for word in inside),
        stems=content_stems(fold(part) for lemma in proposition.content for part in lemma.split())
        or content_stems(word.form for word in inside),
        sentence_words=tuple(word.form for word in sentence),
        sentence_stems=frozenset(content_stems(word.form for word in sentence)),
    )


def hash_of(analysis: Analysis) -> str:
    """Changes when anything changes that links between propositions are made from."""
    content = json.dumps([asdict(proposition) for proposition in analysis.propositions], sort_keys=True)
    return sha256(content.encode()).hexdigest()[:16]
