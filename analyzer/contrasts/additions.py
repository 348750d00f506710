"""What a document adds to its baseline, by kind (CODEBOOK §2)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import msgspec

from analyzer.alignment.speaking import told_span
from analyzer.contrasts.added import added_propositions, adding, said_beside
from analyzer.contrasts.ground import Ground
from analyzer.measure import Card, EventView, contrast
from analyzer.types import AdditionKind, Analysis, Evidence, Proposition, Statement

_MARKS = "editorial.own_voice_claims"
_DECISION = 0.5
"""SentenceReading.editorial at or above this counts as an editorial claim. Below it, an evaluating word may stand in
passing ("this vast operation"); prediction, advice, explanation and motive are the clause's own business."""
_IN_PASSING = frozenset({"evaluates"})
_JUDGED = 0.25
"""Subjectivity of a sentence with one judging word of full weight ("a disgrace"); "important" has less, "large" none."""
_COPULA = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|becomes?|became)\b", re.IGNORECASE
)


MOST_SHARING = 100
"""Other documents named in a row, the earliest first. All of them stand in the claim's cells."""


class AdditionRow(msgspec.Struct, frozen=True, gc=False):
    """One claim of a document that its baseline does not have."""

    document: str
    claim: str
    baseline: str
    sentence: int
    start: int
    end: int
    kind: AdditionKind
    marks: tuple[str, ...]  # kinds of mark on the claim's own words
    strength: float  # 0..1: how clearly the sentence gives its author's own view
    shared_with: tuple[str, ...]  # other documents that add it too, a hundred at most
    speaker: str | None = None
    flags: tuple[str, ...] = ()  # "coloured": an evaluating word in passing


@contrast(
    Card(
        key="additions",
        title="What each outlet adds",
        source="Codebook, section 2",
        version=3,
        order=20,
    )
)
def additions(event: EventView) -> tuple[AdditionRow, ...]:
    """Claims of a text without a counterpart in its base text.

    Finds:     claims whose cell in the base text (or in every other text) is absent; what one sentence adds of
               one kind and one speaker is one row.
    Kind:      quote, reported, editorial, event_detail, background; the first that applies.
    Blind to:  a release that was not supplied may hold what looks added here.
    """
    alike: dict[tuple[str, int, AdditionKind, str | None], list[_Said]] = {}
    for order, (document, told, claim, shared) in enumerate(_said(event)):
        one = _Said(told.start, -told.end, order, told, claim, shared)
        alike.setdefault((document, told.sentence, told.kind, told.speaker), []).append(one)
    places = {name: place for place, name in enumerate(event.analyses)}
    found = []
    for (document, *_), said in alike.items():
        said.sort()
        end = max([one.told.end for one in said])
        found.append(((places[document], said[0].start, end, *said[0][1:3]), document, said))
    found.sort()
    return tuple([_row(event, document, end, said) for (_, _, end, *_), document, said in found])


class _Said(NamedTuple):
    """A claim that a proposition adds. In order: from left to right, the longer of two that begin alike first."""

    start: int
    back: int  # −end
    order: int  # of claims, then of documents
    told: _Told
    claim: str
    shared_with: tuple[str, ...]


def _said(event: EventView) -> Iterator[tuple[str, _Told, str, tuple[str, ...]]]:
    """Document, what it tells, the claim's id, and who else adds that; claim by claim."""
    ground = Ground.of(event)
    texts = {name: _Text.of(analysis) for name, analysis in event.analyses.items()}
    for claim in event.claims:
        added = {
            name: indices
            for name in adding(event, claim)
            if (indices := added_propositions(event, claim, name))
        }
        agreeing = tuple([name for name in added if claim.cells[name].status != "conflict"])
        first = agreeing[:MOST_SHARING]
        rank = {name: at for at, name in enumerate(agreeing)}
        for name, indices in added.items():
            place = rank.get(name)
            shared = () if place is None else first if place >= MOST_SHARING else _all_but(agreeing, place)
            for index in indices:
                yield name, texts[name].told(index, ground), claim.id, shared
        for name in event.holders(claim):
            for index in said_beside(event, claim, name):
                yield name, texts[name].told(index, ground), claim.id, ()


def _all_but(names: tuple[str, ...], place: int) -> tuple[str, ...]:
    return names[:place] + names[place + 1 : MOST_SHARING + 1]


