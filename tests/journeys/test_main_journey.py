"""From a first visit to the words behind a number, with a real worker."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.axe import violations
from tests.webapp.pages.conftest import COURIER, GAZETTE, RELEASE

pytestmark = pytest.mark.browser

_WORKING_TIME = 60_000
"""Milliseconds: the first text also loads the language model."""
SIXTH = (
    "Washington — The working group of both governments ended its first meeting on 21 January. Sara Carter opened it and "
    "said that the drug crisis was a priority for both countries. Exporters of medicines had asked for faster licences, "
    "Ambassador Vinay Kwatra said. It is a bold but overdue step, and readers should not expect quick results."
)
SEED = "/events/us-india-drug-policy-working-group/"


def wait_for_report(page: Any) -> None:
    page.wait_for_selector("#comparability", timeout=_WORKING_TIME)


def test_upload_to_report_to_evidence_to_article(page: Any, tmp_path: Path) -> None:
    # given three texts of one event
    (tmp_path / "release.md").write_text(
        "---\ntitle: Harbour meeting\nissuer: Port Authority\nrole: release\ndate: 2026-03-06\n---\n\n"
        + RELEASE
    )
    (tmp_path / "gazette.txt").write_text(GAZETTE)
    # when a person uploads two as files and pastes one
    page.goto("/upload/")
    page.set_input_files("input[type=file]", [tmp_path / "release.md", tmp_path / "gazette.txt"])
    page.fill("#id_paste", COURIER)
    page.fill("#id_event_title", "Harbour talks")
    page.click("text=Read these texts")
    # then each is shown as it was read, and nothing is saved before they say so
    page.wait_for_selector(".draft")
    assert page.locator(".draft").count() == 3
    assert violations(page) == []
    page.locator("select[id$=-role]").first.select_option("release")
    page.fill("input[id$=-outlet] >> nth=1", "Lisport Gazette")
    page.click("text=Save and compare")
    # and the page turns into the report by itself
    wait_for_report(page)
    assert page.locator("h1").inner_text() == "Harbour talks"
    assert page.locator("#comparability tbody tr").count() == 3
    # and a number opens its words beside it, without leaving the page
    page.locator("#claims tbody a").first.click()
    page.wait_for_selector("#note-claims blockquote mark")
    assert page.url.endswith("/events/harbour-talks/")
    # and the words lead into the article, at their sentence
    page.locator("#note-claims a.place").first.click()
    page.wait_for_url(re.compile(r"/articles/\d+/\?sentence=\d+#s\d+$"))
    page.wait_for_selector(".inspector h2")
    assert page.locator(".sentence.is-chosen").count() == 1
    assert page.locator(".inspector h2").inner_text().startswith("Sentence ")


def test_without_script_every_number_leads_to_a_page_of_its_words(browser: Any, address: str) -> None:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(SEED)
    for _ in range(60):
        if page.locator("#quotes").count():
            break
        page.wait_for_timeout(1000)
        page.goto(SEED)
    page.locator("#quotes a.opens").first.click()
    page.wait_for_url("**/evidence/quotes/**")
    page.wait_for_selector("blockquote mark")
    assert page.locator("h1").inner_text().strip()
    context.close()


def test_the_keyboard_opens_evidence_and_returns(page: Any) -> None:
    page.goto(SEED)
    wait_for_report(page)
    opener = page.locator("#emphasis a.opens").first
    opener.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#note-emphasis blockquote")
    assert page.evaluate("document.activeElement.closest('#note-emphasis') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector("#note-emphasis blockquote", state="detached")
    assert opener.evaluate("(link) => link === document.activeElement")


def test_a_hostile_text_runs_nothing(page: Any) -> None:
    hostile = "<img src=x onerror=\"document.title='run'\"> <script>document.title='run'</script> "
    page.goto("/upload/")
    page.fill("#id_paste", hostile + COURIER)
    page.fill("#id_event_title", "<script>document.title='run'</script>")
    page.click("text=Read these texts")
    page.wait_for_selector("input[id$=-outlet]")
    assert page.title() != "run"
    page.fill("input[id$=-outlet]", "\"><script>document.title='run'</script>")
    page.click("text=Save and compare")
    page.wait_for_url("**/events/**")
    assert page.title() != "run"


def test_a_text_that_is_added_says_what_it_changed(page: Any) -> None:
    # given the report on the seed event
    page.goto(SEED)
    wait_for_report(page)
    assert page.locator(".plate .eyebrow").inner_text().startswith("5 texts")
    # when a person adds a text of their own
    page.click("text=Add texts")
    page.fill("#id_paste", SIXTH)
    page.click("text=Read these texts")
    page.fill("input[id$=-outlet]", "Example Ledger")
    page.click("text=Save and compare")
    # then the new report says what it says that the one before did not
    page.wait_for_selector(".changes", timeout=_WORKING_TIME)
    assert "Example Ledger" in page.locator(".changes").inner_text()
    assert page.locator(".plate .eyebrow").inner_text().startswith("6 texts")
    assert violations(page) == []
