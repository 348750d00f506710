"""Editions of codebooks and lexicons. What ships is no row: it is what is used where no edition is published."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from analyzer.resources.store import Files
from webapp.corpus.models import Event


class Edition(models.Model):
    """One state of a codebook or lexicon, as its files. A published one never changes; one of a name is in use."""

    class State(models.TextChoices):
        DRAFT = "draft", "draft"
        PUBLISHED = "published", "in use"
        RETIRED = "retired", "no longer in use"

    name = models.CharField(max_length=100, help_text="of the codebook or lexicon")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="given when it is published")
    content = models.BinaryField(help_text="TOML of a codebook, table of a lexicon")
    card = models.BinaryField(default=b"", blank=True, help_text="TOML of a lexicon's card")
    digest = models.CharField(max_length=64, help_text="SHA-256 over its files")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    note = models.TextField(blank=True, help_text="what was changed, and why")
    base = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        help_text="made from; empty: from what ships",
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_name = models.CharField(max_length=150, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["name", "number"], name="one_edition_per_number"),
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(state="published"), name="one_edition_in_use_per_name"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {f'edition {self.number}' if self.number else 'draft'}"

    @property
    def files(self) -> Files:
        return (bytes(self.content), bytes(self.card)) if self.card else (bytes(self.content),)


class Naming(models.Model):
    """Who is who, as a person said: names that are one actor's, or that are not. Taken back, never changed."""

    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="namings",
        help_text="empty: everywhere",
    )
    names = models.JSONField(help_text="the first is what the one is called")
    is_one = models.BooleanField("are one", default=True, help_text="else each name is another one’s")
    kind = models.CharField(max_length=20, blank=True, help_text="person, organisation or place")
    reason = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    author_name = models.CharField("said by", max_length=150, blank=True)
    made_at = models.DateTimeField("said", auto_now_add=True)
    undone_at = models.DateTimeField("taken back", null=True, blank=True)
    undone_by_name = models.CharField("taken back by", max_length=150, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name, verbose_name_plural = "statement about names", "statements about names"

    def __str__(self) -> str:
        if len(self.names) == 1:
            return f"{self.names[0]} ({self.kind})"
        return (" = " if self.is_one else " ≠ ").join(self.names)
