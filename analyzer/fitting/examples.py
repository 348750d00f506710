"""Labelled text as a file: one JSON object a line.

text      what is labelled: a sentence (for frames_article: the whole article, its headline as the first paragraph)
label     yes_or_no: true or false; one_of: one word; any_of: a list of words
group     what must not stand on both sides of a fold: topic, story, author; without it every text is its own
article   optional: rows with the same one are the sentences of one article, in its order
target    tone only: who is meant, with start and end, its place in the text

Frames are named by their keys in the codebook; several keys joined with "+" are one label that does not tell them
apart, and "none" is no frame. Tone is positive, neutral or negative.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analyzer.errors import LearningError
from analyzer.fitting import public
from analyzer.learning.tasks import Task

_FEWEST = 20
"""Labelled units. Below that cross-validation tells nothing."""
_FEWEST_GROUPS = 3
_FEWEST_OF_A_LABEL = 5
_LONGEST_TEXT = 200_000
"""Characters of one row."""
TONES = ("negative", "neutral", "positive")


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    labels: tuple[str, ...]  # those it carries; of yes_or_no ("yes",) or ()
    group: str
    article: str = ""
    start: int | None = None
    end: int | None = None


def read_examples(task: Task, path: Path) -> tuple[Example, ...]:
    """The examples of a file. Raises LearningError with file, line and what is wrong; nothing is half-read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LearningError(f"{path.name} cannot be read: {error}") from error
    return parse_examples(task, content, path.name)


def parse_examples(task: Task, content: bytes, name: str) -> tuple[Example, ...]:
    """As ``read_examples``, of a file's bytes."""
    try:
        lines = content.decode("utf-8-sig").split("\n")  # not splitlines: JSON may hold U+2028 as it is
    except UnicodeDecodeError as error:
        broken = content.count(b"\n", 0, error.start) + 1
        raise LearningError(
            f"{name}, line {broken}: not text in UTF-8.", "Save the file as UTF-8 and send it again."
        ) from error
    reader = public.READERS.get(name)
    rows: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            rows += _rows(f"{name}, line {number}", line, reader)
    return examples_of(task, rows, name)


def _rows(where: str, line: str, reader: Callable[..., Iterable[Any]] | None) -> list[Mapping[str, Any]]:
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            raise LearningError(f'{where}: not a JSON object, such as {{"text": …, "label": …}}')
        rows = list(reader(row)) if reader and "label" not in row else [row]
    except json.JSONDecodeError as error:
        raise LearningError(f"{where}: no JSON ({error})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LearningError(f"{where}: not in the form of this data set ({error!r})") from error
    return [{"where": where, **row} for row in rows]


def examples_of(task: Task, rows: Sequence[Mapping[str, Any]], source: str) -> tuple[Example, ...]:
    """Rows → examples, each checked. Raises LearningError."""
    return tuple(
        _example(task, str(row.get("where", f"{source}, row {number}")), row)
        for number, row in enumerate(rows, start=1)
    )


def _example(task: Task, where: str, row: Mapping[str, Any]) -> Example:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip() or len(text) > _LONGEST_TEXT:
        raise LearningError(f"{where}: text is missing, empty or longer than {_LONGEST_TEXT} characters")
    start, end = row.get("start"), row.get("end")
    if task.key == "tone" and not (
        isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
    ):
        raise LearningError(f"{where}: start and end must give the target's place in the text")
    return Example(
        text=text,
        labels=_labels(task, where, row.get("label")),
        group=str(row.get("group") or text),
        article=str(row.get("article") or ""),
        start=start,
        end=end,
    )


def _labels(task: Task, where: str, label: object) -> tuple[str, ...]:
    if task.kind == "yes_or_no":
        if not isinstance(label, bool):
            raise LearningError(f"{where}: label must be true or false, not {label!r}")
        return ("yes",) if label else ()
    if task.kind == "any_of":
        if not isinstance(label, list) or not all(isinstance(one, str) and one for one in label):
            raise LearningError(f"{where}: label must be a list of words, not {label!r}")
        return tuple(dict.fromkeys(label))
    if not isinstance(label, str) or not label:
        raise LearningError(f"{where}: label must be a word, not {label!r}")
    if task.key == "tone" and label not in TONES:
        raise LearningError(f"{where}: label must be one of {', '.join(TONES)}, not {label!r}")
    return (label,)


def check_frames(examples: Sequence[Example], frames: Sequence[str], source: str) -> None:
    """Raises LearningError where a label names a frame that is none of these; without any, nothing is looked for."""
    if not frames:
        return
    for number, example in enumerate(examples, start=1):
        for frame in (part for label in example.labels for part in label.split("+")):
            if frame not in frames:
                raise LearningError(
                    f"{source}, text {number}: there is no frame {frame!r}.",
                    f"The frames are {', '.join(sorted(frames))}.",
                )


def check_number(task: Task, examples: Sequence[Example], source: str) -> None:
    """Raises LearningError where there are too few examples, groups or labels to learn from."""
    if len(examples) < _FEWEST:
        raise LearningError(
            f"{source} has {len(examples)} labelled texts; {_FEWEST} are the least to learn from"
        )
    groups = len({example.group for example in examples})
    if groups < _FEWEST_GROUPS:
        raise LearningError(
            f"{source} has {groups} group{'s' * (groups != 1)}; cross-validation needs {_FEWEST_GROUPS} that can be held back in turn"
        )
    if len(labels_of(task, examples)) < (1 if task.kind != "one_of" else 2):
        raise LearningError(f"{source}: no label is given to {_FEWEST_OF_A_LABEL} texts or more")
    if task.kind == "yes_or_no" and sum(not example.labels for example in examples) < _FEWEST_OF_A_LABEL:
        raise LearningError(f"{source}: fewer than {_FEWEST_OF_A_LABEL} texts are labelled false")


def labels_of(task: Task, examples: Sequence[Example]) -> tuple[str, ...]:
    """The labels that can be learned, sorted: those that enough texts carry."""
    counts: dict[str, int] = {}
    for example in examples:
        for label in example.labels:
            counts[label] = counts.get(label, 0) + 1
    return tuple(sorted(label for label, count in counts.items() if count >= _FEWEST_OF_A_LABEL))
