"""Reading which models there are and which are in use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.errors import LearningError
from webapp.learning.models import FittedModel

Stamp = tuple[tuple[str, str], ...]


def models_on_record() -> Sequence[FittedModel]:
    """Every model, by task, the newest first; without the files."""
    return list(FittedModel.objects.defer("content"))


def models_in_use() -> Stamp:
    """(task, identity) of each model that is switched on. One small query."""
    used = FittedModel.objects.filter(is_used=True).order_by("task")
    return tuple(used.values_list("task", "identity"))


def model_files(identities: Sequence[str]) -> dict[str, bytes]:
    """Task → the file of its model. A model that was deleted meanwhile is left out."""
    rows = FittedModel.objects.filter(identity__in=identities) if identities else ()
    return {row.task: bytes(row.content) for row in rows}


def model_named(identity: str) -> FittedModel:
    """The model whose identity begins so. Raises LearningError where there is none, or more than one."""
    found = list(FittedModel.objects.filter(identity__startswith=identity)[:2]) if identity else []
    if len(found) != 1:
        said = "there is no model" if not found else "there is more than one model"
        raise LearningError(f"{said} whose name begins with {identity!r}; “manage.py fit --list” names them")
    return found[0]


def read_with(card: Mapping[str, Any]) -> str:
    """Which editions of codebooks and word lists a card names, in words. One that names none is of what ships."""
    return in_words(card.get("editions", {}))


def in_words(editions: Mapping[str, int]) -> str:
    """Data file → number of its edition, as it is said to people."""
    named = [f"{name.replace('_', ' ')}, edition {number}" for name, number in sorted(editions.items())]
    return "; ".join(
        [*named, "all other codebooks and word lists as they ship"]
        if named
        else ["codebooks and word lists as they ship"]
    )
