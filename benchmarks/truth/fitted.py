"""Rows of models that the product fits on one folder, measured on another, beside the plainest model there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from analyzer.fitting import figures
from analyzer.fitting.examples import Example, labels_of, read_examples
from analyzer.fitting.fit import fit
from analyzer.fitting.public import FILES
from analyzer.learning.tasks import TASKS, Task
from analyzer.resources import Resources
from analyzer.resources.fitted import write_model
from benchmarks.truth import frames, tone, wording
from benchmarks.truth.scoring import average_precision
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import MissingDataError

Row = Callable[[Path, Resources | None], list[Figure]]

ROWS: dict[str, tuple[str, Row, dict[str, float]]] = {
    "loaded": ("loaded", wording.loaded, {"macro-F1 at .5": 0.77}),
    "subjectivity": ("subjectivity", wording.subjectivity, {"macro-F1 at .5": 0.72}),
    "editorial": ("editorial", wording.editorial, {"F1 at .5": 0.38, "average precision": 0.32}),
    "frames_sentence": ("frames", frames.sentences, {"accuracy over 10 codes": 0.60}),
    "frames_article": ("frames_article", frames.articles, {"micro-F1 over 14 frames": 0.72}),
    "tone": ("tone", tone.measure, {"macro-F1 over 3 classes": 0.70}),
}
"""Row of the table → task, how the row is measured, and its figures with their goals for a fitted model."""
_ANY_DAY = date(2026, 1, 1)
"""Stands on the card only; a fixed one keeps runs equal."""
_FLOOR = "TF-IDF and logistic regression"


def measure(row: str, data: Path, other: Path) -> list[Figure]:
    """The row's figures with a model fitted on the other folder. Raises MissingDataError."""
    key, run, goals = ROWS[row]
    task = TASKS[key]
    examples, held = (_examples(task, folder) for folder in (other, data))
    model = fit(
        task,
        examples,
        data=other.name,
        licence="for measuring",
        fitted_on=_ANY_DAY,
        resources=Resources.shipped(),
    )
    floors = _floors(task, examples, tone.sampled(held) if key == "tone" else held)
    note = f"fitted on {model.card.units}; cross-validated there {model.card.figures[task.judge]:.3f}"
    return [
        replace(
            figure, name=f"{figure.name}, fitted", floor=floors[number], floor_is=_FLOOR, goal=goals[figure.name],
            note="; ".join(part for part in (figure.note, note) if part),
        )
        for number, figure in enumerate(
            figure
            for figure in run(data, Resources(models={key: write_model(model)}))
            if figure.name in goals
        )
    ]  # fmt: skip


def _examples(task: Task, folder: Path) -> tuple[Example, ...]:
    path = folder / f"{FILES[task.key]}.jsonl"
    if not path.exists():
        raise MissingDataError(path.name)
    return read_examples(task, path)


def _floors(task: Task, examples: Sequence[Example], held: Sequence[Example]) -> list[float]:
    """The task's figure, and for editorial claims average precision, of plain words and a plain regression."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    labels = labels_of(task, examples)
    words = TfidfVectorizer(sublinear_tf=True, min_df=2, ngram_range=(1, 2))
    known, other = words.fit_transform(map(_text, examples)), words.transform(map(_text, held))
    wanted = [frozenset(example.labels) for example in held]
    if task.kind == "one_of":
        answers = _regression().fit(known, [example.labels[0] for example in examples]).predict(other)
        found = [frozenset({str(answer)}) for answer in answers]
        every = sorted({label for answer in wanted for label in answer})
        return [figures.judged(task.judge, found, wanted, every)]
    scores = {
        label: _regression().fit(known, [label in e.labels for e in examples]).predict_proba(other)[:, 1]
        for label in labels
    }
    found = [frozenset(label for label in labels if scores[label][row] >= 0.5) for row in range(len(held))]
    first = figures.judged(task.judge, found, wanted, labels)
    if task.judge != "f1":
        return [first]
    return [first, average_precision(scores[labels[0]].tolist(), [bool(answer) for answer in wanted])]


def _regression() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(class_weight="balanced", max_iter=1000)


def _text(example: Example) -> str:
    """The text; where a target is meant, its place is marked."""
    if example.start is None or example.end is None:
        return example.text
    return f"{example.text[: example.start]} thetarget {example.text[example.end :]}"
