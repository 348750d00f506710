"""``make screenshots``: a picture of each page and state, wide, on a phone, in the dark and on paper, for looking at.

``python -m tests.journeys.screenshots [--only WORD] FOLDER``
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.journeys.installation import ARGUMENTS, CHROMIUM, PAGES_ALONE, running
from tests.journeys.states import prepare
from tests.journeys.ways import CURATION, EMPTY, WAYS, Way

_WIDE, _PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}
_LONGEST = 12_000
"""Pixels of a page that are pictured; what lies deeper looks alike."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="make screenshots")
    parser.add_argument("--only", default="", metavar="WORD", help="states whose name has this word in it")
    parser.add_argument("folder", type=Path, help="where the pictures go; made if it is not there")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    if not Path(CHROMIUM).exists():
        sys.exit(f"{CHROMIUM} is needed to take pictures.")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for kind, ways in (("empty", EMPTY), ("states", WAYS | CURATION)):
            ways = {name: way for name, way in ways.items() if asked.only in name}
            if ways:
                _picture_installation(browser, kind, ways, asked.folder)
        browser.close()
    print(f"The pictures lie in {asked.folder}")


def _picture_installation(browser: Any, kind: str, ways: dict[str, Way], folder: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="sidelight-") as kept:
        prepare(Path(kept), kind)
        with running(Path(kept), *PAGES_ALONE) as address:
            context = browser.new_context(base_url=address)
            page = context.new_page()
            for name, way in ways.items():
                _picture(page, name, way, folder)
            context.close()


def _picture(page: Any, name: str, way: Way, folder: Path) -> None:
    """As a reader meets it: gone to anew at each width, since a page may fold differently on a phone."""
    stem = name.replace(" ", "-")
    for manner, size, scheme in (
        ("wide", _WIDE, "light"),
        ("phone", _PHONE, "light"),
        ("dark", _WIDE, "dark"),
    ):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        way(page)
        _take(page, folder / f"{stem}.{manner}.png")
    page.pdf(path=folder / f"{stem}.print.pdf", prefer_css_page_size=True, tagged=True, outline=True)


def _take(page: Any, file: Path) -> None:
    size = page.viewport_size
    height = min(_LONGEST, page.evaluate("document.documentElement.scrollHeight"))
    clip = {"x": 0, "y": 0, "width": size["width"], "height": max(height, size["height"])}
    page.screenshot(path=file, full_page=True, clip=clip)


if __name__ == "__main__":
    main()
