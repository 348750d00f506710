"""Long work that a person asked for: fitting a model, or the same act on many rows."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from webapp.analyses.models import LeasedJob


class Job(LeasedJob):
    """A leased job with its progress. ``asked`` says all that it needs; ``done`` is where the next worker goes on."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200, help_text="what is done, in words")
    asked = models.JSONField(default=dict, help_text="rows by number, and what else the act needs")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    touched = models.JSONField(default=list, blank=True, help_text="events that have to be compared anew")
    left = models.PositiveIntegerField(default=0, help_text="rows that stayed as they were")
    problems = models.JSONField(default=list, blank=True, help_text="what could not be done, and why")
    result = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=150)

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title
