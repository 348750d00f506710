"""Short forms of the reliability promises, on both stacks. Each is also seen to fail without its guard."""

from __future__ import annotations

import time

import pytest

from tests.webapp.faults.stack import Stack, until

pytestmark = pytest.mark.fault

ARTICLES = 12
KILLS = 2


def kill_at_work(stack: Stack, *, is_guarded: bool) -> None:
    """Start workers, wait until they work, and kill them in the middle of it."""
    worker = stack.start_worker(is_guarded=is_guarded)
    assert until(lambda: stack.ask("states").get("running"), 60)
    stack.kill(worker)


def test_a_crash_loses_nothing(stack: Stack) -> None:
    stack.ask("upload", ARTICLES)
    for _ in range(KILLS):
        kill_at_work(stack, is_guarded=True)
    stack.start_worker()
    assert until(lambda: stack.ask("results")["reports"], 90)
    assert stack.ask("states") == {"finished": ARTICLES}
    assert stack.ask("results") == {"runs_with_results": ARTICLES, "doubled": 0, "reports": 1}


def test_without_the_sweeper_a_crash_would_lose_work(stack: Stack) -> None:
    stack.ask("upload", ARTICLES)
    kill_at_work(stack, is_guarded=False)
    stack.start_worker(is_guarded=False)
    stack.wait_until_settled()
    assert stack.unfinished() > 0


def test_a_broker_that_forgets_costs_time_and_no_work(stack: Stack) -> None:
    stack.ask("upload", ARTICLES)
    assert stack.broker().dbsize() > 0
    stack.broker().flushdb()
    stack.start_worker()
    assert until(lambda: stack.ask("states") == {"finished": ARTICLES}, 60)


def test_without_the_sweeper_what_the_broker_forgets_would_be_lost(stack: Stack) -> None:
    stack.ask("upload", ARTICLES)
    stack.broker().flushdb()
    stack.start_worker(is_guarded=False)
    stack.wait_until_settled(15)
    assert stack.ask("states") == {"finished": 0, "queued": ARTICLES}


def test_a_missing_worker_is_said_and_a_new_one_finishes_the_work(stack: Stack) -> None:
    stack.ask("upload", 3)
    assert stack.ask("worker_messages", True) == ["No worker is running."]
    worker = stack.start_worker()
    assert until(lambda: stack.ask("states") == {"finished": 3}, 30)
    assert until(lambda: stack.ask("worker_messages", True) == [], 15)
    stack.kill(worker)
    assert until(lambda: stack.ask("worker_messages", True) == ["No worker is running."], 60)


def test_if_heartbeats_never_grew_old_a_dead_worker_would_look_alive(stack: Stack) -> None:
    worker = stack.start_worker()
    assert until(lambda: stack.ask("worker_messages", False) == [], 30)
    stack.kill(worker)
    time.sleep(25)  # longer than the guard waits
    assert stack.ask("worker_messages", False) == []


def test_the_same_bytes_at_once_are_one_article_for_all(stack: Stack) -> None:
    saved = stack.ask("upload_at_once", 20, True)
    assert saved["errors"] == []
    assert len(saved["ids"]) == saved["stored"] == 1


def test_looking_before_storing_would_not_be_enough(stack: Stack) -> None:
    saved = stack.ask("upload_at_once", 20, False)
    assert saved["stored"] > 1
