"""What is said of names holds at once; many texts are looked through by a worker, who goes on where he was left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from analyzer.errors import AnalyzerError
from webapp.analyses import queue as analyses
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Report, Run, State
from webapp.analyses.services import perform_run
from webapp.codebooks import identities
from webapp.codebooks.models import Naming
from webapp.corpus.models import Article, Event, Outlet
from webapp.jobs import namings, services
from webapp.jobs.models import Job
from webapp.people.models import Membership, Role, Team, Visibility

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.django_db
NAMES = ["Ana Brown", "Mia Braun"]


@pytest.fixture
def events(make_event: MakeEvent) -> list[Event]:
    """Two events whose five texts name Ana Brown, and one whose two texts name nobody so."""
    made = [make_event("bridge", "park", "school"), make_event("market", "pool", title="Another opening")]
    other = make_event("tower", "gate", title="Without her")
    for article in other.articles.all():
        text = article.document["text"].replace("Ana Brown", "Tom Green")
        Article.objects.filter(pk=article.pk).update(document={**article.document, "text": text})
    return [*made, other]


@pytest.fixture
def is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(namings, "AT_ONCE", 1)
    monkeypatch.setattr(services, "CHUNK", 2)


def join(where: Event | None = None) -> tuple[Naming, Job]:
    naming, job = namings.join_names(where, NAMES, "person", None)
    assert job is not None
    return naming, job


def noted() -> set[int]:
    return set(Article.objects.exclude(identified="").values_list("pk", flat=True))


def bearers(events: Sequence[Event]) -> set[int]:
    return {article.pk for event in events[:2] for article in event.articles.all()}


@pytest.mark.parametrize("is_everywhere", [False, True])
def test_a_person_who_speaks_is_no_outlet_whatever_the_two_are_called(
    make_event: MakeEvent, is_everywhere: bool
):
    """Mayor Ana Brown is quoted in the text; "Mia Braun" speaks nowhere."""
    event = make_event("bridge")
    analyses.request_event(event)
    for run in due_jobs(Run):
        perform_run(run.pk)
    Outlet.objects.create(name="Morning Courier", slug="morning-courier")
    where = None if is_everywhere else event

    with pytest.raises(
        AnalyzerError, match=r"“Ana Brown” speaks as a person .* both source and outlet: nothing was changed"
    ):
        namings.join_names(where, ["Morning Courier", "Ana Brown"], "organisation", None)
    assert not Naming.objects.exists()
    assert namings.join_names(where, ["Morning Courier", "The Courier"], "organisation", None)[0].is_one


def test_few_texts_are_looked_through_at_once(events: list[Event]):
    assert namings.join_names(None, NAMES, "person", None)[1] is None
    assert noted() == bearers(events)
    assert not Job.objects.exists()


@pytest.mark.parametrize("is_one", [True, False])
def test_of_many_what_was_said_holds_at_once_and_a_worker_looks_through_the_texts(
    events: list[Event], is_large: None, is_one: bool
):
    naming, job = join() if is_one else namings.tell_names_apart(None, NAMES, None)
    assert job is not None
    assert identities.in_force(events[0]) == [naming]
    assert (noted(), job.total) == (set(), 7)

    services.perform_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.done, job.touched) == (State.DONE, 7, [event.pk for event in events[:2]])
    assert job.result == "7 looked through; those that bear the names are read anew"
    assert noted() == bearers(events)
    assert {report.event for report in Report.objects.filter(state=State.QUEUED)} == set(events[:2])


def test_of_one_large_event_its_own_texts_alone(events: list[Event], is_large: None):
    _, job = join(events[0])
    services.perform_job(job.pk)
    assert Job.objects.get().total == 3
    assert noted() == set(events[0].articles.values_list("pk", flat=True))


def test_what_nobody_may_say_leaves_neither_a_row_nor_work(events: list[Event], is_large: None):
    join()
    with pytest.raises(identities.AnalyzerError, match="said already"):
        join()
    assert (Naming.objects.count(), Job.objects.count()) == (1, 1)


def test_a_worker_that_is_stopped_leaves_what_is_noted_and_the_next_goes_on(
    events: list[Event], is_large: None, monkeypatch: pytest.MonkeyPatch
):
    _, job = join()
    real, seen = identities.stamp_articles, []

    def stopped(naming: Naming, among: Any = None) -> list[Event]:
        seen.append(list(among))
        if len(seen) == 2:
            raise MemoryError("stopped")
        return real(naming, among)

    monkeypatch.setattr(identities, "stamp_articles", stopped)
    services.perform_job(job.pk)
    assert (len(noted()), Job.objects.get().done) == (2, 2)
    Job.objects.update(not_before=job.requested_at)

    services.perform_job(job.pk)

    assert [len(each) for each in seen] == [2, 2, 2, 2, 1]
    assert noted() == bearers(events)


def test_what_is_taken_back_while_texts_are_looked_through_is_noted_in_none_in_the_end(
    events: list[Event], is_large: None, monkeypatch: pytest.MonkeyPatch
):
    naming, first = join()
    real, seen = identities.stamp_articles, []

    def overtaken(held: Naming, among: Any = None) -> list[Event]:
        if len(seen) == 1:
            seen.append(namings.take_naming_back(naming, None)[1])
        seen.append(among)
        return real(held, among)

    monkeypatch.setattr(identities, "stamp_articles", overtaken)
    services.perform_job(first.pk)
    assert len(noted()) == 2  # of before it was taken back
    second = seen[1]
    assert isinstance(second, Job)

    services.perform_job(second.pk)

    assert noted() == set()
    assert second.title == "In force no more: Ana Brown = Mia Braun"


def test_what_was_said_while_one_might_goes_through_to_the_end(
    events: list[Event], is_large: None, make_person: Callable[..., User], team: Team, sign_in_required: None
):
    """Else it would hold in some texts and not in others."""
    curator = make_person("ann", Role.CURATOR, team)
    _, job = namings.join_names(None, NAMES, "person", curator)
    Membership.objects.all().delete()
    services.perform_job(job.pk)
    assert Job.objects.get().state == State.DONE
    assert noted() == bearers(events)


def test_the_page_leads_to_the_work_and_back_again(
    client: Client, events: list[Event], make_person: Callable[..., User], team: Team, sign_in_required: None,
    is_large: None,
):  # fmt: skip
    Event.objects.filter(pk=events[0].pk).update(team=team, visibility=Visibility.TEAM)
    client.force_login(make_person("ann", Role.CURATOR, team))
    address = reverse("event_actors", args=[events[0].slug])
    sent = {"join": "1", "called": NAMES[0], "names": NAMES[1:], "kind": "person", "everywhere": "1"}
    answer = client.post(address, sent)
    job = Job.objects.get()
    assert answer["Location"] == reverse("job", args=[job.pk])
    page = client.get(answer["Location"]).content.decode()
    assert (
        "They are one now: Ana Brown = Mia Braun. Texts that bear the names are found and read anew." in page
    )
    answer = client.post(address, {"undo": Naming.objects.get().pk})
    assert answer["Location"] == reverse("job", args=[Job.objects.first().pk])
    assert Job.objects.count() == 2
    assert identities.in_force(events[0]) == []


def test_the_admin_takes_back_what_holds_in_many_texts_as_a_job(
    client: Client, events: list[Event], make_person: Callable[..., User], is_large: None
):
    naming = analyses.join_names(None, NAMES, "person", None)
    client.force_login(make_person("root", is_superuser=True, is_staff=True))
    chosen = {"action": "take_back", "_selected_action": [naming.pk]}
    answer = client.post(reverse("admin:codebooks_naming_changelist"), chosen)
    job = Job.objects.get()
    assert (job.kind, answer["Location"]) == ("take_naming_back", reverse("job", args=[job.pk]))
    services.perform_job(job.pk)
    assert noted() == set()
