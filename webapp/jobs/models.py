"""Long work that a person asked for: fitting a model, or the same act on many rows."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from webapp.analyses.models import UNFINISHED, LeasedJob, Report


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
    digest = models.CharField(
        max_length=64,
        blank=True,
        help_text="what tells this work from other work; empty: from before it was kept",
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=150)

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest"],
                condition=models.Q(state__in=UNFINISHED) & ~models.Q(digest=""),
                name="same_work_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.title


class GivenFile(models.Model):
    """What a person gave for the work to read."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="given")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    stored_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name


class MadeFile(models.Model):
    """What the work made, to be downloaded. It quotes a report and goes with it, so that no copy outlives a text."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="made")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    stored_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.name
