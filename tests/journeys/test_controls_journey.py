"""From the report as it comes to another view of it, to hidden names, and back; and with script off."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.axe import violations
from tests.journeys.test_main_journey import SEED, wait_for_report

pytestmark = pytest.mark.browser

_OUTLET = "India Blooms"


def test_another_view_and_back_and_names_hidden(page: Any) -> None:
    # given the seed report
    page.goto(SEED)
    wait_for_report(page)
    assert page.locator(".reading-said").inner_text().startswith("against R, all text")
    # when a reader leaves a text aside
    page.click(".controls > summary")
    page.locator("input[name=without]").nth(1).check()
    page.click(".controls button")
    # then the worker compares the others, and the page becomes that comparison by itself
    page.wait_for_url("**?without=*")
    wait_for_report(page)
    assert page.locator(".reading-said").inner_text().endswith("without A")
    assert page.locator(".changes summary").first.inner_text().startswith("What changes without A")
    assert violations(page) == []
    # and back is the report as it was
    page.go_back()
    expect(page.locator(".reading-said")).not_to_contain_text("without")
    wait_for_report(page)
    # when names are hidden, in the reader's own voice of choice
    page.click(".controls > summary")
    page.check("input[name=blind]")
    page.check("input[name=voice][value=own]")
    page.click(".controls button")
    page.wait_for_url("**?voice=own&blind=1")
    page.wait_for_selector(".is-blind")
    # then neither the report, nor the words behind a number, nor the article that they lead to names the outlet
    assert _OUTLET not in page.inner_text("body")
    page.locator("#emphasis a.opens").first.click()
    page.wait_for_selector("#note-emphasis blockquote")
    page.locator("#note-emphasis a.place").first.click()
    page.wait_for_url("**/articles/**blind=1**")
    assert _OUTLET not in page.content()
    assert violations(page) == []
    # and it takes one link to have the names again
    page.goto(SEED + "?blind=1")
    page.click("text=Show the names")
    page.wait_for_url("**" + SEED)
    assert _OUTLET in page.inner_text("body")


def test_a_folded_section_is_sent_when_it_is_opened(page: Any) -> None:
    page.goto(SEED)
    wait_for_report(page)
    assert page.locator("#naming table").count() == 0
    page.locator("#naming summary").first.click()
    page.wait_for_selector("#naming table")
    page.locator("#naming a.opens").first.click()
    page.wait_for_selector("#note-naming blockquote")


def test_without_script_the_form_and_the_folded_sections_are_links(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(SEED)
    page.click(".controls > summary")
    page.check("input[name=voice][value=own]")
    page.click(".controls button")
    page.wait_for_url("**?voice=own")
    page.locator("#naming summary").first.click()
    page.locator("#naming .later a").click()
    page.wait_for_url("**/sections/naming/?voice=own")
    page.wait_for_selector("table")
    context.close()
