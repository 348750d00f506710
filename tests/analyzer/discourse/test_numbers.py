"""Figures are equal however they are written, and a hedge leaves room."""

import pytest

from analyzer.discourse.numbers import can_both_hold, find_numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("four boats", "4"),
        ("twenty-five boats", "25"),
        ("two hundred boats", "200"),
        ("three dozen boats", "36"),
        ("1,250 boats", "1250"),
        ("1.5 million boats", "1500000"),
        ("over 10 boats", ">10"),
        ("at least 10 boats", ">10"),
        ("up to 10 boats", "<10"),
        ("nearly 10 boats", "~10"),
        ("50-100 times", "50-100"),
        ("a three-day session", "3"),
    ],
)
def test_a_number_is_read_as_a_figure(text, value):
    assert [found.value for found in find_numbers(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "one of them",
        "the 1990s",
        "Route-66b",
        "version 2.3.4",
        "G20",
        "Covid-19",
        "a one-in-three chance",
        "at 8:30",
    ],
)
def test_what_counts_nothing_is_no_number(text):
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("$2.3bn", "2300000000", "USD"),
        ("30 million euros", "30000000", "EUR"),
        ("Rs. 5 crore", "50000000", "INR"),
        ("£40", "40", "GBP"),
    ],
)
def test_money_has_its_currency(text, value, currency):
    (found,) = find_numbers(text)

    assert (found.value, found.currency) == (value, currency)


def test_a_percentage_is_marked():
    (found,) = find_numbers("nearly 40 per cent of boats")

    assert (found.value, found.is_percentage) == ("~40", True)


@pytest.mark.parametrize(
    ("one", "other"), [("10", "10"), (">10", "12"), (">10", ">40"), ("~100", "95"), ("50-100", "70")]
)
def test_figures_that_leave_room_for_each_other_both_hold(one, other):
    assert can_both_hold(one, other)
    assert can_both_hold(other, one)


@pytest.mark.parametrize(("one", "other"), [("10", "12"), (">10", "8"), ("<10", "12"), ("~100", "150")])
def test_figures_that_exclude_each_other_do_not(one, other):
    assert not can_both_hold(one, other)
    assert not can_both_hold(other, one)
