"""Fitting a model: on the labels that people have made here, or on those in a file that somebody gave."""

from __future__ import annotations

from django.utils import timezone

from analyzer.errors import LearningError
from analyzer.learning.tasks import TASKS
from webapp.analyses import leases
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
    model = learning.fit_rows(task, rows, source, licence=LICENCE, today=today, person=job.person)
    return _on_record(job, model, len(rows))


def fit_given(job: Job) -> str:
    """The same on the labels of the job's file. LearningError says which line is wrong, or what there is too little of."""
    given = GivenFile.objects.filter(job=job).first()
    if given is None:
        raise LearningError("The file is no longer here: files are kept for a day. Send it again.")
    texts = job.asked["texts"]
    leases.note(job, step="fitting and cross-validating", total=texts)
    model = learning.fit_content(
        TASKS[job.asked["task"]],
        bytes(given.content),
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
