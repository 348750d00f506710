"""What an event itself consists of: its actors, and what its texts speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.alignment.names import KnownNames
from analyzer.measure import EventView
from analyzer.types import Analysis, Proposition


@dataclass(frozen=True, slots=True)
class Ground:
    """What at least two documents name, or the baseline."""

    subjects: frozenset[str]
    named_subjects: KnownNames
    names: KnownNames
    figures: frozenset[str]
    occasions: frozenset[str]  # that someone opened, hosted, led

    @classmethod
    def of(cls, event: EventView) -> Ground:
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
        return figures <= self.figures and all(name in self.names for name in names)

    def _is_subject(self, subject: str | None) -> bool:
        """One that the event's texts speak of, under any of its names."""
        if not subject:
            return False
        return subject in self.subjects or subject in self.named_subjects


def _actors(analysis: Analysis) -> set[str]:
    """Also those who are only the source of something."""
    return {target.name for target in analysis.targets}


def _common(counts: Counter[str]) -> frozenset[str]:
    return frozenset(one for one, count in counts.items() if count >= 2)
