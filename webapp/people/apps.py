"""Who may do what, as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "webapp.people"
    verbose_name = "People"
