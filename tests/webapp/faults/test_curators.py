"""Of two who change the same thing at the same moment one is first, the other is told, and nothing is half-done.

Real requests from threads, on SQLite and, where the environment names test servers, on PostgreSQL, where they truly
run side by side. Each race is run several times: whoever is first differs.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.webapp.faults.stack import Stack

ROUNDS = 3
LEXICON = "boosters"


def races(desks: Stack, what: str, *said: Any, rounds: int = ROUNDS) -> list[dict[str, Any]]:
    """What came of each round; none of the requests broke down."""
    found = [desks.ask(what, *said) for _ in range(rounds)]
    for each in found:
        broken = [answer["status"] for answer in each["answers"] if answer["status"] >= 500]
        assert broken == [], each["answers"]
    return found


def others(race: dict[str, Any], *won: str) -> list[str]:
    """What those were told whose page does not hold any of the words of a success."""
    return [answer["said"] for answer in race["answers"] if not any(words in answer["said"] for words in won)]


def test_one_draft_published_by_two_is_published_once_and_the_second_is_told(desks: Stack) -> None:
    for number, race in enumerate(races(desks, "publish_one_draft", LEXICON), start=1):
        assert race["published"] == 1
        assert race["in use"] == 1
        assert race["numbers"] == list(range(1, number + 1))
        assert sorted(answer["status"] for answer in race["answers"])[0] == 302
        [late] = [answer for answer in race["answers"] if answer["status"] != 302]
        assert (
            "This draft has been published or discarded" in late["said"]
        )  # in the meantime, or a little before


def test_two_drafts_of_one_word_list_published_at_once_have_two_numbers_and_one_is_in_use(
    desks: Stack,
) -> None:
    """Also the very first time, when no edition stands there yet that both could wait for."""
    for name in ("hedges", "factives", "superlatives", LEXICON):
        [race] = races(desks, "publish_two_drafts", name, rounds=1)
        assert race["in use"] == 1
        assert race["numbers"] == sorted(set(race["numbers"]))
        assert [answer["status"] for answer in race["answers"]] == [302, 302]


def test_a_draft_that_is_published_and_discarded_at_once_is_one_of_the_two(desks: Stack) -> None:
    for race in races(desks, "publish_and_discard", LEXICON):
        assert race["published"] + race["discarded"] == 1


@pytest.mark.parametrize("what", ["merge_twice", "merge_both_ways"])
def test_two_outlets_merged_by_two_are_one_with_all_texts_and_names(desks: Stack, what: str) -> None:
    for race in races(desks, what):
        assert (race["left"], race["texts"], race["merges"]) == (1, 2, 1)
        assert len(race["also known as"][0].splitlines()) == 1
        [late] = others(race, "is another name of this outlet now")
        assert (
            "merged in the meantime" in late
            or "no outlet at this address" in late
            or "Choose the outlet" in late
        )


def test_a_merge_taken_back_by_two_is_taken_back_once(desks: Stack) -> None:
    for race in races(desks, "take_a_merge_back_twice"):
        assert (race["left"], race["texts"]) == (2, 2)
        [late] = others(race, "is an outlet of its own again.")
        assert "taken back already" in late


def test_a_merge_is_taken_back_before_the_kept_outlet_is_merged_or_goes_with_it(desks: Stack) -> None:
    for race in races(desks, "take_a_merge_back_while_the_kept_one_is_merged", rounds=5):
        assert race["texts"] == 2
        if race["is taken back"]:
            assert (race["outlets"], race["merges"]) == (["Courier", "Star"], 1)
        else:
            assert (race["outlets"], race["merges"]) == (["Star"], 2)


@pytest.mark.parametrize("kind", ["outlet", "event", "article"])
def test_a_form_of_the_admin_saved_by_two_shows_the_second_what_the_first_wrote(
    desks: Stack, kind: str
) -> None:
    for race in races(desks, "save_one_form", kind):
        assert sorted(answer["status"] for answer in race["answers"]) == [200, 302]
        [late] = [answer["said"] for answer in race["answers"] if answer["status"] == 200]
        assert (
            f"Somebody else has changed this meanwhile: {'Name' if kind == 'outlet' else 'Title'}: “{race['held']}”"
            in late
        )
        assert race["on record"] == 1


@pytest.mark.parametrize("what", ["demote_each_other", "leave_at_once"])
def test_two_admins_who_leave_or_demote_each_other_leave_one(desks: Stack, what: str) -> None:
    for race in races(desks, what):
        assert race["admins"] == 1


def test_of_two_roles_given_at_once_the_second_is_told_of_the_first(desks: Stack) -> None:
    for race in races(desks, "give_two_roles"):
        [late] = others(race, " now. ", "is curator now", "is viewer now")
        assert "Somebody else has made" in late
        assert race["role"] in late
        assert race["on record"] == 1


def test_an_act_is_done_wholly_or_not_at_all_while_the_role_is_taken_away(desks: Stack) -> None:
    for race in races(desks, "act_while_the_role_is_taken"):
        assert race["released"] in (0, 4)


@pytest.mark.parametrize("second", ["ann", "ben"])
def test_a_bulk_act_started_twice_is_one_job_and_the_second_is_led_to_it_or_told_whose_it_is(
    desks: Stack, second: str
) -> None:
    for race in races(desks, "start_twice", second):
        assert (race["jobs"], race["on record"]) == (1, 1)
        said = [answer["said"] for answer in race["answers"]]
        assert any("asked for the same already, and it is under way" in each for each in said)
        if second == "ann":
            assert len({answer["to"] for answer in race["answers"]}) == 1


@pytest.mark.parametrize("action", ["mark_as_release", "delete_articles", "assign_to_event"])
def test_a_bulk_act_done_at_once_by_two_is_on_record_once_for_each_row(desks: Stack, action: str) -> None:
    for race in races(desks, "do_at_once", action):
        assert race["on record"] == [1, 1, 1, 1]


def test_texts_moved_to_two_events_at_once_are_all_in_one_of_them(desks: Stack) -> None:
    for race in races(desks, "move_to_two_places"):
        assert sorted(race["places"]) == [0, 0, 4]


def test_of_two_models_switched_on_at_once_one_is_in_use(desks: Stack) -> None:
    for race in races(desks, "switch_two_models"):
        assert race["in use"] == 1


def test_a_correction_taken_back_by_two_is_taken_back_once_and_the_second_is_told_by_whom(
    desks: Stack,
) -> None:
    for race in races(desks, "take_a_correction_back_twice"):
        assert race["on record"] == 1
        assert any(f"taken back by {race['by']} already" in answer["said"] for answer in race["answers"])


def test_two_names_are_not_joined_and_told_apart_at_once(desks: Stack) -> None:
    for race in races(desks, "join_and_tell_apart"):
        assert race["in force"] == 1


def test_the_second_of_two_who_first_speak_of_names_everywhere_is_shown_what_the_first_said(
    desks: Stack,
) -> None:
    for race in races(desks, "join_and_tell_apart_everywhere"):
        [(said, author)] = race["in force"]
        assert sorted(answer["status"] for answer in race["answers"]) == [302, 422]
        [late] = [answer for answer in race["answers"] if answer["status"] == 422]
        assert author in late["said"]
        assert f"({said}): take that back first." in late["said"]


@pytest.mark.parametrize("is_everywhere", [False, True])
@pytest.mark.parametrize("is_one", [True, False])
def test_the_second_of_two_who_say_the_same_of_names_is_shown_what_the_first_said(
    desks: Stack, is_one: bool, is_everywhere: bool
) -> None:
    for race in races(desks, "say_the_same_of_names", is_one, is_everywhere):
        [(said, author)] = race["in force"]
        assert race["on record"] == 1
        assert sorted(answer["status"] for answer in race["answers"]) == [302, 422]
        [late] = [answer for answer in race["answers"] if answer["status"] == 422]
        assert (
            f"{author} said already that they {'are one' if is_one else 'are not one'} ({said})."
            in late["said"]
        )


def test_what_is_said_of_names_while_a_worker_takes_others_back_is_noted_in_every_text(desks: Stack) -> None:
    for race in races(desks, "say_names_while_others_are_taken_back"):
        assert (race["job"], race["in force"]) == ("done", ["Ana Brown = Brown"])
        assert race["noted"] == race["wanted"]
        assert all(race["noted"])


@pytest.mark.parametrize("rows", [2000, 7])
def test_findings_taken_by_two_at_once_are_there_once_and_whole(desks: Stack, rows: int) -> None:
    """Also where storing them takes several transactions, between which the other begins anew."""
    for race in races(desks, "take_findings_twice", rows):
        assert (race["sources"], race["left over"]) == (4, 0), race[
            "answers"
        ]  # three texts, and the comparison
        assert race["findings"] > 30


def test_findings_of_a_text_that_is_deleted_while_they_are_taken_are_gone_in_the_end(desks: Stack) -> None:
    for race in races(desks, "take_findings_while_a_text_is_deleted"):
        assert (race["texts"], race["left over"]) == (2, 0)
        assert race["sources"] == 2  # and no comparison yet: the report that quoted the text is gone
