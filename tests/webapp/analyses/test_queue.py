"""Rows are the truth, hints only hurry: a broker that is away neither blocks a request nor loses anything."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from celery import Celery
from django.db import transaction

import webapp.celery
from webapp.analyses import queue, tasks
from webapp.analyses.models import Report, Run, State
from webapp.corpus import services as corpus
from webapp.corpus.models import Article, Event

MakeEvent = Callable[..., Event]


@pytest.fixture
def hints(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The hints that the broker was given."""
    sent: list[tuple[str, int]] = []

    def send(task_name: str, pk: int) -> bool:
        sent.append((task_name, pk))
        return True

    monkeypatch.setattr(tasks, "send_hint", send)
    return sent


@pytest.fixture
def dead_broker(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker's address at which nobody listens, with the settings that hints are sent with."""
    app = Celery("unheard")
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.broker_url = "redis://127.0.0.1:1/0"
    monkeypatch.setattr(webapp.celery, "app", app)
    monkeypatch.setattr(webapp.celery, "_quiet_until", 0.0)


@pytest.mark.django_db(transaction=True)
def test_hints_are_sent_when_the_rows_are_committed_and_not_before(
    make_event: MakeEvent, hints: list[tuple[str, int]]
) -> None:
    event = make_event("bridge", "park")
    with transaction.atomic():
        queue.request_event(event)
        assert hints == []
    assert hints == [("analyses.run", run.pk) for run in Run.objects.order_by("pk")]


@pytest.mark.django_db(transaction=True)
def test_an_upload_that_is_rolled_back_leaves_no_ghost(
    make_event: MakeEvent, hints: list[tuple[str, int]]
) -> None:
    event = make_event("bridge", "park")
    with transaction.atomic():
        queue.request_event(event)
        transaction.set_rollback(True)
    assert hints == []
    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_upload_stores_articles_and_their_work_together(
    article_text: Callable[[str], str], hints: list[tuple[str, int]]
) -> None:
    drafts = [corpus.create_draft(article_text(name).encode(), f"{name}.txt") for name in ("bridge", "park")]
    details = [corpus.details_of(draft) for draft in drafts]
    event = queue.submit_drafts(drafts, details=details, event_title="Opening", actor=None)
    assert event.articles.count() == 2
    assert (Run.objects.count(), Report.objects.count(), len(hints)) == (2, 1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_neither_blocks_nor_loses(make_event: MakeEvent, dead_broker: None) -> None:
    event = make_event("bridge", "park", "school", "library")
    started = time.monotonic()
    queue.request_event(event)
    assert time.monotonic() - started < 4.5  # one that tries again takes five seconds for each
    assert Run.objects.filter(state=State.QUEUED, hinted_at=None).count() == 4


@pytest.mark.django_db(transaction=True)
def test_the_sweeper_tells_what_the_broker_could_not_be_told(
    make_event: MakeEvent, dead_broker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue.request_event(make_event("bridge", "park"))
    sent: list[int] = []
    monkeypatch.setattr(tasks, "send_hint", lambda name, pk: sent.append(pk) is None)
    tasks.sweep()
    assert sent == list(Run.objects.order_by("pk").values_list("pk", flat=True))


@pytest.mark.django_db(transaction=True)
def test_the_last_run_that_finishes_calls_for_the_report(
    make_event: MakeEvent, hints: list[tuple[str, int]]
) -> None:
    queue.request_event(make_event("bridge", "park"))
    first, last = Run.objects.order_by("pk").values_list("pk", flat=True)
    hints.clear()
    tasks.run(first)
    assert hints == []
    tasks.run(last)
    assert hints == [("analyses.report", Report.objects.get().pk)]
    tasks.report(Report.objects.get().pk)
    assert Report.objects.get().state == State.DONE


@pytest.mark.django_db(transaction=True)
def test_withdrawing_an_article_compares_the_others_anew(
    make_event: MakeEvent, hints: list[tuple[str, int]]
) -> None:
    event = make_event("bridge", "park", "school")
    queue.withdraw_article(event.articles.first().pk, actor=None)
    assert event.articles.count() == 2
    assert event.reports.filter(state=State.QUEUED).count() == 1


@pytest.mark.django_db(transaction=True)
def test_moving_articles_compares_both_events_anew(
    make_event: MakeEvent, hints: list[tuple[str, int]]
) -> None:
    source, target = make_event("bridge", "park", "school"), make_event("bridge", "storm", title="Storm")
    left = queue.move_articles(
        list(Article.objects.filter(event=source, filename__in=["bridge.txt", "park.txt"])),
        target,
        actor=None,
    )
    assert [article.filename for article in left] == ["bridge.txt"]
    assert target.articles.count() == 3
    assert {report.event for report in Report.objects.all()} == {source, target}


def test_limits_leave_room_for_each_other(settings: object) -> None:
    assert tasks.SOFT_LIMIT < tasks.HARD_LIMIT < settings.LEASE_SECONDS
    assert (tasks.run.soft_time_limit, tasks.run.time_limit) == (tasks.SOFT_LIMIT, tasks.HARD_LIMIT)
    assert not tasks.run.acks_late
