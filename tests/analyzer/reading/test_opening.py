"""The head of a page: headline, byline, date, and what is only the page's own clock."""

from datetime import date

import pytest

from analyzer.reading import read
from analyzer.reading.byline import parse_byline
from analyzer.reading.dates import find_dates, read_date
from analyzer.types import Document, RawDocument

BODY = (
    "The Harbour Bridge reopened on Tuesday after two years of repairs that cost 40 million dollars, the council said. "
    "The ferry will stop in June, and lorries over twenty tonnes remain banned until the autumn, when the last of the "
    "cables has been tested."
)


def page(*lines: str) -> Document:
    return read(RawDocument("\n\n".join([*lines, BODY]).encode()))


def test_a_headline_above_a_byline_is_the_title() -> None:
    document = page("Harbour Bridge reopens: what now?", "By Ann Bell | May 7, 2024, at 06:37 pm")

    assert document.title == "Harbour Bridge reopens: what now?"
    assert document.byline == "Ann Bell"
    assert document.published == date(2024, 5, 7)
    assert document.text == BODY


def test_a_first_line_without_a_full_stop_is_the_title() -> None:
    assert page("Harbour Bridge reopens after repairs").title == "Harbour Bridge reopens after repairs"


def test_a_first_sentence_is_no_title() -> None:
    document = page("The bridge is open to all again.")

    assert document.title is None
    assert document.text.startswith("The bridge is open to all again.")


def test_a_heading_further_down_stays_a_heading() -> None:
    document = read(RawDocument(f"{BODY}\n\nWhat the council says\n\n{BODY} All agreed.".encode()))

    assert document.title is None
    assert [document.words_of(each) for each in document.sentences if each.kind == "heading"] == [
        "What the council says"
    ]


def test_the_clock_of_a_page_is_no_date() -> None:
    document = page("Wednesday, May 8, 2024 09:51 pm (IST)", "Harbour Bridge reopens after repairs")

    assert document.published is None
    assert document.title == "Harbour Bridge reopens after repairs"
    assert [removed.reason for removed in document.removed] == ["clock line of the page"]


def test_a_date_below_the_headline_is_the_articles() -> None:
    assert page("Harbour Bridge reopens after repairs", "7 May 2024").published == date(2024, 5, 7)


def test_a_release_dates_itself() -> None:
    document = page("FOR IMMEDIATE RELEASE", "May 6, 2024", "Council reopens Harbour Bridge")

    assert (document.published, document.title) == (date(2024, 5, 6), "Council reopens Harbour Bridge")


def test_a_section_label_above_the_headline_goes() -> None:
    document = page("City", "Harbour Bridge reopens after repairs", "By Ann Bell")

    assert next(removed.reason for removed in document.removed) == "section label"


def test_what_the_person_says_wins_and_is_said_to() -> None:
    text = f"Harbour Bridge reopens after repairs\n\nBy Ann Bell, May 7, 2024\n\n{BODY}"

    document = read(
        RawDocument(text.encode(), title="The bridge", outlet="The Post", published=date(2024, 5, 6))
    )

    assert (document.title, document.outlet, document.published) == (
        "The bridge",
        "The Post",
        date(2024, 5, 6),
    )
    assert document.byline == "Ann Bell"
    assert document.provenance["title"] == document.provenance["published"] == "given by the person"
    assert "headline in the text; another title was given" in [removed.reason for removed in document.removed]


def test_a_passage_is_put_back_on_demand() -> None:
    text = f"{BODY}\nAlso read: Ferry stops after storm"

    document = read(RawDocument(text.encode(), keep=("Also read: Ferry stops after storm",)))

    assert document.text.endswith("Ferry stops after storm")
    assert document.removed == ()


def test_a_caption_stays_without_its_credit() -> None:
    document = page("The bridge at dawn on Tuesday. Photo: Ann Bell/Harbour Post")

    assert [document.words_of(each) for each in document.sentences if each.zone == "caption"] == [
        "The bridge at dawn on Tuesday."
    ]
    assert [removed.text for removed in document.removed] == ["Photo: Ann Bell/Harbour Post"]


@pytest.mark.parametrize(
    ("line", "outlet", "author"),
    [
        ("River Post | March 4, 2026", "River Post", None),
        ("By Ann Bell | River Post | March 4, 2026", "River Post", "Ann Bell"),
        (
            "Ann Bell, Staff Writer | The Daily Wharf | March 4, 2026",
            "The Daily Wharf",
            "Ann Bell, Staff Writer",
        ),
        ("By Emily Post, March 4, 2026", None, "Emily Post"),
        ("By The River Post | March 4, 2026", None, "The River Post"),
        ("Ann Bell | March 4, 2026", None, None),  # a writer, a section, a place: it cannot be told
        ("Lisbon | March 4, 2026", None, None),
        ("March 4, 2026", None, None),
    ],
)
def test_names_in_a_byline_are_told_apart_only_where_they_can_be(
    line: str, outlet: str | None, author: str | None
) -> None:
    document = page("Harbour Bridge reopens after repairs", line)

    assert (document.outlet, document.byline) == (outlet, author)
    assert document.published == date(2026, 3, 4)
    assert line in [removed.text for removed in document.removed]


@pytest.mark.parametrize(
    ("line", "names", "handle", "published"),
    [
        ("| @harbourpost | May 7, 2024, at 06:37 pm", None, "harbourpost", date(2024, 5, 7)),
        ("By Ann Bell and Tom Roe, Staff Writers", "Ann Bell and Tom Roe, Staff Writers", None, None),
        ("Ann Bell · 7 May 2024 · 4 min read", "Ann Bell", None, date(2024, 5, 7)),
        ("Updated: May 8, 2024 | Published: May 7, 2024 10:00 IST", None, None, date(2024, 5, 7)),
        ("2024-05-07T09:00:00Z", None, None, date(2024, 5, 7)),
    ],
)
def test_byline_lines_are_read(
    line: str, names: str | None, handle: str | None, published: date | None
) -> None:
    found = parse_byline(line)

    assert found is not None
    assert (found.names, found.handle, found.published) == (names, handle, published)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge reopened on May 7, 2024, after two years.",
        "By the numbers",
        "Bridge reopens on May 7, 2024?",
        "Harbour Bridge reopens",
        "By noon the bridge was full.",
        "",
        "|||",
    ],
)
def test_other_lines_are_no_byline(line: str) -> None:
    assert parse_byline(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan 28, 2026, at 06:37 pm", date(2026, 1, 28)),
        ("28th of January 2026", date(2026, 1, 28)),
        ("Sept. 3, 2024", date(2024, 9, 3)),
        ("28/01/2026", date(2026, 1, 28)),
        ("01/28/2026", date(2026, 1, 28)),
        ("2026-01-28T18:37:00+05:30", date(2026, 1, 28)),
        ("03/04/2026", None),  # March or April: nobody knows
        ("31 February 2024", None),
        ("January 2026", None),
        ("May 20-21, 2026", None),
    ],
)
def test_dates_are_read_or_left_alone(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


def test_dates_are_found_where_they_stand() -> None:
    text = "On 7 May 2024 and on May 8, 2024."

    assert [text[each.start : each.end] for each in find_dates(text)] == ["7 May 2024", "May 8, 2024"]
