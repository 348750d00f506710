"""Reading what is on record. Whose entries someone may see is said by whoever asks (``teams``, ``own``)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from webapp.audit.models import Entry


@dataclass(frozen=True, slots=True)
class AuditSearch:
    """What is asked for; empty fields ask for nothing."""

    event: int | None = None
    article: int | None = None
    person: int | None = None
    action: str = ""  # "article.deleted", or a family: "article"
    words: str = ""  # in titles, names and reasons
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """Whose entries may be seen: all, or those of some teams and of one person."""

    is_everything: bool = False
    teams: frozenset[int] = frozenset()
    own: int | None = None


def entries(asked: AuditSearch, reach: Reach) -> QuerySet[Entry]:
    """The entries that have all that is asked for, the latest first."""
    found = Entry.objects.all()
    if not reach.is_everything:
        mine = Q(actor=reach.own) if reach.own is not None else Q(pk__in=())
        found = found.filter(Q(team__in=reach.teams) | mine)
    if asked.event is not None:
        found = found.filter(event=asked.event)
    if asked.article is not None:
        found = found.filter(kind="article", thing=str(asked.article))
    if asked.person is not None:
        found = found.filter(actor=asked.person)
    if asked.action:
        found = found.filter(Q(action=asked.action) | Q(action__startswith=f"{asked.action}."))
    if asked.words:
        places = ("title", "event_title", "actor_name", "reason")
        either = Q()
        for place in places:
            either |= Q(**{f"{place}__icontains": asked.words})
        found = found.filter(either)
    if asked.since:
        found = found.filter(at__date__gte=asked.since)
    if asked.until:
        found = found.filter(at__date__lte=asked.until)
    return found


def families(reach: Reach) -> Collection[str]:
    """The families of actions that there are entries of, in order."""
    actions = entries(AuditSearch(), reach).order_by("action").values_list("action", flat=True).distinct()
    return sorted({action.partition(".")[0] for action in actions})
