"""Fitting a model on the labels that people have made here."""

from __future__ import annotations

from django.utils import timezone

from analyzer.errors import LearningError
from analyzer.learning.tasks import TASKS
from webapp.analyses import leases
from webapp.jobs.labels import SOURCE, rows_of
from webapp.jobs.models import Job
from webapp.learning import services as learning

FIT = "fit"
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
    model = learning.fit_rows(task, rows, f"{SOURCE}, {today:%-d %B %Y}", licence=LICENCE, today=today)
    leases.note(job, done=len(rows), asked={**job.asked, "model": model.pk})
    job.asked = {**job.asked, "model": model.pk}
    return f"model {model.identity} is on record, switched off"
