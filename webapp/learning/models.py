"""Fitted models on record, each with its card. Which one is in use is a person's choice."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class FittedModel(models.Model):
    """A model of one task as its file (analyzer/resources/fitted.py): plain numbers with a checksum."""

    identity = models.CharField(max_length=12, unique=True, help_text="the beginning of the file's checksum")
    task = models.CharField(max_length=40)
    content = models.BinaryField()
    card = models.JSONField(help_text="what it was fitted on, and how often it was right there")
    fitted_at = models.DateTimeField(auto_now_add=True)
    is_used = models.BooleanField(default=False)
    fitted_by = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="+",
        help_text="who had it fitted on labels that they may read",
    )

    class Meta:
        ordering = ["task", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(is_used=True), name="one_model_in_use_per_task"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.identity}"
