"""Fitting a model on labels: those that people have made here, those in a file, or rows in memory.

Texts are read with the editions in use, as measures read them, and the model's card names these. Fitted models that are
switched on play no part: a model is held against the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from analyzer.errors import LearningError
from analyzer.fitting.examples import Example, examples_of, parse_examples, read_examples
from analyzer.fitting.fit import fit
from analyzer.learning.tasks import TASKS, Task
from webapp.analyses import leases
from webapp.audit.services import Person
from webapp.codebooks.selectors import editions_in_use, numbers_of, resources_with
from webapp.jobs.labels import SOURCE, rows_of
from webapp.jobs.models import GivenFile, Job
from webapp.learning import services as learning
from webapp.learning.models import FittedModel

FIT, FIT_FILE = "fit", "fit_file"
LICENCE = "labels made in this installation"


def fit_labels(job: Job) -> str:
    """Fit the job's task and put the model on record, switched off. LearningError where the labels are too few."""
    task = TASKS[job.asked["task"]]
    leases.note(job, step="gathering labels")
    rows = rows_of(task, job.person)
    if not rows:
        raise LearningError("Nobody has labelled anything of this kind yet.")
    leases.note(job, step="fitting and cross-validating", total=len(rows))
    today = timezone.localdate()
    source = f"{SOURCE}, {today:%-d %B %Y}"
    model = fit_rows(task, rows, source, licence=LICENCE, today=today, person=job.person)
    return _on_record(job, model, len(rows))


def fit_given(job: Job) -> str:
    """The same on the labels of the job's file. LearningError says which line is wrong, or what there is too little of."""
    given = GivenFile.objects.filter(job=job).first()
    if given is None:
        raise LearningError("The file is no longer here: files are kept for a day. Send it again.")
    task, texts = TASKS[job.asked["task"]], job.asked["texts"]
    leases.note(job, step="fitting and cross-validating", total=texts)
    model = _fit(
        task,
        parse_examples(task, bytes(given.content), given.name),
        given.name,
        licence=job.asked["licence"],
        with_meaning=None if job.asked["with_meaning"] else False,
        today=timezone.localdate(),
        person=job.person,
    )
    return _on_record(job, model, texts)


def _on_record(job: Job, model: FittedModel, texts: int) -> str:
    job.asked = {**job.asked, "model": model.pk}
    leases.note(job, done=texts, asked=job.asked)
    return f"model {model.identity} is on record, switched off"


def fit_file(
    task: Task, path: Path, *, licence: str, with_meaning: bool | None = None, today: date
) -> FittedModel:
    """Fit a model on a file of labelled text. Raises LearningError or MissingPartError; nothing is stored then."""
    examples = read_examples(task, path)
    return _fit(task, examples, path.name, licence=licence, with_meaning=with_meaning, today=today)


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
    stamp = editions_in_use()
    fitted = fit(
        task,
        examples,
        data=source,
        licence=licence or "not stated",
        fitted_on=today,
        resources=resources_with(stamp),
        editions=numbers_of(stamp),
        with_meaning=with_meaning,
    )
    return learning.store_model(fitted, person)
