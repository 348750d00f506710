"""What we hold: outlets, events, their articles, and uploads that are still being looked at."""

from __future__ import annotations

import uuid

from django.db import models

LONGEST_NAME = 200
LONGEST_TITLE = 500


class Outlet(models.Model):
    """Who published."""

    name = models.CharField(max_length=LONGEST_NAME, unique=True)
    slug = models.SlugField(max_length=LONGEST_NAME, unique=True)
    domain = models.CharField(max_length=253, blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Event(models.Model):
    """What happened; the thing that several outlets wrote about."""

    title = models.CharField(max_length=LONGEST_TITLE)
    slug = models.SlugField(max_length=100, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title


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
    document = models.JSONField(help_text="the text as read and cleaned")
    content_hash = models.CharField(max_length=64, help_text="SHA-256 of all that measures read")
    uploaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "original_hash"], name="same_bytes_once_an_event"),
        ]

    def __str__(self) -> str:
        return self.title or f"Article {self.pk}"

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet else "unnamed outlet"


class Draft(models.Model):
    """An upload being looked at. It expires; ``article`` is what it became, so that saving twice saves once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.UUIDField(default=uuid.uuid4, db_index=True, editable=False)
    content = models.BinaryField()
    filename = models.CharField(max_length=255, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    document = models.JSONField()
    upload = models.JSONField(
        default=dict, blank=True, help_text="of its whole batch: event, event_title, problems"
    )
    article = models.ForeignKey(Article, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["created_at", "id"]

    def __str__(self) -> str:
        return self.filename or str(self.id)
