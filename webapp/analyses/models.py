"""What we computed, and the work that is still to be done. The row is the truth; the broker only hints."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from webapp.codebooks.models import Edition
from webapp.corpus.models import Arrival, Article, Event


class State(models.TextChoices):
    QUEUED = "queued", "waiting"
    RUNNING = "running", "running"
    DONE = "done", "done"
    PARTIAL = "partial", "partial"
    FAILED = "failed", "failed"


UNFINISHED = (State.QUEUED, State.RUNNING)
READABLE = (State.DONE, State.PARTIAL)


class LeasedJob(models.Model):
    """One piece of work with one state machine (leases.py): queued → running → done | partial | failed."""

    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    hinted_at = models.DateTimeField(null=True, blank=True, help_text="when the broker was last told")
    lease_until = models.DateTimeField(null=True, blank=True)
    token = models.UUIDField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    step = models.CharField(max_length=40, blank=True)
    requested_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["state", "not_before"], name="%(class)s_due")]


class Run(LeasedJob):
    """An analysis of one article on record; its figures are its measurements."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="runs")
    content_hash = models.CharField(max_length=64)
    text_hash = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of what was read of the text, corrections aside"
    )
    fingerprint = models.CharField(max_length=128)
    reading = models.JSONField(
        null=True, blank=True, help_text="the analysis without document and measurements"
    )
    failures = models.JSONField(default=dict, blank=True, help_text="measure key → what went wrong")
    words = models.PositiveIntegerField(null=True, blank=True)
    parts = models.JSONField(
        default=dict, blank=True, help_text="reading, and each measure → fingerprint of what it rests on"
    )

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]
        verbose_name, verbose_name_plural = "reading of an article", "readings of articles"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "content_hash", "fingerprint"], name="one_run_per_text_and_measures"
            ),
        ]
        indexes = [  # a row holds a whole reading: which runs an article has is told without one
            *LeasedJob.Meta.indexes,
            models.Index(fields=["article", "id"], name="run_of_article"),
        ]

    def __str__(self) -> str:
        return f"Reading {self.pk} of article {self.article_id}"


class KeptParse(models.Model):
    """The grammar of an article's text, so that it need not be parsed again. It goes with the article."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, primary_key=True, related_name="+")
    made_of = models.CharField(max_length=64, help_text="SHA-256 over the text and the parser's version")
    content = models.BinaryField(help_text="packed by the core")

    def __str__(self) -> str:
        return f"Parse of article {self.article_id}"


class Measurement(models.Model):
    """One finding of one run. Rows are added, never changed."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="measurements")
    key = models.CharField(max_length=100)
    unit = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True, help_text="why there is no value")
    own_value = models.FloatField(null=True)
    own_low = models.FloatField(null=True)
    own_high = models.FloatField(null=True)
    own_count = models.IntegerField(null=True)
    own_n = models.IntegerField(null=True)
    all_value = models.FloatField(null=True)
    all_low = models.FloatField(null=True)
    all_high = models.FloatField(null=True)
    all_count = models.IntegerField(null=True)
    all_n = models.IntegerField(null=True)
    parts = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    by_sentence = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "key"], name="one_finding_per_run_and_measure")]
        indexes = [models.Index(fields=["key", "all_value"], name="measurement_by_key")]

    def __str__(self) -> str:
        return f"{self.key} of run {self.run_id}"


class Report(LeasedJob):
    """A comparison of one event on record."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="reports")
    angle = models.CharField(
        max_length=64, blank=True, help_text="key of the angle; empty for the event's report itself"
    )
    baseline = models.CharField(max_length=40, blank=True, help_text="asked for: a document id or “others”")
    without = models.JSONField(default=list, blank=True, help_text="document ids that are left aside")
    inputs = models.JSONField(default=dict, help_text="document id → hash of what was compared")
    fingerprint = models.CharField(max_length=128, blank=True)
    corrected = models.CharField(
        max_length=64,
        blank=True,
        help_text="stamp of the corrections of the comparison that it was made with",
    )
    payload = models.JSONField(null=True, blank=True)
    cards = models.JSONField(default=dict, blank=True, help_text="a copy of the cards it used")
    data_files = models.JSONField(
        default=dict,
        blank=True,
        help_text="codebook or lexicon → title, version, edition and digest it was made with",
    )
    failures = models.JSONField(default=dict, blank=True)
    changes = models.JSONField(null=True, blank=True, help_text="what it says that the one before did not")
    taken_out = models.JSONField(
        default=list,
        blank=True,
        help_text="outlets of texts that were deleted since the report before; empty: unnamed",
    )

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "angle"], condition=~models.Q(angle=""), name="one_report_per_angle"
            ),
        ]
        indexes = [  # a row holds a whole comparison: what is asked of all of them is answered without reading them
            *LeasedJob.Meta.indexes,
            models.Index(fields=["event", "angle"], name="report_of_event"),
            models.Index(fields=["angle", "state", "fingerprint", "event"], name="report_standing"),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk} of {self.event}"


class Fetch(LeasedJob):
    """A web page that a person asked for; what came of it is the arrival's outcome."""

    arrival = models.OneToOneField(Arrival, on_delete=models.CASCADE, related_name="fetch")
    url = models.CharField(max_length=2000)

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Fetch {self.pk} of {self.url}"


class Trial(LeasedJob):
    """A draft of a codebook or lexicon tried on stored articles: what would change."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="trials")
    digest = models.CharField(max_length=64, help_text="of the draft as it is tried")
    articles = models.JSONField(default=list, help_text="ids of the articles to try it on")
    failing = models.JSONField(default=list, blank=True, help_text="examples of the draft that fail")
    author_name = models.CharField(max_length=150, blank=True)

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Trial {self.pk} of {self.edition}"


class TrialText(models.Model):
    """What would change in one article. It goes with the article: it quotes it."""

    trial = models.ForeignKey(Trial, on_delete=models.CASCADE, related_name="texts")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    changes = models.JSONField(
        null=True, help_text="analyzer.trying.TextChange; null where it could not be read"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["trial", "article"], name="one_result_per_trial_and_text")
        ]

    def __str__(self) -> str:
        return f"Article {self.article_id} in trial {self.trial_id}"


class Renewal(LeasedJob):
    """Going through all events to have made anew what older data files made."""

    cause = models.CharField(max_length=200, help_text="what was published, in words")
    last_event = models.BigIntegerField(
        default=0, help_text="events are gone through by number, up to this one"
    )
    total = models.PositiveIntegerField(default=0, help_text="events to go through")
    seen = models.PositiveIntegerField(default=0)

    class Meta(LeasedJob.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Renewal {self.pk}: {self.cause}"


class RenderedPart(models.Model):
    """A piece of the report page, made once. Nothing in it belongs to one user; each report has a bounded number."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="parts")
    part = models.CharField(max_length=60)
    view_state = models.CharField(max_length=200, blank=True)
    template_hash = models.CharField(max_length=64)
    html = models.BinaryField(help_text="UTF-8: sent as it lies here")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["report", "part", "view_state", "template_hash"], name="one_rendering_per_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.part} of report {self.report_id}"


class SharedLink(models.Model):
    """A read-only address of one view of an event's report; whoever knows the token may read excerpts."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="shared_links")
    token = models.CharField(max_length=64, unique=True)
    query = models.CharField(max_length=1000, blank=True, help_text="the view, as in the report's address")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Shared link {self.pk} to {self.event}"


class Heartbeat(models.Model):
    """When a worker, or the canary that travels through the broker, was last seen."""

    name = models.CharField(max_length=200, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
