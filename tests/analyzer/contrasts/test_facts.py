"""The fact ledger says "different" only where two texts give values of one thing that neither contains the other:
when and where something was held, and who did what there."""

import re

import pytest

from analyzer.memory import Memory
from tests.analyzer.contrasts.ledgers import ledger, of, relations, rows_of
from tests.analyzer.discourse.texts import read

# --- dates --------------------------------------------------------------------------------------------------


def test_two_ranges_for_one_meeting_differ_and_exclude_each_other():
    (row,) = of(
        ledger(
            ["The river meeting was held in Lisbon on May 3–4."],
            ["The river meeting was held in Lisbon from 3 to 5 May 2026."],
            ["The river meeting was held in Lisbon on 3 and 4 May."],
            baseline="a",
        ),
        "date",
    )

    assert row.exclusive
    assert relations(row) == {"a": "same", "b": "different", "c": "same"}


def test_without_a_baseline_the_most_frequent_value_is_the_one_compared_with():
    (row,) = of(
        ledger(
            ["The river meeting was held in Lisbon on May 5."],
            ["The river meeting was held in Lisbon on May 3."],
            ["The river meeting was held in Lisbon on 3 May."],
        ),
        "date",
    )

    assert relations(row) == {"a": "different", "b": "same", "c": "same"}


def test_a_year_left_out_is_no_disagreement():
    (row,) = of(
        ledger(
            ["The river meeting was held in Lisbon on May 3, 2026."],
            ["The river meeting was held in Lisbon on May 3."],
            baseline="a",
        ),
        "date",
    )

    assert relations(row) == {"a": "same", "b": "coarser"}


@pytest.mark.parametrize(
    "other",
    [
        "Police broke up a smuggling ring in Porto last July.",
        "The previous meeting was held in Porto on May 9.",
        "Recent joint operations succeeded in June.",
        "The harbour fire of May 9 destroyed ten boats.",
    ],
)
def test_dates_of_different_things_make_no_row(other):
    rows = ledger(["The river meeting was held in Lisbon on May 3."], ["The river meeting was calm.", other])

    assert of(rows, "date") == []
    assert of(rows, "place") == []


def test_a_text_that_gives_two_dates_is_left_out_of_the_row():
    rows = ledger(
        ["The river meeting was held in Lisbon on May 3."],
        ["The river meeting was held in Lisbon on May 3.", "The meeting was held on May 6."],
    )

    assert of(rows, "date") == []


@pytest.mark.parametrize(
    "told",
    [
        "The river meeting opened on January 21 and ended on January 23.",
        "The river meeting, which began on January 21 in Lisbon, concluded on January 23.",
        "The river meeting started on 21 January, and it closed on 23 January.",
        "The river meeting was held between January 21 and January 23.",
        "The river meeting ran from January 21 until January 23.",
        "The river meeting was held from Wednesday, January 21, to Friday, January 23.",
    ],
)
def test_a_beginning_and_an_end_are_the_span_between_them(told):
    (row,) = of(ledger([told], ["The river meeting was held on January 21–23."], baseline="a"), "date")

    assert relations(row) == {"a": "same", "b": "same"}


def test_the_end_may_stand_in_the_next_sentence():
    (row,) = of(
        ledger(
            ["The river meeting opened on January 21 in Lisbon.", "It ended on January 23."],
            ["The river meeting was held on January 21–23."],
        ),
        "date",
    )

    assert row.relation == "same"


def test_a_lone_day_in_the_span_of_another_text_is_coarser_and_no_agreement():
    (row,) = of(
        ledger(
            ["The river meeting opened on January 21 and ended on January 23."],
            ["The river meeting was held on January 21–23."],
            ["The river meeting was held on January 21."],
            ["The river meeting took place on January 22."],
        ),
        "date",
    )

    assert relations(row) == {"a": "same", "b": "same", "c": "coarser", "d": "coarser"}


@pytest.mark.parametrize(
    "told",
    [
        "The river meeting started on January 21 in Lisbon and a strike ended on January 23.",
        "The river meeting opened on January 21. The strike ended on January 23.",
        "The river meeting, which opened on January 21, ended the strike of January 23.",
        "The river meeting began on January 21 and did not end on January 23.",
    ],
)
def test_the_end_of_another_thing_makes_no_span(told):
    facts_of_a = read(*re.split(r"(?<=\.) ", told)).facts

    assert "--01-21/--01-23" not in [fact.value for fact in facts_of_a]


# --- places -------------------------------------------------------------------------------------------------


def test_a_place_written_shorter_is_the_same_or_coarser():
    (row,) = of(
        ledger(
            ["The river meeting was held in Washington, D.C., on May 3."],
            ["The river meeting was held in Washington on May 3."],
        ),
        "place",
    )

    assert row.relation == "same"


def test_two_cities_differ():
    (row,) = of(
        ledger(["The river meeting was held in Lisbon."], ["The river meeting was held in Porto."]), "place"
    )

    assert (row.relation, row.exclusive) == ("different", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The river meeting was held in Geneva.", "The river meeting was held in Switzerland."),
        (
            "The river meeting was held in Brooklyn.",
            "The river meeting was held in New York. Brooklyn, New York, is old.",
        ),
    ],
)
def test_a_city_and_what_it_lies_in_do_not(one, other):
    assert not any(row.relation == "different" for row in of(ledger([one], [other]), "place"))


def test_whether_a_place_lies_in_another_is_read_in_the_texts_that_are_there():
    told = (
        ["The river meeting was held in Lisbon."],
        ["The river meeting was held in Porto."],
        ["The old quay of Lisbon in Porto is closed."],
    )
    one, other, nesting = (read(*said, name=name).analysis for name, said in zip("abc", told, strict=True))
    memory = Memory()
    for present, expected in (
        ([one, other], ["different"]),
        ([one, other, nesting], []),
        ([other, one], ["different"]),
    ):
        rows = rows_of(present, "others", memory)
        assert [row.relation for row in of(rows, "place")] == expected
        assert rows == rows_of(present, "others")


def test_the_host_is_a_role_and_no_other_place():
    rows = ledger(
        ["Portugal hosted the river meeting in Lisbon."],
        ["The river meeting was held in Lisbon."],
    )

    assert [row.relation for row in of(rows, "place")] == ["same"]


# --- roles --------------------------------------------------------------------------------------------------


def test_two_openers_differ_and_can_both_be_true():
    (row,) = of(
        ledger(
            ["The river meeting was opened by Maria Lopez."],
            ["At the river meeting, James Miller delivered the opening address."],
            baseline="a",
        ),
        "role",
    )

    assert (row.about, row.act, row.relation, row.exclusive) == ("meeting", "opened", "different", False)


def test_one_of_two_leaders_is_coarser():
    (row,) = of(
        ledger(
            ["The River Working Group was led by Maria Lopez and James Miller."],
            ["The River Working Group was led by Maria Lopez."],
            baseline="a",
        ),
        "role",
    )

    assert row.relation == "coarser"


def test_the_same_person_under_a_shorter_name_is_the_same_opener():
    (row,) = of(
        ledger(
            ["The river meeting was opened by Maria Elena Lopez."],
            ["Maria Lopez opened the river meeting."],
        ),
        "role",
    )

    assert row.relation == "same"


def test_leaders_of_two_bodies_make_no_row():
    rows = ledger(
        ["The River Working Group was led by Maria Lopez."],
        ["The Harbour Safety Group was led by James Miller."],
    )

    assert of(rows, "role") == []
