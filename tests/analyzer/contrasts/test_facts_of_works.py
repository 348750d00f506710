"""What is expected of a work, its jobs, its end and its cost, is one fact in whatever words."""

import re

import pytest

from tests.analyzer.contrasts.ledgers import ledger, of, relations


@pytest.mark.parametrize(
    "other",
    [
        "Building the tunnel is popular. Construction would bring 1,000 jobs, the mayor said.",
        "The tunnel is wanted by many. It will support 1,200 new jobs in the valley.",
        "The river tunnel would create 1,000 jobs.",
        "Many want the tunnel. 1,000 jobs would be created by the project.",
    ],
)
def test_jobs_that_one_work_will_bring_differ_whatever_the_verb(other):
    (row,) = of(
        ledger(["The tunnel is expected to create 900 jobs."], re.split(r"(?<=\.) ", other)), "number"
    )

    assert (row.relation, row.exclusive) == ("different", True)
    assert row.question in (
        "How many jobs the tunnel is to bring",
        "How many jobs the river tunnel is to bring",
    )


@pytest.mark.parametrize(
    "other",
    [
        "The tunnel would cost the valley 1,000 jobs.",  # lost
        "The tunnel created 1,000 jobs last year.",  # not to come
        "The bridge would create 1,000 jobs.",  # another work
        "The project would create 1,000 jobs.",  # which one is not said
        "The tunnel is expected to create 1,000 construction jobs.",  # jobs of one kind
        "The tunnel would not create 1,000 jobs.",
        "The council will create 1,000 jobs, and wants the tunnel.",
        "The tunnel is expected to create 1,000 homes.",
    ],
)
def test_jobs_of_another_work_kind_or_time_make_no_row(other):
    assert of(ledger(["The tunnel is expected to create 900 jobs."], [other]), "number") == []


def test_every_text_that_gives_the_year_of_completion_is_listed():
    (row,) = of(
        ledger(
            ["The tunnel should be finished in 2029."],
            ["The tunnel opens in 2029."],
            ["Lopez praised the tunnel.", "“The tunnel will be ready by 2029,” she said."],
            ["The tunnel is wanted by many.", "Completion is expected in 2029."],
            ["The tunnel is due to open in 2030."],
        ),
        "date",
    )

    assert relations(row) == {"a": "same", "b": "same", "c": "same", "d": "same", "e": "different"}
    assert row.question == "When the tunnel is to be done"


@pytest.mark.parametrize(
    "other",
    [
        "The bridge should be finished in 2030.",
        "The tunnel was finished in 1930.",
        "Work on the tunnel begins in 2030.",
        "The tunnel will not open in 2030.",
        "The meeting on the tunnel opens in 2030.",
    ],
)
def test_years_of_another_work_or_step_make_no_row(other):
    assert of(ledger(["The tunnel should be finished in 2029."], [other]), "date") == []


@pytest.mark.parametrize(
    "other",
    [
        "The bridge is expected to cost $15 million.",
        "The bridge is old. Its renewal is a wish of many, and the project would cost $15 million.",
        "The new bridge in Lisbon costs $15 million, Lopez said.",
    ],
)
def test_what_a_work_will_cost_is_one_fact_in_whatever_words(other):
    (row,) = of(
        ledger(["The bridge will cost $12 million."], re.split(r"(?<=\.) ", other), baseline="a"), "money"
    )

    assert (row.relation, row.question) == ("different", "What the bridge costs")


@pytest.mark.parametrize(
    "other",
    [
        "The foundations of the bridge will cost $5 million.",
        "The bridge cost $5 million in 1932.",
        "The tunnel will cost $15 million.",
        "The bridge will cost drivers $3 and will cost the town $15 million.",
        "The bridge would cost €11 million.",
    ],
)
def test_what_another_thing_costs_makes_no_row(other):
    assert of(ledger(["The bridge will cost $12 million."], [other]), "money") == []
