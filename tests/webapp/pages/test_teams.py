"""Teams: invitations work once and for a week, roles are given by admins alone, and nobody is locked out of a team."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from webapp.audit.models import Entry
from webapp.people import services
from webapp.people.models import Invitation, Membership, Role, Team
from webapp.people.services import PeopleError
from webapp.people.tokens import hash_of

pytestmark = pytest.mark.django_db
NEW = {"username": "dora", "password1": "seven-quiet-harbours", "password2": "seven-quiet-harbours"}


@pytest.fixture
def admin(make_person: object, team: Team, sign_in_required: None) -> User:
    return make_person("ana", Role.ADMIN, team)  # type: ignore[operator]


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def invited(admin: User, team: Team, role: Role = Role.CONTRIBUTOR) -> str:
    """The address of a new invitation, as the page shows it."""
    page = client_of(admin).post(reverse("team_invite", args=[team.pk]), {"role": role, "note": "for Dora"})
    found = re.search(r'value="http://testserver(/join/[^"]+)"', page.content.decode())
    assert found is not None
    return found[1]


def test_an_invitation_makes_an_account_with_its_role_and_signs_it_in(
    client: Client, admin: User, team: Team
) -> None:
    address = invited(admin, team)
    page = client.get(address)
    assert "Harbour desk" in page.content.decode()
    assert "contributor" in page.content.decode()
    assert client.post(address, NEW, follow=True).status_code == 200
    place = Membership.objects.get(person__username="dora")
    assert (place.team, place.role) == (team, Role.CONTRIBUTOR)
    assert client.get("/account/").status_code == 200


def test_it_works_once(client: Client, admin: User, team: Team) -> None:
    address = invited(admin, team)
    client.post(address, NEW)
    second = Client()
    assert second.get(address).status_code == 410
    assert second.post(address, NEW | {"username": "eve"}).status_code == 410
    assert not User.objects.filter(username="eve").exists()


def test_of_two_who_use_it_at_once_one_joins(admin: User, team: Team, make_person: object) -> None:
    services.invite(team, Role.VIEWER, "", actor=admin)
    held = [Invitation.objects.get(), Invitation.objects.get()]  # both looked before either joined
    services.accept(held[0], make_person("dora"))  # type: ignore[operator]
    with pytest.raises(PeopleError, match="no longer open"):
        services.accept(held[1], make_person("eve"))  # type: ignore[operator]
    assert team.memberships.filter(role=Role.VIEWER).count() == 1


def test_neither_a_withdrawn_nor_an_expired_nor_a_guessed_one_opens_anything(
    client: Client, admin: User, team: Team
) -> None:
    withdrawn, expired = invited(admin, team), invited(admin, team)
    old, new = Invitation.objects.order_by("pk")
    assert client_of(admin).post(reverse("team_uninvite", args=[team.pk, old.pk])).status_code == 302
    Invitation.objects.filter(pk=new.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    for address in (withdrawn, expired, "/join/" + "x" * 43 + "/"):
        response = client.post(address, NEW)
        assert response.status_code == 410
        assert "no longer open" in response.content.decode()
    assert not User.objects.filter(username="dora").exists()


def test_an_admin_of_another_team_withdraws_nothing_here(
    admin: User, team: Team, make_person: object
) -> None:
    invited(admin, team)
    other = Team.objects.create(name="Another desk")
    stranger = client_of(make_person("ben", Role.ADMIN, other))  # type: ignore[operator]
    number = Invitation.objects.get().pk
    assert stranger.post(reverse("team_uninvite", args=[team.pk, number])).status_code == 404
    stranger.post(reverse("team_uninvite", args=[other.pk, number]))
    assert Invitation.objects.get().is_open
    member = team.memberships.get()
    stranger.post(reverse("team_member", args=[other.pk, member.pk]), {"role": "viewer", "seen": "admin"})
    stranger.post(reverse("team_member", args=[other.pk, member.pk]), {"remove": "1"})
    member.refresh_from_db()
    assert member.role == Role.ADMIN


def test_the_link_is_kept_nowhere_and_told_to_no_other_site(client: Client, admin: User, team: Team) -> None:
    address = invited(admin, team)
    token = address.split("/")[2]
    held = Invitation.objects.values().get()
    assert token not in str(held)
    assert held["token_hash"] == hash_of(token)
    assert token not in str(list(Entry.objects.values()))
    assert address not in client_of(admin).get(reverse("team", args=[team.pk])).content.decode()
    response = client.get(address)
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_somebody_with_an_account_joins_with_it_and_twice_is_said(
    admin: User, team: Team, make_person: object
) -> None:
    client = client_of(make_person("dora"))  # type: ignore[operator]
    assert "Join as dora" in client.get(invited(admin, team)).content.decode()
    assert client.post(invited(admin, team)).status_code == 302
    again = client.post(invited(admin, team, Role.ADMIN))
    assert again.status_code == 422
    assert "belong to this team already" in again.content.decode()
    assert Membership.objects.get(person__username="dora").role == Role.CONTRIBUTOR


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"username": "ana"}, "already exists"),
        ({"username": "two words"}, "valid username"),
        ({"password2": "another"}, "match"),
        ({"password1": "12345678", "password2": "12345678"}, "numeric"),
        ({"username": ""}, "required"),
    ],
)
def test_an_account_that_will_not_do_is_said_and_the_invitation_stays_open(
    client: Client, admin: User, team: Team, changed: dict[str, str], said: str
) -> None:
    response = client.post(invited(admin, team), NEW | changed)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert Invitation.objects.get().is_open


def test_an_admin_gives_another_role_which_holds_at_once_and_is_on_record(
    admin: User, team: Team, make_person: object
) -> None:
    person = make_person("ben", Role.CURATOR, team)  # type: ignore[operator]
    place = team.memberships.get(person=person)
    said = {"role": "viewer", "seen": "curator"}
    client_of(admin).post(reverse("team_member", args=[team.pk, place.pk]), said)
    place.refresh_from_db()
    assert place.role == Role.VIEWER
    entry = Entry.objects.get(action="team.role_changed")
    assert (entry.before, entry.after, entry.team) == ({"role": "curator"}, {"role": "viewer"}, team.pk)


def test_of_two_admins_who_change_one_role_at_once_the_second_is_told_and_nothing_is_overwritten(
    admin: User, team: Team, make_person: object
) -> None:
    person = make_person("ben", Role.CONTRIBUTOR, team)  # type: ignore[operator]
    place = team.memberships.get(person=person)
    address = reverse("team_member", args=[team.pk, place.pk])
    client_of(admin).post(address, {"role": "curator", "seen": "contributor"})
    second = client_of(admin).post(address, {"role": "viewer", "seen": "contributor"}, follow=True)
    assert "Somebody else has made ben curator meanwhile" in second.content.decode()
    place.refresh_from_db()
    assert place.role == Role.CURATOR


def test_a_team_keeps_an_admin(admin: User, team: Team) -> None:
    place = team.memberships.get()
    address = reverse("team_member", args=[team.pk, place.pk])
    for said in ({"role": "viewer", "seen": "admin"}, {"remove": "1"}):
        page = client_of(admin).post(address, said, follow=True).content.decode()
        assert "needs at least one admin" in page
    assert team.memberships.get().role == Role.ADMIN


def test_whoever_is_removed_keeps_the_account_and_loses_the_team(
    admin: User, team: Team, make_person: object
) -> None:
    person = make_person("ben", Role.ADMIN, team)  # type: ignore[operator]
    removed = client_of(person)
    place = team.memberships.get(person=person)
    client_of(admin).post(reverse("team_member", args=[team.pk, place.pk]), {"remove": "1"})
    assert removed.get(reverse("team", args=[team.pk])).status_code == 404
    assert removed.get("/account/").status_code == 200
    assert Entry.objects.get(action="team.left").before == {"role": "admin", "person": "ben"}


def test_members_see_who_belongs_and_only_admins_see_invitations(
    admin: User, team: Team, make_person: object
) -> None:
    invited(admin, team)
    viewer = client_of(make_person("vic", Role.VIEWER, team))  # type: ignore[operator]
    page = viewer.get(reverse("team", args=[team.pk])).content.decode()
    assert "ana" in page
    assert "for Dora" not in page
    assert "<select" not in page
    assert "for Dora" in client_of(admin).get(reverse("team", args=[team.pk])).content.decode()


def test_a_team_is_made_by_who_looks_after_the_installation_and_by_no_other_name_twice(
    make_person: object, sign_in_required: None
) -> None:
    root = client_of(make_person("root", is_superuser=True))  # type: ignore[operator]
    assert root.post(reverse("team_new"), {"name": "Night desk"}).status_code == 302
    assert Team.objects.get().memberships.get().role == Role.ADMIN
    again = root.post(reverse("team_new"), {"name": "night desk"})
    assert again.status_code == 422
    assert "already" in again.content.decode()
    assert Entry.objects.filter(action="team.made").count() == 1
