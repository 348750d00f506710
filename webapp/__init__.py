"""The web application. Celery looks for its application here (``celery -A webapp``)."""

from webapp.celery import app as celery_app

__all__ = ["celery_app"]
