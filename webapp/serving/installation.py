"""The first start: tables, the seed event, and an account for the admin."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from webapp.corpus.reader import shared_reader
from webapp.people import services as people
from webapp.people.models import Role
from webapp.serving.seeding import load_seeds
from webapp.storage import verify_storage

ADMIN = "admin"
FIRST_TEAM = "First team"
"""Where people sign in, the admin can invite the others at once; it can be called otherwise later."""


def prepare_installation() -> str | None:
    """Bring the tables up to date; on the first start also load the seeds and make the admin's account.

    Returns the admin's new password the first time, None afterwards. Seeds that a person deleted stay deleted.
    """
    call_command("migrate", verbosity=0, interactive=False)
    verify_storage()
    users = get_user_model().objects
    if users.exists():
        return None
    load_seeds()
    shared_reader().close()
    password = secrets.token_urlsafe(12)
    admin = users.create_superuser(ADMIN, password=password)
    if settings.SIGN_IN_REQUIRED:
        team = people.make_team(FIRST_TEAM, actor=None)
        people.add_member(team, admin, Role.ADMIN, actor=None)
    return password
