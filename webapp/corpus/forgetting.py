"""Deleting texts so that no copy of them stays. Who deleted what, and why, stays on record; the words do not.

What was computed from a text is forgotten by analyses/forgetting.py, which calls this.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from webapp.audit.services import record
from webapp.corpus import placing
from webapp.corpus.drafts import delete_unused_parcels
from webapp.corpus.models import Arrival, Article, Draft, Event, Parcel, Upload
from webapp.corpus.versions import stated_of
from webapp.people.rights import Person


@transaction.atomic
def forget_article(article: Article, *, actor: Person, reason: str = "") -> None:
    """Delete an article with its earlier versions, the drafts it came from, and the file in which it came with others."""
    record(actor, "article.deleted", article, event=article.event, before=stated_of(article), reason=reason)
    _forget([article])


@transaction.atomic
def forget_event(event: Event, *, actor: Person, reason: str = "") -> None:
    """Delete an event with all its texts, and uploads that were meant for it."""
    articles = list(event.articles.select_related("outlet").defer("original", "document"))
    for article in articles:
        record(actor, "article.deleted", article, event=event, before=stated_of(article), reason=reason)
    record(
        actor, "event.deleted", event, before={"title": event.title, "texts": len(articles)}, reason=reason
    )
    _forget(articles)
    waiting = Upload.objects.filter(event=event)
    Draft.objects.filter(batch__in=waiting.values("pk")).delete()
    waiting.delete()
    Event.objects.filter(pk=event.pk).delete()
    delete_unused_parcels()


def _forget(articles: Sequence[Article]) -> None:
    pks = [article.pk for article in articles]
    events = {article.event_id for article in articles}
    parcels = {article.parcel_id for article in articles if article.parcel_id is not None}
    came_from = Q(article__in=pks) | Q(
        digest__in=[article.original_hash for article in articles],
        article=None,
        batch__in=Upload.objects.filter(event__in=events).values("pk"),
    )
    uploads = list(Draft.objects.filter(article__in=pks).values_list("batch", flat=True))
    # A file that held several texts goes as a whole for this event; other events that got the same file keep theirs.
    Article.objects.filter(event__in=events, parcel__in=parcels).update(parcel=None)
    Draft.objects.filter(Q(article__event__in=events) | Q(batch__in=uploads), parcel__in=parcels).update(
        parcel=None
    )
    Arrival.objects.filter(upload__in=uploads).update(parcel=None, table=None)
    Draft.objects.filter(came_from).delete()
    Article.objects.filter(pk__in=pks).delete()
    delete_unused_parcels(Parcel.objects.filter(pk__in=parcels))
    placing.forget_prepared()
