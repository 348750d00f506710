"""The event that this process compared last: its readings as values, and the memory of the comparison.

The next article, correction or base text is then compared in a fraction of the time. Another process, or this one after
another event, makes the same report as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from django.conf import settings

from analyzer.memory import Memory
from analyzer.types import Analysis
from webapp.analyses.convert import input_hash, load_analysis
from webapp.analyses.models import Run

_Made = tuple[int, datetime | None, str]
"""What a reading is known by: its run, when that ended, and what was said about the text."""


class Remembered:
    """Of one event. ``memory`` knows a text by its value, which is why the values are kept beside it."""

    def __init__(self) -> None:
        self.memory = Memory()
        self._analyses: dict[_Made, Analysis] = {}

    def __len__(self) -> int:
        """How many texts."""
        return len(self._analyses)

    def analyses_of(self, runs: Sequence[Run]) -> list[Analysis]:
        """The readings of these runs, of which ``run.article`` is read; only those that are not known are fetched. What was
        deleted meanwhile is left out, and every other reading forgotten."""
        made = [(run.pk, run.finished_at, input_hash(run.article)) for run in runs]
        unknown = {run.pk: run for run, key in zip(runs, made, strict=True) if key not in self._analyses}
        whole = Run.objects.filter(pk__in=unknown).prefetch_related("measurements").in_bulk()
        for number, run in whole.items():
            run.article = unknown[number].article
        self._analyses = {
            key: self._analyses[key] if key in self._analyses else load_analysis(whole[run.pk])
            for run, key in zip(runs, made, strict=True)
            if key in self._analyses or run.pk in whole
        }
        return list(self._analyses.values())


_last: tuple[int, Remembered] | None = None


@contextmanager
def remembered(event: int) -> Iterator[Remembered]:
    """What is known of this event, for whoever compares it; taken by one at a time. Where the comparison breaks off, or
    the event has more texts than a process may hold, it is not known any more."""
    global _last
    taken, _last = _last, None
    mine = taken[1] if taken is not None and taken[0] == event else Remembered()
    yield mine
    if len(mine) <= settings.REMEMBERED_TEXTS:
        _last = event, mine
