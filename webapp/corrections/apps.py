"""Corrections, as a Django application."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    name = "webapp.corrections"
    verbose_name = "Corrections"
