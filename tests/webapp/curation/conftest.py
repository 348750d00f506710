from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def curator(db: None) -> Client:
    """A client signed in as the admin."""
    client = Client()
    client.force_login(User.objects.create_superuser("ann", password="a long password"))
    return client
