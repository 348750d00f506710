"""What people said of single findings. Rows are added, never changed: of one finding and strand the latest counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from webapp.corpus.models import Article, Event


class Strand(models.TextChoices):
    """Why a finding was put before somebody."""

    UNSURE = "unsure", "least sure"
    HEADLINE = "headline", "behind the summary"
    RANDOM = "random", "random sample"


class Verdict(models.TextChoices):
    AGREED = "agreed", "agreed"
    CORRECTED = "corrected", "corrected"
    SKIPPED = "skipped", "skipped"


class Review(models.Model):
    """One person's word on one finding. It goes with the article whose words it is about."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="reviews")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="reviews")
    key = models.CharField(max_length=64, help_text="the same for one finding, whenever it is found again")
    strand = models.CharField(max_length=10, choices=Strand.choices)
    measure = models.CharField(max_length=100, help_text="key of the measure or contrast that found it")
    version = models.PositiveIntegerField(default=1, help_text="of the measure")
    kind = models.CharField(max_length=30, help_text="of label, as in analyzer/labels.py")
    part = models.CharField(max_length=100, blank=True)
    words = models.TextField(help_text="of the article")
    start = models.PositiveIntegerField()
    machine_value = models.JSONField(null=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    value = models.JSONField(
        null=True, help_text="what stands: the machine's where agreed, else the person's"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(max_length=150)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["event", "strand", "key"], name="review_of_finding"),
            models.Index(fields=["measure", "strand"], name="review_by_measure"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.verdict}"
