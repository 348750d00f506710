"""Whose words a text is made of."""

from __future__ import annotations

from collections import Counter

from analyzer.measure import Card, Reading, measure
from analyzer.statistics import share
from analyzer.types import BODY_ZONES, Evidence, Finding, Statement

_NO_WORD = frozenset({"PUNCT", "SPACE", "SYM"})


def words_in(reading: Reading, statement: Statement) -> int:
    """Words of a statement, without punctuation."""
    return sum(
        statement.start <= token.start < statement.end and token.pos not in _NO_WORD
        for token in reading.parse[statement.sentence]
    )


@measure(
    Card(
        key="voices.share",
        title="Whose voice",
        unit="share of body words",
        low=0.0,
        high=1.0,
        rises_with="more words given to others, in quotation marks or reported",
        source="CODEBOOK §1; constructions after Pareti 2012, LREC, and Newell et al. 2018, LREC",
        order=10,
    )
)
def voices(reading: Reading) -> Finding:
    """The share of the body's words that are somebody else's: quoted or reported.

    Counts:    words of the body (lead included) in each voice; parts ``own``, ``quoted``, ``reported``.
    Evidence:  every statement that is quoted or reported, and own words flagged ``impersonal`` or ``continuation``.
    No value:  for a body without words.
    Blind to:  whether a quotation was chosen to make a point of the outlet's; irony; quotation marks that never close.
    """
    zones = [sentence.zone for sentence in reading.document.sentences]
    body = [statement for statement in reading.statements if zones[statement.sentence] in BODY_ZONES]
    counts: Counter[str] = Counter()
    for statement in body:
        counts[statement.voice] += words_in(reading, statement)
    total = counts.total()
    if total == 0:
        return Finding(reason="the body has no words")
    return Finding(
        all=share(total - counts["own"], total),
        parts={voice: share(counts[voice], total) for voice in ("own", "quoted", "reported")},
        evidence=tuple(
            Evidence(one.start, one.end, label, zones[one.sentence]) for one in body if (label := _label(one))
        ),
    )


def _label(statement: Statement) -> str:
    if statement.voice != "own":
        return statement.voice
    return next((flag for flag in statement.flags if flag in ("impersonal", "continuation")), "")
