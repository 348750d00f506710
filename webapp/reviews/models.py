"""What people said of single findings, and the findings that there are to say something of.

Reviews are added, never changed: of one finding and strand the latest counts. Findings are kept as long as what they
were taken from stands, and are taken anew when it does not; nothing rests on them.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from webapp.analyses.models import LeasedJob, Report, Run
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


class Source(models.Model):
    """What findings were taken from: the reading of one article or the comparison of all. They go with it."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, related_name="+")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, null=True, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, related_name="+")
    text = models.CharField(
        max_length=64, help_text="stamp of the texts as they were then; empty until all findings are stored"
    )
    rests_on = models.JSONField(
        default=list, help_text="of a comparison: what each sentence of its summary rests on"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "article"], name="one_source_per_text"),
            models.UniqueConstraint(
                fields=["event"],
                condition=models.Q(article__isnull=True),
                name="one_source_per_comparison",
            ),
        ]

    def __str__(self) -> str:
        return f"Source {self.pk}"


class Gathering(LeasedJob):
    """Findings of an event that are to be taken from what was read or compared anew."""

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"Gathering {self.pk} of {self.event}"


class Finding(models.Model):
    """One finding as ``candidates.Candidate`` has it."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="findings")
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    lot = models.CharField(max_length=16, help_text="its place in the random order")
    measure = models.CharField(max_length=100)
    kind = models.CharField(max_length=30)
    part = models.CharField(max_length=100, blank=True)
    at = models.JSONField(help_text="[article, start, end] of the words it hangs on")
    toward = models.JSONField(default=list)
    start = models.PositiveIntegerField(help_text="of the first words it hangs on")
    end = models.PositiveIntegerField()
    words = models.TextField(blank=True)
    machine = models.JSONField(null=True)
    unsure = models.FloatField()
    about = models.TextField(blank=True)
    section = models.CharField(max_length=40, blank=True)
    row = models.PositiveIntegerField(null=True)
    claim = models.CharField(max_length=40, blank=True)
    is_corrected = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="one_finding_per_key")]
        indexes = [
            models.Index(fields=["event", "measure", "lot"], name="finding_by_lot"),
            models.Index(fields=["event", "-unsure", "key"], name="finding_by_doubt"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of article {self.article_id}"
