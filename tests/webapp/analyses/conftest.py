"""Work done at once, by the real services, in the process of the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.webapp.kept_rows import made_once
from webapp.analyses import services
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Report, Run
from webapp.corpus import naming
from webapp.corpus.models import Event


@pytest.fixture
def work() -> Callable[[], None]:
    """Do all that is due, as a worker would."""

    def do() -> None:
        for run in due_jobs(Run):
            services.perform_run(run.pk)
        for report in due_jobs(Report):
            services.perform_report(report.pk)

    return do


@pytest.fixture
def event(make_event: Callable[..., Event], work: Callable[[], None]) -> Event:
    """Two texts of The Harrow Post, compared."""

    def make() -> Event:
        event = make_event("bridge", "park")
        event.articles.update(outlet=naming.outlet_named("The Harrow Post"))
        services.request_event(event)
        work()
        return event

    return made_once("two texts of the Post", make)
