"""A reader waits for a report: the page asks how far the work is, and loads the report once."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

_POLLS = 3
_BETWEEN_POLLS = 2_000
"""Milliseconds, as the page asks."""


def test_a_report_that_takes_its_time_is_asked_for_once(browser: Any, states: str) -> None:
    # given the page of an event under way, which is told that the work is over
    context = browser.new_context(base_url=states)
    page = context.new_page()
    page.goto("/events/waiting/")
    asked: list[str] = []
    page.route(
        "**/events/waiting/progress/",
        lambda route: route.fulfill(status=200, body="<p>Done</p>", headers={"HX-Refresh": "true"}),
    )
    # when the report does not come for several times the time between two questions
    page.route("**/events/waiting/", lambda route: asked.append(route.request.url))
    page.wait_for_timeout((_POLLS + 1) * _BETWEEN_POLLS)
    # then it was asked for, and not again and again
    assert len(asked) == 1
    context.close()
