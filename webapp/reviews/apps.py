"""Reviewing what the machine found, as a Django application."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "webapp.reviews"
    verbose_name = "Reviews"

    def ready(self) -> None:
        from webapp.analyses.following import AFTER_REPORT
        from webapp.reviews.gathering import request_many

        AFTER_REPORT.append(request_many)
