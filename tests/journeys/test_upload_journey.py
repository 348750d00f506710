"""A folder of thirty files of twelve kinds, dropped on the page together, ends as the right articles in one event."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.axe import violations
from tests.journeys.brought import folder_of_thirty
from tests.webapp.pages.conftest import COURIER, GAZETTE

pytestmark = pytest.mark.browser

_READING_TIME = 120_000
"""Milliseconds for thirty files, the first of which starts the reading process; two shared cores are slow."""


def drop(page: Any, files: list[Path]) -> None:
    """Drop files on the page as a person does with the mouse."""
    content = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
    held = page.evaluate_handle(
        """(files) => {
          const held = new DataTransfer();
          for (const [name, encoded] of files) {
            const bytes = Uint8Array.from(atob(encoded), (each) => each.charCodeAt(0));
            held.items.add(new File([bytes], name));
          }
          return held;
        }""",
        content,
    )
    page.dispatch_event("#drop", "drop", {"dataTransfer": held})


def wait_until_read(page: Any) -> None:
    done = page.locator("#came-sum", has_text=re.compile(r"^\d+ files? read"))
    done.wait_for(timeout=_READING_TIME)


def test_thirty_files_dropped_together_end_as_the_right_articles(page: Any, tmp_path: Path) -> None:
    # given a folder of thirty files of twelve kinds, two of them broken
    files, articles = folder_of_thirty(tmp_path)
    assert len(files) == 30
    # when a person drops them on the page
    page.goto("/upload/")
    drop(page, files)
    wait_until_read(page)
    # then the table has a line for each text, and the two broken ones say why and what to do
    assert page.locator("#came tbody tr").count() == len(articles) + 2
    assert "no text layer" in page.locator("#came tr.is-refused", has_text="scanned.pdf").inner_text()
    broken = page.locator("#came tr.is-refused").nth(1).inner_text()
    assert "cut-off.docx" in broken
    assert "The Word document is damaged: its end is missing." in broken
    assert violations(page) == []
    # and the next page shows each as it was read, and that the sum is whole
    page.fill("#id_event_title", "Harbour inspections in Lisport")
    page.click("text=Read these texts")
    page.wait_for_selector(".draft")
    assert page.locator("#came-sum").inner_text() == "35 things came: 33 read, 2 refused"
    assert page.locator(".draft").count() == len(articles)
    assert violations(page) == []
    page.click("text=Save and compare")
    page.wait_for_url("**/events/harbour-inspections-in-lisport/")
    page.wait_for_selector("#comparability", timeout=_READING_TIME)
    # and the event holds the right articles with what their files said of them
    held = json.loads(page.request.get("/events/harbour-inspections-in-lisport/export.json").text())[
        "documents"
    ]
    assert {document["title"]: document["text"].split() for document in held} == {
        made.title: " ".join(made.paragraphs).split() for made in articles
    }  # word for word; where a paragraph ends, a PDF does not say
    by_title = {made.title: made for made in articles}
    stated = [document for document in held if document["outlet"]]
    assert len(stated) >= 17  # Markdown, web pages, table rows and the archive name their outlet
    assert len([document for document in held if document["published"]]) >= 17  # and their date
    for document in held:
        made = by_title[document["title"]]
        assert document["outlet"] in (None, made.outlet)
        assert document["published"] in (None, str(made.published))


def test_a_table_asks_which_column_is_which(page: Any, tmp_path: Path) -> None:
    table = tmp_path / "clippings.csv"
    table.write_text(f'a,b\n"{GAZETTE}",Gazette\n"{COURIER}",Courier\n')
    page.goto("/upload/")
    page.set_input_files("input[type=file]", [table])
    wait_until_read(page)
    page.click("text=Read these texts")
    page.wait_for_selector("text=Which column is which?")
    assert violations(page) == []
    page.select_option("#id_text", "a")
    page.select_option("#id_outlet", "b")
    page.click("text=Read the rows")
    page.wait_for_selector(".draft")
    assert page.locator(".draft").count() == 2
    assert page.locator("input[id$=-outlet]").first.input_value() == "Gazette"


def test_what_is_pasted_from_a_web_page_keeps_its_headings_and_loses_its_scripts(
    browser: Any, address: str
) -> None:
    # given a piece of a web page in the clipboard
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto("/upload/")
    told = "".join(f"<p>{sentence}.</p>" for sentence in GAZETTE.split(". "))
    page.evaluate(
        """(html) => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([html], { type: "text/html" }),
            "text/plain": new Blob(["the plain words"], { type: "text/plain" }) })])""",
        f"<h1>Fees of the harbour rise</h1>{told}<script>document.title = 'run'</script>",
    )
    # when a person pastes it by the keyboard
    page.focus("#id_paste")
    page.keyboard.press("Control+V")
    page.locator("#paste-note", has_text="headings and links are kept").wait_for()
    page.click("text=Read these texts")
    # then it is read with its headline, and no script has run
    page.wait_for_selector(".draft")
    assert page.locator(".draft input[id$=-title]").input_value() == "Fees of the harbour rise"
    assert page.title() != "run"
    # and words that are changed after the pasting are read as they stand
    page.goto("/upload/")
    page.focus("#id_paste")
    page.keyboard.press("Control+V")
    page.locator("#paste-note", has_text="headings and links are kept").wait_for()
    page.fill("#id_paste", COURIER)
    page.locator("#paste-note", has_text="read as plain text now").wait_for()
    context.close()


def test_a_page_from_the_web_says_at_once_where_there_is_no_network(page: Any) -> None:
    page.goto("/upload/")
    page.fill("#id_urls", "http://nowhere.invalid/article\nhttp://127.0.0.1/secret")
    page.click("text=Read these texts")
    page.wait_for_selector("text=Bring other texts", timeout=30_000)
    table = page.locator(".arrivals").inner_text()
    assert "There is no network, or nowhere.invalid cannot be reached" in table
    assert "private network" in table
    assert violations(page) == []


def test_what_was_removed_is_put_back_after_saving_and_the_old_text_stays_on_record(page: Any) -> None:
    # given a stored article with a paragraph that does not belong to it
    extra = "The Lisport almanac for the coming year is on sale at the kiosk beside the fish market, bound in blue cloth."
    page.goto("/upload/")
    page.fill("#id_paste", f"{GAZETTE}\n\n{extra}")
    page.fill("#id_event_title", "Almanac")
    page.click("text=Read these texts")
    page.click("text=Save and compare")
    page.wait_for_url("**/events/almanac/")
    article = page.locator("a[href^='/articles/']").first.get_attribute("href").split("?")[0]
    # when a person takes it out
    page.goto(f"{article}cleaning/")
    page.locator(".kept", has_text="almanac").locator("input").check()
    assert violations(page) == []
    page.click("text=Read it anew")
    # then it is gone from the text, and the earlier version still has it
    page.wait_for_url(f"**{article}")
    page.goto(f"{article}cleaning/")
    assert "taken out by a person" in page.locator(".removed", has_text="almanac").inner_text()
    page.click("text=until")
    page.locator(".kept", has_text="almanac").wait_for()
    assert violations(page) == []
