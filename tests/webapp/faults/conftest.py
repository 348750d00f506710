from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.webapp.faults.stack import Beginnings, Stack


@pytest.fixture(scope="session")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Beginnings]:
    """Empty databases with all tables, made once."""
    made = Beginnings(tmp_path_factory.mktemp("beginnings"), os.environ.get("TEST_DATABASE_URL"))
    yield made
    made.close()


@pytest.fixture(params=["embedded", "servers"])
def stack(request: pytest.FixtureRequest, tmp_path: Path, beginnings: Beginnings) -> Iterator[Stack]:
    """SQLite with the embedded broker; PostgreSQL with Redis where the environment names test servers."""
    yield from _stack(request, tmp_path, beginnings, "tests.webapp.faults.client")


@pytest.fixture(scope="module", params=["embedded", "servers"])
def desks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, beginnings: Beginnings
) -> Iterator[Stack]:
    """The same with two curators to ask; one for all races, each of which makes rows of its own."""
    yield from _stack(request, tmp_path_factory.mktemp("desks"), beginnings, "tests.webapp.faults.curators")


def _stack(
    request: pytest.FixtureRequest, tmp_path: Path, beginnings: Beginnings, client: str
) -> Iterator[Stack]:
    if request.param == "embedded":
        made = Stack.embedded(tmp_path, beginnings, client=client)
    else:
        urls = [os.environ.get("TEST_DATABASE_URL"), os.environ.get("TEST_REDIS_URL")]
        if not all(urls):
            pytest.skip("TEST_DATABASE_URL and TEST_REDIS_URL name no servers")
        made = Stack.servers(tmp_path, beginnings, urls[1], client=client)
    yield made
    made.close()
