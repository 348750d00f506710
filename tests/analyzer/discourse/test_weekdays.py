"""A day of the week is the one that the date of publication makes of it, or none where that cannot be told."""

from datetime import date

import pytest

from analyzer.discourse.weekdays import find_weekdays

WEDNESDAY = date(2026, 1, 28)


def days(text: str, published: date = WEDNESDAY) -> list[str]:
    return [found.day.isoformat() for found in find_weekdays(text, published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor resigned Monday.", "2026-01-26"),
        ("The mayor resigned on Monday.", "2026-01-26"),
        ("Monday's meeting was opened by the minister.", "2026-01-26"),
        ("The talks, held Tuesday in Lisport, ended.", "2026-01-27"),
        ("Police arrested two men late Tuesday.", "2026-01-27"),
        ("They met Tuesday morning.", "2026-01-27"),
        ("At a hearing Tuesday she spoke.", "2026-01-27"),
        ("It closed after the vote Monday.", "2026-01-26"),
        ("They fled, according to reports on Monday.", "2026-01-26"),
        ("“It would be sold to this group,” she said on Monday.", "2026-01-26"),
        ("The council voted Wednesday to approve the plan.", "2026-01-28"),
        ("The court ruled Friday that the law holds.", "2026-01-23"),
        ("On Friday Ms. Lund opened the talks.", "2026-01-23"),
        ("The plan that will cost millions was, he said Friday, a good one.", "2026-01-23"),
        ("The board, which is to meet again in May, resigned Saturday.", "2026-01-24"),
    ],
)
def test_of_what_was_done_the_last_such_day_is_meant(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The council will meet Thursday.", "2026-01-29"),
        ("The council will meet again on Monday.", "2026-02-02"),
        ("It won't be published on Friday.", "2026-01-30"),
        ("The vote is scheduled for Friday.", "2026-01-30"),
        ("She is expected to resign Monday.", "2026-02-02"),
        ("He said that they'll decide Saturday.", "2026-01-31"),
        ("The council plans to vote Wednesday.", "2026-01-28"),
    ],
)
def test_of_what_is_planned_the_next_such_day_is_meant(text: str, day: str) -> None:
    assert days(text) == [day]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("last Thursday", ["2026-01-22"]),
        ("last Wednesday", ["2026-01-21"]),
        ("last Monday", []),  # this week's, or the one before
        ("next Monday", ["2026-02-02"]),
        ("next Wednesday", ["2026-02-04"]),
        ("next Friday", []),  # this week's, or the one after
    ],
)
def test_last_and_next_have_a_day_where_only_one_can_be_meant(text: str, found: list[str]) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "They meet every Friday.",
        "On Fridays the museum is closed.",
        "It was on a Monday in May.",
        "The following Friday she left.",
        "That Sunday nobody came.",
        "It opened on the first Monday of the month.",
        "Easter Monday, Good Friday and Super Tuesday are names.",
        "She told the Sunday Times.",
        "After Friday prayers the crowd went home.",
        "It has to be paid by Friday.",
        "The vote comes after Tuesday's meeting.",
        "The strike went on from Monday to Friday.",
        "The Monday–Friday service stays.",
        "They agreed to meet Friday.",
        "The vote had been planned for Monday.",
        "He could resign Monday.",
        "The trial begins Monday.",
        "They are meeting on Friday.",
        "They met Thursday.",  # the day after publication: the one to come as often
        "The plan that will cost millions was approved Friday.",
        "On Friday, February 27, they met.",
        "On Friday 27 February they met.",
    ],
)
def test_a_day_that_cannot_be_told_has_no_value(text: str) -> None:
    assert days(text) == []


def test_a_day_is_found_with_the_word_that_points_to_it() -> None:
    text = "They met on Monday, and again Tuesday."
    spans = [text[found.start : found.end] for found in find_weekdays(text, WEDNESDAY)]
    assert spans == ["on Monday", "Tuesday"]


@pytest.mark.parametrize(
    "between", ["-" * 4_000, "'-" * 2_000, " -" * 2_000, "will " * 2_000, "to be, " * 1_000]
)
def test_long_rows_of_dashes_and_verbs_are_looked_through_at_once(between: str) -> None:
    assert len(days(f"It will {between} Monday.")) <= 1
