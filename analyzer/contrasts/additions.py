"""What a document adds to its baseline, by kind (CODEBOOK §2)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import msgspec

from analyzer.alignment.names import KnownNames
from analyzer.alignment.speaking import told_span
from analyzer.contrasts.added import added_propositions, adding, said_beside
from analyzer.measure import Card, EventView, contrast
from analyzer.types import AdditionKind, Analysis, Claim, Evidence, Proposition, Statement

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
    rows = []
    ground = _Ground.of(event)
    texts = {name: _Text.of(analysis) for name, analysis in event.analyses.items()}
    for claim in event.claims:
        added = {
            name: propositions
            for name in adding(event, claim)
            if (propositions := added_propositions(event, claim, name))
        }
        agreeing = tuple(name for name in added if claim.cells[name].status != "conflict")
        first = agreeing[:MOST_SHARING]
        rank = {name: at for at, name in enumerate(agreeing)}
        for name, propositions in added.items():
            place = rank.get(name)
            shared = () if place is None else first if place >= MOST_SHARING else _all_but(agreeing, place)
            rows += [
                _row(event, claim, texts[name], proposition, ground, shared) for proposition in propositions
            ]
        rows += [
            _row(event, claim, texts[name], proposition, ground, ())
            for name in event.holders(claim)
            for proposition in said_beside(event, claim, name)
        ]
    places = {name: place for place, name in enumerate(event.analyses)}
    return tuple(sorted(_merged(rows), key=lambda row: (places[row.document], row.start, row.end)))


def _all_but(names: tuple[str, ...], place: int) -> tuple[str, ...]:
    return names[:place] + names[place + 1 : MOST_SHARING + 1]


def _merged(rows: list[AdditionRow]) -> list[AdditionRow]:
    """One row for what a sentence adds of one kind, though it may say several claims."""
    alike: dict[tuple[str, int, str, str | None], list[AdditionRow]] = {}
    for row in sorted(rows, key=lambda row: (row.start, -row.end)):
        alike.setdefault((row.document, row.sentence, row.kind, row.speaker), []).append(row)
    return [_as_one(found) if len(found) > 1 else found[0] for found in alike.values()]


def _as_one(rows: Sequence[AdditionRow]) -> AdditionRow:
    return msgspec.structs.replace(
        rows[0],
        end=max(row.end for row in rows),
        marks=reduce(_union, (row.marks for row in rows)),
        shared_with=reduce(_union, (row.shared_with for row in rows)),
        flags=reduce(_union, (row.flags for row in rows)),
    )


def _union(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    return one if one == two else tuple(dict.fromkeys((*one, *two)))


def _row(
    event: EventView,
    claim: Claim,
    text: _Text,
    proposition: Proposition,
    ground: _Ground,
    shared_with: tuple[str, ...],
) -> AdditionRow:
    analysis = text.analysis
    statement = analysis.statements[proposition.statement]
    reading = analysis.sentences[proposition.sentence]
    marks = _marks_on(text, proposition)
    kind = _kind(text, proposition, statement, marks, ground)
    start, end = told_span(proposition, statement)
    return AdditionRow(
        document=analysis.document.id,
        claim=claim.id,
        baseline=event.baseline,
        sentence=proposition.sentence,
        start=start,
        end=end,
        kind=kind,
        marks=marks if statement.voice == "own" else (),
        strength=round(reading.editorial, 3),
        shared_with=shared_with,
        speaker=statement.speaker,
        flags=("coloured",) if marks and kind in ("event_detail", "background") else (),
    )


def _kind(
    text: _Text,
    proposition: Proposition,
    statement: Statement,
    marks: tuple[str, ...],
    ground: _Ground,
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
    is_of_event = not ground.occasions.isdisjoint(text.deeds.get(proposition.sentence, ())) or ground.holds(
        text.of_own_voice.get(proposition.sentence, ())
    )
    return "event_detail" if is_of_event else "background"


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
    labels = (
        each.label for each in evidence if each.start < proposition.end and proposition.start < each.end
    )
    return tuple(dict.fromkeys(labels))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the event itself consists of: its actors and what its sentences are about."""

    subjects: frozenset[str]
    named_subjects: KnownNames
    names: KnownNames
    figures: frozenset[str]
    occasions: frozenset[str]  # that someone opened, hosted, led

    @classmethod
    def of(cls, event: EventView) -> _Ground:
        """Of the baseline and of everything that at least two documents name."""
        subjects: Counter[str] = Counter()
        names: Counter[str] = Counter()
        figures: Counter[str] = Counter()
        occasions: Counter[str] = Counter()
        for name, analysis in event.analyses.items():
            weight = 2 if name == event.baseline else 1
            for counter, found in (
                (subjects, {p.subject for p in analysis.propositions if p.subject}),
                (names, {one for p in analysis.propositions for one in p.names} | _actors(analysis)),
                (figures, {one for p in analysis.propositions for one in (*p.numbers, *p.dates)}),
                (occasions, {fact.about for fact in analysis.facts if fact.slot == "role"}),
            ):
                counter.update(dict.fromkeys(found, weight))
        common = _common(subjects)
        return cls(
            subjects=common,
            named_subjects=KnownNames(one for one in common if one[0].isupper()),
            names=KnownNames(_common(names)),
            figures=_common(figures),
            occasions=_common(occasions),
        )

    def holds(self, propositions: Sequence[Proposition]) -> bool:
        """Whether a sentence is about this event: one of its subjects, or nothing that is new to it."""
        if any(self._is_subject(one.subject) for one in propositions):
            return True
        figures = {figure for one in propositions for figure in (*one.numbers, *one.dates)}
        names = {name for one in propositions for name in one.names}
        return figures <= self.figures and all(self.names.like(name) for name in names)

    def _is_subject(self, subject: str | None) -> bool:
        """One that the event's texts speak of, under any of its names."""
        if not subject:
            return False
        return subject in self.subjects or bool(self.named_subjects.like(subject))


def _actors(analysis: Analysis) -> set[str]:
    """Also those who are only the source of something."""
    return {target.name for target in analysis.targets}


def _common(counts: Counter[str]) -> frozenset[str]:
    return frozenset(one for one, count in counts.items() if count >= 2)
