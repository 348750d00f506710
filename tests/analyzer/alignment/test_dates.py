"""Dates that one event can have, and dates that it cannot."""

import pytest

from analyzer.alignment.dates import can_both_hold, describe


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2031-03-11/2031-03-12", "--03-11/--03-12"),
        ("2031-03-11", "2031-03-11/2031-03-12"),
        ("2031-03", "2031-03-11"),
        ("soon", "2031-03-11"),
    ],
)
def test_equal_or_coarser_dates_agree(a, b):
    assert can_both_hold(a, b)
    assert can_both_hold(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2031-03-11/2031-03-12", "2031-03-11/2031-03-13"),
        ("--03-11", "--03-14"),
        ("2031-03-11", "2032-03-11"),
        ("2031-03-14", "2031-03-11/2031-03-12"),
    ],
)
def test_other_days_or_another_duration_do_not(a, b):
    assert not can_both_hold(a, b)
    assert not can_both_hold(b, a)


def test_a_range_in_words():
    assert describe("2031-03-11/2031-03-12") == "11 to 12 March 2031"
    assert describe("--03-11") == "11 March"
