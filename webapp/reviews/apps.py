"""Reviewing what the machine found, as a Django application."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "webapp.reviews"
    verbose_name = "Reviews"
