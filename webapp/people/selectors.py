"""Reading teams, places in them, and invitations."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from webapp.people.models import Invitation, Membership, Team
from webapp.people.rights import Person, has_every_right, is_signed_in
from webapp.people.tokens import hash_of


def get_team(pk: int) -> Team | None:
    return Team.objects.filter(pk=pk).first()


def places_of(person: Person) -> Sequence[Membership]:
    """Somebody's teams with the role in each, by name."""
    if not is_signed_in(person):
        return []
    return list(
        Membership.objects.filter(person_id=person.pk).select_related("team").order_by("team__name", "pk")
    )


def teams_seen_by(person: Person) -> Sequence[Team]:
    """All teams for who looks after the installation, else one's own."""
    if has_every_right(person):
        return list(Team.objects.all())
    return [place.team for place in places_of(person)]


def members_of(team: Team) -> Sequence[Membership]:
    return list(team.memberships.select_related("person").order_by("person__username"))


def open_invitations(team: Team) -> Sequence[Invitation]:
    """Those that somebody may still use, the newest first."""
    still_open = team.invitations.filter(used_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return list(still_open.select_related("made_by"))


def invitation_with(token: str) -> Invitation | None:
    """The invitation of this link, open or not."""
    return Invitation.objects.filter(token_hash=hash_of(token)).select_related("team", "made_by").first()
