"""What real work has put into an empty database, put there again: worked out once, and not in every test."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import models

from webapp.codebooks.models import Edition, Naming
from webapp.corpus.models import Event
from webapp.corrections.models import Correction
from webapp.learning.models import FittedModel

Rows = dict[type[models.Model], list[dict[str, Any]]]

_DECIDE = (Event, Edition, Naming, Correction, FittedModel)
"""What stands there before the work may change what it comes to."""
_kept: dict[str, tuple[Rows, int]] = {}
"""By name: the rows, and which event they are about. One memory a process, and a process has one database."""


def made_once(name: str, make: Callable[[], Event]) -> Event:
    """The event that ``make`` makes. Where nothing lies there that could change it, it is made but once; then its rows
    are stored again as they were, numbers and times included."""
    if any(model._default_manager.exists() for model in _DECIDE):
        return make()
    if name in _kept:
        rows, event = _kept[name]
        for model, values in rows.items():
            model._base_manager.bulk_create([model(**each) for each in values])
        return Event.objects.get(pk=event)
    before = {model: set(model._base_manager.values_list("pk", flat=True)) for model in _models()}
    event = make()
    _kept[name] = {model: _values(model, before[model]) for model in _models()}, event.pk
    return event


def _models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _values(model: type[models.Model], known: set[Any]) -> list[dict[str, Any]]:
    rows = model._base_manager.exclude(pk__in=known).order_by("pk")
    return [
        {field.attname: getattr(row, field.attname) for field in model._meta.concrete_fields} for row in rows
    ]
