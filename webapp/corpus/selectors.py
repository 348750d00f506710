"""Reading what we hold."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils import timezone

from webapp.corpus.models import Article, Draft, Event, Outlet


@dataclass(frozen=True, slots=True)
class Original:
    """An upload as it came."""

    content: bytes
    filename: str
    media_type: str


def get_event(slug: str) -> Event | None:
    return Event.objects.filter(slug=slug).first()


def list_event_choices() -> list[tuple[str, str]]:
    """(slug, title) of every event, the newest first."""
    return list(Event.objects.values_list("slug", "title"))


def list_outlet_names() -> list[str]:
    return list(Outlet.objects.values_list("name", flat=True))


def draft_batch(batch: uuid.UUID) -> list[Draft]:
    """The drafts uploaded together that have not expired, in the order of their upload."""
    return list(Draft.objects.filter(batch=batch, article=None, expires_at__gt=timezone.now()))


def saved_event_of(batch: uuid.UUID) -> Event | None:
    """The event that a batch was saved into already."""
    saved = Draft.objects.filter(batch=batch, article__isnull=False).select_related("article__event").first()
    return saved.article.event if saved is not None and saved.article is not None else None


def get_original(pk: int) -> Original | None:
    article = Article.objects.filter(pk=pk).only("original", "filename", "media_type", "title").first()
    if article is None:
        return None
    return Original(bytes(article.original), article.filename or f"article-{pk}.txt", article.media_type)
