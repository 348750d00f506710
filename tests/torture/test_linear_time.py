"""Reading takes time in proportion to the length of the text, whatever it consists of, and cuts nothing silently."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

import pytest

from analyzer.engines.extraction import MOST_ELEMENTS
from analyzer.errors import AnalyzerError
from analyzer.reading import article_text, read
from analyzer.reading.html import WHOLE_PAGE
from analyzer.types import RawDocument
from tests.analyzer.reading.file_formats import TEXT

ROUNDS = int(os.environ.get("SIDELIGHT_TORTURE_ROUNDS", "0"))
SIZES = (500_000, 1_000_000, 1_990_000) if ROUNDS else (6_000, 24_000)
WORST = 2.5 if ROUNDS else 8.0
"""Times for the next size: twice as much text, or in the short form four times; squares would take 4 and 16."""
NOISE = 0.3 if ROUNDS else 0.04
"""Seconds below which times say nothing."""

PLAIN = (
    "b", "1", "Aa ", "bridge ", " ", "\n", "The bridge opened.\n", "The bridge opened.\n\n", "The bridge opened in May. ",
    '"', "“", ".", "a | ", "May 1, 2024 ", "share on facebook ", "By ", "Home > ", "support our ", "(", "([", "a, ", "- ",
    "- one\n", "U.S. ", "U.S.", "Photo: ", "x. Reuters ", "e\u0301", "\u1100\u1161", "½ ", "a\u200b", "'s ", "@a ", "_",
    "a_", "*", "#", "a.", "we you donate support. ", "a\r\n",
)  # fmt: skip
MARKDOWN = (
    "<!-- ", "<!--", "<a ", "*a ", "*", "_a_b", "[a](", "[a](b) ", "![a](", "[", "# ", " #", "> ", "> a\n", "---\n", "\\*",
)  # fmt: skip
HTML = (
    "<p>The bridge opened in May, he said.</p>", "<li>", "<li>one two", "<a href='/x'>word</a> ", "<", "<div>", "<div>word ",
    "<b>w</b> ", "<b>w ", "w<br>", "<!--", "<!-- a -->", "<script>", "&amp;", "&", "<tr><td>word", "<span>word</span>",
    "<h2>word</h2>", "<p hidden>word</p>", "<select>", "<form><p>w", "<ul>", "<blockquote>word",
    "<script type='application/ld+json'>{}</script>", "<p class=author>a", "<time datetime=2024-05-07>",
)  # fmt: skip
OTHERS = {
    "a.rtf": ("word\\par ", "{", "\\", "\\'e9", "\\u8217?", "9", "a"),
    "a.eml": ("=?utf-8?q?a?= ", "(", "a,", "re:", "-- \n", "--x\n\na\n", "<"),
}
OPENINGS = {
    "a.txt": "a",
    "a.md": "# a ",
    "a.html": "<html><body>",
    "a.rtf": "{\\rtf1 \\u",
    "a.eml": "Message-ID: <1>\nSubject: ",
}
SHAPES = [
    (name, unit)
    for name, units in {"a.txt": PLAIN, "a.md": MARKDOWN, "a.html": HTML, **OTHERS}.items()
    for unit in units
]
SHORT = [
    ("a.txt", "b"), ("a.txt", "1"), ("a.txt", "e\u0301"), ("a.txt", "a\u200b"), ("a.txt", '"'), ("a.txt", "\n"),
    ("a.md", "<!-- "), ("a.md", "![a]("), ("a.md", " #"), ("a.html", "<a href='/x'>word</a> "), ("a.html", "<"),
    ("a.rtf", "9"), ("a.eml", "re:"),
]  # fmt: skip
"""Shapes that once cost squares, and one of each format."""


def seconds(work: Callable[[], object]) -> float:
    """Of processor time; refusing is an answer too."""
    started = time.process_time()
    with suppress(AnalyzerError):
        work()
    return time.process_time() - started


@pytest.mark.torture
@pytest.mark.parametrize(("name", "unit"), SHAPES if ROUNDS else SHORT)
def test_time_grows_as_the_text_does(name: str, unit: str) -> None:
    def measured(size: int) -> float:
        raw = RawDocument((OPENINGS[name] + unit * (size // len(unit.encode()) - 10)).encode(), filename=name)
        return min(seconds(lambda: article_text(raw)) for _ in range(2))

    article_text(RawDocument(b"<html><body><p>" + TEXT.encode(), filename="warm.html"))
    times = [measured(size) for size in SIZES]

    for before, after in pairwise(times):
        assert after <= WORST * max(before, NOISE)


def test_a_page_that_nests_too_deeply_says_so() -> None:
    deep = "<div>" * 400
    page = f"<html><body><article><p>{TEXT}</p></article>{deep}<p>{TEXT.replace('bridge', 'tunnel') * 9}</p></body></html>"

    document = read(RawDocument(page.encode(), filename="a.html"))

    assert any("nested too deeply" in each.reason and "tunnel" in each.text for each in document.removed)


def test_a_page_that_nests_as_pages_do_says_nothing_of_it() -> None:
    page = f"<html><body>{'<div>' * 40}<article><p>{TEXT}</p></article><footer><p>All about us and our work.</p></footer>"

    document = read(RawDocument(page.encode(), filename="a.html"))

    assert not any("nested" in each.reason for each in document.removed)


def test_a_page_of_more_elements_than_are_looked_through_keeps_every_word_and_says_so() -> None:
    said = TEXT.split() * (MOST_ELEMENTS // len(TEXT.split()) + 1)
    words = " ".join(f"<b>{word}</b>" for word in said)
    page = f"<html><head><title>Bridge</title></head><body><nav>Our menu</nav><p>{words}</p></body></html>"

    document = read(RawDocument(page.encode(), filename="a.html"))

    assert document.provenance["text"] == WHOLE_PAGE
    assert document.title == "Bridge"
    assert document.text.split()[-len(said) :] == said
    assert "Our menu" in f"{document.text} {document.removed}"


def test_a_page_of_as_many_elements_as_are_looked_through_is_told_apart() -> None:
    words = "<b>w</b> " * 5_000
    page = f"<html><body><nav><a href='/'>Our menu</a></nav><article><p>{TEXT}</p><p>{words}</p></article></body></html>"

    document = read(RawDocument(page.encode(), filename="a.html"))

    assert "text" not in document.provenance
    assert "Our menu" not in document.text
