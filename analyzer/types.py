"""Every value that flows through the core, in order of flow.

All values are frozen: dataclasses, and structs, which are made several times faster, where an event has tens of
thousands. Offsets are code points into ``Document.text`` and half-open, so ``text[start:end]``
*is* the evidence. The one exception is evidence in the zone ``headline``: it points into ``Document.title``,
because title and text are kept apart. Sentence numbers are indices into ``Document.sentences``, from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import msgspec

from analyzer.corrections import Corrected

Role = Literal["coverage", "release"]
Zone = Literal["headline", "lead", "body", "caption", "box"]
SentenceKind = Literal["sentence", "heading", "item"]
Voice = Literal["own", "quoted", "reported"]
StatementRule = Literal[
    "verb", "noun", "adjective", "according_to", "turn", "speaker_behind", "speaker_before", "speaker_behind_question",
    "inside_report", "name_and_colon", "signature", "sentence_with_colon", "part_of_act", "goes_on",
]  # fmt: skip
CueClass = Literal["neutral", "stressing", "commissive", "warning", "claiming", "factive", "praising"]
Slot = Literal["date", "place", "name", "title", "number", "money", "role"]
CellStatus = Literal["verbatim", "close", "paraphrase", "partial", "absent", "conflict"]
AdditionKind = Literal["quote", "reported", "editorial", "event_detail", "background"]
QuoteChange = Literal[
    "reattributed", "promoted", "demoted", "altered", "trimmed", "verb_shifted", "verbatim", "unmatched"
]
PartOfSpeech = Literal[
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
]  # fmt: skip
FactRelation = Literal["same", "coarser", "fuller", "different"]

SCHEMA = 1
"""Of the JSON made from these values. Raised when a field is renamed or changes its meaning; added fields leave it."""

BODY_ZONES: frozenset[Zone] = frozenset({"lead", "body"})
"""Rates are taken over these. The lead is the first body sentence; it is part of the body."""


# --- in: what a person hands over -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawDocument:
    """Bytes as uploaded, with whatever the person said about them. What is said here wins over the text."""

    content: bytes
    media_type: str | None = None
    filename: str | None = None
    id: str | None = None  # defaults to the stem of the file name
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    role: Role | None = None
    issuer: str | None = None
    keep: tuple[str, ...] = ()  # texts that cleaning would remove and a person has put back
    drop: tuple[str, ...] = ()  # paragraphs and sentences that cleaning keeps and a person has taken out
    provenance: Mapping[str, str] = field(default_factory=dict)  # field → who said it, if not the person


# --- read: RawDocument → Document -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Removed:
    """A passage that cleaning took out. Nothing is thrown away: it is searched before anything is called absent."""

    text: str
    reason: str  # a short plain phrase: "share buttons", "editor's line"
    at: int  # offset in Document.text where it stood


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    paragraph: int
    zone: Zone
    kind: SentenceKind


@dataclass(frozen=True, slots=True)
class Origin:
    """text[start:end] came from the decoded upload at source (same length, character by character)."""

    start: int
    end: int
    source: int


@dataclass(frozen=True, slots=True)
class Document:
    id: str
    title: str | None
    outlet: str | None  # None is shown as "unnamed outlet"; nothing is guessed
    issuer: str | None  # of a release: whose text it is
    published: date | None
    byline: str | None
    language: str
    role: Role
    url: str | None
    text: str
    sentences: tuple[Sentence, ...]
    removed: tuple[Removed, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)  # field → where its value came from
    origins: tuple[Origin, ...] = ()

    def words_of(self, sentence: Sentence) -> str:
        return self.text[sentence.start : sentence.end]


# --- discourse: what the text itself tells, read once, used by every measure -------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str  # universal part of speech
    tag: str  # Penn Treebank tag
    dep: str  # dependency label
    head: int  # index of the head in the same sentence; the root points at itself
    entity: str  # entity label or ""
    entity_starts: bool


ParsedSentence = tuple[Token, ...]
"""The tokens of one document sentence, with offsets into ``Document.text``."""


@dataclass(frozen=True, slots=True)
class Parse:
    """The grammar of a text. It is worked on; no figure and no page holds it."""

    sentences: tuple[ParsedSentence, ...]  # one per document sentence
    title: ParsedSentence  # offsets into the title; empty without one


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that attributes: "said", "according to", "stressed" (CODEBOOK §1 and §4)."""

    start: int
    end: int
    text: str
    cue_class: CueClass  # "class" in JSON


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of one sentence with one voice. Statements tile every sentence: each word has one voice."""

    start: int
    end: int
    sentence: int
    voice: Voice
    attribution: str | None = None  # shared by the statements of one attribution
    source: Span | None = None
    speaker: str | None = None  # the person or body, resolved across pronouns, titles and partial names
    cue: Cue | None = None
    inner_speaker: str | None = None  # of a nested attribution; the outermost speaker is `speaker`
    flags: tuple[str, ...] = ()  # "impersonal", "continuation", "scare_quotes"
    rule: StatementRule | None = None  # that read it; in plain words in analyzer/discourse/rules.py


@dataclass(frozen=True, slots=True)
class Proposition:
    """One predicate with its participants, attribution stripped: the unit from which claims are made."""

    start: int
    end: int
    sentence: int
    statement: int  # index into Analysis.statements
    predicate: str  # lemma
    content: tuple[str, ...]  # normalised content lemmas, in order of the text
    names: tuple[str, ...]  # canonical names of people, bodies and places in it
    numbers: tuple[str, ...]  # normalised
    dates: tuple[str, ...]  # ISO dates or ranges "2026-01-20/2026-01-21"; without a year "--01-20/--01-21"
    is_negated: bool = False
    subject: str | None = None  # normalised head or canonical name of the main participant
    object: str | None = None
    is_clause: bool = (
        True  # has a subject and a verb of its own; the content of "condemned the ruling" has none
    )


@dataclass(frozen=True, slots=True)
class FactMention:
    """A value that this text gives for a slot of something: the date of the meeting, who opened it."""

    slot: Slot
    about: str  # normalised referent: "meeting", "Sara Carter", "working group"
    relation: str  # what ties value to referent: "held", "opened", "called", "count:country"
    value: str  # normalised
    text: str
    sentence: int
    start: int
    end: int
    is_exclusive: bool = False  # single-valued by nature, or the text says only, first, alone
    question: str = ""  # what the value answers, in the text's words: "How many boats the storm destroyed"


@dataclass(frozen=True, slots=True)
class Mention:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Target:
    """An actor of the text with all its names joined."""

    name: str
    kind: Literal["person", "organisation", "place"]
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    titles: tuple[str, ...] = ()
    tone: float | None = None  # −1..1
    tone_by_sentence: Mapping[int, float] = field(default_factory=dict)


# --- findings ---------------------------------------------------------------------------------------------


class Evidence(msgspec.Struct, frozen=True, gc=False):
    """The words behind a number. In the zone "headline" the offsets point into the title."""

    start: int
    end: int
    label: str
    zone: Zone


class Value(msgspec.Struct, frozen=True, gc=False):
    """A figure with its raw counts. low and high say how far a few sentences would move it (90 %)."""

    value: float
    low: float | None = None
    high: float | None = None
    count: int | None = None
    n: int | None = None  # how many units it was taken over


@dataclass(frozen=True, slots=True)
class Finding:
    """What a measure found, or no value and the reason."""

    own: Value | None = None
    all: Value | None = None
    parts: Mapping[str, Value] = field(default_factory=dict)
    unit: str = ""  # filled from the card
    reason: str | None = None  # why there is no value
    evidence: tuple[Evidence, ...] = ()
    by_sentence: Mapping[str, Mapping[int, float]] = field(default_factory=dict)
    """Series name → sentence index → figure. Sparse: a sentence that is not listed has none."""


# --- analyze: Document → Analysis -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """What the measures say of one sentence. Scores are 0..1 with .5 as the decision threshold."""

    own_share: float  # share of the sentence's words in the own voice
    sentiment: float | None = None  # −1..1
    loaded: float = 0.0
    subjective: float = 0.0
    editorial: float = 0.0
    marks: tuple[str, ...] = ()  # evaluates, predicts, advises, explains, attributes_motive, …
    frames: Mapping[str, float] = field(default_factory=dict)  # "codebook.frame" → strength 0..1


@dataclass(frozen=True, slots=True)
class Analysis:
    document: Document
    statements: tuple[Statement, ...]
    sentences: tuple[SentenceReading, ...]  # one per document sentence
    targets: tuple[Target, ...]
    measurements: Mapping[str, Finding]
    fingerprint: str
    propositions: tuple[Proposition, ...] = ()
    facts: tuple[FactMention, ...] = ()
    failures: Mapping[str, str] = field(default_factory=dict)  # measure key → what went wrong
    corrections: tuple[Corrected, ...] = ()  # people's values in it, each with the machine's beside it


# --- compare: Analyses → Comparison -----------------------------------------------------------------------


class CellSpan(msgspec.Struct, frozen=True, gc=False):
    sentence: int
    start: int
    end: int


class Nearest(msgspec.Struct, frozen=True, gc=False):
    """The most similar sentence of a document in which a claim was not found, so that a person can refute it."""

    sentence: int
    similarity: float  # 0..1
    in_removed: bool = False


class Cell(msgspec.Struct, frozen=True, gc=False):
    """What one document does with one claim (CODEBOOK §3)."""

    status: CellStatus
    spans: tuple[CellSpan, ...] = ()
    sentences: tuple[int, ...] = ()
    similarity: float = 0.0
    speaker: str | None = None
    voice: Voice | None = None
    differences: tuple[str, ...] = ()  # short phrases: "actor dropped", "date differs: …"
    nearest: Nearest | None = None  # of an absent cell


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said about the event, however worded. text is the baseline's wording where it has one."""

    id: str
    text: str
    cells: Mapping[str, Cell]  # document id → cell; every document has one


@dataclass(frozen=True, slots=True)
class Ref:
    section: str  # key of a contrast or "claims"
    row: int


@dataclass(frozen=True, slots=True)
class SummarySentence:
    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    analyses: tuple[Analysis, ...]  # in order of publication, the undated last, then by id
    releases: tuple[str, ...]
    baseline: str  # a document id or "others"
    claims: tuple[Claim, ...]
    contrasts: Mapping[str, tuple[Any, ...]]  # contrast key → its rows
    summary: tuple[SummarySentence, ...]
    fingerprint: str
    failures: Mapping[str, str] = field(default_factory=dict)
    semantic_model: str | None = (
        None  # the sentence-embedding model that found true rewrites; null: words alone
    )
    corrections: tuple[Corrected, ...] = ()  # people's values in its rows, each with the machine's beside it

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(analysis.document for analysis in self.analyses)
