"""The first start: tables, the seed event, and an account for the admin."""

from __future__ import annotations

import secrets

from django.contrib.auth import get_user_model
from django.core.management import call_command

from webapp.corpus.reader import shared_reader
from webapp.serving.seeding import load_seeds
from webapp.storage import verify_storage

ADMIN = "admin"


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
    users.create_superuser(ADMIN, password=password)
    return password
