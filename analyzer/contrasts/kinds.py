"""What is said of a proposition that a document adds: its kind, the marks on it, whose words it is (CODEBOOK §2)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from analyzer.alignment.speaking import told_span
from analyzer.contrasts.ground import Ground
from analyzer.measures.editorial import IN_PASSING
from analyzer.statistics import rounded
from analyzer.types import AdditionKind, Analysis, Evidence, Proposition, Zone

_MARKS = "editorial.own_voice_claims"
_DECISION = 0.5
"""SentenceReading.editorial at or above this counts as an editorial claim, with all that carries a mark in it. A mark
that makes a claim is one by itself, except in a box; evaluating words in passing ("this vast operation") are none."""
_SET_BY_A_PERSON = 1.0
"""No sum of marks reaches this."""
_ASIDES = frozenset[Zone]({"box", "caption"})


class Told(msgspec.Struct, frozen=True, gc=False):
    """What a row says of a proposition, whatever the claim."""

    sentence: int
    start: int
    end: int
    kind: AdditionKind | None  # None: a detail of the event or its background
    marks: tuple[str, ...]
    strength: float
    speaker: str | None
    flags: tuple[str, ...]


def joined(told: Sequence[Told]) -> Told:
    """The first, to the end of all and with the marks and flags of all."""
    first, *others = told
    end, marks, flags = first.end, first.marks, first.flags
    for one in others:
        end, marks, flags = max(end, one.end), marks + one.marks, flags + one.flags
    return replace(first, end=end, marks=tuple(dict.fromkeys(marks)), flags=tuple(dict.fromkeys(flags)))


@dataclass(frozen=True, slots=True)
class ToldText:
    """One document, with what its claims are asked for, by sentence."""

    analysis: Analysis
    sentence_of: Sequence[int]  # of each proposition
    asides: Mapping[int, Zone]  # sentences in boxes and captions
    evidence: Mapping[int, list[Evidence]]  # of editorial marks, the headline's aside
    of_own_voice: Mapping[int, list[Proposition]]
    deeds: Mapping[int, set[str]]  # the occasions at which somebody opened, hosted, led something
    propositions: dict[int, Told] = field(default_factory=dict)  # one can say several claims

    def told(self, index: int) -> Told:
        known = self.propositions.get(index)
        if known is None:
            known = self.propositions[index] = _told(self, self.analysis.propositions[index])
        return known

    def kind_of_detail(self, sentence: int, ground: Ground) -> AdditionKind:
        """Whether the outlet's own words in the sentence are about the event itself."""
        own, deeds = self.of_own_voice.get(sentence, ()), self.deeds.get(sentence, ())
        return "event_detail" if ground.holds(own, deeds) else "background"

    @classmethod
    def of(cls, analysis: Analysis) -> ToldText:
        sentences, propositions = analysis.document.sentences, analysis.propositions
        asides = {at: one.zone for at, one in enumerate(sentences) if one.zone in _ASIDES}
        of_own_voice: dict[int, list[Proposition]] = defaultdict(list)
        for one in propositions:
            if analysis.statements[one.statement].voice == "own":
                of_own_voice[one.sentence].append(one)
        deeds: dict[int, set[str]] = defaultdict(set)
        for fact in analysis.facts:
            if fact.slot == "role":
                deeds[fact.sentence].add(fact.about)
        sentence_of = [one.sentence for one in propositions]
        return cls(analysis, sentence_of, asides, _evidence_in(analysis), of_own_voice, deeds)


def _evidence_in(analysis: Analysis) -> Mapping[int, list[Evidence]]:
    finding = analysis.measurements.get(_MARKS)
    starts = [sentence.start for sentence in analysis.document.sentences]
    found: dict[int, list[Evidence]] = defaultdict(list)
    for one in finding.evidence if finding else ():
        if one.zone != "headline":
            found[bisect_right(starts, one.start) - 1].append(one)
    return found


def _told(text: ToldText, proposition: Proposition) -> Told:
    sentence, analysis = proposition.sentence, text.analysis
    statement, reading = analysis.statements[proposition.statement], analysis.sentences[sentence]
    start, end = told_span(proposition, statement)
    kind: AdditionKind | None
    if statement.voice == "own":
        marks = _marks_on(text, proposition)
        kind = _kind(text, proposition, marks)
        flags = ("coloured",) if marks and kind != "editorial" else ()
    else:
        kind, marks, flags = "quote" if statement.voice == "quoted" else "reported", (), ()
    return Told(sentence, start, end, kind, marks, rounded(reading.editorial), statement.speaker, flags)


def _kind(text: ToldText, proposition: Proposition, marks: tuple[str, ...]) -> AdditionKind | None:
    """Of what a text says itself; None where it depends on what the event consists of."""
    is_box = text.asides.get(proposition.sentence) == "box"
    reading = text.analysis.sentences[proposition.sentence]
    is_clear = reading.editorial >= _DECISION
    if marks and (is_clear or not is_box):
        deciding = reading.marks if is_clear else marks
        if reading.editorial == _SET_BY_A_PERSON or any(mark != IN_PASSING for mark in deciding):
            return "editorial"
    return "background" if is_box else None


def _marks_on(text: ToldText, proposition: Proposition) -> tuple[str, ...]:
    """Kinds of mark on the proposition's own words; the sentence's where the measure gave no words."""
    if not text.evidence:
        return text.analysis.sentences[proposition.sentence].marks
    found = text.evidence.get(proposition.sentence)
    if found is None:
        return ()
    start, end = proposition.start, proposition.end
    return tuple(dict.fromkeys([each.label for each in found if each.start < end and start < each.end]))
