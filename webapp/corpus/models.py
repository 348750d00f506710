"""What we hold: outlets, events, their articles, and uploads that are still being looked at."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from webapp.people.models import Team, Visibility

LONGEST_NAME = 200
LONGEST_TITLE = 500


class Outlet(models.Model):
    """Who published."""

    class Kind(models.TextChoices):
        UNKNOWN = "", "not stated"
        AGENCY = "agency", "news agency"
        NEWSPAPER = "newspaper", "newspaper"
        BROADCASTER = "broadcaster", "broadcaster"
        MAGAZINE = "magazine", "magazine"
        GOVERNMENT = "government", "government body"
        ORGANISATION = "organisation", "organisation"
        COMPANY = "company", "company"
        WEBSITE = "website", "website"

    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    slug = models.SlugField(max_length=LONGEST_NAME, unique=True)
    domain = models.CharField(max_length=253, blank=True)
    also_known_as = models.TextField(
        blank=True, help_text="other names and web domains under which it publishes, one a line"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    country = models.CharField(max_length=60, blank=True, help_text="where it is published")
    language = models.CharField(max_length=40, blank=True, help_text="in which it publishes")
    notes = models.TextField(blank=True)
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False,
        related_name="+", help_text="who wrote it down; nobody where a text brought it",
    )  # fmt: skip

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OutletMerge(models.Model):
    """Two outlets that were found to be one: what is needed to take it back."""

    kept = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="merges")
    gone = models.JSONField(help_text="the fields of the outlet that is no more")
    kept_before = models.JSONField(
        help_text="the kept one's domain, other names, kind, country and language before"
    )
    articles = models.JSONField(default=list, help_text="ids of the articles that moved")
    merges = models.JSONField(default=list, help_text="ids of earlier merges into the one that is no more")
    author_name = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.gone.get('name')} is {self.kept}"


class Event(models.Model):
    """What happened; the thing that several outlets wrote about."""

    title = models.CharField(max_length=LONGEST_TITLE)
    slug = models.SlugField(max_length=100, unique=True)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="events")
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    visibility = models.CharField(
        max_length=7, choices=Visibility.choices, default=Visibility.TEAM, help_text="who may read it"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    corrected = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="stamp of the corrections of its comparison in force",
    )

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Parcel(models.Model):
    """A file that held several texts (an archive, a table, a message), as it came. Their articles point to it."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the bytes")
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.filename or self.digest[:12]


class Article(models.Model):
    """One text on an event. Its text never changes; a new version replaces it."""

    class Role(models.TextChoices):
        COVERAGE = "coverage", "coverage"
        RELEASE = "release", "official release"

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="articles")
    outlet = models.ForeignKey(
        Outlet, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    byline = models.CharField(max_length=LONGEST_NAME, blank=True)
    issuer = models.CharField(max_length=LONGEST_NAME, blank=True, help_text="of a release: whose text it is")
    published = models.DateField(null=True, blank=True)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.COVERAGE)
    url = models.CharField(max_length=2000, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    original = models.BinaryField(help_text="the bytes as uploaded")
    original_hash = models.CharField(max_length=64, help_text="SHA-256 of the bytes as uploaded")
    parcel = models.ForeignKey(
        Parcel, on_delete=models.SET_NULL, null=True, blank=True, related_name="articles"
    )
    cleaning = models.JSONField(
        default=dict, blank=True, help_text="passages that people put back (keep) and took out (drop)"
    )
    document = models.JSONField(help_text="the text as read and cleaned")
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of all that measures read")
    uploader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    identified = models.CharField(
        max_length=64, blank=True, editable=False, help_text="stamp of what people said of who is who in it"
    )
    corrected = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="stamp of the corrections of its sentences in force",
    )
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "original_hash"], name="same_bytes_once_an_event"),
        ]
        indexes = [  # a row holds a whole text: lists find their rows here, with whose event they are of, and read no text
            models.Index(fields=["id", "event"], name="article_by_number"),
            models.Index(fields=["role", "outlet", "event"], name="article_by_role"),
            models.Index(fields=["outlet", "event"], name="article_by_outlet"),
            models.Index(fields=["published", "uploaded_at", "id", "event"], name="article_by_day"),
            models.Index(  # the list's own order, in which a search looks as well
                fields=["uploaded_at", "id", "event", "outlet", "role", "published", "title"],
                name="article_by_upload",
            ),
        ]

    def __str__(self) -> str:
        return self.title or f"Article {self.pk}"

    @property
    def stamps(self) -> str:
        """Of everything that people said and measures read beside the text."""
        return self.corrected + self.identified

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet else "unnamed outlet"


class EarlierVersion(models.Model):
    """An article as it was before another reading, or another text, took its place. Kept on record, never changed."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="earlier_versions")
    reason = models.CharField(max_length=200, help_text="why it was replaced")
    replaced_at = models.DateTimeField(auto_now_add=True)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    byline = models.CharField(max_length=LONGEST_NAME, blank=True)
    published = models.DateField(null=True, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    original = models.BinaryField()
    original_hash = models.CharField(max_length=64)
    cleaning = models.JSONField(default=dict, blank=True)
    document = models.JSONField()
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.article} until {self.replaced_at:%d %B %Y}"


class Upload(models.Model):
    """What one person brought at once, and which event it is meant for. It expires with its drafts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    event_title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["created_at"]

    def __str__(self) -> str:
        return str(self.id)


class Draft(models.Model):
    """A text being looked at. It expires; ``article`` is what it became, so that saving twice saves once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False, help_text="its upload")
    content = models.BinaryField()
    digest = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the bytes")
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    stated = models.JSONField(
        default=dict, blank=True, help_text="what a table's columns or an address say of it"
    )
    parcel = models.ForeignKey(Parcel, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    document = models.JSONField()
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "digest"], condition=~models.Q(digest=""), name="same_bytes_once_an_upload"
            ),
        ]

    def __str__(self) -> str:
        return self.filename or str(self.id)


class Arrival(models.Model):
    """One thing that came with an upload, and what became of it. Together they add up to all that came."""

    class Outcome(models.TextChoices):
        FETCHING = "fetching", "being fetched"
        UNCLEAR = "unclear", "columns unclear"
        ACCEPTED = "accepted", "read"
        DUPLICATE = "duplicate", "came twice"
        REFUSED = "refused", "refused"

    upload = models.ForeignKey(Upload, on_delete=models.CASCADE, related_name="arrivals")
    name = models.CharField(max_length=2000)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    reason = models.TextField(blank=True, help_text="of a refusal or a duplicate; else what to know about it")
    draft = models.ForeignKey(
        Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="arrivals"
    )
    parcel = models.ForeignKey(Parcel, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    table = models.JSONField(
        null=True,
        blank=True,
        help_text="of a table whose columns are unclear: name, columns, sample, question",
    )

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_outcome_display()}"
