"""What a document adds to its baseline, by kind (CODEBOOK §2)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analyzer.alignment.names import are_same_name
from analyzer.measure import Card, EventView, contrast
from analyzer.types import AdditionKind, Analysis, Claim, Evidence, Proposition, Statement

_MARKS = "editorial.own_voice_claims"
_DECISION = 0.5
"""SentenceReading.editorial at or above this counts as an editorial claim."""


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
        for name, analysis in event.analyses.items():
            if name == event.baseline or not _is_added(event, claim, name):
                continue
            proposition = _proposition(event, claim, name)
            if proposition is not None:
                rows.append(_row(event, claim, analysis, proposition, ground))
    places = {name: place for place, name in enumerate(event.analyses)}
    return tuple(sorted(rows, key=lambda row: (places[row.document], row.start, row.claim)))


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
        shared_with=tuple(
            name
            for name in event.analyses
            if name not in (analysis.document.id, event.baseline) and claim.cells[name].status != "absent"
        ),
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
    if marks and analysis.sentences[proposition.sentence].editorial >= _DECISION:
        return "editorial"
    zone = analysis.document.sentences[proposition.sentence].zone
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
