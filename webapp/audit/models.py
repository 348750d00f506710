"""Who changed what, when, from what to what, and why. Entries are added, never changed and never deleted."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone


class AppendOnlyError(Exception):
    """Somebody tried to change or delete what is on record."""


class EntryQuerySet(models.QuerySet["Entry"]):
    """The database refuses changes too (migrations/0002); this says so earlier."""

    def update(self, **values: Any) -> NoReturn:
        raise AppendOnlyError("Entries of the audit are never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("Entries of the audit are never deleted.")

    bulk_update = update
    update_or_create = update


class Entry(models.Model):
    """One change. It outlives its thing, its event and its person, so it points to them by number and keeps names.

    It never holds the text of an article.
    """

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.DO_NOTHING,  # the number stays when the account goes, so that its entries stay together
        db_constraint=False,
        null=True,
        blank=True,
        related_name="+",
    )
    actor_name = models.CharField(max_length=150, help_text="as it was then")
    action = models.CharField(max_length=60, help_text="family.what: article.deleted")
    kind = models.CharField(max_length=60, help_text="what sort of thing was changed")
    thing = models.CharField(max_length=100, help_text="its number or name")
    title = models.CharField(max_length=500, blank=True, help_text="its title as it was then")
    event = models.BigIntegerField(null=True, blank=True, help_text="number of the event it belonged to")
    event_title = models.CharField(max_length=500, blank=True)
    team = models.BigIntegerField(null=True, blank=True, help_text="number of the team it belonged to")
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["event"], name="entry_by_event"),
            models.Index(fields=["kind", "thing"], name="entry_by_thing"),
            models.Index(fields=["actor"], name="entry_by_actor"),
            models.Index(fields=["team"], name="entry_by_team"),
        ]

    def __str__(self) -> str:
        return f"{self.action} by {self.actor_name}, {self.at:%d %B %Y %H:%M}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Entries of the audit are never deleted.")
