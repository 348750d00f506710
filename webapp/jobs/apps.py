"""Long work that a person asked for, as a Django application."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "webapp.jobs"
    verbose_name = "Jobs"
