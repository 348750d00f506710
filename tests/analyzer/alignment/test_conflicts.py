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
