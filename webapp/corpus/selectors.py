"""Reading what we hold."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from webapp.corpus.models import Arrival, Article, Draft, EarlierVersion, Event, Outlet, OutletMerge, Upload
from webapp.people.rights import (
    Person,
    changeable,
    contributable,
    has_every_right,
    is_signed_in,
    listed,
    readable,
)


@dataclass(frozen=True, slots=True)
class Original:
    """An upload as it came."""

    content: bytes
    filename: str
    media_type: str


# --- what an address names, as far as rights need to know it ----------------------------------------------


def event_standing(slug: str) -> Event | None:
    """Whose an event is and who may read it."""
    return Event.objects.filter(slug=slug).only("team", "maker", "visibility").first()


def article_standing(pk: int) -> Article | None:
    """Who brought an article, and whose its event is."""
    columns = ("uploader", "event__team", "event__maker", "event__visibility")
    return Article.objects.filter(pk=pk).select_related("event").only(*columns).first()


def changeable_in(slug: str, person: Person) -> frozenset[int]:
    """The articles of an event that somebody may clean, have read again or delete."""
    return frozenset(
        Article.objects.filter(changeable(person), event__slug=slug).values_list("pk", flat=True)
    )


def upload_standing(upload_id: uuid.UUID) -> Upload | None:
    """Whose an upload is, also of one that has expired."""
    return Upload.objects.filter(pk=upload_id).only("maker").first()


def event_numbered(pk: int) -> Event | None:
    """The same by its number, for work that was asked for before its address may have changed."""
    return Event.objects.filter(pk=pk).only("slug", "team", "maker", "visibility").first()


# --- what a form names, and lists: as far as the person may read ------------------------------------------


def get_event(slug: str, *, person: Person) -> Event | None:
    """The event at this address, if this person may read it."""
    return Event.objects.filter(readable(person), slug=slug).first()


def list_event_choices(*, person: Person) -> list[tuple[str, str]]:
    """(slug, title) of every event into which this person may bring texts, the newest first."""
    return list(Event.objects.filter(contributable(person)).values_list("slug", "title"))


def list_outlet_names(*, person: Person) -> list[str]:
    """Outlets that a curator has described, and those of texts that this person may read."""
    return list(Outlet.objects.filter(known_to(person)).values_list("name", flat=True))


def known_to(person: Person) -> Q:
    """A condition on outlets: a name that only another team's texts bear is not told, but to whoever wrote it down."""
    if has_every_right(person):
        return Q()
    described = ("domain", "also_known_as", "kind", "country", "language", "notes")
    is_described = reduce(or_, (~Q(**{field: ""}) for field in described))
    with_text = Article.objects.filter(listed(person, "event"), outlet=OuterRef("pk"))
    is_own = Q(maker=person.pk) if person is not None and is_signed_in(person) else Q(pk__in=())
    # Stops at an outlet's first text; gathered, all texts would be gone through.
    return is_described | is_own | Q(Exists(with_text))


def get_outlet(slug: str, *, person: Person) -> Outlet | None:
    """The outlet at this address, if this person may know of it."""
    return Outlet.objects.filter(known_to(person), slug=slug).first()


def outlet_merged_with(slug: str, *, person: Person) -> Outlet | None:
    """The outlet that the one at this address was found to be, if this person may know of it."""
    merges = OutletMerge.objects.filter(gone__slug=slug, undone_at=None)
    return Outlet.objects.filter(known_to(person), pk__in=merges.values("kept")).first()


def other_outlets(outlet: Outlet, *, person: Person) -> list[Outlet]:
    """Every other outlet on record that this person may know of, by name."""
    return list(Outlet.objects.filter(known_to(person)).exclude(pk=outlet.pk))


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
