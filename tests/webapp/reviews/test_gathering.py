"""Findings of a large event are taken by a worker once its report stands; nobody who reviews waits for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from webapp.analyses import health, leases, queue
from webapp.analyses.models import READABLE, Report, State
from webapp.corpus.models import Event
from webapp.jobs import tasks
from webapp.reviews import gathering, keeping, selectors, services
from webapp.reviews.models import Finding, Gathering, Source, Strand

pytestmark = pytest.mark.django_db
Work = Callable[[], None]
Taken = list[int | None]


@pytest.fixture
def is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any event is too large for a page to wait."""
    monkeypatch.setattr(gathering, "AT_ONCE", 0)


@pytest.fixture
def with_worker(db: None) -> None:
    health.beat("worker of a test")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> Taken:
    """Which articles findings are taken of (None: the comparison), in order."""
    found: Taken = []
    take = keeping.take

    def noted(event: Event, made: keeping.Made) -> None:
        found.append(made.article)
        take(event, made)

    monkeypatch.setattr(keeping, "take", noted)
    return found


@pytest.fixture
def asked(compared: Event, is_large: None) -> Gathering:
    """What the next report of the event asks for."""
    compare_anew(compared)
    return Gathering.objects.get(event=compared)


def compare_anew(event: Event) -> None:
    from webapp.analyses import services

    queue.request_event(event)
    services.perform_report(event.reports.get(state=State.QUEUED).pk)


def texts_of(event: Event) -> Taken:
    return list(event.articles.order_by("pk").values_list("pk", flat=True))


def turn(event: Event, strand: str = Strand.RANDOM) -> selectors.Turn:
    return selectors.turn_of(event, strand, name="")


def address(event: Event) -> str:
    return reverse("event_review", args=[event.slug]) + "?strand=random"


def test_a_new_report_has_its_findings_taken_and_a_visit_then_takes_none(asked: Gathering, taken: Taken):
    event = asked.event
    assert (asked.state, taken) == (State.QUEUED, [])

    tasks.findings(asked.pk)

    assert taken == [*texts_of(event), None]
    assert Gathering.objects.get().state == State.DONE
    assert keeping.out_of_date(event) == []
    found = turn(event)
    assert found.candidate is not None
    assert found.preparation == gathering.Preparation()
    assert len(taken) == len(texts_of(event)) + 1


def test_workers_are_told_of_it_at_once(
    compared: Event, is_large: None, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
):
    told: list[tuple[str, int]] = []
    monkeypatch.setattr(tasks, "send_hint", lambda name, pk: bool(told.append((name, pk))) or True)
    with django_capture_on_commit_callbacks(execute=True):
        compare_anew(compared)
    assert told == [("jobs.findings", Gathering.objects.get().pk)]


def test_of_a_small_event_the_first_visit_takes_them(compared: Event, taken: Taken):
    assert not Gathering.objects.exists()
    assert turn(compared).candidate is not None
    assert taken == [*texts_of(compared), None]
    assert not Gathering.objects.exists()


def test_a_report_from_another_angle_asks_for_nothing(compared: Event, is_large: None):
    from webapp.analyses import services
    from webapp.analyses.values import Angle

    queue.request_angle(compared, Angle(baseline="others"))
    services.perform_report(compared.reports.exclude(angle="").get().pk)
    assert compared.reports.exclude(angle="").get().state in READABLE
    assert not Gathering.objects.exists()


# --- meanwhile --------------------------------------------------------------------------------------------


def test_until_the_first_are_taken_the_page_says_so_and_comes_by_itself(
    client: Client, asked: Gathering, with_worker: None, taken: Taken
):
    page = client.get(address(asked.event)).content.decode()
    assert "The findings are being got ready" in page
    assert "0 of 3 texts are done" in page
    assert 'hx-trigger="every 2s"' in page
    assert "must be analyzed" not in page
    polled = {"HTTP_HX_REQUEST": "true"}
    assert "HX-Refresh" not in client.get(address(asked.event), **polled)
    assert taken == []

    tasks.findings(asked.pk)

    assert client.get(address(asked.event), **polled)["HX-Refresh"] == "true"
    page = client.get(address(asked.event)).content.decode()
    assert "got ready" not in page
    assert "looked at" in page


def test_the_older_findings_stand_until_newer_are_taken(
    client: Client, asked: Gathering, with_worker: None, work: Work, taken: Taken
):
    event = asked.event
    tasks.findings(asked.pk)
    kept = set(Finding.objects.values_list("key", flat=True))
    found = next(each for each in selectors.candidates_of(event) if each.kind == "sentence.loaded")
    del taken[:]
    services.correct(event, found, Strand.RANDOM, not found.machine, person=None)
    queue.request_event(event)
    work()

    meanwhile = turn(event)

    assert (meanwhile.preparation.is_coming, meanwhile.preparation.taken) == (True, 2)
    assert meanwhile.candidate is not None
    assert set(Finding.objects.values_list("key", flat=True)) == kept
    assert "Go on meanwhile with what is here" in client.get(address(event)).content.decode()
    said = {"strand": "random", "key": meanwhile.candidate.key, "verdict": "agreed"}
    assert client.post(address(event), said).status_code == 302
    assert taken == []

    tasks.findings(asked.pk)

    assert taken == [found.article, None]
    again = selectors.find_candidate(event, found.key)
    assert again is not None
    assert again.is_corrected


