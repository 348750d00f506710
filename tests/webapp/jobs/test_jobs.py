"""One act on many rows goes on where it was left, says what it left as it was, and is put on record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.urls import reverse

from analyzer.encoding import decode_document
from webapp.analyses import leases
from webapp.analyses import queue as analyses_queue
from webapp.analyses import services as analyses
from webapp.analyses.models import Report, Run, State
from webapp.audit.models import Entry
from webapp.codebooks import identities
from webapp.corpus import versions
from webapp.corpus.models import Article, Event
from webapp.jobs import services
from webapp.jobs.models import Job

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.django_db
SUBJECTS = ("bridge", "park", "school", "market", "harbour")


@pytest.fixture
def event(make_event: MakeEvent) -> Event:
    return make_event(*SUBJECTS)


def rows_of(event: Event) -> list[int]:
    return list(event.articles.values_list("pk", flat=True))


def done(kind: str, rows: list[int], **asked: Any) -> Job:
    job = services.request_job(kind, "A test", rows=rows, person=None, **asked)
    services.perform_job(job.pk)
    return Job.objects.get(pk=job.pk)


def test_articles_are_moved_and_both_events_compared_anew(event: Event, make_event: MakeEvent):
    other = make_event("storm", title="Storm")
    job = done("assign", rows_of(event)[:3], event=other.pk)
    assert (job.state, job.done, job.total) == (State.DONE, 3, 3)
    assert job.result == "3 moved"
    assert other.articles.count() == 4
    assert {report.event for report in Report.objects.filter(state=State.QUEUED)} == {event, other}
    assert Entry.objects.filter(action="article.moved").count() == 3


def test_what_is_there_already_stays_and_is_named(event: Event, make_event: MakeEvent):
    other = make_event("bridge", title="Other")
    job = done("assign", rows_of(event), event=other.pk)
    assert job.state == State.PARTIAL
    assert job.problems == ["bridge opens: its text is in that event already"]
    assert other.articles.count() == 5
    assert event.articles.count() == 1


def test_marking_leaves_those_that_are_so_already_and_records_the_others(event: Event):
    first = event.articles.all()[0]
    Article.objects.filter(pk=first.pk).update(role="release")
    done("mark_release", rows_of(event))
    assert set(event.articles.values_list("role", flat=True)) == {"release"}
    assert Entry.objects.filter(action="article.changed").count() == 4


def test_analyzing_again_restarts_the_runs_of_these_texts_alone(event: Event):
    analyses.request_event(event)
    Run.objects.update(state=State.FAILED, attempts=3)
    done("analyze", rows_of(event)[:2])
    assert Run.objects.filter(state=State.QUEUED, attempts=0).count() == 2
    assert Run.objects.filter(state=State.FAILED).count() == 3


def test_deleting_leaves_a_trace_of_each(event: Event):
    job = done("delete", rows_of(event)[:2])
    assert job.result == "2 deleted"
    assert event.articles.count() == 3
    assert Entry.objects.filter(action="article.deleted").count() == 2


def test_rows_that_are_gone_are_passed_over_and_named(event: Event):
    job = done("mark_release", [*rows_of(event)[:1], 999_999])
    assert job.state == State.PARTIAL
    assert job.problems == ["article 999999: deleted meanwhile"]
    assert job.result == "1 marked as release, 1 left as they were"
    assert event.articles.filter(role="release").count() == 1


def test_reports_of_many_events_are_made_anew(event: Event, make_event: MakeEvent):
    other = make_event("storm", "rain", title="Storm")
    done("rebuild", [event.pk, other.pk])
    assert Report.objects.filter(state=State.QUEUED).count() == 2


def test_a_job_goes_on_from_the_chunk_that_was_left(event: Event, monkeypatch: pytest.MonkeyPatch):
    """The worker is stopped in the second chunk: the first stays done, the second is taken back and done again."""
    monkeypatch.setattr(services, "CHUNK", 2)
    job = services.request_job("mark_release", "A test", rows=rows_of(event), person=None)
    real, calls = services.ACTS["mark_release"], []

    def stopped(rows: Any, asked: Any, person: Any) -> Any:
        calls.append(list(rows))
        outcome = real.perform(rows, asked, person)
        if len(calls) == 2:
            raise MemoryError("stopped")
        return outcome

    monkeypatch.setitem(services.ACTS, "mark_release", services.ACTS["mark_release"].__class__(
        real.doing, real.done, stopped, real.follow
    ))  # fmt: skip
    services.perform_job(job.pk)
    held = Job.objects.get(pk=job.pk)
    assert (held.state, held.done) == (State.QUEUED, 2)
    assert event.articles.filter(role="release").count() == 2
    Job.objects.update(not_before=held.requested_at)
    services.perform_job(job.pk)
    assert [len(each) for each in calls] == [2, 2, 2, 1]
    assert Job.objects.get().result == "5 marked as release"
    assert Entry.objects.filter(action="article.changed").count() == 5


def test_namings_are_taken_back_and_each_text_is_noted_once(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of one that somebody took back already, who did is said."""
    names = (["Ana Brown", "Mia Braun"], ["Mayor", "Mia Brown"], ["Harrow", "Harrow Town"])
    first, *others = [analyses_queue.join_names(event, each, "", None) for each in names]
    analyses_queue.take_naming_back(first.pk, None)
    noted: list[int] = []
    real = versions.identify_article
    monkeypatch.setattr(
        versions, "identify_article", lambda text, stamp: noted.append(text.pk) or real(text, stamp)
    )
    job = done("take_naming_back", [first.pk, *(naming.pk for naming in others)])
    assert (job.state, job.touched, job.left) == (State.PARTIAL, [event.pk], 1)
    assert "taken back by" in job.problems[0]
    assert sorted(noted) == sorted(rows_of(event))
    assert not event.articles.exclude(identified="").exists()
    assert Entry.objects.filter(action="names.taken back").count() == 3


