"""Rights are asked for again while the work is done: a role may be taken back, an event given to another team."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User

from webapp.analyses.models import State
from webapp.codebooks import identities
from webapp.codebooks.models import Naming
from webapp.corpus.models import Event
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.corrections.values import Said, Stretch
from webapp.jobs import services
from webapp.jobs.models import Job
from webapp.people.models import Membership, Role, Team, Visibility

pytestmark = pytest.mark.django_db
SUBJECTS = ("bridge", "park", "school", "market")


@pytest.fixture
def curator(make_person: Callable[..., User], team: Team, sign_in_required: None) -> User:
    return make_person("ann", Role.CURATOR, team)


@pytest.fixture
def event(make_event: Callable[..., Event], team: Team) -> Event:
    made = make_event(*SUBJECTS)
    Event.objects.filter(pk=made.pk).update(team=team, visibility=Visibility.TEAM)
    return made


def ask(of: Event, person: User, kind: str = "mark_release", **asked: Any) -> Job:
    rows = list(of.articles.order_by("pk").values_list("pk", flat=True))
    return services.request_job(kind, "A test", rows=rows, person=person, **asked)


def do(job: Job) -> Job:
    services.perform_job(job.pk)
    return Job.objects.get(pk=job.pk)


def released(event: Event) -> int:
    return event.articles.filter(role="release").count()


def test_with_the_role_the_work_is_done(event: Event, curator: User) -> None:
    job = do(ask(event, curator))
    assert (job.state, job.problems, released(event)) == (State.DONE, [], 4)


def test_a_role_taken_back_while_it_waits_leaves_all_as_it_was_and_says_so(
    event: Event, curator: User
) -> None:
    job = ask(event, curator)
    Membership.objects.update(role=Role.CONTRIBUTOR)
    job = do(job)
    assert (job.state, job.left, released(event)) == (State.PARTIAL, 4, 0)
    assert all(problem.endswith("not yours to change any more") for problem in job.problems)


def test_a_role_taken_back_in_the_middle_stops_the_rest(
    event: Event, curator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "CHUNK", 2)
    real, note = services.leases.note, []

    def noted(job: Job, **progress: Any) -> bool:
        if progress.get("done") == 2:
            Membership.objects.all().delete()
        note.append(progress)
        return real(job, **progress)

    monkeypatch.setattr(services.leases, "note", noted)
    job = do(ask(event, curator))
    assert (job.done, job.left, released(event)) == (4, 2, 2)


def test_an_event_that_is_another_teams_by_then_stays_as_it_was(event: Event, curator: User) -> None:
    job = ask(event, curator, "delete")
    Event.objects.update(team=Team.objects.create(name="Another desk"))
    assert do(job).left == 4
    assert event.articles.count() == 4


def test_texts_are_not_moved_to_an_event_that_is_not_theirs_any_more(
    event: Event, curator: User, make_event: Callable[..., Event], team: Team
) -> None:
    other = make_event("storm", title="Storm")
    Event.objects.filter(pk=other.pk).update(team=team, visibility=Visibility.TEAM)
    job = ask(event, curator, "assign", event=other.pk)
    Event.objects.filter(pk=other.pk).update(team=Team.objects.create(name="Another desk"))
    assert do(job).left == 4
    assert other.articles.count() == 1


def test_of_an_account_that_is_gone_nothing_more_is_done(event: Event, curator: User) -> None:
    job = ask(event, curator)
    curator.delete()
    assert do(job).left == 4
    assert released(event) == 0


# --- corrections --------------------------------------------------------------------------------------------


def corrected(event: Event, author: User) -> list[int]:
    return [
        corrections.correct(
            event,
            Said("sentence.frame", True, (Stretch(article.pk, 0, 20),), part="test.frame"),
            author=author,
        ).pk
        for article in event.articles.all()
    ]


def test_many_corrections_are_taken_back_by_a_worker_and_those_that_were_are_named(
    event: Event, curator: User, make_person: Callable[..., User], team: Team
) -> None:
    made = corrected(event, curator)
    ben = make_person("ben", Role.CURATOR, team)
    corrections.undo(Correction.objects.get(pk=made[0]), author=ben)
    job = do(services.request_job("undo", "A test", rows=made, person=curator))
    assert (job.result, job.left) == ("3 taken back, 1 left as they were", 1)
    assert job.problems[0].endswith("taken back by ben already")
    assert Correction.objects.filter(undone_by_name="ann").count() == 3


def test_corrections_of_another_teams_event_are_not_touched(event: Event, curator: User) -> None:
    made = corrected(event, curator)
    Event.objects.update(team=Team.objects.create(name="Another desk"))
    assert do(services.request_job("undo", "A test", rows=made, person=curator)).left == 4
    assert not Correction.objects.exclude(undone_at=None).exists()


def test_corrections_that_still_hold_are_confirmed_one_by_one(event: Event, curator: User) -> None:
    made = corrected(event, curator)
    Correction.objects.filter(pk__in=made[:2]).update(needs_review=True, why="It was edited.")
    job = do(services.request_job("confirm", "A test", rows=made, person=curator))
    assert job.result == "2 hold, with the words as they are now, 2 left as they were"
    assert not Correction.objects.filter(needs_review=True).exists()


@pytest.mark.parametrize("is_everywhere", [True, False])
def test_who_is_who_is_taken_back_by_who_is_still_a_curator(
    event: Event, curator: User, is_everywhere: bool
) -> None:
    """What holds everywhere is any curator's, what was said of one event its curators'."""
    said_of = None if is_everywhere else event
    namings = [
        identities.join(said_of, ["Ana Brown", each], "", curator) for each in ("Mia Braun", "A. Brown")
    ]
    first, second = (
        services.request_job("take_naming_back", "A test", rows=[naming.pk], person=curator)
        for naming in namings
    )
    assert (do(first).state, Naming.objects.filter(undone_at=None).count()) == (State.DONE, 1)
    Membership.objects.update(role=Role.CONTRIBUTOR)
    assert do(second).problems[0].endswith("not yours to change any more")
    assert Naming.objects.filter(undone_at=None).count() == 1


def test_what_is_said_of_another_teams_event_is_not_taken_back(event: Event, curator: User) -> None:
    naming = identities.join(event, ["Ana Brown", "Mia Braun"], "", curator)
    Event.objects.update(team=Team.objects.create(name="Another desk"))
    job = services.request_job("take_naming_back", "A test", rows=[naming.pk], person=curator)
    assert (do(job).left, Naming.objects.get().undone_at) == (1, None)
