"""The same deed told in words of another kind: who opened the meeting, and who "delivered the opening address".

Where a claim says who did what, and another text tells the same of the same thing, the core is there whatever the
words: a part, because both may be true (CODEBOOK §3, §5: roles are not exclusive).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from analyzer.alignment.names import are_same_name
from analyzer.alignment.units import Unit
from analyzer.alignment.words import stem
from analyzer.types import Analysis, Cell, CellSpan, FactMention


class SharedDeeds:
    """Who opened, hosted, led or signed what, by text."""

    def __init__(self, analyses: Mapping[str, Analysis], documents: Iterable[str]) -> None:
        """documents: those that are looked through."""
        self._analyses = analyses
        self._told: dict[tuple[str, str], dict[str, list[FactMention]]] = {}  # deed → document → who did it
        for name in documents:
            for fact in analyses[name].facts:
                if fact.slot == "role":
                    told = self._told.setdefault((fact.relation, fact.about), {})
                    told.setdefault(name, []).append(fact)

    def cells(self, claim: Unit, documents: Container[str]) -> dict[str, Cell]:
        """Of these documents those that tell the claim's deed → a part of the claim."""
        deeds = self._deeds_of(claim)
        told: dict[str, list[FactMention]] = {}
        for deed in deeds:
            for name, facts in self._told.get((deed.relation, deed.about), {}).items():
                if name in documents:
                    told.setdefault(name, []).extend(facts)
        return {name: self._cell(name, deeds, facts) for name, facts in told.items()}

    def _cell(self, document: str, deeds: Sequence[FactMention], told: Sequence[FactMention]) -> Cell:
        analysis = self._analyses[document]
        first = min(told, key=lambda fact: fact.start)
        span = _span_of(analysis, first)
        statement = next(
            one
            for one in analysis.statements
            if one.sentence == first.sentence and one.start <= first.start < one.end
        )
        return Cell(
            status="partial",
            spans=(span,),
            sentences=(first.sentence,),
            speaker=statement.speaker,
            voice=statement.voice,
            differences=_who(deeds, told),
        )

    def _deeds_of(self, claim: Unit) -> list[FactMention]:
        """Those that the claim's own predicate tells: "opened", not what an aside in it adds."""
        own = claim.proposition
        return [
            fact
            for fact in self._analyses[claim.document].facts
            if fact.slot == "role"
            and own.start <= fact.start < own.end
            and stem(fact.relation) == stem(own.predicate)
        ]


def _span_of(analysis: Analysis, fact: FactMention) -> CellSpan:
    """The shortest proposition around the one who did it; else the sentence."""
    around = [
        one
        for one in analysis.propositions
        if one.sentence == fact.sentence and one.start <= fact.start and fact.end <= one.end
    ]
    if around:
        shortest = min(around, key=lambda one: one.end - one.start)
        return CellSpan(fact.sentence, shortest.start, shortest.end)
    sentence = analysis.document.sentences[fact.sentence]
    return CellSpan(fact.sentence, sentence.start, sentence.end)


def _who(deeds: Sequence[FactMention], told: Sequence[FactMention]) -> tuple[str, ...]:
    if any(are_same_name(deed.value, other.value) for deed in deeds for other in told):
        return ()
    return (f"who differs: {deeds[0].value} / {told[0].value}",)
