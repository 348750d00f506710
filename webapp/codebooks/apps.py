"""Editions of codebooks and lexicons, as a Django application."""

from django.apps import AppConfig


class CodebooksConfig(AppConfig):
    name = "webapp.codebooks"
    verbose_name = "Codebooks, word lists and names"
