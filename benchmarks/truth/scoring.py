"""How answers are scored. Each function is checked on cases worked by hand in tests/benchmarks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Pooled counts of a set of found things against a set of wanted things."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(self.right + other.right, self.found + other.found, self.wanted + other.wanted)


NONE = Agreement(0, 0, 0)


def character_agreement(found: Iterable[Interval], wanted: Iterable[Interval]) -> Agreement:
    """Characters that lie in the union of each side's half-open intervals."""
    ours, gold = _characters(found), _characters(wanted)
    return Agreement(len(ours & gold), len(ours), len(gold))


def _characters(intervals: Iterable[Interval]) -> set[int]:
    return {at for start, end in intervals for at in range(start, end)}


def label_agreement(answers: Sequence[bool], gold: Sequence[bool]) -> Agreement:
    """Of the class ``True``."""
    right = sum(answer and label for answer, label in zip(answers, gold, strict=True))
    return Agreement(right, sum(answers), sum(gold))


def macro_f1(answers: Sequence[str | bool], gold: Sequence[str | bool]) -> float:
    """Mean of the classes' F1, over the classes that stand in the gold labels."""
    classes = sorted({str(label) for label in gold})
    return sum(
        label_agreement([str(a) == name for a in answers], [str(g) == name for g in gold]).f1
        for name in classes
    ) / len(classes)


def accuracy(answers: Sequence[object], gold: Sequence[object]) -> float:
    return sum(a == g for a, g in zip(answers, gold, strict=True)) / len(gold)


def auc(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Chance that a true case scores above a false one; ties count half (the Mann–Whitney statistic)."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    rank_sum, at = 0.0, 0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        mean_rank = (at + 1 + end) / 2
        rank_sum += mean_rank * sum(gold[index] for index in order[at:end])
        at = end
    positive = sum(gold)
    negative = len(gold) - positive
    if not positive or not negative:
        raise ValueError("a curve needs cases of both classes")
    return (rank_sum - positive * (positive + 1) / 2) / (positive * negative)


def average_precision(scores: Sequence[float], gold: Sequence[bool]) -> float:
    """Precision at each true case, averaged; equal scores share one step, so that order cannot help."""
    order = sorted(range(len(scores)), key=lambda index: -scores[index])
    right = seen = at = 0
    total = 0.0
    while at < len(order):
        end = at
        while end < len(order) and scores[order[end]] == scores[order[at]]:
            end += 1
        gained = sum(gold[index] for index in order[at:end])
        right, seen, at = right + gained, end, end
        total += gained * right / seen
    return total / sum(gold) if any(gold) else 0.0


def shingle_agreement(found: str, wanted: str, size: int = 4) -> Agreement:
    """Word shingles, each counted as often as it stands; texts shorter than one shingle are one."""
    ours, gold = _shingles(found, size), _shingles(wanted, size)
    right = sum(min(count, gold.get(shingle, 0)) for shingle, count in ours.items())
    return Agreement(right, sum(ours.values()), sum(gold.values()))


def _shingles(text: str, size: int) -> dict[tuple[str, ...], int]:
    words = "".join(character if character.isalnum() else " " for character in text.lower()).split()
    counts: dict[tuple[str, ...], int] = {}
    for at in range(max(1, len(words) - size + 1)) if words else ():
        shingle = tuple(words[at : at + size])
        counts[shingle] = counts.get(shingle, 0) + 1
    return counts
