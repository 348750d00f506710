"""Small analyses by hand, so that a test of a contrast says everything it depends on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from analyzer.alignment.words import content_stems, words_of
from analyzer.types import (
    Analysis,
    Cue,
    Document,
    FactMention,
    Finding,
    Proposition,
    Role,
    Sentence,
    SentenceReading,
    Span,
    Statement,
    Target,
    Voice,
    Zone,
)


@dataclass(frozen=True)
class Said:
    """A sentence and what is read from it.

    ``voice`` is the voice of the whole sentence; in a quoted sentence, the words between the first and the last
    quotation mark are quoted and the rest is the outlet's own.
    """

    text: str
    voice: Voice = "own"
    speaker: str | None = None
    cue: str | None = None
    cue_class: str = "neutral"
    zone: Zone = "body"
    paragraph: int | None = None
    predicate: str = ""
    subject: str | None = None
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    is_negated: bool = False
    marks: tuple[str, ...] = ()
    editorial: float = 0.0
    subjective: float = 0.0
    frames: Mapping[str, float] = field(default_factory=dict)


def analysis_of(
    document_id: str,
    sentences: Sequence[str | Said],
    *,
    title: str | None = None,
    outlet: str | None = None,
    issuer: str | None = None,
    published: date | None = None,
    role: Role = "coverage",
    removed: tuple = (),
    targets: tuple[Target, ...] = (),
    facts: tuple[FactMention, ...] = (),
    measurements: Mapping[str, Finding] | None = None,
    fingerprint: str = "same",
) -> Analysis:
    """An analysis of these sentences, each a paragraph of its own unless it says otherwise, one proposition each."""
    said = [one if isinstance(one, Said) else Said(one) for one in sentences]
    text, spans = "", []
    for one in said:
        text += "\n" if text else ""
        spans.append((len(text), len(text) + len(one.text)))
        text += one.text
    document = Document(
        id=document_id, title=title, outlet=outlet, issuer=issuer, published=published, byline=None,
        language="en", role=role, url=None, text=text, removed=removed,
        sentences=tuple(
            Sentence(start, end, index if one.paragraph is None else one.paragraph, one.zone, "sentence")
            for index, (one, (start, end)) in enumerate(zip(said, spans, strict=True))
        ),
    )  # fmt: skip
    statements: list[Statement] = []
    propositions = []
    for index, (one, (start, end)) in enumerate(zip(said, spans, strict=True)):
        tiles = _statements(one, index, start, end, text)
        spoken = max(
            range(len(tiles)), key=lambda at: (tiles[at].voice == one.voice, tiles[at].end - tiles[at].start)
        )
        propositions.append(_proposition(one, index, tiles[spoken], len(statements) + spoken, text))
        statements += tiles
    return Analysis(
        document=document,
        statements=tuple(statements),
        sentences=tuple(
            SentenceReading(
                1.0 if one.voice == "own" else 0.0,
                marks=one.marks,
                editorial=one.editorial,
                subjective=one.subjective,
                frames=one.frames,
            )
            for one in said
        ),
        targets=targets,
        measurements=measurements or {},
        fingerprint=fingerprint,
        propositions=tuple(propositions),
        facts=facts,
    )


def dated(analysis: Analysis, day: date | None) -> Analysis:
    return replace(analysis, document=replace(analysis.document, published=day))


def renamed(analysis: Analysis, document_id: str, outlet: str | None = None) -> Analysis:
    return replace(analysis, document=replace(analysis.document, id=document_id, outlet=outlet))


def _statements(one: Said, index: int, start: int, end: int, text: str) -> list[Statement]:
    attribution = f"{index}" if one.voice != "own" else None
    cue = None
    if one.cue:
        at = text.index(one.cue, start)
        cue = Cue(at, at + len(one.cue), one.cue, one.cue_class)
    source = None
    if one.speaker and (at := text.find(one.speaker, start, end)) >= 0:
        source = Span(at, at + len(one.speaker), one.speaker)
    whole = Statement(start, end, index, one.voice, attribution, source, one.speaker, cue)
    opening, closing = text.find("“", start, end), text.rfind("”", start, end)
    if one.voice != "quoted" or opening < 0 or closing < 0:
        return [whole]
    own = Statement(start, end, index, "own")
    tiles = [replace(whole, start=opening, end=closing + 1)]
    if opening > start:
        tiles.insert(0, replace(own, end=opening))
    if closing + 1 < end:
        tiles.append(replace(own, start=closing + 1))
    return tiles


def _proposition(one: Said, index: int, statement: Statement, position: int, text: str) -> Proposition:
    words = words_of(text[statement.start : statement.end])
    return Proposition(
        start=statement.start,
        end=statement.end,
        sentence=index,
        statement=position,
        predicate=one.predicate,
        content=content_stems(word.form for word in words),
        names=one.names,
        numbers=one.numbers,
        dates=one.dates,
        is_negated=one.is_negated,
        subject=one.subject,
    )