def test_a_worker_that_is_stopped_between_names_and_texts_leaves_both_to_the_next(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first text is noted already: its event is compared anew all the same."""
    naming = analyses_queue.join_names(event, ["Mayor", "Mia Brown"], "", None)
    for report in Report.objects.all():
        report.delete()
    job = services.request_job("take_naming_back", "A test", rows=[naming.pk], person=None)
    real, noted = services.ACTS["take_naming_back"], []

    def stopped(pk: int) -> None:
        noted.append(pk)
        if len(noted) == 2:
            raise MemoryError("stopped")
        identities.note(pk)

    monkeypatch.setitem(
        services.ACTS, "take_naming_back", replace(real, reach=replace(real.reach, change=stopped))
    )
    services.perform_job(job.pk)
    held = Job.objects.get()
    assert (held.state, held.done, held.touched) == (State.QUEUED, 1, [event.pk])
    assert event.articles.filter(identified="").count() == 1
    Job.objects.update(not_before=held.requested_at)

    services.perform_job(job.pk)

    assert Job.objects.get().state == State.DONE
    assert not event.articles.exclude(identified="").exists()
    assert Report.objects.filter(event=event, state=State.QUEUED).exists()


@pytest.mark.django_db(transaction=True)
def test_texts_are_looked_through_while_others_can_write(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    naming = analyses_queue.join_names(event, ["Mayor", "Mia Brown"], "", None)
    real, is_locked = services.ACTS["take_naming_back"], []

    def found(pk: int) -> Any:
        is_locked.append(connection.in_atomic_block)
        return real.reach.find(pk)

    monkeypatch.setitem(
        services.ACTS, "take_naming_back", replace(real, reach=replace(real.reach, find=found))
    )
    done("take_naming_back", [naming.pk])
    assert is_locked == [False]
    assert not event.articles.exclude(identified="").exists()


def test_what_somebody_says_between_the_look_and_the_note_is_what_is_noted(event: Event) -> None:
    naming = analyses_queue.join_names(event, ["Mayor", "Mia Brown"], "", None)
    identities.take_back(naming.pk, None)
    found = identities.texts_to_note(naming)
    again = identities.join(event, ["Mayor", "Mia Brown"], "", None)
    for pk in found:
        identities.note(pk)
    assert sorted(found) == rows_of(event)
    assert set(event.articles.values_list("identified", flat=True)) == {identities.stamp_of([again])}


def test_a_text_that_is_corrected_while_it_is_noted_has_both_on_record(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    identities.join(event, ["Mayor", "Mia Brown"], "", None)
    pk, real = rows_of(event)[0], versions.identify_article

    def corrected_meanwhile(text: Article, stamp: str) -> bool:
        if not text.corrected:
            versions.stamp_article(text.pk, "corrected anew")
        return real(text, stamp)

    monkeypatch.setattr(versions, "identify_article", corrected_meanwhile)
    identities.note(pk)
    held = Article.objects.get(pk=pk)
    assert (held.corrected, held.identified) == (
        "corrected anew",
        identities.stamp_of(identities.in_force(event)),
    )
    assert held.content_hash == versions.content_hash(decode_document(held.document), held.stamps)


def test_an_act_that_reaches_further_texts_is_a_workers() -> None:
    with pytest.raises(ValueError, match="done by a worker"):
        services.act_now("take_naming_back", [1], person=None)


def test_a_worker_that_lost_its_lease_keeps_nothing_of_its_chunk(
    event: Event, monkeypatch: pytest.MonkeyPatch
):
    job = services.request_job("mark_release", "A test", rows=rows_of(event), person=None)
    monkeypatch.setattr(leases, "note", lambda *_, **__: False)
    services.perform_job(job.pk)
    assert event.articles.filter(role="release").count() == 0


def test_there_is_no_other_act():
    with pytest.raises(KeyError):
        services.request_job("praise", "A test", rows=[1], person=None)
    assert not Job.objects.exists()


def test_the_page_of_a_job_says_how_far_it_is(client: Client, event: Event):
    job = services.request_job("mark_release", "Mark 5 articles", rows=rows_of(event), person=None)
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert "Waits in line" in page
    assert "No worker is running" in page
    services.perform_job(job.pk)
    over = client.get(reverse("job_progress", args=[job.pk]), headers={"HX-Request": "true"})
    assert over["HX-Refresh"] == "true"
    assert "5 marked as release" in over.content.decode()


def test_a_failed_job_says_why_and_can_be_tried_again(client: Client, event: Event):
    job = services.request_job("fit", "Learn", person=None, task="loaded")
    services.perform_job(job.pk)
    assert Job.objects.get().state == State.FAILED
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert "Nobody has labelled anything of this kind yet" in page
    client.post(reverse("job_retry", args=[job.pk]))
    assert Job.objects.get().state == State.QUEUED


def test_where_people_sign_in_a_job_is_its_persons(client: Client, event: Event, settings: Any):
    settings.SIGN_IN_REQUIRED = True
    ann, ben = (User.objects.create_user(name, password="a long password") for name in ("ann", "ben"))
    job = services.request_job("mark_release", "Mark", rows=rows_of(event), person=ann)
    for person, status in ((ann, 200), (ben, 404)):
        client.force_login(person)
        assert client.get(reverse("job", args=[job.pk])).status_code == status
    assert client.post(reverse("job_retry", args=[job.pk])).status_code == 404
