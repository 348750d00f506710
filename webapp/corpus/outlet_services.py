"""Changing what is on record of outlets: two that are one, a name that is another's, what kind it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from analyzer.errors import AnalyzerError
from webapp.audit import services as audit
from webapp.corpus.models import Article, Event, Outlet, OutletMerge
from webapp.corpus.naming import free_slug
from webapp.corpus.outlets import domain_in, names_of, plain_name
from webapp.corpus.unmerging import FILLED, filled, going_back

FIELDS = ("name", "domain", "also_known_as", "kind", "country", "language", "notes")
_OF_THE_KEPT = (*FILLED, "also_known_as")
_OF_THE_GONE = ("kind", "country", "language", "notes")
"""What an outlet has again whose name is split off. Its other names and its domain stay where they are, each to be split off."""


@transaction.atomic
def describe(outlet: Outlet, said: dict[str, str], person: audit.Person) -> Outlet:
    """Change fields of an outlet. AnalyzerError where a name is another outlet's, or the domain is none."""
    held = Outlet.objects.select_for_update().get(pk=outlet.pk)
    before = {field: getattr(held, field) for field in FIELDS}
    for field in FIELDS:
        setattr(held, field, said.get(field, before[field]).strip())
    held.domain = domain_in(held.domain)
    check_names(held)
    old, new = audit.changes(before, {field: getattr(held, field) for field in FIELDS})
    if new:
        held.save()
        audit.record(person, "outlet.changed", held, before=old, after=new)
    return held


def check_names(outlet: Outlet) -> None:
    """AnalyzerError where a name is missing, or another outlet's."""
    if not outlet.name:
        raise AnalyzerError("An outlet needs a name.")
    mine = {plain_name(name) for name in names_of(outlet)}
    for other in Outlet.objects.exclude(pk=outlet.pk):
        shared = mine & {plain_name(name) for name in names_of(other)}
        if shared:
            raise AnalyzerError(
                f"“{other.name}” is known by the name “{sorted(shared)[0]}” already. Merge the two, or split it off there."
            )


@transaction.atomic
def merge(kept: Outlet, gone: Outlet, person: audit.Person, reason: str = "") -> OutletMerge:
    """Make two outlets one: the articles move, the names of the one that goes become other names of the kept one."""
    if kept.pk == gone.pk:
        raise AnalyzerError("Choose another outlet: this is the one itself.")
    held = {
        row.pk: row
        for row in Outlet.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    }
    if len(held) < 2:
        raise AnalyzerError("One of the two has been merged in the meantime.")
    kept, gone = held[kept.pk], held[gone.pk]
    before = {field: getattr(kept, field) for field in _OF_THE_KEPT}
    moved = list(Article.objects.filter(outlet=gone).values_list("pk", flat=True))
    earlier = OutletMerge.objects.filter(kept=gone)
    record = OutletMerge(
        kept=kept,
        gone={field: getattr(gone, field) for field in (*FIELDS, "slug")},
        kept_before=before,
        articles=moved,
        merges=list(earlier.values_list("pk", flat=True)),
        author_name=audit.name_of(person),
        reason=reason,
    )
    names = [*kept.also_known_as.splitlines(), gone.name, *gone.also_known_as.splitlines()]
    names += [gone.domain] if kept.domain and gone.domain else []
    kept.also_known_as = "\n".join(_once(names, besides=kept.name))
    for field, value in filled(before, record.gone).items():
        setattr(kept, field, value)
    kept.save()
    Article.objects.filter(pk__in=moved).update(outlet=kept)
    earlier.update(kept=kept)
    gone.delete()
    record.save()
    audit.record(
        person, "outlet.merged", kept, before={"outlets": [kept.name, record.gone["name"]]},
        after={"outlet": kept.name, "articles moved": len(moved)}, reason=reason,
    )  # fmt: skip
    return record


