"""Another spelling of a name and another rank differ; a fuller name and a fuller title only say more."""

import pytest

from tests.analyzer.contrasts.ledgers import ledger, of, relations

# --- names --------------------------------------------------------------------------------------------------


def test_one_letter_makes_a_spelling():
    (row,) = of(
        ledger(["Sara Lopez spoke in Lisbon."], ["Sarah Lopez spoke in Lisbon."], baseline="a"), "name"
    )

    assert (row.kind, row.exclusive) == ("spelling", False)
    assert relations(row) == {"a": "same", "b": "different"}


def test_a_spelling_is_seen_past_a_middle_initial():
    (row,) = of(ledger(["Sara V. Lopez spoke."], ["Sarah Lopez spoke."], baseline="a"), "name")

    assert row.kind == "spelling"


def test_a_middle_name_is_fuller_and_no_disagreement():
    (row,) = of(ledger(["Maria Lopez spoke."], ["Maria Elena Lopez spoke."], baseline="a"), "name")

    assert (row.kind, row.relation) == (None, "fuller")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Lopez spoke.", "Martin Lopez spoke."),
        ("Maria Lopez spoke.", "Maria Lopez spoke."),
        ("John Shah spoke.", "John Sharma spoke."),
        ("Maria Lopez spoke.", "Lopez spoke."),
    ],
)
def test_other_people_equal_names_and_bare_surnames_make_no_row(one, other):
    assert of(ledger([one], [other]), "name") == []


def test_a_text_that_spells_a_name_both_ways_shows_both():
    (row,) = of(
        ledger(["Sara Lopez spoke."], ["Sarah Lopez spoke.", "Sara Lopez answered."], baseline="a"), "name"
    )

    assert [(value.document, value.relation) for value in row.values] == [
        ("a", "same"),
        ("b", "different"),
        ("b", "same"),
    ]


# --- titles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    ["Acting Director", "Deputy Director", "Vice Director", "Director-elect"],
)
def test_a_rank_before_a_title_makes_another_title_that_excludes_nothing(title):
    (row,) = of(ledger([f"{title} Sara Lopez spoke."], ["Director Sara Lopez spoke."], baseline="b"), "title")

    assert (row.relation, row.exclusive) == ("different", False)


def test_who_is_still_called_by_a_former_office_is_called_less_exactly():
    (row,) = of(
        ledger(["Director Sara Lopez spoke."], ["Former Director Sara Lopez spoke."], baseline="b"), "title"
    )

    assert (row.relation, row.exclusive) == ("coarser", False)


def test_a_rank_is_seen_past_the_body():
    (row,) = of(
        ledger(["Sara Lopez, acting director of the Harbour Office, spoke."], ["Director Sara Lopez spoke."]),
        "title",
    )

    assert row.relation == "different"


def test_the_body_that_a_title_names_only_says_more():
    (row,) = of(
        ledger(
            ["Sara Lopez, director of the Harbour Office, spoke."],
            ["Director Sara Lopez spoke."],
            baseline="b",
        ),
        "title",
    )

    assert row.relation == "fuller"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Former Governor Sara Lopez spoke.", "Director Sara Lopez spoke."),  # two posts
        ("Acting Director Sara Lopez spoke.", "Acting Director Sara Lopez answered."),
        ("Acting Director Sara Lopez spoke.", "Director James Miller spoke."),  # two people
        ("Acting Director Sara Lopez spoke.", "Sara Lopez spoke."),
    ],
)
def test_other_posts_other_people_and_equal_titles_make_no_row(one, other):
    assert of(ledger([one], [other]), "title") == []
