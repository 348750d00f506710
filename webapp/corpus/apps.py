"""What we hold, as a Django application."""

from django.apps import AppConfig


class CorpusConfig(AppConfig):
    name = "webapp.corpus"
    verbose_name = "Events and articles"
