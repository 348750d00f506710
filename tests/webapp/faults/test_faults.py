"""Short forms of the reliability promises, on both stacks.

Each is first seen to fail with its guard switched off, so that it can fail at all, and then to hold with it.
"""

from __future__ import annotations

import pytest

from tests.webapp.faults.stack import Stack, until

pytestmark = pytest.mark.fault

ARTICLES = 12
NO_WORKER = ["No worker is running."]


def kill_at_work(stack: Stack, *, is_guarded: bool) -> None:
    """Start workers, wait until they work, and kill them in the middle of it."""
    worker = stack.start_worker(is_guarded=is_guarded)
    assert until(lambda: stack.ask("states").get("running"), 60)
    stack.kill(worker)


def test_a_crash_loses_nothing(stack: Stack) -> None:
    stack.ask("upload", ARTICLES)

    # without the sweeper, what a killed worker held stays undone
    kill_at_work(stack, is_guarded=False)
    helpless = stack.start_worker(is_guarded=False)
    stack.wait_until_settled()
    assert stack.unfinished() > 0
    stack.kill(helpless)

    # with it, nothing is lost and nothing is done twice, whoever is killed
    stack.ask("upload", 2 * ARTICLES)
    kill_at_work(stack, is_guarded=True)
    stack.start_worker()
    assert until(lambda: stack.unfinished() == 0 and stack.ask("results")["reports"], 90)
    assert stack.ask("states") == {"finished": 2 * ARTICLES}
    assert stack.ask("results")["runs_with_results"] == 2 * ARTICLES
    assert stack.ask("results")["doubled"] == 0


def test_a_broker_that_forgets_costs_time_and_no_work(stack: Stack) -> None:
    stack.ask("upload", ARTICLES)
    assert stack.broker().dbsize() > 0
    stack.broker().flushdb()

    helpless = stack.start_worker(is_guarded=False)
    stack.wait_until_settled(12)
    assert stack.ask("states") == {"finished": 0, "queued": ARTICLES}
    stack.kill(helpless)

    stack.start_worker()
    assert until(lambda: stack.ask("states") == {"finished": ARTICLES}, 60)


def test_a_missing_worker_is_said_and_a_new_one_finishes_the_work(stack: Stack) -> None:
    stack.ask("upload", 3)
    assert stack.ask("worker_messages", True) == NO_WORKER
    worker = stack.start_worker()
    assert until(lambda: stack.ask("states") == {"finished": 3}, 30)
    assert until(lambda: stack.ask("worker_messages", True) == [], 15)
    stack.kill(worker)
    assert until(lambda: stack.ask("worker_messages", True) == NO_WORKER, 60)
    # if heartbeats never grew old, the dead worker would still look alive
    assert stack.ask("worker_messages", False) == []


@pytest.mark.parametrize("is_guarded", [False, True])
def test_the_same_bytes_at_once_are_one_article_for_all(stack: Stack, is_guarded: bool) -> None:
    saved = stack.ask("upload_at_once", 20, is_guarded)
    if is_guarded:
        assert saved == {"ids": saved["ids"][:1], "errors": [], "stored": 1}
    else:
        assert saved["stored"] > 1


@pytest.mark.parametrize("is_guarded", [False, True])
def test_of_two_curators_at_one_cell_the_second_is_shown_the_firsts(stack: Stack, is_guarded: bool) -> None:
    told = stack.ask("correct_at_once", 50 if is_guarded else 5, is_guarded)
    if is_guarded:
        assert told == {"made": 50, "overtaken": 50, "on record": 50, "in force": 50}
    else:
        assert told["made"] == 10  # five were overwritten unseen
