"""Deleting texts with all that was computed from them: no report or stored page goes on quoting them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from webapp.analyses.models import READABLE, Report
from webapp.corpus import forgetting
from webapp.corpus.models import Article, Event
from webapp.corrections import forgetting as corrections
from webapp.people.rights import Person


@transaction.atomic
def forget_reports(events: Iterable[int]) -> None:
    """Reports of these events, their stored pages with them. Comparing that is under way finds its row gone and
    stores nothing; what changed since the report before is not said, because that would quote it. Whoever is just
    storing what rests on one has ended before it goes."""
    pks = list(events)
    list(Event.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk").values_list("pk"))
    Report.objects.filter(event__in=pks).delete()


@transaction.atomic
def forget_article(article: Article, *, actor: Person, reason: str = "") -> None:
    """Delete a text. Where others stay to be compared, a report without it is queued that can say whose text is gone."""
    taken_out = [
        *_awaited(article.event_id),
        article.issuer or (article.outlet.name if article.outlet else ""),
    ]
    forget_reports([article.event_id])
    corrections.forget_article(article)
    forgetting.forget_article(article, actor=actor, reason=reason)
    if Article.objects.filter(event=article.event_id).count() > 1:
        Report.objects.create(event_id=article.event_id, taken_out=taken_out)


def _awaited(event: int) -> list[str]:
    """Whose texts were taken out before, and readers have seen no report since."""
    reports = Report.objects.filter(event=event, angle="")
    latest = reports.only("taken_out").first()
    return list(latest.taken_out) if latest and not reports.filter(state__in=READABLE).exists() else []


@transaction.atomic
def forget_event(event: Event, *, actor: Person, reason: str = "") -> None:
    forget_reports([event.pk])
    forgetting.forget_event(event, actor=actor, reason=reason)
