"""Passages, changed words and positions, by hand."""

from webapp.pages.charts import dot, percent
from webapp.pages.contexts.edition import place_of
from webapp.pages.contexts.passages import Mark, cut
from webapp.pages.contexts.quotes import cut_at
from webapp.pages.contexts.wording import (
    count_of,
    fact_label,
    figure,
    frame_title,
    frame_words,
    interval,
    spread,
)


def test_a_text_without_marks_is_one_piece() -> None:
    assert [piece.text for piece in cut("plain words", 0, 11, [])] == ["plain words"]


def test_overlapping_marks_share_their_piece() -> None:
    pieces = cut("abcdef", 0, 6, [Mark(0, 4, "security"), Mark(2, 6, "shared", "also in R")])
    assert [(piece.text, piece.classes) for piece in pieces] == [
        ("ab", "mark-security"),
        ("cd", "mark-security mark-shared"),
        ("ef", "mark-shared"),
    ]


def test_a_mark_that_reaches_beyond_the_sentence_is_cut_at_it() -> None:
    assert "".join(piece.text for piece in cut("one. two.", 0, 4, [Mark(2, 9, "shared")])) == "one."


def test_a_mark_outside_changes_nothing() -> None:
    assert len(cut("one. two.", 0, 4, [Mark(5, 9, "shared")])) == 1


def test_an_empty_mark_changes_nothing() -> None:
    assert len(cut("one", 0, 3, [Mark(1, 1, "shared")])) == 1


def test_inserted_words_are_marked_in_their_place() -> None:
    runs = cut_at("uses the strength of the group", ["the strength of"], "insert")
    assert [(run.text, run.op) for run in runs] == [
        ("uses ", "same"),
        ("the strength of", "insert"),
        (" the group", "same"),
    ]


def test_words_that_are_not_there_mark_nothing() -> None:
    assert [run.op for run in cut_at("the same words", ["other"], "insert")] == ["same"]


def test_positions_stay_inside_the_chart() -> None:
    assert percent(1, 4) == "25.00%"
    assert percent(9, 4) == "100.00%"
    assert percent(-1, 4) == "0.00%"
    assert percent(1, 0) == "0.00%"


def test_a_share_stands_with_its_counts_and_interval() -> None:
    value = {"value": 0.6, "low": 0.27, "high": 0.86, "count": 3, "n": 5}
    assert count_of(value) == "3 of 5"
    assert interval(value) == "27–86 %"
    found = dot(value, kind="security", what="C, Security", reference={"value": 0.2, "count": 1, "n": 5})
    assert found is not None
    assert found.said == "C, Security: 3 of 5; interval 27–86 %; the base text has 1 of 5."
    assert found.at == "60.00%"


def test_no_value_is_no_dot_at_zero() -> None:
    assert dot(None, kind="ink", what="C") is None
    assert count_of(None) == "no value"


def test_nothing_found_is_a_hollow_dot() -> None:
    found = dot({"value": 0.0, "low": 0.0, "high": 0.2, "count": 0, "n": 12}, kind="trade", what="D")
    assert found is not None
    assert found.is_hollow


def test_only_a_share_is_said_as_so_many_of_so_many() -> None:
    tone = {"value": 0.256, "low": -0.151, "high": 0.664, "count": 2, "n": 4}
    grade = {"value": 17.012, "low": 14.26, "high": 19.19, "count": 288, "n": 12}
    part = {"value": 0.6, "low": 0.27, "high": 0.86, "count": 3, "n": 5}
    assert (figure(tone, "score"), spread(tone, "score")) == ("0.26 (4 sentences)", "−0.15 to 0.66")
    assert (figure(grade, "grade"), spread(grade, "grade")) == ("17.01 (12 sentences)", "14.26 to 19.19")
    assert (figure(part, "share of body sentences"), spread(part, "share")) == ("0.6 (3 of 5)", "27–86 %")
    assert figure({"value": 16.0, "count": 16, "n": 26}, "count") == "16"


def test_no_figure_is_no_number_and_no_interval() -> None:
    assert figure(None, "score") == ""
    assert spread({"value": 0.5, "low": None, "high": None}, "score") == ""


def test_a_place_in_one_of_two_releases_cannot_be_misread() -> None:
    assert place_of("B", 8) == "B8"
    assert place_of("R", 12) == "R12"
    assert place_of("R1", 2) == "R1·2"


def test_a_frame_is_named_with_its_codebook() -> None:
    assert frame_words("policy_frames", "security_and_defense") == (
        "words of “Security and defense” (Policy frames)"
    )
    assert (
        frame_title("bilateral_security_trade", "security+legitimate_trade")
        == "Security and legitimate trade"
    )


def test_a_fact_goes_by_its_question_where_it_has_one() -> None:
    row = {"slot": "role", "about": "meeting"}
    assert fact_label(row) == "Who did it, meeting"
    assert fact_label({**row, "question": "Who opened the meeting"}) == "Who opened the meeting"
    assert fact_label({**row, "question": ""}) == "Who did it, meeting"
