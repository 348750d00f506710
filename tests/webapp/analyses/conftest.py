"""Work done at once, by the real services, in the process of the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from webapp.analyses import services
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Report, Run


@pytest.fixture
def work() -> Callable[[], None]:
    """Do all that is due, as a worker would."""

    def do() -> None:
        for run in due_jobs(Run):
            services.perform_run(run.pk)
        for report in due_jobs(Report):
            services.perform_report(report.pk)

    return do
