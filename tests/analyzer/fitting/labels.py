"""A small set of labelled sentences of our own: half of them judge, half of them tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from analyzer.fitting.examples import examples_of
from analyzer.fitting.fit import fit
from analyzer.learning.tasks import TASKS
from analyzer.resources import Resources
from analyzer.resources.fitted import FittedModel

_THINGS = ("harbour", "budget", "school", "bridge", "festival", "railway", "library", "market")
_JUDGING = (
    "The {} plan is a shameful disgrace that only fools could defend.",
    "What a disgraceful and utterly ridiculous {} this greedy council has built!",
    "Nobody should forgive the disastrous {} scandal of these arrogant liars.",
)
_TELLING = (
    "The {} opened on Monday, officials said.",
    "The council approved 12 million euros for the {} in March.",
    "Work on the {} will begin next week, according to the ministry.",
)


def rows() -> list[dict[str, Any]]:
    """48 labelled sentences in 8 groups."""
    return [
        {"text": text.format(thing), "label": label, "group": thing}
        for thing in _THINGS
        for texts, label in ((_JUDGING, True), (_TELLING, False))
        for text in texts
    ]


@cache
def model(*, with_meaning: bool = False) -> FittedModel:
    """A model of loaded wording fitted on them."""
    return fitted("loaded", rows(), with_meaning=with_meaning)


def fitted(task: str, given: Sequence[Mapping[str, Any]], *, with_meaning: bool = False) -> FittedModel:
    return fit(
        TASKS[task],
        examples_of(TASKS[task], given, "own sentences"),
        data="own sentences",
        licence="our own",
        fitted_on=date(2026, 3, 1),
        resources=Resources.shipped(),
        with_meaning=with_meaning,
    )
