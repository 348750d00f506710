"""Figures differ only where they count the same thing."""

import pytest

from tests.analyzer.contrasts.ledgers import ledger, of


def test_two_figures_in_one_claim_differ():
    (row,) = of(
        ledger(
            ["The storm destroyed 12 fishing boats in Lisbon harbour."],
            ["The storm destroyed 14 fishing boats in Lisbon harbour."],
        ),
        "number",
    )

    assert (row.relation, row.exclusive) == ("different", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The gang worked across over 10 countries.", "Both countries signed the river treaty."),
        ("The flood killed 12 people.", "The attack of last year killed 30 people."),
        ("The council bought 12 boats.", "The navy lost 14 boats."),
        ("The storm destroyed 12 boats in Lisbon.", "The storm destroyed 14 bridges in Lisbon."),
    ],
)
def test_figures_of_different_things_make_no_row(one, other):
    assert of(ledger([one], [other]), "number") == []


def test_two_lower_bounds_differ_and_can_both_be_true():
    (row,) = of(
        ledger(
            ["The storm destroyed at least 12 fishing boats in Lisbon harbour."],
            ["The storm destroyed at least 20 fishing boats in Lisbon harbour."],
        ),
        "number",
    )

    assert (row.relation, row.exclusive) == ("different", False)


@pytest.mark.parametrize("other", ["over 10", "nearly 13", "up to 20", "a dozen"])
def test_a_hedged_figure_contradicts_nothing_within_reach(other):
    rows = ledger(
        ["The storm destroyed 12 fishing boats in Lisbon harbour."],
        [f"The storm destroyed {other} fishing boats in Lisbon harbour."],
    )

    assert not any(row.relation == "different" for row in of(rows, "number"))


def test_the_same_statement_with_another_figure_or_date_differs():
    rows = ledger(
        ["Lopez said river prices had fallen by 4 percent in Lisbon since May 3, 2024."],
        ["Lopez said river prices had fallen by 6 percent in Lisbon since May 5, 2024."],
    )

    assert [(row.slot, row.relation) for row in rows if row.slot in ("date", "number")] == [
        ("date", "different"),
        ("number", "different"),
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Lopez said river prices had fallen by 6 percent in Porto.",  # another town
        "Lopez said the bridge had gained 6 percent of traffic.",  # another thing
        "Lopez said river prices had not fallen by 6 percent in Lisbon.",  # denied
    ],
)
def test_figures_in_other_statements_make_no_row(other):
    rows = ledger(["Lopez said river prices had fallen by 4 percent in Lisbon."], [other])

    assert of(rows, "number") == []


def test_a_hundred_guests_are_not_a_hundred_and_one():
    (row,) = of(
        ledger(["100 guests attended the river dinner."], ["101 guests attended the river dinner."]),
        "number",
    )

    assert (row.relation, row.exclusive) == ("different", True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("100 guests attended the dinner in Porto.", "120 guests attended the dinner in Faro on Sunday."),
        ("Nine members voted for the plan.", "Three members voted against the plan."),
        ("The mill created 900 jobs.", "The mill lost 400 jobs."),
    ],
)
def test_guests_votes_and_jobs_of_different_things_make_no_row(one, other):
    assert of(ledger([one], [other]), "number") == []
