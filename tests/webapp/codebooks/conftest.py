from __future__ import annotations

from collections.abc import Callable

import pytest

from webapp.analyses import renewals, services, trials
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Renewal, Report, Run, Trial


@pytest.fixture
def work() -> Callable[[], None]:
    """Do all that is due, as a worker would."""

    def do() -> None:
        for trial in due_jobs(Trial):
            trials.perform_trial(trial.pk)
        while renewal := due_jobs(Renewal).first():
            renewals.perform_renewal(renewal.pk)
        for run in due_jobs(Run):
            services.perform_run(run.pk)
        for report in due_jobs(Report):
            services.perform_report(report.pk)

    return do
