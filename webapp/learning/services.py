"""Fitting, switching on and off. Nothing is switched on but by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction

from analyzer.errors import LearningError
from analyzer.fitting.examples import Example, examples_of, parse_examples, read_examples
from analyzer.fitting.fit import fit
from analyzer.learning.applying import Applied
from analyzer.learning.tasks import Task
from analyzer.resources import Resources
from analyzer.resources.fitted import FittedModel as Fitted
from analyzer.resources.fitted import identity_of, read_model, write_model
from webapp.audit.services import record
from webapp.learning.models import FittedModel
from webapp.people.rights import Person


def fit_file(
    task: Task, path: Path, *, licence: str, with_meaning: bool | None = None, today: date
) -> FittedModel:
    """Fit a model on a file of labelled text. Raises LearningError or MissingPartError; nothing is stored then."""
    examples = read_examples(task, path)
    return _fit(task, examples, path.name, licence=licence, with_meaning=with_meaning, today=today)


def fit_content(
    task: Task,
    content: bytes,
    name: str,
    *,
    licence: str,
    with_meaning: bool | None = None,
    today: date,
    person: Person = None,
) -> FittedModel:
    """As fit_file, of the bytes of a file that somebody sent."""
    examples = parse_examples(task, content, name)
    return _fit(task, examples, name, licence=licence, with_meaning=with_meaning, today=today, person=person)


def fit_rows(
    task: Task,
    rows: Sequence[Mapping[str, Any]],
    source: str,
    *,
    licence: str,
    with_meaning: bool | None = None,
    today: date,
    person: Person = None,
) -> FittedModel:
    """Fit a model on labelled text that is in memory, such as the labels that curators made, and put it on record.

    rows:    one mapping for each label, with the keys of a line of a file (analyzer/fitting/examples.py): text, label
             and group; article for the sentences of one article, in its order; start and end for tone. A row's
             "where", if it has one, names it in messages.
    source:  where the labels are from, for the card and for messages ("labels of curators, 3 March 2026").
    person:  who has it fitted, and may see the words that it learned.
    Returns the model, switched off. The same rows give the same model, which is kept once. Raises LearningError, with
    the row and what is wrong, or MissingPartError; nothing is stored then.
    """
    examples = examples_of(task, rows, source)
    return _fit(
        task, examples, source, licence=licence, with_meaning=with_meaning, today=today, person=person
    )


def _fit(
    task: Task,
    examples: Sequence[Example],
    source: str,
    *,
    licence: str,
    with_meaning: bool | None,
    today: date,
    person: Person = None,
) -> FittedModel:
    fitted = fit(
        task,
        examples,
        data=source,
        licence=licence or "not stated",
        fitted_on=today,
        resources=Resources.shipped(),
        with_meaning=with_meaning,
    )
    return store_model(fitted, person)


@transaction.atomic
def store_model(fitted: Fitted, person: Person = None) -> FittedModel:
    """Put a model on record, switched off; one that is there already stays as it is."""
    content = write_model(fitted)
    row, _ = FittedModel.objects.get_or_create(
        identity=identity_of(content),
        defaults={"task": fitted.task, "content": content, "card": msgspec.to_builtins(fitted.card)},
    )
    if person is not None and person.pk is not None:
        row.fitted_by.add(person.pk)
    return row


@transaction.atomic
def use_model(row: FittedModel, *, actor: Person) -> None:
    """Switch a model on in place of whatever its task used. Raises LearningError where it cannot be used here."""
    fitted = read_model(bytes(row.content))
    if fitted.task != row.task:
        raise LearningError(f"the file of this model is of {fitted.task}, not of {row.task}: fit it again")
    Applied(fitted)
    _take_turn(row.task)
    before = _in_use(row.task)
    FittedModel.objects.filter(task=row.task, is_used=True).update(is_used=False)
    FittedModel.objects.filter(pk=row.pk).update(is_used=True)
    record(actor, "model.switched", row, before={"in use": before}, after={"in use": row.identity})


@transaction.atomic
def stop_task(task: str, *, actor: Person) -> int:
    """Back to the rules. Returns how many models were switched off, 0 or 1."""
    _take_turn(task)
    before = _in_use(task)
    stopped = FittedModel.objects.filter(task=task, is_used=True).update(is_used=False)
    if stopped:
        record(
            actor,
            "model.switched",
            ("fittedmodel", before, task),
            before={"in use": before},
            after={"in use": "the rules"},
        )
    return stopped


def _take_turn(task: str) -> None:
    """Whoever switches a task's models at the same moment waits here."""
    list(FittedModel.objects.select_for_update().filter(task=task).order_by("pk").values_list("pk"))


def _in_use(task: str) -> str:
    """The identity of the model that a task uses."""
    return (
        FittedModel.objects.filter(task=task, is_used=True).values_list("identity", flat=True).first()
        or "the rules"
    )
