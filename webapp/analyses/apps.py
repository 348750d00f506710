"""What we computed, as a Django application."""

from django.apps import AppConfig


class AnalysesConfig(AppConfig):
    name = "webapp.analyses"
    verbose_name = "Work and reports"
