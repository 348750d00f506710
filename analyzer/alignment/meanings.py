"""True rewrites: propositions that share few words and mean the same, by sentence embeddings.

Only where a person has named a model (``SIDELIGHT_EMBEDDING_MODEL``). Inside one event every sentence lies near every
other, so the event's mean is subtracted first (Mu and Viswanath 2018, "All-but-the-top", ICLR); what remains is what a
sentence says beyond the topic. A rewrite found so is joined to what words find (OR): the two figures are never added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.alignment.names import are_same_name
from analyzer.alignment.relations import Relation
from analyzer.alignment.units import Unit
from analyzer.engines import embedding
from analyzer.types import Analysis, CellStatus

SAME_MEANING, NEAR_MEANING = 0.75, 0.65
"""Cosine beyond the event's mean. Of pairs between news articles on one event that words had not joined and whose names
and figures agree, nearly all above the first say the same; below the second half do not. Between them the weaker label
stands: a part."""
FOUND_BY_MEANING = "other words, found by meaning"
FEWEST_STEMS, FEWEST_WORDS = 3, 5
"""Of a proposition that has a meaning of its own: "he said so" lies near everything."""


class Meanings:
    """The propositions of an event as points."""

    def __init__(self, analyses: Sequence[Analysis], units: Mapping[str, Sequence[Unit]]) -> None:
        self._units = [
            unit
            for analysis in analyses
            for unit in units[analysis.document.id]
            if unit.is_prose and unit.weight >= FEWEST_STEMS and len(unit.words) >= FEWEST_WORDS
        ]
        texts = {analysis.document.id: analysis.document.text for analysis in analyses}
        points = embedding.embed(
            [texts[unit.document][unit.proposition.start : unit.proposition.end] for unit in self._units]
        )
        self._points = _beyond_mean(points)
        self._row_of = {(unit.document, unit.index): row for row, unit in enumerate(self._units)}

    @classmethod
    def of(cls, analyses: Sequence[Analysis], units: Mapping[str, Sequence[Unit]]) -> Meanings | None:
        """None where no model is named."""
        return cls(analyses, units) if embedding.is_chosen() else None

    def rewrites_of(self, claim: Unit) -> dict[str, list[tuple[Unit, Relation, float]]]:
        """Other document → the propositions that mean what the claim says, the nearest first."""
        row = self._row_of.get((claim.document, claim.index))
        if row is None:
            return {}
        similarities = self._points @ self._points[row]
        found: dict[str, list[tuple[Unit, Relation, float]]] = {}
        near = [at for at in range(len(self._units)) if similarities[at] >= NEAR_MEANING]
        for at in sorted(near, key=lambda at: (-similarities[at], at)):
            unit = self._units[at]
            if unit.document != claim.document and _agree(claim, unit):
                found.setdefault(unit.document, []).append((unit, *_judged(float(similarities[at]))))
        return found


def _judged(similarity: float) -> tuple[Relation, float]:
    status: CellStatus = "paraphrase" if similarity >= SAME_MEANING else "partial"
    return Relation(status, similarity, similarity, (FOUND_BY_MEANING,)), round(similarity, 6)


def _beyond_mean(points: Any) -> Any:
    import numpy

    if not len(points):
        return points
    centred = points - points.mean(axis=0)
    lengths = numpy.linalg.norm(centred, axis=1, keepdims=True)
    return centred / numpy.where(lengths > 0, lengths, 1)


def _agree(claim: Unit, other: Unit) -> bool:
    """Every name of the claim stands in the other's sentence, its figures too, and neither denies what the other
    says: nothing is the same until these agree."""
    mine, theirs = claim.proposition, other.proposition
    if mine.is_negated != theirs.is_negated or (
        claim.figures and other.figures and claim.figures != other.figures
    ):
        return False
    return all(any(are_same_name(name, near) for near in other.sentence_names) for name in claim.names)
