"""Dates are read as written, compared as far as both texts give them, and never guessed."""

from datetime import date

import pytest

from analyzer.discourse.dates import can_both_hold, find_dates, range_of

WEDNESDAY = date(2026, 1, 28)


def values(text, published=None):
    return [mention.value for mention in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on January 20–21", "--01-20/--01-21"),
        ("on 20 and 21 January", "--01-20/--01-21"),
        ("From January 20-21, the city", "--01-20/--01-21"),
        ("from January 20 to 22, 2026,", "2026-01-20/2026-01-22"),
        ("from 20 to 22 January 2026", "2026-01-20/2026-01-22"),
        ("(20–21 Jan 2026)", "2026-01-20/2026-01-21"),
        ("January 30 to February 2, 2026", "2026-01-30/2026-02-02"),
        ("30 January – 2 February", "--01-30/--02-02"),
        ("on the 20th January 2026", "2026-01-20"),
        ("the 3rd of May", "--05-03"),
        ("dated 2026-01-20", "2026-01-20"),
        ("on Jan. 20", "--01-20"),
        ("Sept. 3, 2001", "2001-09-03"),
        ("in January 2026", "2026-01"),
        ("in 2019", "2019"),
    ],
)
def test_an_absolute_date_is_read_in_every_form(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "He may 20 times refuse",  # the verb
        "on February 31",  # no such day
        "the ratio was 20-21",
        "a march of 14 people",
        "room 2019",
        "last July",  # which July, nobody knows without a date of publication
        "on Tuesday",
    ],
)
def test_what_is_no_date_or_has_no_anchor_gets_no_value(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last July", "2025-07"),
        ("last January", "2025-01"),
        ("next March", "2026-03"),
        ("on Tuesday", "2026-01-27"),
        ("on Friday", "2026-01-23"),
        ("yesterday", "2026-01-27"),
    ],
)
def test_a_relative_date_leans_on_the_date_of_publication(text, value):
    assert values(text, WEDNESDAY) == [value]


def test_each_date_is_found_once_with_its_own_span():
    text = "Held on March 3, 2024, and again from 5 to 7 May."

    found = find_dates(text)

    assert [text[m.start : m.end] for m in found] == ["March 3, 2024", "5 to 7 May"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("--01-20/--01-21", "2026-01-20/2026-01-21"),  # the year is only left out
        ("2026-01", "2026-01-20"),
        ("2026-01-20", "--01-20/--01-21"),  # a day of the meeting
        ("2026-01", "--01-20/--01-21"),
        ("2026", "2026-05-01"),
    ],
)
def test_a_coarser_date_contradicts_nothing(one, other):
    assert can_both_hold(one, other)
    assert can_both_hold(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("--01-20/--01-21", "2026-01-20/2026-01-22"),
        ("--01-20", "--01-21"),
        ("2025-01-20", "2026-01-20"),
        ("2026-01-23", "--01-20/--01-21"),
    ],
)
def test_two_dates_of_one_thing_exclude_each_other(one, other):
    assert not can_both_hold(one, other)
    assert not can_both_hold(other, one)


def test_a_year_after_by_is_a_date():
    assert [date.value for date in find_dates("It is to open by 2029, the town said.")] == ["2029"]


@pytest.mark.parametrize("text", ["It won by 2000 votes.", "It grew by 2029.5 metres.", "By 2,029 people."])
def test_a_figure_after_by_is_none(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2026-01-21", "2026-01-23", "2026-01-21/2026-01-23"),
        ("--01-21", "--01-23", "--01-21/--01-23"),
        ("--01-21", "2026-01-23", "2026-01-21/2026-01-23"),
        ("2026-01-21", "--01-23", "2026-01-21/2026-01-23"),
        ("2026-01-23", "2026-01-21", None),
        ("2026-01-21", "2026-01-21", None),
        ("2026", "2026-01-21", None),
        ("2026-01-21/2026-01-22", "2026-01-23", None),
    ],
)
def test_two_days_in_order_make_a_range(first, last, expected):
    assert range_of(first, last) == expected
