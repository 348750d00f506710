"""Coding by two or more people, as a Django application."""

from django.apps import AppConfig


class CodingConfig(AppConfig):
    name = "webapp.coding"
    verbose_name = "Coding"