@transaction.atomic
def undo_merge(pk: int, person: audit.Person) -> tuple[OutletMerge, tuple[str, ...]]:
    """Take a merge back: the outlet is there again, with the articles that moved and are still the kept one's. What the
    merge changed of the kept one goes back where nobody has changed it since; what stays, in sentences."""
    # The outlet before the record, as whoever merges it with a third one holds them: neither waits for the other.
    kept = Outlet.objects.select_for_update().filter(merges=pk).first()
    record = OutletMerge.objects.select_for_update().get(pk=pk)
    if kept is None or record.kept_id != kept.pk:
        raise AnalyzerError(
            "This outlet has been merged into another one in the meantime. Look for the merge there."
        )
    record.kept = kept
    if record.undone_at is not None:
        raise AnalyzerError("This merge has been taken back already.")
    if record.kept.merges.filter(undone_at__isnull=True, pk__gt=record.pk).exists():
        raise AnalyzerError("Another outlet was merged into this one later: take that back first.")
    taken = _names_beside(kept)
    name = record.gone["name"]
    if other := taken.get(plain_name(name)):
        raise AnalyzerError(
            f"“{other}” bears the name “{name}” by now. Rename it, or take the name out there, and then take this back."
        )
    back = going_back(record, taken)
    slug = record.gone["slug"]
    slug = free_slug(Outlet, name) if Outlet.objects.filter(slug=slug).exists() else slug
    fields = {field: record.gone[field] for field in FIELDS} | {"also_known_as": back.again}
    again = Outlet.objects.create(**fields, slug=slug, maker_id=getattr(person, "pk", None))
    moved = Article.objects.filter(pk__in=record.articles, outlet=kept).update(outlet=again)
    OutletMerge.objects.filter(pk__in=record.merges, kept=kept).update(kept=again)
    for field, value in back.kept.items():
        setattr(kept, field, value)
    kept.save()
    record.undone_at = timezone.now()
    record.save()
    stays = (*back.stays, *_texts_elsewhere(record, moved))
    after: dict[str, Any] = {"outlets": [kept.name, again.name]} | ({"stays": list(stays)} if stays else {})
    audit.record(person, "outlet.merge taken back", kept, after=after)
    return record, stays


def _names_beside(kept: Outlet) -> dict[str, str]:
    """Plain name → the outlet that bears it: every name there is but the other names of the kept one."""
    others = Outlet.objects.exclude(pk=kept.pk)
    found = {plain_name(name): other.name for other in others for name in names_of(other)}
    return found | {plain_name(kept.name): kept.name}


def _texts_elsewhere(record: OutletMerge, moved: int) -> list[str]:
    """Of the texts that came with a merged outlet those that somebody has given another one since."""
    number = Article.objects.filter(pk__in=record.articles).count() - moved
    if not number:
        return []
    return [
        f"{number} of its texts {'has' if number == 1 else 'have'} another outlet by now, and keep{'s' * (number == 1)} it."
    ]


@transaction.atomic
def split_off(outlet: Outlet, alias: str, person: audit.Person) -> Outlet:
    """Make a name an outlet of its own; the articles that give that name as theirs go with it, and with the name of an
    outlet that was merged what was on record of that one and the articles that came with it."""
    held = Outlet.objects.select_for_update().get(pk=outlet.pk)
    names = [line.strip() for line in held.also_known_as.splitlines() if line.strip()]
    if alias not in names:
        raise AnalyzerError("This outlet is not known by that name any more.")
    if Outlet.objects.filter(name=alias).exists():
        raise AnalyzerError(f"There is an outlet “{alias}” already: take the name out here.")
    held.also_known_as = "\n".join(name for name in names if name != alias)
    held.save()
    merge = held.merges.filter(undone_at__isnull=True, gone__name=alias).first()
    known = {field: merge.gone[field] for field in _OF_THE_GONE} if merge else {}
    slug, maker = free_slug(Outlet, alias), getattr(person, "pk", None)
    made = Outlet.objects.create(name=alias, slug=slug, maker_id=maker, **known)
    theirs = Q(document__outlet=alias) | Q(pk__in=merge.articles if merge else ())
    moved = Article.objects.filter(theirs, outlet=held).update(outlet=made)
    if merge is not None:  # there is nothing left of it to take back
        merge.undone_at = timezone.now()
        merge.save()
        # Outlets that had come with it stay here, where they changed names alone: not what this one says of itself.
        OutletMerge.objects.filter(pk__in=merge.merges).update(kept_before={})
    audit.record(
        person, "outlet.split", held, before={"outlet": held.name, "also known as": alias},
        after={"outlets": [held.name, alias], "articles moved": moved},
    )  # fmt: skip
    return made


def events_of(outlets: Iterable[Outlet]) -> list[Event]:
    return list(Event.objects.filter(articles__outlet__in=list(outlets)).distinct())


def _once(names: Iterable[str], *, besides: str) -> list[str]:
    found: dict[str, Any] = {}
    for name in (each.strip() for each in names):
        if name and plain_name(name) != plain_name(besides):
            found.setdefault(name.casefold(), name)
    return list(found.values())
