"""Changing teams, places in them and invitations. Who may is asked before (webapp/access.py); what was done is on record."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from webapp.audit.services import record
from webapp.people.models import Invitation, Membership, Role, Team
from webapp.people.rights import Person
from webapp.people.tokens import hash_of, new_token

INVITATION_LIFETIME = timedelta(days=7)
"""A week: over a weekend and a holiday, and not until the next term."""


class PeopleError(Exception):
    """Something that a person can mend; the message says what."""


@transaction.atomic
def make_team(name: str, *, actor: Person) -> Team:
    """A new team. PeopleError if there is one of this name."""
    if Team.objects.filter(name__iexact=name).exists():
        raise PeopleError(f"There is a team called “{name}” already. Choose another name.")
    team = Team.objects.create(name=name)
    record(actor, "team.made", team)
    return team


@transaction.atomic
def add_member(team: Team, person: AbstractUser, role: Role, *, actor: Person) -> Membership:
    """Give somebody a place in a team."""
    place = Membership.objects.create(team=team, person=person, role=role)
    record(actor, "team.joined", place, after={"role": role})
    return place


@transaction.atomic
def change_role(team: Team, pk: int, role: Role, *, seen: str, actor: Person) -> Membership:
    """Give a member another role. ``seen`` is the role that the page showed: PeopleError if it is another by now."""
    place = _held(team, pk)
    if place.role != seen:
        raise PeopleError(
            f"Somebody else has made {place.person} {place.get_role_display()} meanwhile. Look again."
        )
    if role != place.role:
        _keep_an_admin(team, place, role)
        before = place.role
        Membership.objects.filter(pk=place.pk).update(role=role)
        record(actor, "team.role_changed", place, before={"role": before}, after={"role": role})
    return place


@transaction.atomic
def remove_member(team: Team, pk: int, *, actor: Person) -> Membership:
    """Take somebody's place in a team away. Their account, and what they made, stay."""
    place = _held(team, pk)
    _keep_an_admin(team, place, None)
    record(actor, "team.left", place, before={"role": place.role, "person": str(place.person)})
    Membership.objects.filter(pk=place.pk).delete()
    return place


@transaction.atomic
def invite(team: Team, role: Role, note: str, *, actor: Person) -> str:
    """Make an invitation; returns the token, which is kept nowhere."""
    token = new_token()
    made = Invitation.objects.create(
        team=team,
        role=role,
        note=note,
        token_hash=hash_of(token),
        made_by_id=getattr(actor, "pk", None),
        expires_at=timezone.now() + INVITATION_LIFETIME,
    )
    record(actor, "invitation.made", made, after={"role": role, "note": note})
    return token


@transaction.atomic
def withdraw_invitation(team: Team, pk: int, *, actor: Person) -> bool:
    """End an invitation; False if it is no longer open."""
    held = team.invitations.filter(pk=pk, used_at=None, withdrawn_at=None)
    if not held.update(withdrawn_at=timezone.now()):
        return False
    record(actor, "invitation.withdrawn", team.invitations.get(pk=pk))
    return True


@transaction.atomic
def accept(invitation: Invitation, person: AbstractUser) -> Membership:
    """Join a team. PeopleError if the invitation was used, withdrawn or has expired meanwhile, or is not needed."""
    if Membership.objects.filter(team=invitation.team, person=person).exists():
        raise PeopleError("You belong to this team already. The invitation stays open for somebody else.")
    now = timezone.now()
    still_open = Invitation.objects.filter(
        pk=invitation.pk, used_at=None, withdrawn_at=None, expires_at__gt=now
    )
    if not still_open.update(used_at=now, used_by=person):  # of two at once, one
        raise PeopleError("This invitation is no longer open. Ask for another one.")
    return add_member(invitation.team, person, Role(invitation.role), actor=person)


@transaction.atomic
def accept_with_account(invitation: Invitation, name: str, password: str) -> AbstractUser:
    """Make an account and join; neither without the other. PeopleError as in accept, and if the name is taken."""
    try:
        with transaction.atomic():
            person = get_user_model().objects.create_user(name, password=password)
    except IntegrityError as error:
        raise PeopleError("This name is taken. Choose another one.") from error
    record(person, "account.made", person)
    accept(invitation, person)
    return person


def _held(team: Team, pk: int) -> Membership:
    """Somebody's place, as it is once whoever else changes places in this team is done: two admins who take the role
    from each other would else both be first."""
    Team.objects.select_for_update().filter(pk=team.pk).first()
    place = Membership.objects.select_for_update().filter(team=team, pk=pk).first()
    if place is None:
        raise PeopleError("This person no longer belongs to the team.")
    return place


def _keep_an_admin(team: Team, place: Membership, role: Role | None) -> None:
    """A team that nobody administers could invite nobody."""
    if place.role != Role.ADMIN or role == Role.ADMIN:
        return
    admins = Membership.objects.select_for_update().filter(team=team, role=Role.ADMIN)
    if not [other for other in admins if other.pk != place.pk]:
        raise PeopleError("The team needs at least one admin. Make somebody else admin first.")
