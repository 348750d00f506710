from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

from webapp.people.models import Role, Team


@pytest.fixture
def curator(db: None) -> Client:
    """A client signed in as the admin."""
    client = Client()
    client.force_login(User.objects.create_superuser("ann", password="a long password"))
    return client


@pytest.fixture
def staff(make_person: Callable[..., User], team: Team, sign_in_required: None) -> Client:
    """May do everything in the admin, and curates one team."""
    person = make_person("cleo", Role.CURATOR, team, is_staff=True)
    person.user_permissions.set(Permission.objects.all())
    client = Client()
    client.force_login(person)
    return client
