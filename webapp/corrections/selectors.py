"""Reading corrections: those in force, those that stand at a cell, those that somebody should look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from analyzer.labels import TEXT_KINDS
from webapp.corpus.models import Article, Event
from webapp.corrections.models import Anchor, Correction
from webapp.corrections.placing import stands_at, texts_of
from webapp.corrections.values import WORDED_BY_TEXTS, CorrectionCard, Said
from webapp.people import rights

A_CURATOR = "a curator"
"""Who corrected something, to readers who need not know the name."""


@dataclass(frozen=True, slots=True)
class CorrectionSearch:
    """What is asked of a list of corrections; empty fields ask for nothing."""

    event: int | None = None
    article: int | None = None
    kind: str = ""
    author: str = ""
    state: str = ""  # "standing", "undone", "review"


def corrections(asked: CorrectionSearch) -> QuerySet[Correction]:
    """The corrections that have all that is asked for, the latest first."""
    found = Correction.objects.select_related("article__outlet", "event").prefetch_related("anchors")
    found = with_standing(found)
    if asked.event is not None:
        found = found.filter(Q(event=asked.event) | Q(article__event=asked.event))
    if asked.article is not None:
        found = found.filter(Q(article=asked.article) | Q(anchors__article=asked.article)).distinct()
    if asked.kind:
        found = found.filter(kind=asked.kind)
    if asked.author:
        found = found.filter(author_name=asked.author)
    if asked.state == "undone":
        found = found.filter(undone_at__isnull=False)
    elif asked.state == "standing":
        found = found.filter(IN_FORCE)
    elif asked.state:
        found = found.filter(undone_at__isnull=True)
    return found.filter(needs_review=True) if asked.state == "review" else found


IN_FORCE = Q(undone_at__isnull=True, is_replaced=False)
"""A condition on rows with standing."""


def with_standing(rows: QuerySet[Correction]) -> QuerySet[Correction]:
    """Each with ``is_replaced``: whether a later one of the same place stands, so that it waits behind that one."""
    later = Correction.objects.filter(
        cell=OuterRef("cell"), number__gt=OuterRef("number"), undone_at__isnull=True
    )
    return rows.annotate(is_replaced=Exists(later))


def authors(event: int | None = None) -> Sequence[str]:
    """Names of those who corrected something, in order."""
    found = corrections(CorrectionSearch(event=event)).order_by("author_name")
    return list(found.values_list("author_name", flat=True).distinct())


def in_force(rows: QuerySet[Correction]) -> list[Correction]:
    """Of each cell the latest that was not taken back, in the order in which they were made."""
    standing = rows.filter(undone_at__isnull=True).order_by("pk")
    latest = {correction.cell: correction for correction in standing}
    return sorted(latest.values(), key=lambda correction: correction.pk)


def of_article(article: Article | int) -> list[Correction]:
    """Those of an article's sentences that are in force."""
    return in_force(_of_article(article).prefetch_related("anchors"))


def of_event(event: Event | int) -> list[Correction]:
    """Those of an event's comparison that are in force."""
    return in_force(Correction.objects.filter(event=event).prefetch_related("anchors"))


def beside(correction: Correction) -> list[Correction]:
    """Those in force of the same text's sentences, or of the same comparison; without their words."""
    if correction.event_id is None:
        return in_force(_of_article(correction.article_id))
    return in_force(Correction.objects.filter(event=correction.event_id))


def frame_corrections(part: str, person: rights.Person) -> int:
    """How many places that a person may read have a correction in force of a frame, "codebook.frame"."""
    rows = Correction.objects.filter(
        rights.readable(person, "article__event"), kind="sentence.frame", part=part
    )
    return rows.filter(undone_at__isnull=True).order_by().values("cell").distinct().count()


def _of_article(article: Article | int | None) -> QuerySet[Correction]:
    return Correction.objects.filter(article=article, kind__in=TEXT_KINDS)


def by_ids(pks: Sequence[str]) -> dict[str, Correction]:
    """Id as the core knows it → correction."""
    found = Correction.objects.filter(pk__in=[pk for pk in pks if pk.isdecimal()])
    return {str(correction.pk): correction for correction in found}


def cards(outcomes: Iterable[Mapping[str, Any]], *, is_named: bool) -> dict[str, CorrectionCard]:
    """Id → card, of the corrections that an analysis or a comparison in JSON was made with. One query, or none;
    one more where there are merges.

    Not named: whoever made one is "a curator", as to readers who are not of its team.
    """
    pks = [str(outcome["id"]) for outcome in outcomes]
    found = by_ids(pks) if pks else {}
    merged = _merged(found.values())
    return {
        key: replace(card_of(correction, is_named=is_named), merged=merged.get(correction.pk, ""))
        for key, correction in found.items()
    }


def _merged(found: Iterable[Correction]) -> dict[int, str]:
    """Of those that merge claims: the words that the claim began with which was merged into the other."""
    merges = [correction.pk for correction in found if correction.kind == "claim.merge"]
    if not merges:
        return {}
    latest_first = Anchor.objects.filter(correction__in=merges, role=Anchor.Role.AT).order_by("-pk")
    return dict(latest_first.values_list("correction", "text"))  # of each the first stays


def card_of(correction: Correction, *, is_named: bool = True) -> CorrectionCard:
    is_worded_by_texts = correction.kind in WORDED_BY_TEXTS  # of those the record holds no words
    return CorrectionCard(
        pk=correction.pk,
        kind=correction.kind,
        part=correction.part,
        value=correction.value,
        machine=None if is_worded_by_texts else correction.machine_latest,
        author=correction.author_name if is_named else A_CURATOR,
        reason=correction.reason,
        made_at=correction.made_at,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a correction belongs, for those who judge rights."""

    event: Event


def standing(pk: int) -> Standing | None:
    found = Correction.objects.filter(pk=pk).select_related("event", "article__event").first()
    if found is None:
        return None
    return Standing(found.event or found.article.event)


def get(pk: int) -> Correction | None:
    return (
        Correction.objects.select_related("article__event", "event")
        .prefetch_related("anchors")
        .filter(pk=pk)
        .first()
    )


def latest_at(event: Event, said: Said, texts: Mapping[int, str]) -> Correction | None:
    """The latest correction of the cell that is pointed at, taken back or not; None where nobody corrected it yet."""
    owner: dict[str, Any] = {"article": said.at[0].article} if said.kind in TEXT_KINDS else {"event": event}
    known = Correction.objects.filter(kind=said.kind, part=said.part, **owner).prefetch_related("anchors")
    by_cell: dict[str, Correction] = {}
    for correction in known.order_by("number"):
        by_cell[correction.cell] = correction
    found = [correction for correction in by_cell.values() if stands_at(correction, said, texts)]
    return max(found, key=lambda correction: correction.pk, default=None)


def standing_at(event: Event, said: Said) -> Correction | None:
    """As ``latest_at``, of the texts as they are now; None also where what is pointed at is gone."""
    if not said.at:
        return None
    pks = {one.article for one in (*said.at, *said.taken)}
    texts = texts_of(Article.objects.filter(event=event, pk__in=pks).only("pk", "document"), said.kind)
    return latest_at(event, said, texts) if pks <= texts.keys() else None


def kinds(asked: CorrectionSearch) -> Sequence[str]:
    """The kinds of correction that there are."""
    return list(corrections(asked).order_by("kind").values_list("kind", flat=True).distinct())


def history(correction: Correction) -> Sequence[Correction]:
    """All of a cell, the latest first."""
    return list(Correction.objects.filter(cell=correction.cell).order_by("-number"))
