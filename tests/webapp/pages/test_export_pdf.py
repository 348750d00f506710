"""``manage.py export_pdf``: a document that says what the report says, or one line that says why there is none."""

from __future__ import annotations

import io
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from webapp.corpus.models import Article, Event
from webapp.pages import stored as stored_pages
from webapp.serving.chromium import PrintingError, find_browser, print_page

PAGE = '<!doctype html><html lang="en"><title>A title</title><h1>A heading</h1><p>Some words.</p></html>'


@pytest.fixture
def chromium() -> Path:
    """An installed Chromium. Where there is none these tests are skipped, except in CI."""
    try:
        return find_browser()
    except PrintingError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error))
        pytest.skip("Chromium is not installed")


@pytest.fixture
def export(tmp_path: Path) -> Callable[..., tuple[PdfReader, str]]:
    """(the PDF, its text with single spaces)"""

    def run(event: Event, *arguments: str) -> tuple[PdfReader, str]:
        made = tmp_path / "report.pdf"
        call_command("export_pdf", event.slug, "--output", str(made), *arguments, stdout=io.StringIO())
        reader = PdfReader(made)
        return reader, " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    return run


def program(folder: Path, lines: str) -> Path:
    """A program in the place of a browser."""
    made = folder / "browser"
    made.write_text(f"#!/bin/sh\n{lines}\n")
    made.chmod(0o755)
    return made


def outline(reader: PdfReader) -> list[str]:
    def titles(entries: list[Any]) -> list[str]:
        return [
            title
            for entry in entries
            for title in (titles(entry) if isinstance(entry, list) else [entry.title])
        ]

    return titles(reader.outline)


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_the_document_is_tagged_and_titled_and_says_what_the_report_says(
    compared: Event, export: Callable[..., tuple[PdfReader, str]]
) -> None:
    reader, text = export(compared)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 -- a PDF's own kind of truth
    assert root["/Lang"] == "en"
    assert reader.metadata is not None
    assert (reader.metadata.title or "").startswith("Harbour talks")
    assert {"Harbour talks", "The texts", "In short", "Quotations", "Method and limits"} <= set(
        outline(reader)
    )
    assert "Texts differ on" in text or "The release makes" in text  # the summary
    assert "Smuggling is now" in text  # a quotation
    assert f"{len(reader.pages)} / {len(reader.pages)}" in text  # the number of the last page
    width, height = (float(size) for size in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (595, 842)  # A4 in points
    assert 3 <= len(reader.pages) <= 12
    # and nothing that only a screen can use
    for word in ("Add texts", "Download all", "CSV", "Skip to the text", "http://"):
        assert word not in text
    # and links lead within the document, never to the address that it was printed at
    links = [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]
    assert [link["/A"]["/URI"] for link in links if "/URI" in link.get("/A", {})] == []


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_view_is_printed_as_it_is_asked_for_with_its_folds_open(
    compared: Event, export: Callable[..., tuple[PdfReader, str]]
) -> None:
    _, text = export(compared, "--view", "?blind=1", "--opened")
    assert "Lisport Gazette" not in text
    assert "Emotional words" in text  # a section that the page has folded
    assert "were folded when this was printed" not in text


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_a_report_too_long_for_one_answer_is_printed_whole(
    compared: Event, export: Callable[..., tuple[PdfReader, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored_pages, "ROOM", 0)
    _, text = export(compared)
    assert "This part is long" not in text
    assert "Smuggling is now" in text


@pytest.mark.browser
def test_a_page_reaches_no_other_address_and_runs_nothing(chromium: Path) -> None:
    page = PAGE.replace("</h1>", "</h1><p id=a>untouched</p><script>document.title='run'</script>")
    page = page.replace("<h1>", '<img src="http://127.0.0.1:9/x.png" alt="left out"><h1>')
    reader = PdfReader(io.BytesIO(print_page(page, chromium)))
    assert reader.metadata is not None
    assert reader.metadata.title == "A title"
    assert "untouched" in reader.pages[0].extract_text()


def test_where_there_is_no_browser_one_line_says_what_to_do(
    compared: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SIDELIGHT_CHROMIUM", raising=False)
    with pytest.raises(CommandError, match="print it from your browser"):
        call_command("export_pdf", compared.slug, "--output", str(tmp_path / "report.pdf"))
    assert not (tmp_path / "report.pdf").exists()


def test_a_browser_that_is_named_is_the_one_that_is_used(tmp_path: Path) -> None:
    made = program(tmp_path, "exit 0")
    assert find_browser({"SIDELIGHT_CHROMIUM": str(made), "PATH": "/nowhere"}) == made
    with pytest.raises(PrintingError, match="SIDELIGHT_CHROMIUM"):
        find_browser({"SIDELIGHT_CHROMIUM": str(tmp_path / "absent"), "PATH": "/usr/bin:/bin"})


def test_a_browser_that_hangs_is_ended_in_time_with_all_that_it_started(tmp_path: Path) -> None:
    left = tmp_path / "left"
    hanging = program(tmp_path, f"sleep 60 &\necho $! > {left}\nwait")
    begun = time.monotonic()
    with pytest.raises(PrintingError, match="was ended"):
        print_page(PAGE, hanging, seconds=1)
    assert time.monotonic() - begun < 10
    stat = Path(f"/proc/{left.read_text().strip()}/stat")
    assert not stat.exists() or re.search(r"\) [ZX]", stat.read_text())  # gone, or waiting to be counted


def test_a_browser_that_fails_is_quoted(tmp_path: Path) -> None:
    failing = program(tmp_path, "echo no usable sandbox >&2\nexit 1")
    with pytest.raises(PrintingError, match="no usable sandbox"):
        print_page(PAGE, failing)


@pytest.mark.django_db
def test_an_event_that_is_not_there_or_has_no_report_is_not_printed(
    event: Event, add_text: Callable[..., Article], tmp_path: Path
) -> None:
    with pytest.raises(CommandError, match="no event nowhere"):
        call_command("export_pdf", "nowhere")
    with pytest.raises(CommandError, match="no report to print"):
        call_command("export_pdf", event.slug, "--output", str(tmp_path / "report.pdf"))
    assert list(tmp_path.iterdir()) == []
