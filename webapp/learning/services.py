"""Putting on record, switching on and off. Nothing is switched on but by a person."""

from __future__ import annotations

import msgspec
from django.db import transaction

from analyzer.errors import LearningError
from analyzer.learning.applying import Applied
from analyzer.resources.fitted import FittedModel as Fitted
from analyzer.resources.fitted import identity_of, read_model, write_model
from webapp.audit.services import record
from webapp.learning.models import FittedModel
from webapp.people.rights import Person


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
