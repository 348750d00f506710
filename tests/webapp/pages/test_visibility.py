"""Who may read an event is changed by somebody who has seen how it stands, and never silently overwritten."""

from __future__ import annotations

from itertools import permutations, product

import pytest
from django.contrib.auth.models import User
from django.test import Client

from webapp.audit.models import Entry
from webapp.corpus.models import Event
from webapp.people.models import Role, Team, Visibility

pytestmark = pytest.mark.django_db
ADDRESS = "/events/harbour-talks/visibility/"


@pytest.fixture
def event(team: Team) -> Event:
    return Event.objects.create(title="Harbour talks", slug="harbour-talks", team=team)


@pytest.fixture
def curator(make_person: object, team: Team, sign_in_required: None) -> User:
    return make_person("cleo", Role.CURATOR, team)  # type: ignore[operator]


@pytest.fixture
def signed_in(curator: User) -> Client:
    client = Client()
    client.force_login(curator)
    return client


def test_it_is_opened_and_closed_and_the_page_says_what_that_means(
    signed_in: Client, event: Event, team: Team
) -> None:
    page = signed_in.get(ADDRESS).content.decode()
    assert "full texts can be read there, too" in page
    seen = f"team {team.pk}"
    for visibility in (Visibility.PUBLIC, Visibility.TEAM, Visibility.PRIVATE):
        assert (
            signed_in.post(ADDRESS, {"visibility": visibility, "team": team.pk, "seen": seen}).status_code
            == 302
        )
        event.refresh_from_db()
        assert event.visibility == visibility
        seen = f"{visibility} {team.pk}"


@pytest.mark.parametrize("stands", [Visibility.PUBLIC, Visibility.PRIVATE])
def test_an_event_of_no_team_is_given_to_one_from_the_page_itself(
    admin_client: Client, sign_in_required: None, team: Team, stands: Visibility
) -> None:
    event = Event.objects.create(title="Harbour talks", slug="harbour-talks", visibility=stands)
    page = admin_client.get(ADDRESS)
    form = page.context["form"]
    answer = admin_client.post(ADDRESS, {"visibility": "team", "team": team.pk, "seen": form["seen"].value()})
    event.refresh_from_db()
    assert (answer.status_code, event.visibility, event.team) == (302, Visibility.TEAM, team)


def test_what_is_made_private_has_a_maker_who_can_open_it_again(
    signed_in: Client, event: Event, team: Team, curator: User
) -> None:
    signed_in.post(ADDRESS, {"visibility": "private", "team": team.pk, "seen": f"team {team.pk}"})
    event.refresh_from_db()
    assert event.maker == curator
    assert signed_in.get(ADDRESS).status_code == 200


def test_an_event_goes_only_to_a_team_that_one_belongs_to(
    signed_in: Client, event: Event, team: Team
) -> None:
    other = Team.objects.create(name="Another desk")
    page = signed_in.post(ADDRESS, {"visibility": "team", "team": other.pk, "seen": f"team {team.pk}"})
    assert page.status_code == 422
    assert "Another desk" not in page.content.decode()
    event.refresh_from_db()
    assert event.team == team


def test_a_team_that_may_read_it_has_to_be_named(signed_in: Client, event: Event, team: Team) -> None:
    page = signed_in.post(ADDRESS, {"visibility": "team", "team": "", "seen": f"team {team.pk}"})
    assert page.status_code == 422
    assert "Choose the team" in page.content.decode()


RACES = [
    (start, first, second)
    for start, (first, second) in product(Visibility, permutations(Visibility, 2))
    if first != start
]


@pytest.mark.parametrize(("start", "first", "second"), RACES)
def test_of_two_who_opened_the_form_at_once_the_second_is_told_and_overwrites_nothing(
    signed_in: Client, event: Event, team: Team, curator: User, start: str, first: str, second: str
) -> None:
    Event.objects.update(visibility=start, maker=curator)
    seen = f"{start} {team.pk}"
    assert signed_in.post(ADDRESS, {"visibility": first, "team": team.pk, "seen": seen}).status_code == 302
    late = signed_in.post(ADDRESS, {"visibility": second, "team": team.pk, "seen": seen})
    assert late.status_code == 422
    assert "Somebody else has changed this meanwhile" in late.content.decode()
    event.refresh_from_db()
    assert event.visibility == first
    assert Entry.objects.filter(action="event.visibility_changed").count() == 1
    # having seen it, the second may still have their way
    assert (
        signed_in.post(
            ADDRESS, {"visibility": second, "team": team.pk, "seen": f"{first} {team.pk}"}
        ).status_code
        == 302
    )
