"""A fitted model in a measure's place, where one is switched on; the rules wherever it cannot answer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from analyzer.learning.applying import MARKS, MEANING, WORDS, Applied
from analyzer.learning.units import Span, Unit
from analyzer.measure import Reading
from analyzer.resources import Resources

log = logging.getLogger(__name__)

Result = TypeVar("Result")

SHOWN = 4
"""Features named for one sentence: more are noise, and the strongest two or three carry most answers."""
_SMALLEST_PART = 0.05
"""Of all pushes towards the label. A feature that adds less explains nothing."""


def learned_or_ruled(
    reading: Reading, task: str, learned: Callable[[Applied], Result], ruled: Callable[[], Result]
) -> Result:
    """What the model in use makes of it. Without one, or where it cannot answer, what the rules make of it.

    A model that fails never mixes with the rules inside one document: the whole answer is one or the other.
    """
    try:
        model = _ready(reading.resources, task)
        if model is not None:
            return learned(model)
    except (
        Exception
    ):  # damaged, not for this version, its embeddings missing, or a bug: a figure is still due
        log.exception("the fitted model of %s cannot be used; the rules are used instead", task)
    return ruled()


_READY: WeakKeyDictionary[Resources, dict[str, Applied]] = WeakKeyDictionary()


def _ready(resources: Resources, task: str) -> Applied | None:
    """The model in use for a task, made ready once for all documents. Raises LearningError."""
    known = _READY.setdefault(resources, {})
    if task not in known:
        model = resources.model(task)
        if model is None:
            return None
        known[task] = Applied(model)
    return known[task]


def marks_of(applied: Applied, unit: Unit, label: str, whole: Span) -> list[tuple[int, int, str]]:
    """The features that weighed most towards a label, each where it first stands; others on the whole stretch."""
    weighed = applied.weighed(unit, label)
    total = sum(feature.push for feature in weighed)
    marks = []
    for feature in weighed[:SHOWN]:
        if feature.push >= _SMALLEST_PART * total:
            start, end = unit.places.get(feature.name, (whole,))[0]
            marks.append((start, end, feature.name))
    return marks


def is_weighed(label: str) -> bool:
    """Whether a piece of evidence is a feature of a fitted model, no mark of the codebook."""
    return label.startswith((WORDS, MARKS, MEANING))
