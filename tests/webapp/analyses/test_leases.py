"""One state machine for all work: claims are exclusive, late results are fenced off, crashes are counted."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from webapp.analyses import leases
from webapp.analyses.models import Report, Run, State
from webapp.corpus.models import Event

MakeEvent = Callable[..., Event]


@pytest.fixture
def run(make_event: MakeEvent) -> Run:
    article = make_event("bridge").articles.get()
    return Run.objects.create(article=article, content_hash="text", fingerprint="measures")


def claim(run: Run) -> Run | None:
    return leases.claim(Run, run.pk, step="testing")


def let_lease_run_out(run: Run) -> None:
    Run.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def state_of(run: Run) -> tuple[str, int]:
    run.refresh_from_db()
    return run.state, run.attempts


def test_a_claim_is_exclusive(run: Run) -> None:
    assert claim(run) is not None
    assert claim(run) is None
    assert state_of(run) == (State.RUNNING, 1)


def test_a_job_that_is_paused_is_not_taken(run: Run) -> None:
    Run.objects.filter(pk=run.pk).update(not_before=timezone.now() + timedelta(seconds=60))
    assert claim(run) is None
    assert state_of(run) == (State.QUEUED, 0)


def test_a_finished_job_is_not_taken_again(run: Run) -> None:
    leases.finish(claim(run), State.DONE)
    assert claim(run) is None
    assert state_of(run) == (State.DONE, 1)


def test_a_job_whose_lease_ran_out_is_taken_by_the_next(run: Run) -> None:
    first = claim(run)
    let_lease_run_out(run)
    second = claim(run)
    assert second is not None
    assert second.token != first.token
    assert second.attempts == 2


def test_a_late_result_is_fenced_off(run: Run) -> None:
    late = claim(run)
    let_lease_run_out(run)
    current = claim(run)
    assert not leases.finish(late, State.FAILED, reason="late")
    assert not leases.crash(late, "late")
    assert not leases.renew(late)
    assert leases.finish(current, State.DONE)
    assert state_of(run) == (State.DONE, 2)


def test_a_crash_is_tried_again_after_a_pause(run: Run) -> None:
    leases.crash(claim(run), "ValueError: broken")
    run.refresh_from_db()
    assert (run.state, run.last_error) == (State.QUEUED, "ValueError: broken")
    assert run.not_before > timezone.now() + timedelta(seconds=2)
    assert claim(run) is None


def test_the_third_crash_is_the_last(run: Run) -> None:
    for _ in range(3):
        Run.objects.filter(pk=run.pk).update(not_before=timezone.now())
        leases.crash(claim(run), "ValueError: broken")
    assert state_of(run) == (State.FAILED, 3)
    assert run.last_error == "ValueError: broken"


def test_a_job_that_killed_three_workers_is_failed_with_its_reason(run: Run) -> None:
    for _ in range(3):
        assert claim(run) is not None
        let_lease_run_out(run)
    assert claim(run) is None
    assert state_of(run) == (State.FAILED, 3)
    assert run.last_error == leases.DIED


def test_a_job_that_could_not_begin_keeps_its_attempts(run: Run) -> None:
    leases.put_back(claim(run))
    assert state_of(run) == (State.QUEUED, 0)


def test_pauses_grow_and_differ() -> None:
    first = [leases.pause_after(1).total_seconds() for _ in range(50)]
    second = [leases.pause_after(2).total_seconds() for _ in range(50)]
    assert all(2.5 <= pause <= 7.5 for pause in first)
    assert all(10 <= pause <= 30 for pause in second)
    assert len(set(first)) > 40


def test_restarting_gives_all_attempts_back_and_fences_off_whoever_holds_it(run: Run) -> None:
    held = claim(run)
    leases.restart(Run.objects.filter(pk=run.pk))
    assert not leases.finish(held, State.DONE)
    assert state_of(run) == (State.QUEUED, 0)


@pytest.mark.django_db(transaction=True)
def test_slow_is_not_dead(run: Run, settings: object) -> None:
    # given a lease of 0.4 s and work of 1.2 s, when the lease is renewed, then nobody else may take it
    settings.LEASE_SECONDS = 0.4
    held = claim(run)
    with leases.renewing(held):
        for _ in range(6):
            time.sleep(0.2)
            assert claim(run) is None
    assert leases.finish(held, State.DONE)


@pytest.mark.django_db(transaction=True)
def test_without_renewal_slow_would_be_taken_for_dead(run: Run, settings: object) -> None:
    settings.LEASE_SECONDS = 0.2
    claim(run)
    time.sleep(0.3)
    assert claim(run) is not None


def test_a_report_waits_for_the_runs_of_its_event_alone(make_event: MakeEvent, run: Run) -> None:
    other = make_event("park", title="Park opens")
    waiting = Report.objects.create(event=run.article.event)
    ready = Report.objects.create(event=other)
    assert set(leases.due_jobs(Report)) == {ready}
    leases.finish(claim(run), State.FAILED, reason="unreadable")
    assert set(leases.due_jobs(Report)) == {ready, waiting}


def test_the_broker_is_told_once_and_again_only_later(run: Run) -> None:
    due = leases.due_jobs(Run)
    assert leases.take_hints(due) == [run.pk]
    assert leases.take_hints(due) == []
    Run.objects.update(hinted_at=timezone.now() - timedelta(seconds=16))
    assert leases.take_hints(due) == [run.pk]


def test_a_hint_that_was_not_sent_is_sent_next_time(run: Run) -> None:
    due = leases.due_jobs(Run)
    leases.forget_hints(Run, leases.take_hints(due))
    assert leases.take_hints(due) == [run.pk]
