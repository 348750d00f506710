"""Outlets and events by their names and addresses, also when two people make the same at once."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from webapp.corpus.gate import clean
from webapp.corpus.models import LONGEST_NAME, LONGEST_TITLE, Event, Outlet
from webapp.corpus.outlets import outlet_also_named
from webapp.people.homes import NOBODYS, Home
from webapp.people.models import Visibility
from webapp.people.rights import Person

_MOST_TRIES = 5
"""Each further try meets one more rival that took the same address between looking and storing."""


def create_event(title: str, *, home: Home = NOBODYS, maker: Person = None) -> Event:
    """A new event with an address of its own; two events may have one title."""
    title = clean(title, longest=LONGEST_TITLE)
    for _ in range(_MOST_TRIES):
        slug = free_slug(Event, title)
        try:
            with transaction.atomic():
                return Event.objects.create(
                    title=title,
                    slug=slug,
                    team_id=home.team_id,
                    visibility=home.visibility,
                    maker_id=getattr(maker, "pk", None),
                )
        except IntegrityError:
            continue
    raise RuntimeError(f"no free address was found for {title!r}")


def event_titled(title: str) -> Event:
    """The event of this title or address, the newest if several have it; made when there is none."""
    title = clean(title, longest=LONGEST_TITLE)
    known = Event.objects.filter(title__iexact=title).first() or Event.objects.filter(slug=title).first()
    return known or create_event(title)


def event_at(slug: str, *, title: str) -> Event:
    """The event of this address, one of those that ship with Sidelight: made when it is new, and open to all."""
    made = {"title": title, "visibility": Visibility.PUBLIC}
    return Event.objects.get_or_create(slug=slug, defaults=made)[0]


def outlet_named(name: str) -> Outlet:
    """The outlet of this name or alias, whatever its case; made when it is new."""
    name = clean(name, longest=LONGEST_NAME)
    for _ in range(_MOST_TRIES):
        known = Outlet.objects.filter(name__iexact=name).first() or outlet_also_named(name)
        if known is not None:
            return known
        slug = free_slug(Outlet, name)
        try:
            with transaction.atomic():
                return Outlet.objects.create(name=name, slug=slug)
        except IntegrityError:
            continue
    raise RuntimeError(f"no free address was found for the outlet {name!r}")


def describe_outlet(name: str, *, domain: str) -> None:
    """Add an outlet's domain, unless a curator has written one already."""
    Outlet.objects.filter(pk=outlet_named(name).pk, domain="").update(domain=domain)


def free_slug(model: type[Event] | type[Outlet], title: str) -> str:
    """An address that nothing of the kind has yet."""
    base = slugify(title)[:80].strip("-") or model.__name__.lower()
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
