"""Whole installations of their own, and real Chromium to walk through them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.installation import ARGUMENTS, CHROMIUM, PAGES_ALONE, running
from tests.journeys.states import prepare


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium. Where it is absent the journeys are skipped, except in CI."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"{CHROMIUM} is needed in CI")
        pytest.skip(f"{CHROMIUM} is not installed: browser journeys are skipped")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[str]:
    """The address of a running Sidelight with broker, worker, web server and the seed event."""
    with running(tmp_path_factory.mktemp("installation")) as at:
        yield at


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[str]:
    """The address of one in which an event is in each state, and stays in it: nobody works there."""
    folder = tmp_path_factory.mktemp("states")
    prepare(folder, "states")
    with running(folder, *PAGES_ALONE) as at:
        yield at


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[str]:
    """The address of one that holds nothing."""
    folder = tmp_path_factory.mktemp("empty")
    prepare(folder, "empty")
    with running(folder, *PAGES_ALONE) as at:
        yield at


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page 1440 pixels wide that fails the test on any error of script or policy."""
    context = browser.new_context(base_url=address, viewport={"width": 1440, "height": 1000})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert [error for error in errors if "status of 4" not in error] == []
