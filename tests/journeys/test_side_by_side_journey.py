"""A reader lays two texts side by side and goes from claim to claim, by key, on a phone and without script."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.test_main_journey import SEED, wait_for_report
from tests.journeys.ways import choose_two_texts

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def beside(browser: Any, address: str) -> str:
    """The address of the seed's release beside its text B, chosen as a reader does."""
    page = browser.new_page(base_url=address)
    page.goto(SEED)
    wait_for_report(page)
    page.get_by_role("link", name="Read side by side").first.click()
    page.wait_for_url("**/side-by-side/**")
    choose_two_texts(page)
    url = str(page.url)
    page.close()
    return url


def test_keys_walk_the_claims_and_each_is_said_and_marked_in_both_columns(page: Any, beside: str) -> None:
    page.goto(beside)
    stops = page.locator(".stop").count()
    assert stops > 5
    for _ in range(stops):
        page.keyboard.press("j")
        stop = page.locator(".stop[aria-current]")
        assert stop.count() == 1
        assert page.evaluate("document.activeElement.matches('.stop[aria-current]')")
        assert page.locator("#said").inner_text() == stop.get_attribute("data-said")
        row = page.locator("tr.is-chosen")
        assert row.count() == 1
        if stop.get_attribute("data-claim"):
            assert row.locator(".mark-chosen").count() > 0
            assert (
                page.locator(".mark-chosen").count()
                == page.locator(f".mark-claim-{stop.get_attribute('data-claim')}").count()
            )
            assert f"claim={page.url.rpartition('#claim-')[2]}" in page.url
        box, head = stop.bounding_box(), page.locator(".synopsis thead th").nth(1).bounding_box()
        assert box["y"] >= head["y"] + head["height"] - 1, "hidden under the head"
        assert box["y"] + box["height"] <= 1000
    last = page.locator(".stop[aria-current]").get_attribute("id")
    page.keyboard.press("j")
    assert page.locator(".stop[aria-current]").get_attribute("id") == last
    page.keyboard.press("k")
    assert page.locator(".stop").nth(stops - 2).get_attribute("aria-current") == "true"


def test_the_address_of_a_claim_opens_at_it(page: Any, beside: str) -> None:
    page.goto(beside)
    page.locator(".claim-number.stop").nth(4).click()
    page.wait_for_selector(".stop[aria-current]")
    followed, number = page.url, page.locator(".stop[aria-current]").inner_text()
    page.goto("about:blank")
    page.goto(followed)
    assert page.locator(".stop[aria-current]").inner_text() == number
    assert page.locator("tr.is-chosen .mark-chosen").count() > 0


def test_words_that_differ_are_marked_and_said(page: Any, beside: str) -> None:
    page.goto(beside)
    assert page.locator("#synopsis ins").count() > 3
    assert page.locator("#synopsis del").count() > 3
    assert page.locator(".said q").count() > 3
    line = page.locator("#synopsis ins").first.evaluate("each => getComputedStyle(each).borderBottomStyle")
    assert line == "solid"  # not by colour alone


def test_keys_that_are_turned_off_do_nothing(page: Any, beside: str) -> None:
    page.goto(beside)
    page.uncheck("#keys")
    page.locator("h1").click()
    page.keyboard.press("j")
    assert page.locator(".stop[aria-current]").count() == 0
    page.reload()
    assert not page.is_checked("#keys")
    page.check("#keys")


def test_without_script_a_number_leads_to_its_counterparts(browser: Any, beside: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(beside)
    page.locator(".passage .claim-link").first.click()
    page.wait_for_selector("tr.is-chosen .mark-chosen")
    assert "claim=" in page.url
    context.close()


def test_on_a_phone_the_counterpart_stands_beneath_its_passage(browser: Any, beside: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(beside)
    row = page.locator("tr.row:not(.is-alone)").first
    first, second = (row.locator("td").nth(place).bounding_box() for place in (0, 1))
    assert second["y"] >= first["y"] + first["height"]
    assert abs(first["width"] - second["width"]) < 40
    context.close()


def test_on_paper_no_pair_is_broken_and_no_control_is_printed(page: Any, beside: str) -> None:
    page.goto(beside)
    page.emulate_media(media="print")
    assert page.locator("form.choice-of-texts").is_hidden()
    breaks = page.locator("tr.row").evaluate_all(
        "rows => rows.map((row) => getComputedStyle(row).breakInside)"
    )
    assert set(breaks) == {"avoid"}
