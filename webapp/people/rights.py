"""The one place that says who may do what.

``person`` is whoever asks: ``request.user``, signed in or not. Three kinds of installation:

- on a machine of one's own (no sign-in is required) whoever sits there has every right;
- where sign-in is required, a role in a team gives rights over the team's events, a maker has all rights over a private
  event, and superusers have every right;
- a public demonstration is read by everybody and changed by nobody.

An event is anything with ``team_id``, ``visibility`` and ``maker_id``; an article has ``event`` and ``uploader_id``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from webapp.audit.selectors import Reach
from webapp.people.models import Membership, Role, Team, Visibility

Person = AbstractBaseUser | AnonymousUser | None
"""None is a machine, such as the watched folder. It asks for no rights; where it does, it is nobody."""


class OfTeam(Protocol):
    """What rights need to know of an event."""

    team_id: int | None
    maker_id: int | None
    visibility: str


def is_demonstration() -> bool:
    """Everything can be read here and nothing changed."""
    return bool(settings.DEMONSTRATION)


def is_everybodys() -> bool:
    """Nobody has to sign in here: whoever sits at the machine has every right."""
    return not settings.SIGN_IN_REQUIRED and not is_demonstration()


def has_every_right(person: Person) -> bool:
    if is_demonstration():
        return False
    return is_everybodys() or bool(is_signed_in(person) and getattr(person, "is_superuser", False))


_read: ContextVar[dict[int, dict[int, Role]] | None] = ContextVar("roles read", default=None)


@contextmanager
def roles_read_once() -> Iterator[None]:
    """Within it each person's roles are read once. For a request that only looks: a page of the admin asks a dozen times."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def roles_of(person: Person) -> dict[int, Role]:
    """Team → role. One small query; none for somebody who is not signed in."""
    if not is_signed_in(person):
        return {}
    read = _read.get()
    if read is not None and person.pk in read:
        return read[person.pk]
    places = Membership.objects.filter(person_id=person.pk).order_by("team__name", "pk")
    roles = {team: Role(role) for team, role in places.values_list("team_id", "role")}
    if read is not None:
        read[person.pk] = roles
    return roles


def is_signed_in(person: Person) -> bool:
    return person is not None and bool(person.is_authenticated)


@dataclass(frozen=True, slots=True)
class Installation:
    """What every page says of where it is, to everybody alike."""

    has_accounts: bool
    is_demonstration: bool


def installation() -> Installation:
    return Installation(settings.SIGN_IN_REQUIRED and not is_demonstration(), is_demonstration())


# --- reading ----------------------------------------------------------------------------------------------


def may_view(person: Person, event: OfTeam) -> bool:
    """Read an event: its report, its articles, its downloads."""
    if event.visibility == Visibility.PUBLIC or is_demonstration() or has_every_right(person):
        return True
    if _is_maker(person, event) and event.visibility == Visibility.PRIVATE:
        return True
    return event.visibility == Visibility.TEAM and event.team_id in roles_of(person)


def readable(person: Person, path: str = "") -> Q:
    """Rows of events that somebody may read, as a condition. ``path`` leads from the rows to the event: "article__event"."""
    if is_demonstration() or has_every_right(person):
        return Q()
    return _of(path, visibility=Visibility.PUBLIC) | _shared_with(person, path)


def listed(person: Person, path: str = "") -> Q:
    """As ``readable``, without what other teams have opened to whoever has the link: that is found by its link alone.

    What belongs to no team and nobody, such as the events that ship with Sidelight, is listed for all.
    """
    if is_demonstration() or has_every_right(person):
        return Q()
    of_the_house = _of(path, visibility=Visibility.PUBLIC, team=None, maker=None)
    return of_the_house | _shared_with(person, path)


def may_open_upload(person: Person, upload: Any) -> bool:
    """Look at texts that are not saved yet: whoever brought them."""
    return has_every_right(person) or _is_maker(person, upload)


def may_see_team(person: Person, team: Team) -> bool:
    return has_every_right(person) or team.pk in roles_of(person)


def may_see_job(person: Person, job: Any) -> bool:
    """Long work: whoever asked for it, and who looks after the installation."""
    return has_every_right(person) or (is_signed_in(person) and job.person_id == person.pk)


def contributable(person: Person, path: str = "") -> Q:
    """Events into which somebody may bring texts, as a condition on rows that ``path`` leads to the event from."""
    if has_every_right(person):
        return Q()
    if not is_signed_in(person) or is_demonstration():
        return Q(pk__in=())
    return _with_role(person, Role.CONTRIBUTOR, path)


