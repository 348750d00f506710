"""What each role may: worked out by hand, for every role, kind of event and kind of installation."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client

from webapp.corpus.models import Article, Event
from webapp.people import rights
from webapp.people.models import Role, Team, Visibility

pytestmark = pytest.mark.django_db
MakePerson = Callable[..., User]
ROLES = [None, *Role]


def event_of(team: Team | None, visibility: Visibility, maker: User | None = None) -> Event:
    number = Event.objects.count()
    return Event.objects.create(
        title=f"Event {number}", slug=f"event-{number}", team=team, visibility=visibility, maker=maker
    )


@pytest.fixture
def other(db: None) -> Team:
    return Team.objects.create(name="Another desk")


# Role in the event's team → what it may do with an event that the team shares, and that somebody else made.
MAY = {
    None: (False, False, False, False),
    Role.VIEWER: (True, False, False, False),
    Role.CONTRIBUTOR: (True, True, False, False),
    Role.CURATOR: (True, True, True, True),
    Role.ADMIN: (True, True, True, True),
}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gives_its_rights_over_what_the_team_shares(
    sign_in_required: None, team: Team, make_person: MakePerson, role: Role | None
) -> None:
    person = make_person("ana", role, team)
    event = event_of(team, Visibility.TEAM)
    found = (
        rights.may_view(person, event),
        rights.may_contribute(person, event),
        rights.may_change_event(person, event),
        rights.may_curate(person, event),
    )
    assert found == MAY[role]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("visibility", [Visibility.TEAM, Visibility.PRIVATE])
def test_no_role_gives_any_right_over_another_teams_events(
    sign_in_required: None,
    team: Team,
    other: Team,
    make_person: MakePerson,
    role: Role,
    visibility: Visibility,
) -> None:
    person = make_person("ana", role, team)
    event = event_of(other, visibility)
    article = Article(event=event, uploader=None)
    assert not rights.may_view(person, event)
    assert not rights.may_contribute(person, event)
    assert not rights.may_change_event(person, event)
    assert not rights.may_curate(person, event)
    assert not rights.may_change_article(person, article)
    assert not rights.may_administer(person, other)
    assert event not in Event.objects.filter(rights.readable(person))
    assert event not in Event.objects.filter(rights.listed(person))


@pytest.mark.parametrize("role", list(Role))
def test_a_private_event_is_its_makers_alone_whatever_the_role_of_others(
    sign_in_required: None, team: Team, make_person: MakePerson, role: Role
) -> None:
    maker, person = make_person("ben", Role.CONTRIBUTOR, team), make_person("ana", role, team)
    event = event_of(team, Visibility.PRIVATE, maker)
    assert not rights.may_view(person, event)
    assert not rights.may_curate(person, event)
    assert event not in Event.objects.filter(rights.readable(person))
    assert rights.may_view(maker, event)
    assert rights.may_curate(maker, event)
    assert event in Event.objects.filter(rights.listed(maker))


def test_what_is_open_to_whoever_has_the_link_is_read_by_all_listed_for_the_team_and_changed_by_its_roles(
    sign_in_required: None, team: Team, other: Team, make_person: MakePerson
) -> None:
    event = event_of(team, Visibility.PUBLIC)
    stranger, member = make_person("ben", Role.ADMIN, other), make_person("ana", Role.CONTRIBUTOR, team)
    for person in (AnonymousUser(), None, stranger, member):
        assert rights.may_view(person, event)
        assert event in Event.objects.filter(rights.readable(person))
    assert event not in Event.objects.filter(rights.listed(stranger))
    assert event not in Event.objects.filter(rights.listed(AnonymousUser()))
    assert event in Event.objects.filter(rights.listed(member))
    assert not rights.may_contribute(stranger, event)
    assert not rights.may_contribute(AnonymousUser(), event)


def test_what_belongs_to_no_team_and_nobody_is_listed_for_all_if_it_is_open_and_for_none_if_it_is_not(
    sign_in_required: None, team: Team, make_person: MakePerson
) -> None:
    shipped, orphan = event_of(None, Visibility.PUBLIC), event_of(None, Visibility.TEAM)
    person = make_person("ana", Role.ADMIN, team)
    for someone in (person, AnonymousUser()):
        assert list(Event.objects.filter(rights.listed(someone))) == [shipped]
        assert not rights.may_view(someone, orphan)
    assert not rights.may_curate(person, shipped)


def test_a_contributor_changes_own_articles_alone_and_a_viewer_none(
    sign_in_required: None, team: Team, make_person: MakePerson
) -> None:
    event = event_of(team, Visibility.TEAM)
    ana, ben = make_person("ana", Role.CONTRIBUTOR, team), make_person("ben", Role.CONTRIBUTOR, team)
    viewer, curator = make_person("vic", Role.VIEWER, team), make_person("cleo", Role.CURATOR, team)
    own = Article(event=event, uploader=ana)
    assert rights.may_change_article(ana, own)
    assert rights.may_change_article(curator, own)
    assert not rights.may_change_article(ben, own)
    assert not rights.may_change_article(viewer, Article(event=event, uploader=viewer))
    assert not rights.may_change_article(AnonymousUser(), Article(event=event, uploader=None))


def test_a_maker_who_may_contribute_changes_the_event_and_one_who_left_the_team_does_not(
    sign_in_required: None, team: Team, make_person: MakePerson
) -> None:
    maker = make_person("ana", Role.CONTRIBUTOR, team)
    event = event_of(team, Visibility.TEAM, maker)
    assert rights.may_change_event(maker, event)
    assert not rights.may_curate(maker, event)
    maker.memberships.all().delete()
    assert not rights.may_change_event(maker, event)
    assert not rights.may_view(maker, event)


def test_only_admins_administer_their_team_and_only_superusers_the_installation(
    sign_in_required: None, team: Team, make_person: MakePerson
) -> None:
    for role in Role:
        person = make_person(f"person-{role}", role, team)
        assert rights.may_administer(person, team) is (role == Role.ADMIN)
        assert rights.may_administer(person, team.pk) is (role == Role.ADMIN)
        assert not rights.may_administer(person)
    root = make_person("root", is_superuser=True)
    assert rights.may_administer(root)
    assert rights.may_administer(root, team)
    assert rights.may_curate(root, event_of(team, Visibility.PRIVATE))


def test_codebooks_are_edited_by_curators_of_any_team(
    sign_in_required: None, team: Team, make_person: MakePerson
) -> None:
    may = {role: rights.may_edit_codebooks(make_person(f"person-{role}", role, team)) for role in Role}
    assert may == {Role.VIEWER: False, Role.CONTRIBUTOR: False, Role.CURATOR: True, Role.ADMIN: True}
    assert not rights.may_edit_codebooks(AnonymousUser())
    assert not rights.may_edit_codebooks(make_person("nobody"))


@pytest.mark.parametrize("visibility", list(Visibility))
def test_on_a_machine_of_ones_own_whoever_sits_there_has_every_right(
    team: Team, visibility: Visibility
) -> None:
    event = event_of(team, visibility)
    someone = AnonymousUser()
    assert rights.may_view(someone, event)
    assert rights.may_contribute(someone, event)
    assert rights.may_contribute(someone)
    assert rights.may_curate(someone, event)
    assert rights.may_change_event(someone, event)
    assert rights.may_change_article(someone, Article(event=event))
    assert rights.may_edit_codebooks(someone)
    assert rights.may_administer(someone, team)
    assert list(Event.objects.filter(rights.listed(someone))) == [event]


@pytest.mark.parametrize("visibility", list(Visibility))
def test_a_demonstration_is_read_by_all_and_changed_by_nobody(
    settings: object, team: Team, make_person: MakePerson, visibility: Visibility
) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    event = event_of(team, visibility)
    for person in (
        AnonymousUser(),
        make_person("ana", Role.ADMIN, team),
        make_person("root", is_superuser=True),
    ):
        assert rights.may_view(person, event)
        assert list(Event.objects.filter(rights.listed(person))) == [event]
        assert not rights.may_contribute(person)
        assert not rights.may_contribute(person, event)
        assert not rights.may_curate(person, event)
        assert not rights.may_change_event(person, event)
        assert not rights.may_change_article(person, Article(event=event, uploader_id=person.pk))
        assert not rights.may_edit_codebooks(person)
        assert not rights.may_administer(person, team)
        assert not rights.may_administer(person)


def test_conditions_reach_events_through_other_rows(
    sign_in_required: None, team: Team, other: Team, make_person: MakePerson
) -> None:
    person = make_person("ana", Role.VIEWER, team)
    seen, hidden = event_of(team, Visibility.TEAM), event_of(other, Visibility.TEAM)
    for event in (seen, hidden):
        Article.objects.create(
            event=event, original=b"x", original_hash="1", document={"text": ""}, content_hash="1"
        )
    assert [article.event for article in Article.objects.filter(rights.readable(person, "event"))] == [seen]
    assert [article.event for article in Article.objects.filter(rights.listed(person, "event"))] == [seen]


@pytest.mark.parametrize("visibility", list(Visibility))
@pytest.mark.parametrize("role", ROLES)
def test_the_rows_of_articles_that_one_may_change_are_those_that_the_rule_allows(
    sign_in_required: None, team: Team, make_person: MakePerson, role: Role | None, visibility: Visibility
) -> None:
    person, colleague = make_person("ana", role, team), make_person("ben", Role.CONTRIBUTOR, team)
    for maker, uploader in (
        (person, person),
        (colleague, person),
        (person, colleague),
        (colleague, colleague),
    ):
        Article.objects.create(event=event_of(team, visibility, maker), uploader=uploader, document={})
    for each in (person, colleague, AnonymousUser(), None, User.objects.create_superuser(f"root {role}")):
        allowed = {article for article in Article.objects.all() if rights.may_change_article(each, article)}
        assert set(Article.objects.filter(rights.changeable(each))) == allowed


def test_a_request_that_only_looks_reads_roles_once_and_the_next_reads_them_anew(
    make_person: MakePerson, team: Team
) -> None:
    person, other = make_person("ann", Role.CURATOR, team), make_person("ben", Role.VIEWER, team)
    with rights.roles_read_once():
        assert rights.curates_somewhere(person)
        person.memberships.all().delete()
        assert rights.curates_somewhere(person)
        assert not rights.curates_somewhere(other)
    assert not rights.curates_somewhere(person)


def test_a_role_that_is_taken_back_is_gone_with_the_next_page_and_within_a_request_that_changes_something(
    make_person: MakePerson,
    team: Team,
    client: Client,
    sign_in_required: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = make_person("ann", Role.CURATOR, team)
    client.force_login(person)
    assert client.get("/admin/").status_code == 200
    person.memberships.all().delete()
    assert client.get("/admin/").status_code == 302  # to the sign-in
    person.memberships.create(team=team, role=Role.CURATOR)
    asked = []

    def opens_admin(who: User) -> bool:
        asked.append(rights.curates_somewhere(who))
        person.memberships.all().delete()
        asked.append(rights.curates_somewhere(who))
        return False

    monkeypatch.setattr(rights, "opens_admin", opens_admin)
    client.post("/admin/corpus/article/")
    assert asked[:2] == [True, False]
