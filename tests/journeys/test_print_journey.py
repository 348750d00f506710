"""A reader prints what they have in front of them: the PDF is opened, and its text and pages are looked at."""

from __future__ import annotations

import io
from typing import Any

import pytest
from pypdf import PdfReader

from tests.journeys.ways import WAYS

pytestmark = pytest.mark.browser


@pytest.fixture
def reader_page(browser: Any, states: str) -> Any:
    context = browser.new_context(base_url=states, viewport={"width": 1440, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(20_000)
    yield page
    context.close()


def printed(page: Any) -> tuple[PdfReader, str]:
    """(the PDF, its text with single spaces)"""
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, tagged=True, outline=True)))
    return reader, " ".join(" ".join(each.extract_text() for each in reader.pages).split())


def test_a_report_is_printed_whole_with_its_open_note_and_without_controls(reader_page: Any) -> None:
    # given a report with a note open beside a claim, and parts that nobody has come to yet
    WAYS["evidence open"](reader_page)
    quoted = " ".join(reader_page.locator("#note-claims blockquote").first.inner_text().split())[-40:]
    later = reader_page.locator(".later[hx-get]").count()
    # when it is printed
    reader, text = printed(reader_page)
    # then the parts were fetched, the note is there, and what only a screen can use is not
    assert later == 0 or "This part is long" not in text
    assert "Sentence by sentence" in text  # the emphasis figure
    assert quoted.replace(" ", "") in text.replace(" ", "")
    for word in ("Add texts", "Download all", "How it is read", "Skip to the text", "Contents"):
        assert word not in text
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- a PDF's own kind of truth
    assert root["/Lang"] == "en"
    assert 5 <= len(reader.pages) <= 16
    assert f"1 / {len(reader.pages)}" in text


def test_a_fold_is_printed_if_it_was_opened_and_only_then(reader_page: Any) -> None:
    reader_page.goto("/events/partial/")
    _, closed = printed(reader_page)
    assert "were folded when this was printed" in closed
    assert "Reading ease" not in closed
    reader_page.locator("#readability summary").first.click()
    reader_page.wait_for_selector("#readability table")
    _, opened = printed(reader_page)
    assert "Reading ease" in opened


@pytest.mark.parametrize(
    ("name", "words", "most"),
    [("article", "What the marks mean", 6), ("side by side", "Side by side", 14), ("outlet", "Its texts", 3)],
)
def test_other_pages_print_on_a_few_sheets_without_forms(
    reader_page: Any, name: str, words: str, most: int
) -> None:
    WAYS[name](reader_page)
    reader, text = printed(reader_page)
    assert words in text
    assert "Upload Measures Method" not in text  # the masthead
    assert len(reader.pages) <= most
    assert len(reader.pages[0].extract_text().split()) > 40  # the first sheet is no title alone