def curated(person: Person, path: str = "") -> Q:
    """Events that somebody curates, as a condition on rows that ``path`` leads to the event from."""
    if has_every_right(person):
        return Q()
    if not is_signed_in(person) or is_demonstration():
        return Q(pk__in=())
    return _with_role(person, Role.CURATOR, path)


def changeable(person: Person) -> Q:
    """Articles that somebody may change as ``may_change_article`` says, as a condition on their rows."""
    if has_every_right(person):
        return Q()
    if not is_signed_in(person):
        return Q(pk__in=())
    return curated(person, "event") | Q(contributable(person, "event"), uploader=person.pk)


def _with_role(person: Person, role: Role, path: str) -> Q:
    teams = [team for team, held in roles_of(person).items() if held.includes(role)]
    not_private = (Visibility.TEAM, Visibility.PUBLIC)
    of_teams = _of(path, team__in=teams, visibility__in=not_private)
    return of_teams | _of(path, maker=person.pk, visibility=Visibility.PRIVATE)


def audit_reach(person: Person) -> Reach:
    """Whose entries of the audit somebody may read: one's own, and those of teams that one curates."""
    if has_every_right(person):
        return Reach(is_everything=True)
    if not is_signed_in(person) or is_demonstration():
        return Reach()
    curated = [team for team, role in roles_of(person).items() if role.includes(Role.CURATOR)]
    return Reach(teams=frozenset(curated), own=person.pk)


def _shared_with(person: Person, path: str) -> Q:
    if not is_signed_in(person):
        return Q(pk__in=())
    not_private = (Visibility.TEAM, Visibility.PUBLIC)
    of_teams = _of(path, team__in=list(roles_of(person)), visibility__in=not_private)
    return of_teams | _of(path, maker=person.pk, visibility=Visibility.PRIVATE)


def _of(path: str, **said: Any) -> Q:
    prefix = f"{path}__" if path else ""
    conditions = Q()
    for name, value in said.items():
        conditions &= Q(**{f"{prefix}{name}__isnull": True}) if value is None else Q(**{prefix + name: value})
    return conditions


# --- changing ---------------------------------------------------------------------------------------------


def may_contribute(person: Person, event: OfTeam | None = None) -> bool:
    """Upload texts: into this event, or into a new one."""
    return _has_role(person, Role.CONTRIBUTOR, event)


def may_change_article(person: Person, article: Any) -> bool:
    """Clean, retry or delete an article: one's own as a contributor, all of the event's as a curator."""
    if may_curate(person, article.event):
        return True
    is_own = is_signed_in(person) and article.uploader_id == person.pk
    return is_own and may_contribute(person, article.event)


def may_change_event(person: Person, event: OfTeam) -> bool:
    """Say who may read an event, share it by links, delete it: its maker as a contributor, or a curator."""
    return may_curate(person, event) or (_is_maker(person, event) and may_contribute(person, event))


def may_curate(person: Person, event: OfTeam) -> bool:
    """Correct what machines read in an event, and mend what people stated."""
    return _has_role(person, Role.CURATOR, event)


def may_edit_codebooks(person: Person) -> bool:
    """Codebooks, lexicons, outlets and models are everybody's: curators of any team edit them, and all is on record."""
    return _has_role(person, Role.CURATOR, None)


def curates_somewhere(person: Person) -> bool:
    """Has the role of a curator, or more, in some team."""
    if is_demonstration() or not getattr(person, "is_active", False):
        return False
    return any(held.includes(Role.CURATOR) for held in roles_of(person).values())


def opens_admin(person: Person) -> bool:
    """Whose place of work the admin is: curators of any team, and staff. What each meets there is narrowed further."""
    if is_demonstration() or not getattr(person, "is_active", False):
        return False
    is_keeper = getattr(person, "is_staff", False) or getattr(person, "is_superuser", False)
    return bool(is_keeper) or curates_somewhere(person)


def may_administer(person: Person, team: Team | int | None = None) -> bool:
    """Invite, remove and give roles in a team; without a team: look after the whole installation."""
    if has_every_right(person):
        return True
    if team is None or is_demonstration():
        return False
    return roles_of(person).get(team if isinstance(team, int) else team.pk) == Role.ADMIN


def _has_role(person: Person, role: Role, event: OfTeam | None) -> bool:
    """Whether somebody has at least this role where the event belongs; without an event, in any team."""
    if has_every_right(person):
        return True
    if is_demonstration():
        return False
    roles = roles_of(person)
    if event is None:
        return any(held.includes(role) for held in roles.values())
    if event.visibility == Visibility.PRIVATE:
        return _is_maker(person, event)
    return event.team_id in roles and roles[event.team_id].includes(role)


def _is_maker(person: Person, event: OfTeam) -> bool:
    return is_signed_in(person) and event.maker_id == person.pk
