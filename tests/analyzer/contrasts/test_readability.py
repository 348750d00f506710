from dataclasses import replace

from analyzer.contrasts.readability import readability
from analyzer.measure import EventView
from analyzer.resources import Resources
from analyzer.types import Finding, Value
from tests.analyzer.builders import analysis_of


def _event(grades: dict[str, float | None], baseline: str) -> EventView:
    analyses = {}
    for name, grade in grades.items():
        finding = Finding(reason="61 words of prose; readability needs 100")
        if grade is not None:
            finding = Finding(all=Value(grade, grade - 3, grade + 3))
        analyses[name] = replace(
            analysis_of(name, ["The ferry is late."]), measurements={"readability.band": finding}
        )
    return EventView(analyses, (), baseline, (), Resources.shipped(), {})


def test_two_grades_or_more_are_harder_or_easier():
    rows = {row.document: row for row in readability(_event({"r": 12.0, "a": 14.0, "b": 9.5}, "r"))}

    assert (rows["a"].what, rows["a"].difference) == ("harder", 2.0)
    assert (rows["b"].what, rows["b"].difference) == ("easier", -2.5)


def test_under_two_grades_is_no_difference():
    rows = {row.document: row for row in readability(_event({"r": 12.0, "a": 13.9, "b": 10.1}, "r"))}

    assert {rows["a"].what, rows["b"].what} == {"no difference"}


def test_without_a_baseline_document_each_is_held_against_the_mean_of_the_others():
    rows = {row.document: row for row in readability(_event({"a": 10.0, "b": 12.0, "c": 14.0}, "others"))}

    assert rows["a"].against_value.value == 13.0
    assert rows["b"].what == "no difference"


def test_the_mean_of_the_others_is_of_those_that_have_a_grade():
    grades = {"a": 10.0, "b": None, "c": 14.0, "d": 18.0}

    rows = {row.document: row for row in readability(_event(grades, "others"))}

    assert [rows[name].against_value.value for name in "abcd"] == [16.0, 14.0, 14.0, 12.0]
    assert [rows[name].against_value.n for name in "abcd"] == [2, 3, 2, 2]


def test_a_text_without_a_grade_says_why():
    rows = {row.document: row for row in readability(_event({"r": 12.0, "a": None}, "r"))}

    assert rows["a"].what == "no value"
    assert rows["a"].reason == "61 words of prose; readability needs 100"


def test_the_baseline_is_not_held_against_itself():
    (row, _) = readability(_event({"r": 12.0, "a": 12.0}, "r"))

    assert (row.what, row.difference, row.reason) == ("no value", None, "this is the baseline")
