"""What can be learned from labels: one task for each kind of label, and the measure that uses its model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analyzer.errors import LearningError
from analyzer.resources.fitted import Kind

Judge = Literal["macro_f1", "f1", "micro_f1", "accuracy"]


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of label, the measure whose place a model of it takes, and the figure it is chosen by."""

    key: str
    measure: str
    title: str
    kind: Kind
    unit: str
    judge: Judge
    series: str = ""  # the measure's series of sentence scores


TASKS = {
    task.key: task
    for task in (
        Task("loaded", "wording.loaded", "Loaded wording", "yes_or_no", "sentence", "macro_f1", "loaded"),
        Task(
            "subjectivity", "editorial.subjectivity", "Subjective sentences", "yes_or_no", "sentence",
            "macro_f1", "subjective",
        ),
        Task(
            "editorial", "editorial.own_voice_claims", "Editorial claims", "yes_or_no", "sentence", "f1",
            "editorial",
        ),
        Task(
            "frames", "emphasis.policy_frames", "Frames of sentences", "one_of", "sentence", "accuracy"
        ),
        Task(
            "frames_article", "emphasis.policy_frames", "Frames of articles", "any_of", "article", "micro_f1"
        ),
        Task("tone", "tone.actors", "Tone towards an actor", "one_of", "mention of an actor", "macro_f1"),
    )
}  # fmt: skip

TASK_OF_SERIES = {task.series: task.key for task in TASKS.values() if task.series}


def task_named(name: str) -> Task:
    """The task of that name, or of the measure of that name. Raises LearningError with the names there are."""
    if name in TASKS:
        return TASKS[name]
    of_measure = [task for task in TASKS.values() if task.measure == name]
    if len(of_measure) == 1:
        return of_measure[0]
    raise LearningError(f"there is nothing to learn called {name!r}; there is {', '.join(TASKS)}")
