"""How far people who labelled the same units agree: percent, Krippendorff's alpha, Gwet's AC1.

A unit is what each coder said of it: ``{"Ana": "own", "Ben": "quoted"}``. Whoever said nothing is left out of the
mapping; a unit that fewer than two people labelled says nothing about agreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

from analyzer.statistics import Z_90, share
from analyzer.types import Value

Unit = Mapping[str, str]
Pattern = tuple[tuple[int, int], ...]
"""How often each label, by its place in the order of labels, was given to a unit: ((place, times), …)."""

RESAMPLES = 1000
"""Of the bootstrap: its ends then move by less than .01 from one seed to another, and 500 units take a tenth of a
second."""
FEWEST_FOR_INTERVAL = 10
"""Units. Below it a bootstrap only repeats the few units there are, and its interval is far too narrow."""
_ENDS = (0.05, 0.95)

NO_PAIRS = "no unit was labelled by two people"
ONE_LABEL = (
    "everybody gave every unit the same label, so nothing says whether they would tell the labels apart"
)
ONE_VALUE = "there is one label only to choose from"


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A figure with its 90 % interval and the number of units, or no value and the reason."""

    value: Value | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far coders agree on one label. units: those that at least two people labelled."""

    coders: int
    units: int
    percent: Coefficient  # 0..1: the share of pairs of coders that agree, a unit at a time
    alpha: Coefficient  # at most 1; 0 is what chance gives
    ac1: Coefficient  # at most 1; 0 is what chance gives


def agreement(
    units: Sequence[Unit], labels: Sequence[str], *, ordered: bool = False, seed: int = 0
) -> Agreement:
    """Agreement over units. labels: every label that could have been given, in their order where they have one.

    ordered: labels are steps of a scale, and alpha counts how far apart two of them are; the others never do.
    The same units and seed give the same intervals. Raises ValueError for a label that is not one of labels.
    """
    place = {label: number for number, label in enumerate(labels)}
    for unit in units:
        for label in unit.values():
            if label not in place:
                raise ValueError(f"{label!r} is none of the labels: {', '.join(labels)}")
    patterns = [_pattern(unit, place) for unit in units if unit]
    paired = [pattern for pattern in patterns if _coders_of(pattern) > 1]
    coders = {coder for unit in units for coder in unit}
    if not paired:
        none = Coefficient(None, NO_PAIRS)
        return Agreement(len(coders), 0, none, none, none)
    return Agreement(
        coders=len(coders),
        units=len(paired),
        percent=Coefficient(_percent(paired, seed)),
        alpha=_alpha(paired, len(labels), ordered, seed),
        ac1=_ac1(patterns, len(labels)),
    )


def _pattern(unit: Unit, place: Mapping[str, int]) -> Pattern:
    return tuple(sorted(Counter(place[label] for label in unit.values()).items()))


def _coders_of(pattern: Pattern) -> int:
    return sum(times for _, times in pattern)


def _pairs_that_agree(pattern: Pattern) -> float:
    """Share of the pairs of coders of a unit that gave it one label."""
    coders = _coders_of(pattern)
    return sum(times * (times - 1) for _, times in pattern) / (coders * (coders - 1))


def _percent(paired: Sequence[Pattern], seed: int) -> Value:
    """With two coders a unit the Wilson interval; with more, units agree by parts, and the bootstrap's."""
    agreed = sum(map(_pairs_that_agree, paired))
    if all(_coders_of(pattern) == 2 for pattern in paired):
        return share(round(agreed), len(paired))

    def figure(drawn: Mapping[Pattern, int]) -> float:
        return sum(_pairs_that_agree(pattern) * times for pattern, times in drawn.items()) / len(paired)

    drawn = [figure(sample) for sample in _resamples(paired, seed)]
    return _with_ends(agreed / len(paired), drawn, len(paired))


# --- Krippendorff's alpha ---------------------------------------------------------------------------------


