"""Coding and reviewing by keys alone: numbers choose, Enter saves, u goes back; a agrees, c corrects, s skips."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.ways import SEED

pytestmark = pytest.mark.browser


def _press(page: Any, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def _chosen(page: Any) -> list[str]:
    return page.eval_on_selector_all(".coding-question input:checked", "all => all.map((each) => each.value)")


def test_units_are_coded_and_findings_reviewed_by_keys_alone(browser: Any, states: str) -> None:
    page = browser.new_page(base_url=states)
    page.goto("/coding/1/as/2/1/")
    page.keyboard.press("2")  # the second voice
    page.keyboard.press("1")  # all that is asked once is answered: now numbers tick frames
    assert _chosen(page) == ["quoted", "sentence.frame:bilateral_security_trade.security"]
    _press(page, "Enter")
    assert page.url.endswith("/coding/1/as/2/2/")
    _press(page, "u")
    assert _chosen(page) == ["quoted", "sentence.frame:bilateral_security_trade.security"]

    page.goto(f"{SEED}review/?strand=random")
    assert "0 looked at" in page.inner_text(".coding-count")
    _press(page, "a")
    _press(page, "s")
    assert "2 looked at" in page.inner_text(".coding-count")
    _press(page, "u")
    assert "at=" in page.url
    page.close()


def test_no_figure_of_the_results_is_cut_at_the_edge_of_a_phone(browser: Any, states: str) -> None:
    page = browser.new_page(base_url=states, viewport={"width": 390, "height": 844})
    page.goto("/coding/2/results/")
    table = page.locator(".agreement")
    table.wait_for()
    assert table.locator("td.number").count() > 1
    assert page.eval_on_selector(".scroll", "each => each.scrollWidth - each.clientWidth") == 0
    names = page.eval_on_selector_all(
        ".agreement td", "all => all.map((each) => getComputedStyle(each, '::before').content)"
    )
    assert '"Krippendorff’s alpha"' in names  # said beside its figure
    assert "none" not in names
    page.close()
