"""scikit-learn: rows of numbers and answers → weights of a logistic regression, and folds that keep groups apart.

Quirks: its models are objects that only pickling keeps, so they are taken apart into plain numbers here and never
leave this file; for two classes it gives one row of weights, for more a row each. Classes are weighed against
their frequency, so that a rare label is not simply never given; calibration puts the scores right afterwards.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

_MOST_ROUNDS = 1_000
_SEED = 0
_CERTAIN = 10.0
"""A sum for a label that was always, or never, given: all but sure, and finite."""


@dataclass(frozen=True, slots=True)
class Weights:
    """rows: label × feature; intercepts: one for each label."""

    rows: Any
    intercepts: Any


def matrix_of(rows: Sequence[dict[int, float]], width: int) -> Any:
    """Rows of column → figure as one sparse matrix."""
    from scipy.sparse import csr_matrix

    starts: list[int] = [0]
    columns: list[int] = []
    figures: list[float] = []
    for row in rows:
        columns += row.keys()
        figures += row.values()
        starts.append(len(columns))
    return csr_matrix((figures, columns, starts), shape=(len(rows), width), dtype=float)


def beside(matrices: Sequence[Any]) -> Any:
    """Blocks of columns as one matrix."""
    from scipy.sparse import hstack

    return hstack(matrices, format="csr")


def fit_each(matrix: Any, answers: Sequence[Sequence[bool]], strength: float) -> Weights:
    """One model for each label. answers: label → row → whether it is given.

    strength: how freely weights may grow (the inverse of regularisation). A label that all rows have, or none, gets
    weights of 0.
    """
    import numpy

    rows, intercepts = numpy.zeros((len(answers), matrix.shape[1])), numpy.zeros(len(answers))
    for number, given in enumerate(answers):
        if len(set(given)) == 1:
            intercepts[number] = _CERTAIN if given[0] else -_CERTAIN
        else:
            fitted = _regression(strength).fit(matrix, list(given))
            rows[number], intercepts[number] = fitted.coef_[0], fitted.intercept_[0]
    return Weights(rows, intercepts)


def fit_one_of(matrix: Any, answers: Sequence[int], labels: int, strength: float) -> Weights:
    """answers: numbers of labels. A label that no row has gets weights of 0 and no chance."""
    import numpy

    fitted = _regression(strength).fit(matrix, list(answers))
    rows = numpy.zeros((labels, matrix.shape[1]))
    intercepts = numpy.full(labels, -_CERTAIN)
    known = fitted.classes_.tolist()
    if len(known) == 2:  # one row: what speaks for the second
        halves = numpy.vstack([-fitted.coef_, fitted.coef_]) / 2
        rows[known], intercepts[known] = halves, numpy.array([-1, 1]) * fitted.intercept_[0] / 2
    else:
        rows[known], intercepts[known] = fitted.coef_, fitted.intercept_
    return Weights(rows, intercepts)


def _regression(strength: float) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, class_weight="balanced", max_iter=_MOST_ROUNDS, random_state=_SEED)


def sums_of(matrix: Any, weights: Weights) -> Any:
    """Row × label: the weighed sums before calibration."""
    return matrix @ weights.rows.T + weights.intercepts


def calibration_line(sums: Sequence[float], answers: Sequence[bool]) -> tuple[float, float]:
    """Slope and offset that make the sigmoid of the sums a probability (Platt 1999). The slope is above 0."""
    from sklearn.linear_model import LogisticRegression

    if len(set(answers)) < 2:
        return 1.0, 0.0
    fitted = LogisticRegression(C=1e6, max_iter=_MOST_ROUNDS).fit(
        [[figure] for figure in sums], list(answers)
    )
    return max(float(fitted.coef_[0][0]), 1e-3), float(fitted.intercept_[0])


def folds(groups: Sequence[str], answers: Sequence[int], count: int) -> Iterator[tuple[list[int], list[int]]]:
    """(rows to fit on, rows held back): no group stands on both sides; labels are spread as evenly as that allows."""
    from sklearn.model_selection import StratifiedGroupKFold

    splitter = StratifiedGroupKFold(count, shuffle=True, random_state=_SEED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a label too rare for every fold is spread as far as it goes
        split = list(splitter.split(list(answers), list(answers), list(groups)))
    for fitted, held in split:
        yield fitted.tolist(), held.tolist()
