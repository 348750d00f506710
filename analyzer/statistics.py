"""Intervals and comparisons for small counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from analyzer.types import Value

Z_90 = 1.6448536269514722
"""Two-sided 90 %: the interval shows how far a few sentences would move the figure; it is no test."""

# Two-sided 90 % quantiles of Student's t for 1..30 degrees of freedom; beyond that the normal one serves.
_T_90 = (
    6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753,
    1.746, 1.740, 1.734, 1.729, 1.725, 1.721, 1.717, 1.714, 1.711, 1.708, 1.706, 1.703, 1.701, 1.699, 1.697,
)  # fmt: skip


@lru_cache(maxsize=20_000, typed=True)
def share(count: int, n: int) -> Value:
    """A share 0..1 with its Wilson interval (Wilson 1927, JASA 22: 209-212). n must be at least 1.

    Remembered, because texts of an event have the same few counts.
    """
    if n < 1:
        raise ValueError("a share needs at least one unit")
    p, centre, half = _wilson(count, n, sqrt)
    return Value(p, max(0.0, centre - half), min(1.0, centre + half), count, n)


@lru_cache(maxsize=1_000)
def rounded(figure: float) -> float:
    """To three places. Remembered, because texts of an event have the same few figures."""
    return round(figure, 3)


def shares(counts: Any, ns: Any) -> tuple[Any, Any, Any]:
    """Columns of shares, with where their intervals begin and end: to the last bit those of ``share``, and no number
    where n is below 1."""
    import numpy

    p, centre, half = _wilson(counts, numpy.where(ns < 1, numpy.nan, ns), numpy.sqrt)
    return p, numpy.maximum(0.0, centre - half), numpy.minimum(1.0, centre + half)


def _wilson(count: Any, n: Any, root: Callable[[Any], Any]) -> tuple[Any, Any, Any]:
    """The share, the middle of its interval and half its width."""
    p, z2 = count / n, Z_90 * Z_90
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    return p, centre, Z_90 * root(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)


def mean(figures: Sequence[float]) -> Value:
    """A mean with its t interval; without one below two figures. At least one figure is needed."""
    if not figures:
        raise ValueError("a mean needs at least one figure")
    n, centre = len(figures), fmean(figures)
    if n < 2:
        return Value(centre, None, None, None, n)
    t = _T_90[n - 2] if n - 2 < len(_T_90) else Z_90
    half = t * stdev(figures) / sqrt(n)
    return Value(centre, centre - half, centre + half, None, n)


def can_be_told_apart(a: Value, b: Value) -> bool:
    """Whether two intervals do not overlap. Values without intervals cannot be told apart."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return a.low > b.high or b.low > a.high


def told_apart(values: Mapping[str, Value], most: int) -> dict[str, tuple[str, ...]]:
    """Name → the names of those that can be told apart from this value, in their order; of more than ``most`` those whose
    intervals lie furthest away. Each is found in order of size, because a large event has millions of pairs."""
    ends = {
        name: (one.low, one.high)
        for name, one in values.items()
        if one.low is not None and one.high is not None
    }
    names = tuple(ends)
    by_high = sorted([(high, place) for place, (_, high) in enumerate(ends.values())])
    by_low = sorted([(-low, place) for place, (low, _) in enumerate(ends.values())])  # the highest first
    found = {}
    for low, high in set(ends.values()):  # texts of an event have the same few intervals
        below = by_high[: min(most, bisect_left(by_high, (low,)))]
        above = by_low[: min(most, bisect_left(by_low, (-high,)))]
        distances = [(low - end, place) for end, place in below] + [
            (-end - high, place) for end, place in above
        ]
        furthest = nsmallest(most, distances, key=lambda one: (-one[0], one[1]))
        found[low, high] = tuple([names[place] for place in sorted([place for _, place in furthest])])
    return {name: found[ends[name]] if name in ends else () for name in values}


def count_told_apart(values: Sequence[Value]) -> int:
    """How many pairs of these values can be told apart; not each by each, because a large event has millions of pairs."""
    known = [(one.low, one.high) for one in values if one.low is not None and one.high is not None]
    highs = sorted(high for _, high in known)
    return sum(bisect_left(highs, low) for low, _ in known)
