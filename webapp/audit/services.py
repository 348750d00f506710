"""Putting on record who changed what. Call ``record`` in the transaction of the change: both or neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model

from webapp.audit.models import Entry

Person = AbstractBaseUser | AnonymousUser | None
Thing = Model | tuple[str, str | int, str]
"""A row, or (kind, number or name, title) of something that is no row: ("codebook", "policy_frames", "Policy frames")."""

MACHINE = "Sidelight"
"""Who acts where no person does: the first start, the watched folder, the shell."""
NOBODY_SIGNED_IN = "whoever sat at this machine"
LONGEST_VALUE = 500
"""Characters kept of one value. A title has at most so many; what is longer is somebody's text, and has no place here."""


def record(
    actor: Person,
    action: str,
    thing: Thing,
    *,
    event: Model | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Entry:
    """Add one entry. ``action`` is "family.what", in the past tense: "article.deleted", "claims.merged".

    ``before`` and ``after`` hold what changed, as plain values; long ones are cut, and texts of articles are not to
    be handed over at all. ``event`` is where the thing belongs; an event itself need not be named twice.
    """
    kind, number, title = _named(thing)
    place = thing if event is None and kind == "event" and isinstance(thing, Model) else event
    return Entry.objects.create(
        actor_id=getattr(actor, "pk", None),
        actor_name=name_of(actor),
        action=action,
        kind=kind,
        thing=str(number),
        title=title[:500],
        event=place.pk if place else None,
        event_title=str(place)[:500] if place else "",
        team=_team_of(thing, place),
        before=_plain(before) if before else None,
        after=_plain(after) if after else None,
        reason=reason.strip(),
    )


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs of two states of one thing, as ``before`` and ``after``; both are empty where nothing does."""
    differing = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in differing}, {name: after[name] for name in differing}


def name_of(actor: Person) -> str:
    """How a person is named on record: the full name where there is one, with the account's name."""
    if actor is None:
        return MACHINE
    if not actor.is_authenticated:
        return NOBODY_SIGNED_IN
    name, full = actor.get_username(), getattr(actor, "get_full_name", str)()
    return (f"{full} ({name})" if full and full != name else name)[:150]


def _named(thing: Thing) -> tuple[str, str | int, str]:
    if isinstance(thing, Model):
        return str(thing._meta.model_name), thing.pk, str(thing)
    return thing


def _team_of(thing: Thing, event: Model | None) -> int | None:
    """A team is of itself, what belongs to an event of the event's team."""
    if isinstance(thing, Model) and thing._meta.model_name == "team":
        return thing.pk
    own = getattr(thing, "team_id", None)
    return own if own is not None else getattr(event, "team_id", None)


def _plain(value: Any) -> Any:
    """As JSON can hold it, every string cut to LONGEST_VALUE."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, str):
        return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 1] + "…"
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Iterable):
        return [_plain(each) for each in value]
    return _plain(str(value))
