"""How answers are judged, and where the decision line stands: chosen on some units, told on others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from analyzer.learning.tasks import Judge

Answers = Sequence[frozenset[str]]
Probabilities = Sequence[Mapping[str, float]]

_LINES = tuple(number / 100 for number in range(2, 99))
_AS_GOOD = 0.003
"""Lines whose figure is that near the best are told apart by chance alone: the middle of them is taken."""


def judged(judge: Judge, found: Answers, wanted: Answers, labels: Sequence[str]) -> float:
    """The figure that a task's models are chosen by, 0..1."""
    if judge == "accuracy":
        return sum(ours == gold for ours, gold in zip(found, wanted, strict=True)) / len(wanted)
    if judge == "micro_f1":
        right = sum(len(ours & gold) for ours, gold in zip(found, wanted, strict=True))
        every = sum(map(len, found)) + sum(map(len, wanted))
        return 2 * right / every if every else 0.0
    if judge == "f1":
        return _f1([bool(ours) for ours in found], [bool(gold) for gold in wanted])
    if len(labels) == 1:  # yes or no: the absence of the label is the other class
        return (
            _f1([bool(ours) for ours in found], [bool(gold) for gold in wanted])
            + _f1([not ours for ours in found], [not gold for gold in wanted])
        ) / 2
    return sum(
        _f1([label in ours for ours in found], [label in gold for gold in wanted]) for label in labels
    ) / len(labels)


def _f1(found: Sequence[bool], wanted: Sequence[bool]) -> float:
    right = sum(ours and gold for ours, gold in zip(found, wanted, strict=True))
    every = sum(found) + sum(wanted)
    return 2 * right / every if every else 0.0


def answers_at(line: float, probabilities: Probabilities) -> list[frozenset[str]]:
    """The labels that reach the line."""
    return [frozenset(label for label, p in row.items() if p >= line) for row in probabilities]


def likeliest(probabilities: Probabilities) -> list[frozenset[str]]:
    """The one label that is likeliest; ties by the alphabet."""
    return [frozenset({min(row, key=lambda label: (-row[label], label))}) for row in probabilities]


def best_line(judge: Judge, probabilities: Probabilities, wanted: Answers, labels: Sequence[str]) -> float:
    """The probability from which a label is given, so that the figure is best."""
    reached = {line: judged(judge, answers_at(line, probabilities), wanted, labels) for line in _LINES}
    best = max(reached.values())
    peak = next(line for line, figure in reached.items() if figure == best)
    good = [line for line, figure in reached.items() if figure >= best - _AS_GOOD]
    return _stretch_with(peak, good)


def _stretch_with(peak: float, good: Sequence[float]) -> float:
    """The middle of the unbroken stretch of good lines around the best."""
    stretches = [[good[0]]]
    for left, right in pairwise(good):
        if right - left > 0.015:
            stretches.append([])
        stretches[-1].append(right)
    mine = next(stretch for stretch in stretches if peak in stretch)
    return mine[len(mine) // 2]