def _alpha(paired: Sequence[Pattern], labels: int, ordered: bool, seed: int) -> Coefficient:
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability: 1 − observed / expected disagreement.

    The interval draws units anew, as Zapf et al. 2016 (BMC Medical Research Methodology 16: 93) advise; draws in
    which one label is left have no alpha and are passed over.
    """
    found = _alpha_of(Counter(paired), labels, ordered)
    if found is None:
        return Coefficient(None, ONE_LABEL)
    drawn = [_alpha_of(sample, labels, ordered) for sample in _resamples(paired, seed)]
    return Coefficient(_with_ends(found, [each for each in drawn if each is not None], len(paired)))


def _alpha_of(counted: Mapping[Pattern, int], labels: int, ordered: bool) -> float | None:
    """Of units by their pattern; None where every unit has one and the same label."""
    given = [0] * labels
    for pattern, units in counted.items():
        for label, times in pattern:
            given[label] += times * units
    total = sum(given)
    expected = sum(
        given[one] * given[other] * _distance(given, one, other, ordered)
        for one in range(labels)
        for other in range(one)
    ) / (total - 1)
    if not expected:
        return None
    observed = sum(
        units
        * sum(
            a * b * _distance(given, one, other, ordered)
            for place, (one, a) in enumerate(pattern)
            for other, b in pattern[:place]
        )
        / (_coders_of(pattern) - 1)
        for pattern, units in counted.items()
    )
    return 1 - observed / expected


def _distance(given: Sequence[int], one: int, other: int, ordered: bool) -> float:
    """Squared difference of two labels: 1, or on a scale how many labels were given from the one to the other."""
    if not ordered:
        return 1.0
    low, high = sorted((one, other))
    return float(sum(given[low : high + 1]) - (given[low] + given[high]) / 2) ** 2


# --- Gwet's AC1 -------------------------------------------------------------------------------------------


def _ac1(patterns: Sequence[Pattern], labels: int) -> Coefficient:
    """Gwet 2008, British Journal of Mathematical and Statistical Psychology 61: 29-48, with missing labels as in
    his Handbook of Inter-Rater Reliability (4th edition 2014). The interval is the normal one of his variance.
    """
    if labels < 2:
        return Coefficient(None, ONE_VALUE)
    n, pairs = len(patterns), sum(_coders_of(pattern) > 1 for pattern in patterns)
    shares = [0.0] * labels
    for pattern in patterns:
        for label, times in pattern:
            shares[label] += times / _coders_of(pattern) / n
    by_chance = sum(part * (1 - part) for part in shares) / (labels - 1)
    agreed = sum(_pairs_that_agree(pattern) for pattern in patterns if _coders_of(pattern) > 1) / pairs
    found = (agreed - by_chance) / (1 - by_chance)
    if pairs < FEWEST_FOR_INTERVAL:
        return Coefficient(Value(found, n=pairs))
    squares = 0.0
    for pattern in patterns:
        coders = _coders_of(pattern)
        own_chance = sum(times / coders * (1 - shares[label]) for label, times in pattern) / (labels - 1)
        own = 0.0
        if coders > 1:
            own = n / pairs * (_pairs_that_agree(pattern) - by_chance) / (1 - by_chance)
        squares += (own - 2 * (1 - found) * (own_chance - by_chance) / (1 - by_chance) - found) ** 2
    half = Z_90 * sqrt(squares / (n * (n - 1)))
    return Coefficient(Value(found, max(-1.0, found - half), min(1.0, found + half), n=pairs))


# --- drawing units anew -----------------------------------------------------------------------------------


def _resamples(paired: Sequence[Pattern], seed: int) -> list[Counter[Pattern]]:
    """As many units as there are, drawn with putting back, many times; none where there are too few."""
    if len(paired) < FEWEST_FOR_INTERVAL:
        return []
    counted = Counter(paired)
    patterns = sorted(counted)
    weights = [counted[pattern] for pattern in patterns]
    draw = Random(seed)  # noqa: S311 -- not a secret
    return [Counter(draw.choices(patterns, weights, k=len(paired))) for _ in range(RESAMPLES)]


def _with_ends(figure: float, drawn: Sequence[float], units: int) -> Value:
    """The figure between the ends of the middle nine tenths of what was drawn; alone where little could be drawn."""
    if len(drawn) < RESAMPLES / 2:
        return Value(figure, n=units)
    ordered = sorted(drawn)
    low, high = (ordered[min(len(ordered) - 1, int(end * len(ordered)))] for end in _ENDS)
    return Value(figure, min(low, figure), max(high, figure), n=units)
