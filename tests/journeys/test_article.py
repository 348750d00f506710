"""A reader at one article: layers, the inspector by pointer, key and tap, and the same without script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.axe import violations
from tests.journeys.test_main_journey import SEED, wait_for_report

pytestmark = pytest.mark.browser
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def article(browser: Any, address: str) -> str:
    """The address of the first coverage of the seed event, once it is compared."""
    page = browser.new_page(base_url=address)
    page.goto(SEED)
    wait_for_report(page)
    href: str = page.locator("#comparability tbody a", has_text="A").first.get_attribute("href")
    page.close()
    return href


def test_a_layer_is_laid_without_leaving_the_page_and_is_a_link(page: Any, article: str) -> None:
    page.goto(article)
    assert page.locator("#text .who").count() > 0
    page.evaluate("window.isSamePage = true")
    page.uncheck("input[value=voice]")
    page.wait_for_selector("#text .who", state="detached")
    assert page.evaluate("window.isSamePage") is True
    laid = page.url
    assert "layer=frames" in laid
    page.goto(laid)
    assert page.locator("#text .who").count() == 0
    assert page.locator("#text .mark-security").count() > 0


def test_keys_go_from_sentence_to_sentence_and_escape_returns(page: Any, article: str) -> None:
    page.goto(article)
    for key, sentence in (("j", "1"), ("j", "2"), ("j", "3"), ("k", "2")):
        page.keyboard.press(key)
        page.wait_for_selector(f".inspected[data-sentence='{sentence}']")
        assert page.locator(".sentence.is-chosen").get_attribute("id") == f"s{sentence}"
        assert f"sentence={sentence}" in page.url
    assert page.evaluate("document.activeElement.matches('#s2 .line-number')")
    assert page.locator("#gist").inner_text().startswith("Sentence 2:")
    page.keyboard.press("Escape")
    page.wait_for_selector(".inspector .hint")
    assert page.locator(".sentence.is-chosen").count() == 0
    assert page.evaluate("document.activeElement.matches('#s2 .line-number')")


def test_keys_that_are_turned_off_do_nothing_and_stay_off(page: Any, article: str) -> None:
    page.goto(article)
    page.uncheck("#keys")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.reload()
    assert not page.is_checked("#keys")
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert page.locator(".sentence.is-chosen").count() == 0


def test_pointing_shows_and_choosing_keeps(page: Any, article: str) -> None:
    page.goto(article)
    page.locator("#s3").hover()
    page.wait_for_selector(".inspected[data-sentence='3']")
    assert "sentence=" not in page.url
    page.locator("#s4").click()
    page.locator("#s3").hover()  # at once: a choice stands before its words have come
    page.wait_for_selector(".sentence.is-chosen#s4")
    page.wait_for_timeout(400)
    assert page.locator(".inspected").get_attribute("data-sentence") == "4"
    page.go_back()
    page.wait_for_selector(".inspector .hint")


def test_a_tap_opens_a_sheet_that_hides_neither_its_sentence_nor_the_way_back(
    browser: Any, address: str, article: str
) -> None:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(article)
    page.locator("#s5").tap()
    page.wait_for_selector(".inspector.is-open .inspected[data-sentence='5']")
    sheet = page.locator(".inspector").bounding_box()
    assert sheet["y"] >= 400
    assert sheet["y"] + sheet["height"] <= 801
    assert violations(page) == []
    page.locator(".inspector .close").tap()
    page.wait_for_selector(".inspector:not(.is-open)")
    context.close()


def test_without_script_a_number_leads_to_the_same_sentence_opened(
    browser: Any, address: str, article: str
) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(article)
    page.locator("#s2 .line-number").click()
    page.wait_for_url("**?sentence=2#s2")
    assert page.locator(".inspector h2").inner_text().startswith("Sentence 2")
    page.uncheck("input[value=voice]")
    page.check("input[value=removed]")
    page.click("form.layers button")
    page.wait_for_selector("#text .removed")
    assert "sentence=2" in page.url
    assert page.locator("#text .who").count() == 0
    context.close()
