"""Title, author and date are right on pages of ten designs, and nothing is said where a page says nothing."""

from collections.abc import Callable

import pytest

from analyzer.reading import read
from analyzer.types import RawDocument
from tests.analyzer.reading.site_designs import DESIGNS, OUTLET, UNSIGNED, WRITTEN, Written

PAGES = [
    pytest.param(design, text, id=f"{design.__name__}-{text.author}")
    for design in DESIGNS
    for text in WRITTEN
]


@pytest.mark.parametrize(("design", "text"), PAGES)
def test_title_author_and_date_are_those_of_the_article(
    design: Callable[[Written], str], text: Written
) -> None:
    document = read(RawDocument(design(text).encode(), filename="saved.html"))

    assert document.title == text.title
    assert document.byline == (None if design in UNSIGNED else text.author)
    assert document.published == text.published
    assert {"title", "published"} <= document.provenance.keys()
    assert text.paragraphs[0] in document.text


@pytest.mark.parametrize(("design", "text"), PAGES)
def test_the_outlet_is_named_as_the_page_names_it(design: Callable[[Written], str], text: Written) -> None:
    document = read(RawDocument(design(text).encode(), filename="saved.html"))

    assert document.outlet == OUTLET


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    page = WRITTEN[0]
    html = f'<html><head><meta property="article:modified_time" content="2026-02-18"></head><body><article><h1>{page.title}</h1>{page.body}</article></body></html>'

    assert read(RawDocument(html.encode(), filename="a.html")).published is None


@pytest.mark.parametrize(
    ("dateline", "agency", "day"),
    [
        ("WASHINGTON (Reuters) – ", "Reuters", None),
        ("NEW DELHI, Jan 28, 2026 (PTI) – ", "PTI", "2026-01-28"),
        ("New Delhi, Jan 28 (PTI) ", "PTI", None),
        ("LONDON, March 3 (AFP) - ", "AFP", None),
        ("SKERRY BAY, Maine (HNS) — ", "HNS", None),
        ("AP — Skerry Bay, Maine: ", "AP", None),
    ],
)
def test_a_dateline_names_the_agency_and_stays_in_the_text(
    dateline: str, agency: str, day: str | None
) -> None:
    text = dateline + " ".join(WRITTEN[0].paragraphs)

    document = read(RawDocument(text.encode(), filename="wire.txt"))

    assert document.byline == agency
    assert document.provenance["byline"] == "dateline: agency"
    assert (document.published.isoformat() if document.published else None) == day
    assert document.text.startswith(dateline.strip())


@pytest.mark.parametrize(
    "opening",
    [
        "The World Health Organization (WHO) Director said that ",
        "Amit Rao (Labour) – who had opposed the plan – said that ",
        "Harbour Council (HC) members said that ",
        "Reuters reported in May that ",
        "Ann Bell (Northport) was told that ",
    ],
)
def test_a_name_in_brackets_is_no_dateline(opening: str) -> None:
    text = opening + "the bridge was safe. " + " ".join(WRITTEN[0].paragraphs)

    assert read(RawDocument(text.encode(), filename="a.txt")).byline is None
