"""Long work that a person asked for, as a Django application; and hints of the findings that a new report asks for."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "webapp.jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        from webapp.analyses.following import AFTER_REPORT
        from webapp.jobs.queue import hasten_findings

        AFTER_REPORT.append(hasten_findings)
