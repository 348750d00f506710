"""What a document adds to its baseline, by kind (CODEBOOK §2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from analyzer.alignment.names import are_same_name
from analyzer.measure import Card, EventView, contrast
from analyzer.types import AdditionKind, Analysis, Claim, Evidence, Proposition, Statement

_MARKS = "editorial.own_voice_claims"
_DECISION = 0.5
"""SentenceReading.editorial at or above this counts as an editorial claim. Below it, an evaluating word may stand in
passing ("this vast operation"); prediction, advice, explanation and motive are the clause's own business."""
_IN_PASSING = frozenset({"evaluates"})


@dataclass(frozen=True, slots=True)
class AdditionRow:
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
    shared_with: tuple[str, ...]  # other documents that add it too
    speaker: str | None = None
    flags: tuple[str, ...] = ()  # "coloured": an evaluating word in passing


@contrast(
    Card(
        key="additions",
        title="What each outlet adds",
        source="Codebook, section 2",
        version=1,
        order=20,
    )
)
def additions(event: EventView) -> tuple[AdditionRow, ...]:
    """Claims of a document without a counterpart in its baseline.

    Finds:     claims whose cell in the baseline (or in every other document) is absent.
    Kind:      quote, reported, editorial, event_detail, background; the first that applies.
    Blind to:  a release that was not supplied may hold what looks added here.
    """
    rows = []
    ground = _Ground.of(event)
    for claim in event.claims:
        adding = {
            name: proposition
            for name in event.analyses
            if name != event.baseline
            and _is_added(event, claim, name)
            and (proposition := _proposition(event, claim, name))
        }
        for name, proposition in adding.items():
            row = _row(event, claim, event.analyses[name], proposition, ground)
            rows.append(replace(row, shared_with=tuple(other for other in adding if other != name)))
    places = {name: place for place, name in enumerate(event.analyses)}
    return tuple(sorted(_merged(rows), key=lambda row: (places[row.document], row.start, row.end)))


def _merged(rows: list[AdditionRow]) -> list[AdditionRow]:
    """One row for one stretch of text, though it may say several claims that others word apart."""
    merged: dict[tuple[str, int, int], AdditionRow] = {}
    for row in rows:
        known = merged.setdefault((row.document, row.start, row.end), row)
        if known is not row:
            both = dict.fromkeys((*known.shared_with, *row.shared_with))
            merged[row.document, row.start, row.end] = replace(known, shared_with=tuple(both))
    return list(merged.values())


def _is_added(event: EventView, claim: Claim, document: str) -> bool:
    if claim.cells[document].status in ("absent", "conflict"):
        return False
    rest = [event.baseline] if event.baseline != "others" else [n for n in event.analyses if n != document]
    return all(claim.cells[name].status == "absent" for name in rest)


def _proposition(event: EventView, claim: Claim, document: str) -> Proposition | None:
    """The first proposition that says this claim and none that the baseline has."""
    known = _known_propositions(event, document)
    analysis = event.analyses[document]
    candidates = [index for index in event.members[claim.id].get(document, ()) if index not in known]
    return analysis.propositions[candidates[0]] if candidates else None


def _known_propositions(event: EventView, document: str) -> frozenset[int]:
    cached: dict[str, frozenset[int]] = event.cache.setdefault("additions.known", {})
    if document not in cached:
        rest = (
            [event.baseline]
            if event.baseline != "others"
            else [name for name in event.analyses if name != document]
        )
        cached[document] = frozenset(
            index
            for claim in event.claims
            if any(claim.cells[name].status != "absent" for name in rest)
            for index in event.members[claim.id].get(document, ())
        )
    return cached[document]


def _row(
    event: EventView, claim: Claim, analysis: Analysis, proposition: Proposition, ground: _Ground
) -> AdditionRow:
    statement = analysis.statements[proposition.statement]
    reading = analysis.sentences[proposition.sentence]
    marks = _marks_on(analysis, proposition)
    kind = _kind(analysis, proposition, statement, marks, ground)
    return AdditionRow(
        document=analysis.document.id,
        claim=claim.id,
        baseline=event.baseline,
        sentence=proposition.sentence,
        start=proposition.start,
        end=proposition.end,
        kind=kind,
        marks=marks if statement.voice == "own" else (),
        strength=round(reading.editorial, 3),
        shared_with=(),
        speaker=statement.speaker,
        flags=("coloured",) if marks and kind in ("event_detail", "background") else (),
    )


def _kind(
    analysis: Analysis,
    proposition: Proposition,
    statement: Statement,
    marks: tuple[str, ...],
    ground: _Ground,
) -> AdditionKind:
    if statement.voice == "quoted":
        return "quote"
    if statement.voice == "reported":
        return "reported"
    zone = analysis.document.sentences[proposition.sentence].zone
    is_clear = analysis.sentences[proposition.sentence].editorial >= _DECISION
    if marks and (is_clear or (zone != "box" and not _IN_PASSING.issuperset(marks))):
        return "editorial"
    return "background" if zone == "box" or not ground.holds(proposition) else "event_detail"


def _marks_on(analysis: Analysis, proposition: Proposition) -> tuple[str, ...]:
    """Kinds of mark on the proposition's own words; the sentence's where the measure gave no words."""
    finding = analysis.measurements.get(_MARKS)
    evidence: tuple[Evidence, ...] = finding.evidence if finding else ()
    if not evidence:
        return analysis.sentences[proposition.sentence].marks
    labels = (
        each.label
        for each in evidence
        if each.zone != "headline" and each.start < proposition.end and proposition.start < each.end
    )
    return tuple(dict.fromkeys(labels))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the event itself consists of: its actors and what its sentences are about."""

    subjects: frozenset[str]
    names: tuple[str, ...]
    figures: frozenset[str]

    @classmethod
    def of(cls, event: EventView) -> _Ground:
        """Of the baseline and of everything that at least two documents name."""
        subjects: Counter[str] = Counter()
        names: Counter[str] = Counter()
        figures: Counter[str] = Counter()
        for name, analysis in event.analyses.items():
            weight = 2 if name == event.baseline else 1
            for counter, found in (
                (subjects, {p.subject for p in analysis.propositions if p.subject}),
                (names, {one for p in analysis.propositions for one in p.names}),
                (figures, {one for p in analysis.propositions for one in (*p.numbers, *p.dates)}),
            ):
                counter.update(dict.fromkeys(found, weight))
        return cls(_common(subjects), tuple(sorted(_common(names))), _common(figures))

    def holds(self, proposition: Proposition) -> bool:
        """Whether the proposition is about this event: one of its subjects, or nothing that is new to it."""
        if proposition.subject in self.subjects:
            return True
        if any(figure not in self.figures for figure in (*proposition.numbers, *proposition.dates)):
            return False
        return all(any(are_same_name(name, known) for known in self.names) for name in proposition.names)


def _common(counts: Counter[str]) -> frozenset[str]:
    return frozenset(one for one, count in counts.items() if count >= 2)
