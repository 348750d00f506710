"""What was learned from labels, as a Django application."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "webapp.learning"
    verbose_name = "Learning"
