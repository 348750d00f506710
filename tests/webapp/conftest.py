"""People of teams, for whoever tests what they may, and the texts of an event on a bridge and a park."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from webapp.corpus.models import Article, Event
from webapp.people.models import Membership, Role, Team


@pytest.fixture(autouse=True)
def _quick(settings: object) -> None:
    """A password's slow hash is Django's to test, and that styles and scripts are listed at the start is WhiteNoise's:
    here they would be half of the time."""
    settings.WHITENOISE_AUTOREFRESH = True  # type: ignore[attr-defined]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]


@pytest.fixture
def sign_in_required(settings: object) -> None:
    """As on a server that others reach: people sign in, and have the rights of their roles."""
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]


@pytest.fixture
def team(db: None) -> Team:
    return Team.objects.create(name="Harbour desk")


@pytest.fixture
def make_person(db: None) -> Callable[..., User]:
    """An account, with a role in a team if one is named: make_person("ana", Role.CURATOR, team)."""

    def make(name: str, role: Role | None = None, team: Team | None = None, **columns: object) -> User:
        person = User.objects.create_user(name, password="a long password", **columns)  # type: ignore[arg-type]
        if role is not None:
            Membership.objects.create(team=team, person=person, role=role)
        return person

    return make


@pytest.fixture
def article(event: Event) -> Article:
    return event.articles.get(title="bridge opens")


@pytest.fixture
def other(event: Event) -> Article:
    return event.articles.get(title="park opens")