def test_findings_of_a_text_that_is_another_now_go_at_once_and_those_of_other_texts_stay(
    asked: Gathering, with_worker: None
):
    event = asked.event
    tasks.findings(asked.pk)
    changed, *others = event.articles.all()
    type(changed).objects.filter(pk=changed.pk).update(cleaning={"drop": ["A paragraph."]})

    turn(event)

    held = set(Source.objects.filter(event=event).values_list("article", flat=True))
    assert held == {each.pk for each in others}  # and not the comparison, which quotes the text


# --- what goes wrong --------------------------------------------------------------------------------------


def test_a_worker_that_is_killed_leaves_what_it_took_and_the_next_goes_on(asked: Gathering, taken: Taken):
    event = asked.event
    leases.claim(Gathering, asked.pk, step="taking findings")
    first = keeping.out_of_date(event)[0]
    keeping.take(event, first)
    tasks.findings(asked.pk)
    assert taken == [first.article]  # nobody takes what another holds
    Gathering.objects.update(lease_until=timezone.now() - timedelta(seconds=1))

    tasks.findings(asked.pk)

    assert taken == [*texts_of(event), None]
    assert Gathering.objects.get().state == State.DONE


def test_a_worker_that_is_killed_while_it_stores_a_comparison_leaves_nothing_that_looks_whole(
    compared: Event, monkeypatch: pytest.MonkeyPatch
):
    whole = {each.key for each in selectors.candidates_of(compared)}
    comparison = Source.objects.get(article=None)
    number = comparison.findings.count()
    comparison.delete()
    monkeypatch.setattr(keeping, "_IN_ONE_TRANSACTION", 2)
    assert number > 4
    store, stored = keeping._store, []

    def killed(source: Source, rows: Any) -> None:
        if len(stored) == 2:
            raise MemoryError("stopped")
        stored.append(len(rows))
        store(source, rows)

    monkeypatch.setattr(keeping, "_store", killed)
    with pytest.raises(MemoryError):
        keeping.refresh(compared)
    assert Finding.objects.filter(source__article=None).count() == 4
    [left] = keeping.out_of_date(compared)
    assert left.article is None

    monkeypatch.setattr(keeping, "_store", store)
    assert {each.key for each in selectors.candidates_of(compared)} == whole
    assert Finding.objects.filter(source__article=None).count() == number


def test_a_report_that_comes_while_findings_are_taken_has_its_own_taken(
    asked: Gathering, monkeypatch: pytest.MonkeyPatch
):
    event = asked.event
    take, taken = keeping.take, []

    def overtaken(held: Event, made: keeping.Made) -> None:
        if not taken:
            compare_anew(event)
        taken.append(made.article)
        take(held, made)

    monkeypatch.setattr(keeping, "take", overtaken)
    tasks.findings(asked.pk)
    assert taken == texts_of(event)[:1]  # this worker's work is another's now
    assert Gathering.objects.get().state == State.QUEUED

    tasks.findings(asked.pk)

    newest = Report.objects.filter(event=event, angle="").order_by("pk").last()
    assert Source.objects.get(article=None).report == newest
    assert keeping.out_of_date(event) == []


@pytest.mark.parametrize("what", ["text", "report", "event"])
def test_of_what_is_gone_meanwhile_nothing_is_taken(compared: Event, what: str):
    left = keeping.out_of_date(compared)
    held = Event.objects.get(pk=compared.pk)
    gone = left[0].article
    if what == "event":
        queue.withdraw_event(compared, actor=None)
    elif what == "text":
        queue.withdraw_article(gone, actor=None)
    else:
        compared.reports.all().delete()
    for each in left:
        keeping.take(held, each)
    assert not Source.objects.filter(article=None).exists()
    assert not Finding.objects.filter(article=gone).exists() or what == "report"
    assert Finding.objects.exists() == (what != "event")


@pytest.mark.parametrize("what", ["text", "report"])
def test_of_what_is_deleted_between_its_reading_and_its_turn_nothing_is_taken(
    compared: Event, monkeypatch: pytest.MonkeyPatch, what: str
):
    left = keeping.out_of_date(compared)
    made = left[0] if what == "text" else left[-1]
    take_turn = keeping._take_turn

    def after_deletion(event: Event) -> bool:
        event.articles.filter(pk=made.article).delete() if made.article else event.reports.all().delete()
        return take_turn(event)

    monkeypatch.setattr(keeping, "_take_turn", after_deletion)
    keeping.take(compared, made)
    assert not Source.objects.exists()


def test_where_no_worker_runs_every_visit_takes_some(client: Client, asked: Gathering, taken: Taken):
    event = asked.event
    page = client.get(address(event)).content.decode()
    assert "No worker is running" in page
    for _ in texts_of(event):
        client.get(address(event))
    assert taken == [*texts_of(event), None]
    assert "No worker is running" not in client.get(address(event)).content.decode()


def test_what_a_worker_gave_up_is_said_with_the_reason_and_tried_again_by_a_person(
    client: Client, asked: Gathering, with_worker: None, monkeypatch: pytest.MonkeyPatch
):
    def broken(*_: object) -> None:
        raise ValueError("a bug")

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "take", broken)
        for _ in range(leases.MOST_ATTEMPTS):
            Gathering.objects.update(not_before=timezone.now())
            tasks.findings(asked.pk)
    page = client.get(address(asked.event)).content.decode()
    assert "could not be got ready" in page
    assert "ValueError: a bug" in page
    assert Gathering.objects.get().state == State.FAILED  # looking at it does not begin it anew

    client.post(address(asked.event), {"prepare": "1", "strand": "random"})

    assert Gathering.objects.get().state == State.QUEUED
    tasks.findings(asked.pk)
    assert "looked at" in client.get(address(asked.event)).content.decode()
