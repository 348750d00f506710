"""What an event itself consists of: its actors, and what its texts speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from analyzer.alignment.names import KnownNames
from analyzer.measure import EventView
from analyzer.types import Analysis, Proposition


class Named(NamedTuple):
    """What a text, or one sentence of it, names."""

    subjects: Collection[str]
    names: Collection[str]
    figures: Collection[str]
    occasions: Collection[str]  # that someone opened, hosted, led

    @classmethod
    def by(cls, propositions: Sequence[Proposition], occasions: Collection[str]) -> Named:
        return cls(
            [one.subject for one in propositions if one.subject],
            [name for one in propositions for name in one.names],
            [figure for one in propositions for figure in (*one.numbers, *one.dates)],
            occasions,
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """What at least two documents name, or the baseline."""

    subjects: frozenset[str]
    named_subjects: KnownNames
    names: KnownNames
    figures: frozenset[str]
    occasions: frozenset[str]

    @classmethod
    def of(cls, event: EventView) -> Ground:
        """Of the baseline and of everything that at least two documents name."""
        analyses = list(event.analyses.values())
        named = event.memory.of_texts("contrast.additions.named", analyses, lambda new: map(_named, new))
        baseline = [one for name, one in zip(event.analyses, named, strict=True) if name == event.baseline]
        subjects, names, figures, occasions = map(_common, zip(*named, *baseline, strict=True))
        return cls(
            subjects=subjects,
            named_subjects=KnownNames(one for one in subjects if one[0].isupper()),
            names=KnownNames(names),
            figures=figures,
            occasions=occasions,
        )

    def holds(self, sentence: Named) -> bool:
        """Whether a sentence is about this event: one of its occasions or subjects, or nothing that is new to it."""
        if not (
            self.subjects.isdisjoint(sentence.subjects) and self.occasions.isdisjoint(sentence.occasions)
        ):
            return True
        if any(one in self.named_subjects for one in sentence.subjects):  # under another of its names
            return True
        return self.figures.issuperset(sentence.figures) and all(one in self.names for one in sentence.names)


def _named(analysis: Analysis) -> Named:
    occasions = [fact.about for fact in analysis.facts if fact.slot == "role"]
    named = Named.by(analysis.propositions, occasions)
    sources = [target.name for target in analysis.targets]  # also those who are only the source of something
    return Named(*map(frozenset, named._replace(names=[*named.names, *sources])))


def _common(columns: Iterable[Collection[str]]) -> frozenset[str]:
    return frozenset([one for one, count in Counter(chain.from_iterable(columns)).items() if count >= 2])
