"""Names of one surname that are two people's, and those that may be one's."""

import pytest

from analyzer.discourse.personal_names import names_of_two


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karl Holm Jr.", "Karl Holm Sr."),
        ("Karl Holm II", "Karl Holm III"),
        ("Karl W. Holm", "Karl H. W. Holm"),
        ("Paul Moss", "Paula Moss"),
        ("Mario Lund", "Maria Lund"),
    ],
)
def test_names_that_contradict_each_other_are_two_peoples(one, other):
    assert names_of_two(one.split(), other.split())
    assert names_of_two(other.split(), one.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karl Holm", "Karl Holm Jr."),
        ("Karl Holm", "Karl W. Holm"),
        ("Karl Holm", "Holm"),
        ("Vera Maria Holm", "Vera M. Holm"),
        ("Sara Lund", "Sarah Lund"),
        ("K. Holm", "Karl Holm"),
        ("Harbour Safety Working Group", "Inaugural Harbour Safety Working Group"),
    ],
)
def test_names_that_only_leave_something_out_may_be_one_persons(one, other):
    assert not names_of_two(one.split(), other.split())
    assert not names_of_two(other.split(), one.split())
