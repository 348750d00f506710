"""Agreement between coders as the page says it: a sentence for each question, and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.agreement import Coefficient
from analyzer.types import Value
from webapp.coding.selectors import QuestionResult

_ENOUGH, _TENTATIVE = 0.8, 0.667
"""Krippendorff (Content Analysis, 4th edition 2019, section 12.4): rely on variables above the first; draw tentative
conclusions between the two."""


@dataclass(frozen=True, slots=True)
class Figure:
    number: str
    interval: str
    reason: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    key: str
    title: str
    group: str
    units: int
    agreed: str  # "41 of 50", or the mean share with more coders
    percent: Figure
    alpha: Figure
    ac1: Figure
    machine: str
    differences: int
    unsettled: int
    said: str  # what alpha lets one do


def result_lines(results: Sequence[QuestionResult]) -> list[ResultLine]:
    """The results of a project, a line a question."""
    return [_line(result) for result in results]


def counts(value: Value | None) -> str:
    """ "41 of 50"; empty where there is no count."""
    return f"{value.count} of {value.n}" if value is not None and value.count is not None else ""


def range_of(value: Value | None) -> str:
    """ "71 to 89 %"; empty where there is no interval."""
    if value is None or value.low is None or value.high is None:
        return ""
    return f"{value.low * 100:.0f} to {value.high * 100:.0f} %"


def _line(result: QuestionResult) -> ResultLine:
    found = result.agreement
    return ResultLine(
        key=result.question.key,
        title=result.question.title,
        group=result.question.group,
        units=found.units,
        agreed=counts(found.percent.value),
        percent=_percent(found.percent),
        alpha=_figure(found.alpha),
        ac1=_figure(found.ac1),
        machine=_machine(result.machine),
        differences=result.differences,
        unsettled=result.unsettled,
        said=_said(found.alpha.value),
    )


def _percent(found: Coefficient) -> Figure:
    number = f"{found.value.value * 100:.0f} %" if found.value else ""
    return Figure(number, range_of(found.value), found.reason)


def _figure(found: Coefficient) -> Figure:
    value = found.value
    if value is None:
        return Figure("", "", found.reason)
    interval = f"{_number(value.low)} to {_number(value.high)}" if value.low is not None else ""
    return Figure(_number(value.value), interval, "")


def _number(figure: float | None) -> str:
    """Two decimals, with a minus that is one."""
    return f"{figure:.2f}".replace("-", "−")


def _machine(value: Value | None) -> str:
    return f"{counts(value)} ({range_of(value)})" if value else ""


def _said(alpha: Value | None) -> str:
    if alpha is None:
        return ""
    worst = alpha.value if alpha.low is None else alpha.low
    if worst >= _ENOUGH:
        return "The label can be relied on."
    if alpha.value >= _TENTATIVE:
        return "Good for tentative conclusions."
    return "Too little agreement to conclude from: look at the definitions again."
