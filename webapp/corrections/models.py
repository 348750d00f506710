"""Corrections on record. A row is never changed into another value: what is corrected anew is a new row of its cell."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from analyzer.labels import LABELS
from webapp.corpus.models import Article, Event


class Correction(models.Model):
    """What one person set at one cell: a label of a sentence, a passage, a fact, or the cell or shape of a claim."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections",
        help_text="of a correction of the comparison",
    )  # fmt: skip
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="corrections",
        help_text="whose sentence, passage, value or cell it is",
    )  # fmt: skip
    kind = models.CharField(max_length=30, help_text="one of analyzer.labels.LABELS")
    part = models.CharField(max_length=100, blank=True, help_text="which frame, or which slot of a fact")
    cell = models.CharField(max_length=64, help_text="the same for every correction of one place")
    number = models.PositiveIntegerField(help_text="in its cell, from 1: the version that people see")
    value = models.JSONField(null=True, blank=True)
    machine_value = models.JSONField(
        null=True, blank=True, help_text="what the machine read when it was corrected"
    )
    machine_now = models.JSONField(null=True, blank=True, help_text="what the machine read last")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_name = models.CharField(max_length=150)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    undone_by_name = models.CharField(max_length=150, blank=True)
    needs_review = models.BooleanField(default=False)
    why = models.TextField(blank=True, help_text="why somebody should look at it again")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            # Of two who correct one cell at once the second is told; nobody overwrites what was not seen.
            models.UniqueConstraint(fields=["cell", "number"], name="one_correction_per_version"),
            models.CheckConstraint(
                condition=models.Q(event__isnull=False) | models.Q(article__isnull=False),
                name="correction_of_something",
            ),
        ]
        indexes = [models.Index(fields=["needs_review"], name="correction_to_review")]

    def __str__(self) -> str:
        return f"{LABELS[self.kind].title} ({self.pk})"

    @property
    def machine_latest(self) -> Any:
        """What the machine read last, else when it was corrected."""
        return self.machine_value if self.machine_now is None else self.machine_now

    @property
    def version(self) -> str:
        """What a form carries, so that it is known what its person had seen."""
        return f"{self.number}{'-undone' if self.undone_at else ''}"


class Anchor(models.Model):
    """Words of an article that a correction hangs on. They go with the article, wherever they stand."""

    class Role(models.TextChoices):
        AT = "at", "hangs on"
        TOWARD = "toward", "goes to"
        TAKEN = "taken", "takes along"

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="anchors")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices)
    text = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)
    occurrence = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Anchor {self.pk} of correction {self.correction_id}"
