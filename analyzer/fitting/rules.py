"""What the rules answer for a unit: the figure that a model has to beat, from findings that stand among its marks."""

from __future__ import annotations

from collections.abc import Sequence

from analyzer.learning.tasks import Task
from analyzer.learning.units import Unit

_DECISION = 0.5
_NO_FRAME = "none"


def answers_of_rules(task: Task, units: Sequence[Unit], labels: Sequence[str]) -> list[frozenset[str]] | None:
    """One answer for each unit; None where the rules' answer is not among the features (whole articles)."""
    if task.kind == "yes_or_no":
        return [_yes_or_no(unit) for unit in units]
    if task.key == "tone":
        return [_tone(unit) for unit in units]
    if task.key == "frames":
        return [_frame(unit, labels) for unit in units]
    return None


def _yes_or_no(unit: Unit) -> frozenset[str]:
    return frozenset({"yes"} if unit.marks.get("the rules' score", 0.0) >= _DECISION else ())


def _tone(unit: Unit) -> frozenset[str]:
    kind, unkind = unit.marks.get("the rules' kind tone", 0.0), unit.marks.get("the rules' unkind tone", 0.0)
    return frozenset({"positive" if kind else "negative" if unkind else "neutral"})


def _frame(unit: Unit, labels: Sequence[str]) -> frozenset[str]:
    """The label whose frames have the strongest cues."""
    strength = {
        label: sum(unit.marks.get(f"frame {frame}", 0.0) for frame in label.split("+")) for label in labels
    }
    best = min(labels, key=lambda label: (-strength[label], label))
    return frozenset({best if strength[best] else _NO_FRAME})
