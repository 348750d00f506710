"""Reading what we hold."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.utils import timezone

from webapp.corpus.models import Arrival, Article, Draft, EarlierVersion, Event, Outlet, Upload


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


def get_outlet(slug: str) -> Outlet | None:
    return Outlet.objects.filter(slug=slug).first()


def other_outlets(outlet: Outlet) -> list[Outlet]:
    """Every other outlet on record, by name."""
    return list(Outlet.objects.exclude(pk=outlet.pk))


def list_outlet_names() -> list[str]:
    return list(Outlet.objects.values_list("name", flat=True))


def draft_batch(batch: uuid.UUID) -> list[Draft]:
    """The drafts uploaded together that have not expired, in the order of their upload."""
    return list(Draft.objects.filter(batch=batch, article=None, expires_at__gt=timezone.now()))


def get_upload(upload_id: uuid.UUID) -> Upload | None:
    """The upload of this number, if it has not expired."""
    return Upload.objects.filter(pk=upload_id, expires_at__gt=timezone.now()).select_related("event").first()


def arrivals_of(upload: Upload) -> list[Arrival]:
    """Everything that came with an upload, in order."""
    return list(upload.arrivals.order_by("pk"))


def unclear_table(upload: Upload) -> Arrival | None:
    """The first table of which a person has to say which column is which."""
    return upload.arrivals.filter(outcome=Arrival.Outcome.UNCLEAR, table__isnull=False).first()


def get_table(upload: Upload, pk: int) -> Arrival | None:
    return upload.arrivals.filter(pk=pk, outcome=Arrival.Outcome.UNCLEAR, table__isnull=False).first()


def get_article(pk: int) -> Article | None:
    found = Article.objects.filter(pk=pk).select_related("event", "outlet", "parcel")
    return found.defer("parcel__content").first()


def earlier_versions(pk: int) -> list[EarlierVersion]:
    """What an article was before, the latest first."""
    return list(EarlierVersion.objects.filter(article=pk).defer("original"))


def get_earlier_version(article: int, pk: int) -> EarlierVersion | None:
    return EarlierVersion.objects.filter(article=article, pk=pk).select_related("article__event").first()


def place_of(article: Article) -> str:
    """Where an article stands, in words."""
    return f"“{article}” of {article.outlet_name}, in the event “{article.event}”"


def saved_event_of(batch: uuid.UUID) -> Event | None:
    """The event that a batch was saved into already."""
    saved = Draft.objects.filter(batch=batch, article__isnull=False).select_related("article__event").first()
    return saved.article.event if saved is not None and saved.article is not None else None


def get_parcel(pk: int) -> Original | None:
    """The file in which an article came with others."""
    article = Article.objects.filter(pk=pk, parcel__isnull=False).select_related("parcel").first()
    if article is None or article.parcel is None:
        return None
    return Original(bytes(article.parcel.content), article.parcel.filename, article.parcel.media_type)


def get_original(pk: int) -> Original | None:
    article = Article.objects.filter(pk=pk).only("original", "filename", "media_type", "title").first()
    if article is None:
        return None
    return Original(bytes(article.original), article.filename or f"article-{pk}.txt", article.media_type)
