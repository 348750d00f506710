"""Tone, speakers, preferred words and reading ease: what stands where, text beside text."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from webapp.analyses.models import Report
from webapp.analyses.selectors import event_report
from webapp.corpus.models import Event
from webapp.pages.contexts import tone
from webapp.pages.contexts.edition import Edition
from webapp.pages.contexts.report import build_sections
from webapp.pages.contexts.view import View

pytestmark = pytest.mark.django_db

TOO_FEW = "fewer than 3 sentences mention this actor"
WARM = {"value": 0.5, "low": 0.25, "high": 0.75, "count": 3, "n": 4}
COLD = {"value": -0.5, "low": -0.75, "high": -0.25, "count": 3, "n": 4}
NEUTRAL = {"value": 0.0, "low": 0.0, "high": 0.0, "count": 0, "n": 3}


def section(event: Event, key: str, rows: list[dict[str, Any]], voice: str = "all") -> dict[str, Any]:
    """What the section shows of these rows; ``document`` is a place among the texts, the release first."""
    report = Report.objects.get(event=event)
    texts = [document["id"] for document in report.payload["documents"]]
    texts.sort(key=lambda text: text != report.payload["baseline"])
    report.payload[key] = [{**row, "document": texts[row["document"]], "evidence": []} for row in rows]
    report.save()
    found = event_report(event.slug)
    assert found is not None
    edition = Edition(found, View(voice=voice))
    return {each.key: each for each in build_sections(edition)}[key].context


def toned(document: int, value: object, own: object = None, what: str = "Ana Brown", kind: str = "person"):
    reason = None if value else TOO_FEW
    return {"document": document, "what": what, "kind": kind, "value": value, "own": own, "reason": reason}


def test_tone_has_a_panel_for_each_actor_with_every_text_that_names_it(compared: Event) -> None:
    found = section(
        compared,
        "tone",
        [
            toned(0, NEUTRAL, what="Norwick", kind="place"),
            toned(1, None, what="Norwick", kind="place"),
            toned(1, COLD),
            toned(0, WARM),
        ],
    )
    assert [(panel.name, panel.kind) for panel in found["panels"]] == [
        ("Ana Brown", "person"),  # who can be told apart comes first
        ("Norwick", "place"),
    ]
    assert found["count"] == 2
    apart, norwick = found["panels"]
    assert [(figure.witness.letter, figure.said) for figure in apart.figures] == [("R", "0.5"), ("A", "−0.5")]
    assert apart.verdict == "R (0.5) is above A (−0.5): the ranges do not overlap."
    assert [figure.reason for figure in norwick.figures] == ["", TOO_FEW]
    assert norwick.figures[1].dot is None


def test_a_tone_is_drawn_from_minus_one_to_one_and_hollow_where_no_word_bears_on_the_actor(
    compared: Event,
) -> None:
    (panel,) = section(compared, "tone", [toned(0, NEUTRAL), toned(1, COLD)])["panels"]
    base, other = (figure.dot for figure in panel.figures)
    assert (base.at, base.zero, base.is_hollow, base.reference) == ("50.00%", "50.00%", True, None)
    assert (other.low, other.at, other.high) == ("12.50%", "25.00%", "37.50%")
    assert (other.is_hollow, other.reference) == (False, "50.00%")
    assert other.said == "A, Ana Brown: −0.5 (4 sentences); interval −0.75 to −0.25; the base text has 0."


def test_a_persons_and_a_places_tone_are_two_panels(compared: Event) -> None:
    rows = [toned(0, WARM), toned(1, WARM), toned(0, COLD, kind="place"), toned(1, COLD, kind="place")]
    panels = section(compared, "tone", rows)["panels"]
    assert [(panel.kind, len(panel.figures)) for panel in panels] == [("person", 2), ("place", 2)]


def test_tone_follows_the_voice_that_a_reader_chose(compared: Event) -> None:
    rows = [toned(0, WARM, own=COLD), toned(1, WARM)]
    (panel,) = section(compared, "tone", rows, voice="own")["panels"]
    assert [figure.said for figure in panel.figures] == ["−0.5", ""]
    assert panel.figures[1].reason == "fewer than 3 own-voice sentences mention this actor"


def test_texts_without_a_value_keep_their_place_in_a_short_panel_and_leave_a_long_one(
    compared: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [toned(0, WARM), toned(1, None), toned(2, None)]
    (panel,) = section(compared, "tone", rows)["panels"]
    assert [figure.witness.letter for figure in panel.figures] == ["R", "A", "B"]
    assert panel.silent == []

    monkeypatch.setattr(tone, "_MOST_SILENT", 2)
    (panel,) = section(compared, "tone", rows)["panels"]
    assert [figure.witness.letter for figure in panel.figures] == ["R"]
    assert [figure.witness.letter for figure in panel.silent] == ["A", "B"]


def spoken(document: int, what: str, quoted: int, reported: int) -> dict[str, Any]:
    value = {
        "value": (quoted + reported) / 100,
        "low": 0.0,
        "high": 1.0,
        "count": quoted + reported,
        "n": 100,
    }
    return {
        "document": document, "what": what, "value": value, "quoted_words": quoted, "reported_words": reported,
        "also_in": [],
    }  # fmt: skip


def test_speakers_of_several_texts_stand_in_a_grid_and_the_others_text_by_text(compared: Event) -> None:
    found = section(
        compared,
        "sources",
        [
            spoken(0, "Olof Brandt", 0, 1),
            spoken(0, "Marta Lind", 10, 15),
            spoken(1, "Marta Lind", 8, 0),
            spoken(1, "Ana Brown", 0, 9),
            spoken(2, "Ana Brown", 0, 9),
        ],
    )
    assert [speaker["name"] for speaker in found["speakers"]] == [
        "Marta Lind",
        "Ana Brown",
    ]  # most words first
    cells = found["speakers"][0]["cells"]
    assert [given and (given.share, given.words) for given in cells] == [
        ("25 %", "25 words, 10 of them quoted"),
        ("8 %", "8 words, quoted"),
        None,
    ]
    (alone,) = found["alone"]
    assert (alone["witness"].letter, [given.words for given in alone["speakers"]]) == (
        "R",
        ["1 word, reported"],
    )
    assert found["count"] == 3


def test_words_are_listed_under_the_text_that_prefers_them(compared: Event) -> None:
    row = {"value": 2.0, "words": 90, "others_words": 180}
    found = section(
        compared,
        "wording",
        [
            {**row, "document": 1, "what": "harbour", "count": 4, "others_count": 1},
            {**row, "document": 1, "what": "quay", "count": 3, "others_count": 0},
            {**row, "document": 0, "what": "board", "count": 5, "others_count": 2},
        ],
    )
    assert [(text["witness"].letter, [word.word for word in text["words"]]) for text in found["texts"]] == [
        ("R", ["board"]),
        ("A", ["harbour", "quay"]),
    ]
    assert [(word.here, word.elsewhere) for word in found["texts"][1]["words"]] == [(4, 1), (3, 0)]


def graded(
    document: int, what: str, value: float | None, difference: float | None, reason: str | None = None
):
    found = None if value is None else {"value": value, "low": value - 2, "high": value + 2, "n": 9}
    return {
        "document": document, "what": what, "value": found, "against": "", "against_value": None,
        "difference": difference, "reason": reason,
    }  # fmt: skip


def test_grades_stand_on_one_scale_beside_the_base_text(compared: Event) -> None:
    found = section(
        compared,
        "readability",
        [
            graded(0, "no value", 12.04, None, "this is the baseline"),
            graded(1, "easier", 8.9, -3.14),
            graded(2, "no value", None, None, "fewer than five sentences"),
        ],
    )
    assert found["ends"] == (6, 15)
    assert [grade.said for grade in found["grades"]] == ["12 (9 sentences)", "8.9 (9 sentences)", ""]
    assert [grade.beside for grade in found["grades"]] == [
        "the base text",
        "3.1 grades easier than R",
        "fewer than five sentences",
    ]
    base, other, none = (grade.dot for grade in found["grades"])
    assert (base.reference, none) == (None, None)
    assert (other.at, other.reference) == ("32.22%", base.at)


def test_a_difference_of_less_than_two_grades_is_none(compared: Event) -> None:
    rows = [graded(0, "no value", 12.0, None, "this is the baseline"), graded(1, "no difference", 10.5, -1.5)]
    assert section(compared, "readability", rows)["grades"][1].beside == "less than two grades apart"


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("tone", "No actor is mentioned in three sentences or more"),
        ("sources", "No text gives words to a speaker with a name."),
        ("wording", "No text prefers a word"),
    ],
)
def test_where_there_is_nothing_the_section_says_so(
    client: Client, compared: Event, key: str, said: str
) -> None:
    section(compared, key, [])
    page = client.get(reverse("event_section", args=[compared.slug, key])).content.decode()
    assert said in page


@pytest.mark.parametrize(
    ("flags", "marks"),
    [
        (["coloured"], ["explains cause or meaning"]),
        ([], ["evaluates in passing", "explains cause or meaning"]),
    ],
)
def test_an_addition_with_a_word_in_passing_says_so_once(
    compared: Event, flags: list[str], marks: list[str]
) -> None:
    row = {
        "document": 1,
        "start": 0,
        "end": 9,
        "sentence": 0,
        "kind": "background",
        "claim": "c1",
        "flags": flags,
    }
    found = section(compared, "additions", [row | {"marks": ["evaluates_in_passing", "explains"]}])

    (addition,) = [each for outlet in found["outlets"] for group in outlet["groups"] for each in group.rows]
    assert addition.marks == marks
