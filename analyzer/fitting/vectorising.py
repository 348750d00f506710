"""Which features a model has and how each is scaled, taken from the units it is fitted on, and their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Any, Literal

from analyzer.engines import classifier
from analyzer.learning.applying import mark_vector, word_vector
from analyzer.learning.units import Unit
from analyzer.resources.fitted import Block, rounded

_MOST_WORDS = 30_000
"""Words and pairs, the commonest first; the rest stand in too few texts to weigh anything."""
_FEWEST_TEXTS_WITH_A_WORD = 2
_FEWEST_TEXTS_WITH_A_MARK = 3
Name = Literal["words", "marks", "meaning"]


@dataclass(frozen=True)
class Features:
    """The features of one block. gain: how much the block may say beside the others."""

    name: Name
    names: tuple[str, ...]
    scale: tuple[float, ...]
    gain: float

    def matrix(self, units: Sequence[Unit], meanings: Sequence[Sequence[float]]) -> Any:
        """Unit × feature, gain included."""
        numbers = {feature: number for number, feature in enumerate(self.names)}
        if self.name == "words":
            rows = [word_vector(unit.words, numbers, self.scale) for unit in units]
        elif self.name == "marks":
            rows = [mark_vector(unit.marks, numbers, self.scale) for unit in units]
        else:
            rows = [dict(enumerate(meaning)) for meaning in meanings]
        return classifier.matrix_of(rows, len(self.names)) * self.gain

    def block(self, weights: Any) -> Block:
        """As stored. weights: label × feature; the gain goes into them."""
        rows = tuple(tuple(rounded(float(weight) * self.gain) for weight in row) for row in weights)
        return Block(self.name, self.names, tuple(rounded(figure) for figure in self.scale), rows)


def features_of(
    units: Sequence[Unit], meanings: Sequence[Sequence[float]], gains: Mapping[Name, float]
) -> list[Features]:
    """The features that enough of these units have; ``meaning`` only where the units' meanings are given."""
    found = [_words(units, gains["words"]), _marks(units, gains["marks"])]
    if meanings:
        names = tuple(str(number) for number in range(len(meanings[0])))
        found.append(Features("meaning", names, (1.0,) * len(names), gains["meaning"]))
    return found


def _words(units: Sequence[Unit], gain: float) -> Features:
    texts_with = Counter(word for unit in units for word in set(unit.words))
    common = [(word, count) for word, count in texts_with.items() if count >= _FEWEST_TEXTS_WITH_A_WORD]
    common.sort(key=lambda item: (-item[1], item[0]))
    kept = sorted(common[:_MOST_WORDS])
    scale = tuple(rounded(log((1 + len(units)) / (1 + count)) + 1) for _, count in kept)
    return Features("words", tuple(word for word, _ in kept), scale, gain)


def _marks(units: Sequence[Unit], gain: float) -> Features:
    """Scaled by their spread over the units; a mark that never differs says nothing and is left out."""
    sums: Counter[str] = Counter()
    squares: dict[str, float] = {}
    totals: dict[str, float] = {}
    for unit in units:
        for name, figure in unit.marks.items():
            if figure:
                sums[name] += 1
                totals[name] = totals.get(name, 0.0) + figure
                squares[name] = squares.get(name, 0.0) + figure * figure
    spreads = {
        name: sqrt(max(0.0, squares[name] / len(units) - (totals[name] / len(units)) ** 2))
        for name, count in sums.items()
        if count >= _FEWEST_TEXTS_WITH_A_MARK
    }
    kept = sorted(name for name, spread in spreads.items() if spread > 1e-9)
    return Features("marks", tuple(kept), tuple(rounded(1 / spreads[name]) for name in kept), gain)
