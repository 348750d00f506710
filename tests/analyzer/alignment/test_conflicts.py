"""A number contradicts a claim only where it counts the same thing of the same one."""

from datetime import date, timedelta

import pytest

from analyzer.comparison import compare
from tests.analyzer.discourse.texts import read


def differences(one: str, two: str, kind: str = "number") -> list[str]:
    """What the cell of the second text says of the first's claims."""
    claims = compare([read(one, name="a").analysis, read(two, name="b").analysis], baseline="a").claims
    return [each for claim in claims for each in claim.cells["b"].differences if kind in each]


def test_another_number_of_the_same_thing_is_told():
    one = "The harbour council approved 40 berths for the ferry terminal."
    assert differences(one, one.replace("40", "60")) == ["number differs: 40 / 60"]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        # a year counts nothing
        ("The 2010 harbour law allows ferries at the quay.", "The harbour law allows 40 ferries at the quay."),
        # somebody else's share
        ("Martin Lund has 3 percent support in the harbour poll.", "She gets 37 percent support in the harbour poll."),
        ("She gets 37 percent support in the harbour poll.", "Martin Lund has 3 percent support in the harbour poll."),
        # another act
        (
            "The harbour council demands 40 million crowns for the ferry terminal.",
            "The pilots proposed three ways for the harbour council to build the ferry terminal.",
        ),
        # of two who want different things
        (
            "Martin Lund said the ferry terminal needs 40 million crowns.",
            "Vera Holm said the ferry terminal needs 60 million crowns.",
        ),
        # counted from elsewhere
        (
            "The mayor signed the harbour law six months into her term.",
            "The mayor signed the harbour law more than two months ago.",
        ),
    ],
)  # fmt: skip
def test_a_number_of_something_else_contradicts_nothing(one, two):
    assert differences(one, two) == []


@pytest.mark.parametrize(
    ("other", "is_denied"),
    [
        ("The mayor did not use the word about the harbour.", True),
        ("The mayor did not use the word about the harbour maliciously.", False),
    ],
)
def test_who_denies_how_it_was_done_does_not_deny_that_it_was(other, is_denied):
    assert bool(differences("The mayor used the word about the harbour.", other, "denies")) is is_denied


def test_that_two_things_are_something_is_no_denial():
    one, two = (
        "Lund was not the first mayor to use the ferry.",
        "His use of the ferry was a first for guards.",
    )
    assert differences(one, two, "denies") == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Nora Lund left the harbour hall on Monday.", "The mayor leaves no doubt that the toll will rise."),
        ("Martin Lund has not pleaded guilty.", "Vera Holm has pleaded guilty to two counts of fraud."),
        (
            "Nora Lund is not sure enough of the harbour council to win the vote.",
            "The question was whether Nora Lund is sure enough of the harbour council to win the vote.",
        ),
        ("He had not used that harbour word.", "Use that harbour word."),
    ],
)
def test_a_denial_of_something_else_or_of_what_nobody_says_contradicts_nothing(one, two):
    assert differences(one, two, "denies") == []
    assert differences(two, one, "denies") == []


@pytest.mark.parametrize(
    ("there", "is_told"), [("about 70 percent", True), ("more than 70 percent", True), ("30 percent", False)]
)
def test_a_hedged_figure_is_the_same_and_another_one_leaves_a_part_at_most(there, is_told):
    one, two = (
        "The mayor won 70 percent of the harbour wards.",
        f"Of the harbour wards the mayor lost {there}.",
    )
    claims = compare([read(one, name="a").analysis, read(two, name="b").analysis], baseline="a").claims
    assert (claims[0].cells["b"].status in ("close", "paraphrase")) is is_told


def test_a_claim_without_its_number_is_a_part():
    one = "The mayor won 70 percent of the harbour wards."
    claims = compare(
        [read(one, name="a").analysis, read("The mayor won the harbour wards.", name="b").analysis],
        baseline="a",
    ).claims
    assert claims[0].cells["b"].status == "partial"


@pytest.mark.parametrize(
    ("mine", "theirs", "days", "told"),
    [
        ("on Tuesday", "on Tuesday", 7, []),  # one text's date of publication is off by a week
        ("on Tuesday", "on March 10", 0, []),
        ("on Tuesday", "on Thursday", 3, ["date differs: 3 March 2026 / 5 March 2026"]),
        ("on Tuesday, March 3", "on Tuesday, March 10", 0, ["date differs: 3 March / 10 March"]),
        ("on March 3", "on March 10", 0, ["date differs: 3 March / 10 March"]),
    ],
)
def test_a_day_that_leans_on_the_date_of_publication_is_not_weeks_away(mine, theirs, days, told):
    sentence = "The harbour council approved the ferry terminal {}."
    one, two = (
        read(sentence.format(when), name=name, published=date(2026, 3, 4) + timedelta(apart)).analysis
        for name, when, apart in (("a", mine, 0), ("b", theirs, days))
    )
    (claim,) = compare([one, two], baseline="a").claims

    assert [each for each in claim.cells["b"].differences if "date" in each] == told
