from dataclasses import replace
from datetime import date

import pytest

from analyzer.comparison import compare
from analyzer.contrasts.comparability import agency_of, comparability, genre_of
from analyzer.measure import EventView
from analyzer.memory import Memory
from analyzer.resources import Resources
from analyzer.types import Removed
from tests.analyzer.builders import Said, analysis_of

PLAIN = "The ferry to the islands was late."


def _event(*analyses, releases=()) -> EventView:
    return EventView({a.document.id: a for a in analyses}, (), "others", releases, Resources.shipped(), {})


def _rows(event: EventView, document: str) -> dict:
    return {row.what: row for row in comparability(event) if row.document == document}


def test_length_counts_the_words_of_the_body_and_not_of_boxes():
    event = _event(analysis_of("a", [Said(PLAIN, zone="lead"), PLAIN, Said("Fares at a glance", zone="box")]))

    rows = _rows(event, "a")

    assert rows["length"].value.count == 14
    assert rows["zones"].text == "body 1, box 1, lead 1"


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Opinion: The ferry deserves better", "opinion"),
        ("The ferry deserves better | Opinion", "opinion"),
        ("Explained: why the ferry is late", "analysis"),
        ("LIVE: Storm reaches the islands", "live"),
        ("Fact check: Was the ferry late?", "fact check"),
    ],
)
def test_a_label_in_the_title_tells_the_genre(title, genre):
    document = analysis_of("a", [PLAIN], title=title).document

    found, (evidence,) = genre_of(document)

    assert found == genre
    assert evidence.zone == "headline"
    assert title[evidence.start : evidence.end]


@pytest.mark.parametrize(
    "title",
    [
        "Public opinion turns against the ferry",
        "Board wants analysis of late ferries",
        "Where the islanders live",
        None,
    ],
)
def test_the_same_word_inside_a_headline_is_no_label(title):
    assert genre_of(analysis_of("a", [PLAIN], title=title).document) == (None, ())


@pytest.mark.parametrize(
    "lead",
    [
        "PORTO: The ferry was late.",
        "PORTO (Reuters) - The ferry was late.",
        "Porto, March 3 — The ferry was late.",
    ],
)
def test_a_dateline_tells_news(lead):
    assert genre_of(analysis_of("a", [lead]).document)[0] == "news"


@pytest.mark.parametrize(
    "lead", ["The ferry: a short history.", "In Porto – of all places – it rained.", PLAIN]
)
def test_an_ordinary_opening_is_no_dateline(lead):
    assert genre_of(analysis_of("a", [lead]).document)[0] is None


def test_question_and_answer_lines_tell_an_interview():
    lines = ["Q: Was it late?", "A: It was.", "Q: By how much?", "A: An hour."]

    assert genre_of(analysis_of("a", lines).document)[0] == "interview"


def test_an_agency_that_is_credited_is_the_wire():
    assert agency_of(analysis_of("a", ["PORTO (Reuters) - The ferry was late."]).document)[0] == "Reuters"
    assert agency_of(analysis_of("a", [PLAIN, "(With inputs from PTI)"]).document)[0] == "PTI"
    removed = (Removed("(With inputs from PTI)", "editor's line", 0),)
    assert agency_of(analysis_of("a", [PLAIN], removed=removed).document)[0] == "PTI"


def test_an_agency_that_is_only_mentioned_is_not():
    assert (
        agency_of(analysis_of("a", ["The captain told Reuters that it was late.", PLAIN]).document)[0] is None
    )


def test_days_are_counted_from_the_release():
    event = _event(
        analysis_of("r", [PLAIN], published=date(2026, 3, 1), role="release"),
        analysis_of("a", [PLAIN], published=date(2026, 3, 4)),
        analysis_of("b", [PLAIN]),
        releases=("r",),
    )

    assert _rows(event, "a")["date"].value.value == 3
    assert _rows(event, "r")["genre"].text == "release"
    assert _rows(event, "b")["date"].value is None


def test_days_are_counted_from_the_earliest_text_that_is_there():
    texts = [analysis_of(name, [PLAIN], published=date(2026, 3, day)) for name, day in (("a", 1), ("b", 4))]
    texts.append(analysis_of("c", [PLAIN], published=date(2026, 3, 9)))
    memory = Memory()
    for present, days in ((texts, [0, 3, 8]), (texts[1:], [0, 5]), (texts, [0, 3, 8])):
        rows = compare(present, memory=memory).contrasts["comparability"]
        assert [row.value.count for row in rows if row.what == "date"] == days
        assert rows == compare(present).contrasts["comparability"]


def test_what_cleaning_removed_is_a_share_with_its_reasons():
    analysis = analysis_of("a", ["12345678"])
    analysis = replace(
        analysis, document=replace(analysis.document, removed=(Removed("ab", "share buttons", 0),))
    )

    row = _rows(_event(analysis), "a")["removed"]

    assert (row.value.value, row.value.count, row.text) == (0.2, 2, "share buttons")