@lru_cache(maxsize=1_000)
def _union(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    """Remembered, because outlets that print the same sentences add the same claims and share them with the same."""
    return one if one == two else tuple(dict.fromkeys((*one, *two)))


def _row(event: EventView, document: str, end: int, said: Sequence[_Said]) -> AdditionRow:
    """One row for what a sentence adds of one kind, though it may say several claims."""
    first = said[0]
    marks, shared_with, flags = first.told.marks, first.shared_with, first.told.flags
    for one in said[1:]:
        marks = _union(marks, one.told.marks)
        shared_with = _union(shared_with, one.shared_with)
        flags = _union(flags, one.told.flags)
    return AdditionRow(
        document=document,
        claim=first.claim,
        baseline=event.baseline,
        sentence=first.told.sentence,
        start=first.start,
        end=end,
        kind=first.told.kind,
        marks=marks,
        strength=first.told.strength,
        shared_with=shared_with,
        speaker=first.told.speaker,
        flags=flags,
    )


class _Told(NamedTuple):
    """What a row says of a proposition, whatever the claim."""

    sentence: int
    start: int
    end: int
    kind: AdditionKind
    marks: tuple[str, ...]
    strength: float
    speaker: str | None
    flags: tuple[str, ...]


def _told(text: _Text, proposition: Proposition, ground: Ground) -> _Told:
    statement = text.analysis.statements[proposition.statement]
    marks = _marks_on(text, proposition)
    kind = _kind(text, proposition, statement, marks, ground)
    start, end = told_span(proposition, statement)
    return _Told(
        sentence=proposition.sentence,
        start=start,
        end=end,
        kind=kind,
        marks=marks if statement.voice == "own" else (),
        strength=round(text.analysis.sentences[proposition.sentence].editorial, 3),
        speaker=statement.speaker,
        flags=("coloured",) if marks and kind in ("event_detail", "background") else (),
    )


def _kind(
    text: _Text,
    proposition: Proposition,
    statement: Statement,
    marks: tuple[str, ...],
    ground: Ground,
) -> AdditionKind:
    if statement.voice == "quoted":
        return "quote"
    if statement.voice == "reported":
        return "reported"
    analysis = text.analysis
    zone = analysis.document.sentences[proposition.sentence].zone
    is_clear = analysis.sentences[proposition.sentence].editorial >= _DECISION
    is_on_main_clause = not _IN_PASSING.issuperset(marks) or _is_judgement(text, proposition)
    if marks and (is_clear or (zone != "box" and is_on_main_clause)):
        return "editorial"
    if zone == "box":
        return "background"
    return "event_detail" if text.is_of_event(proposition.sentence, ground) else "background"


def _is_judgement(text: _Text, proposition: Proposition) -> bool:
    """ "The delay is a disgrace": what is said is the judgement itself."""
    if proposition.predicate not in ("be", "remain", "become"):
        return False
    copula = _COPULA.search(text.analysis.document.text, proposition.start, proposition.end)
    judged = text.analysis.sentences[proposition.sentence].subjective >= _JUDGED
    return (
        judged
        and copula is not None
        and any(
            copula.end() <= each.start < proposition.end
            for each in text.evidence
            if each.label in _IN_PASSING
        )
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """One document, with what its claims are asked for, by sentence."""

    analysis: Analysis
    evidence: tuple[Evidence, ...]  # of editorial marks, the headline's aside
    of_own_voice: Mapping[int, list[Proposition]]  # an event's detail and its setting are told in one breath
    deeds: Mapping[int, set[str]]  # the occasions at which somebody opened, hosted, led something
    propositions: dict[int, _Told] = field(default_factory=dict)  # one can say several claims
    of_event: dict[int, bool] = field(default_factory=dict)

    def told(self, index: int, ground: Ground) -> _Told:
        known = self.propositions.get(index)
        if known is None:
            known = self.propositions[index] = _told(self, self.analysis.propositions[index], ground)
        return known

    def is_of_event(self, sentence: int, ground: Ground) -> bool:
        """Whether the outlet's own words in the sentence are about the event itself."""
        if sentence not in self.of_event:
            self.of_event[sentence] = not ground.occasions.isdisjoint(
                self.deeds.get(sentence, ())
            ) or ground.holds(self.of_own_voice.get(sentence, ()))
        return self.of_event[sentence]

    @classmethod
    def of(cls, analysis: Analysis) -> _Text:
        finding = analysis.measurements.get(_MARKS)
        evidence = [each for each in finding.evidence if each.zone != "headline"] if finding else []
        of_own_voice: dict[int, list[Proposition]] = defaultdict(list)
        for one in analysis.propositions:
            if analysis.statements[one.statement].voice == "own":
                of_own_voice[one.sentence].append(one)
        deeds: dict[int, set[str]] = defaultdict(set)
        for fact in analysis.facts:
            if fact.slot == "role":
                deeds[fact.sentence].add(fact.about)
        return cls(analysis, tuple(evidence), of_own_voice, deeds)


def _marks_on(text: _Text, proposition: Proposition) -> tuple[str, ...]:
    """Kinds of mark on the proposition's own words; the sentence's where the measure gave no words."""
    evidence = text.evidence
    if not evidence:
        return text.analysis.sentences[proposition.sentence].marks
    start, end = proposition.start, proposition.end
    labels = [each.label for each in evidence if each.start < end and start < each.end]
    return tuple(dict.fromkeys(labels)) if labels else ()
