from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webapp.faults.stack import Stack


@pytest.fixture(params=["embedded", "servers"])
def stack(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Stack]:
    """SQLite with the embedded broker; PostgreSQL with Redis where the environment names test servers."""
    if request.param == "embedded":
        made = Stack.embedded(tmp_path)
    else:
        urls = [os.environ.get("TEST_DATABASE_URL"), os.environ.get("TEST_REDIS_URL")]
        if not all(urls):
            pytest.skip("TEST_DATABASE_URL and TEST_REDIS_URL name no servers")
        made = Stack.servers(tmp_path, *urls)
    yield made
    made.close()
