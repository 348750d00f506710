"""What an event itself consists of: its actors, and what its texts speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from analyzer.alignment.names import KnownNames
from analyzer.measure import EventView
from analyzer.memory import Last
from analyzer.types import Analysis, Proposition


class _Named(NamedTuple):
    """What a text names, each once."""

    subjects: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[str, ...]
    occasions: tuple[str, ...]  # that someone opened, hosted, led

    @classmethod
    def by(cls, analysis: Analysis) -> _Named:
        propositions = analysis.propositions
        sources = {one.name for one in analysis.targets}
        return cls(
            tuple({one.subject for one in propositions if one.subject}),
            tuple(sources.union(*[one.names for one in propositions])),
            tuple({figure for one in propositions for figure in (*one.numbers, *one.dates)}),
            tuple({fact.about for fact in analysis.facts if fact.slot == "role"}),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What at least two documents name, or the baseline. It stays the same one as long as that does."""

    subjects: frozenset[str]
    named_subjects: KnownNames
    names: KnownNames
    figures: frozenset[str]
    occasions: frozenset[str]

    @classmethod
    def of(cls, event: EventView) -> Ground:
        """Of the baseline and of everything that at least two documents name."""
        analyses = list(event.analyses.values())
        named = event.memory.of_texts("contrast.additions.named", analyses, lambda new: map(_Named.by, new))
        baseline = [one for name, one in zip(event.analyses, named, strict=True) if name == event.baseline]
        common = tuple(map(_common, zip(*named, *baseline, strict=True)))
        last: Last[Ground] = event.memory.shelf("contrast.additions.ground", Last)
        return last.of(common, lambda: cls._of_common(*common))

    @classmethod
    def _of_common(
        cls,
        subjects: frozenset[str],
        names: frozenset[str],
        figures: frozenset[str],
        occasions: frozenset[str],
    ) -> Ground:
        return cls(
            subjects=subjects,
            named_subjects=KnownNames(one for one in subjects if one[0].isupper()),
            names=KnownNames(names),
            figures=figures,
            occasions=occasions,
        )

    def holds(self, propositions: Sequence[Proposition], occasions: Collection[str]) -> bool:
        """Whether what a sentence says in its outlet's own words is about this event: one of its occasions or subjects, or
        nothing that is new to it. An event's detail and its setting are told in one breath."""
        subjects = [one.subject for one in propositions if one.subject]
        if not (self.subjects.isdisjoint(subjects) and self.occasions.isdisjoint(occasions)):
            return True
        if any(map(self.named_subjects.__contains__, subjects)):  # under another of its names
            return True
        return all(
            self.figures.issuperset(one.numbers)
            and self.figures.issuperset(one.dates)
            and all(map(self.names.__contains__, one.names))
            for one in propositions
        )


def _common(columns: Iterable[tuple[str, ...]]) -> frozenset[str]:
    return frozenset([one for one, count in Counter(chain.from_iterable(columns)).items() if count >= 2])
