"""A fitted model's answer for a unit, and the features that weighed most in it. Plain arithmetic: no library that fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import exp, log, sqrt

from analyzer.engines import embedding
from analyzer.errors import LearningError
from analyzer.learning.units import Unit
from analyzer.resources.fitted import Block, FittedModel

FURTHEST = 4.0
"""Spreads. A mark farther out than that is a freak of one sentence."""
WORDS, MARKS, MEANING = "word: ", "marks: ", "meaning of the sentence"
"""How a feature is named to people. No rule's label has a colon of this kind."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One feature's part in an answer: the size of its push towards the label."""

    name: str
    push: float


@dataclass(frozen=True)
class Applied:
    """A model made ready to answer. Raises LearningError where it needs sentence embeddings that are not here."""

    model: FittedModel

    def __post_init__(self) -> None:
        if self.model.embedding and self.model.embedding != embedding.version():
            raise LearningError(
                "this model reads the meaning of sentences with embeddings that are not installed here "
                "(the extra “semantic”), or with others: install them, or fit the model again"
            )

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, int]]:
        """Block → feature → its number."""
        return {
            block.name: {feature: number for number, feature in enumerate(block.features)}
            for block in self.model.blocks
        }

    def scores(self, unit: Unit) -> dict[str, float]:
        """Label → score. yes_or_no and any_of: .5 is the decision; one_of: the scores sum to 1, the highest wins."""
        sums = list(self.model.intercepts)
        for block in self.model.blocks:
            for number, figure in self._vector(block, unit):
                for label, row in enumerate(block.weights):
                    sums[label] += row[number] * figure
        pushed = [
            line.slope * total + line.offset for line, total in zip(self.model.calibration, sums, strict=True)
        ]
        answers = _softmax(pushed) if self.model.kind == "one_of" else [_sigmoid(push) for push in pushed]
        return dict(zip(self.model.labels, answers, strict=True))

    def weighed(self, unit: Unit, label: str) -> list[Weighed]:
        """The features that pushed towards a label, strongest first; embeddings count as one."""
        row = self.model.labels.index(label)
        pushes: defaultdict[str, float] = defaultdict(float)
        for block in self.model.blocks:
            prefix = {"words": WORDS, "marks": MARKS, "meaning": ""}[block.name]
            for number, figure in self._vector(block, unit):
                name = MEANING if block.name == "meaning" else prefix + block.features[number]
                pushes[name] += block.weights[row][number] * figure
        ranked = sorted(pushes.items(), key=lambda item: (-item[1], item[0]))
        return [Weighed(name, push) for name, push in ranked if push > 0]

    def _vector(self, block: Block, unit: Unit) -> Iterator[tuple[int, float]]:
        numbers = self._numbers[block.name]
        if block.name == "words":
            yield from word_vector(unit.words, numbers, block.scale).items()
        elif block.name == "marks":
            yield from mark_vector(unit.marks, numbers, block.scale).items()
        else:
            yield from enumerate(
                figure * scale for figure, scale in zip(meaning_of(unit.texts), block.scale, strict=True)
            )


def word_vector(words: Sequence[str], numbers: Mapping[str, int], scale: Sequence[float]) -> dict[int, float]:
    """Sublinear counts times inverse document frequency, at length 1; words nobody knows are left out."""
    counts = Counter(numbers[word] for word in words if word in numbers)
    weights = {number: (1 + log(count)) * scale[number] for number, count in counts.items()}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {number: weight / length for number, weight in weights.items()}


def mark_vector(
    marks: Mapping[str, float], numbers: Mapping[str, int], scale: Sequence[float]
) -> dict[int, float]:
    """Each mark by its spread, within ±4, over the square root of how many there are: a block of length about 1."""
    size = sqrt(len(numbers) or 1)
    return {
        numbers[name]: max(-FURTHEST, min(FURTHEST, figure * scale[numbers[name]])) / size
        for name, figure in marks.items()
        if figure and name in numbers
    }


def meaning_of(texts: Sequence[Sequence[str]]) -> list[float]:
    """Of each group of texts the mean of their embeddings, at length 1, one group after the other."""
    figures: list[float] = []
    for group in texts:
        mean = embedding.embed(group or ("",)).mean(axis=0)
        length = float((mean @ mean) ** 0.5) or 1.0
        figures += [float(figure) / length for figure in mean]
    return figures


def _sigmoid(number: float) -> float:
    return 1 / (1 + exp(-number)) if number > -500 else 0.0


def _softmax(numbers: Sequence[float]) -> list[float]:
    highest = max(numbers)
    powers = [exp(number - highest) for number in numbers]
    total = sum(powers)
    return [power / total for power in powers]
