"""The first page of the admin says what needs somebody today, and nothing else; much at once becomes a job."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from webapp.analyses import services
from webapp.analyses.convert import report_fingerprint
from webapp.analyses.models import Heartbeat, Report, Run, State
from webapp.corpus.models import Article, Draft, Event, Outlet
from webapp.curation import acting, desk
from webapp.jobs.models import Job
from webapp.people.models import Membership, Team
from webapp.reviews.models import Gathering

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.django_db
INDEX = reverse("admin:index")


@pytest.fixture
def event(make_event: MakeEvent) -> Event:
    made = make_event("bridge", "park")
    services.request_event(made)
    return made


@pytest.fixture
def well(event: Event) -> Event:
    """An event with everything done, reviewed and named, and a worker that is alive."""
    outlet = Outlet.objects.create(name="Post", slug="post")
    event.articles.update(outlet=outlet)
    Run.objects.update(state=State.DONE)
    Report.objects.update(state=State.DONE, fingerprint=report_fingerprint())
    Heartbeat.objects.create(name="worker here 1", seen_at=timezone.now())
    event.reviews.create(
        article=event.articles.first(), key="k", strand="random", measure="m", kind="sentence.voice",
        words="w", start=0, verdict="agreed", name="ann",
    )  # fmt: skip
    return event


def lines() -> dict[str, str]:
    return {need.said: need.number for need in desk.needs_today(AnonymousUser()).needs}


def test_where_all_is_well_nothing_is_listed(curator: Client, well: Event):
    assert lines() == {}
    page = curator.get(INDEX).content.decode()
    assert "Every text is read" in page
    assert "Workers are running; nothing is waiting." in page


def test_failed_runs_and_reports_are_listed_with_a_way_to_try_again(curator: Client, well: Event):
    Run.objects.filter(article=well.articles.first()).update(state=State.FAILED, attempts=3)
    Report.objects.update(state=State.FAILED)
    assert lines()["text could not be read"] == "1"
    assert lines()["report could not be made"] == "1"
    assert "Try again" in curator.get(INDEX).content.decode()
    curator.post(reverse("admin:desk_retry"), {"what": "runs"})
    assert Run.objects.filter(state=State.QUEUED, attempts=0).count() == 1
    assert "reports could not be made" not in lines()  # with the text, its event's report is under way again
    Report.objects.filter(state=State.QUEUED).delete()
    curator.post(reverse("admin:desk_retry"), {"what": "reports"})
    assert well.reports.get().state == State.QUEUED


def test_a_failure_of_an_earlier_text_is_nobodys_business(well: Event):
    Run.objects.update(state=State.FAILED)
    well.articles.update(content_hash="of a newer text")
    assert "texts could not be read" not in lines()


def test_a_report_that_was_made_after_a_failure_takes_it_off_the_list(well: Event):
    Report.objects.update(state=State.FAILED)
    Report.objects.create(event=well, state=State.DONE, fingerprint=report_fingerprint())
    assert "reports could not be made" not in lines()


def test_reports_older_than_the_measures_are_listed_and_made_anew(curator: Client, well: Event):
    Report.objects.update(fingerprint="of last year")
    assert lines()["report is older than the measures"] == "1"
    listed = curator.get(reverse("admin:analyses_report_changelist") + "?standing=older").content.decode()
    assert "1 report" in listed
    curator.post(reverse("admin:desk_retry"), {"what": "stale"})
    assert well.reports.filter(state=State.QUEUED).exists()


def test_what_people_have_to_decide_is_listed(curator: Client, well: Event):
    well.reviews.all().delete()
    well.articles.update(outlet=None)
    assert lines()["event that nobody has reviewed"] == "1"
    assert lines()["articles without an outlet’s name"] == "2"
    for need in desk.needs_today(AnonymousUser()).needs:
        assert curator.get(need.url).status_code == 200


def test_a_release_without_an_outlet_lacks_nothing(well: Event):
    well.articles.update(outlet=None, role=Article.Role.RELEASE)
    assert "articles without an outlet’s name" not in lines()


@pytest.mark.parametrize(("hours", "is_listed"), [(2, True), (20, False), (-1, False)])
def test_drafts_are_listed_when_their_end_is_near(well: Event, hours: int, is_listed: bool):
    expires = timezone.now() + timedelta(hours=hours)
    Draft.objects.create(content=b"text", document={}, expires_at=expires)
    assert ("text of an upload that was not saved" in lines()) is is_listed


def test_a_worker_that_is_gone_is_said_first(event: Event):
    found = desk.needs_today(AnonymousUser())
    assert not found.is_worker_well
    assert "No worker is running" in found.worker


def test_only_who_may_change_them_tries_again(client: Client, well: Event):
    watcher = User.objects.create_user("vera", password="a long password", is_staff=True)
    watcher.user_permissions.add(Permission.objects.get(codename="view_run"))
    client.force_login(watcher)
    assert client.post(reverse("admin:desk_retry"), {"what": "runs"}).status_code == 403
    assert client.get(reverse("admin:desk_retry")).status_code == 405


# --- much at once -----------------------------------------------------------------------------------------


def test_an_act_on_many_rows_becomes_a_job_with_a_page(
    curator: Client, event: Event, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(acting, "AT_ONCE", 1)
    chosen = {"action": "mark_as_release", "_selected_action": [row.pk for row in event.articles.all()]}
    answer = curator.post(reverse("admin:corpus_article_changelist"), chosen)
    job = Job.objects.get()
    assert answer.url == reverse("job", args=[job.pk])  # type: ignore[attr-defined]
    assert (job.kind, job.total, job.name) == ("mark_release", 2, "ann")
    assert not event.articles.filter(role="release").exists()


def test_deleting_asks_first_and_then_deletes(curator: Client, event: Event):
    chosen = {"action": "delete_articles", "_selected_action": [event.articles.first().pk]}  # type: ignore[union-attr]
    asked = curator.post(reverse("admin:corpus_article_changelist"), chosen).content.decode()
    assert "1 article: the text" in " ".join(asked.split())
    assert event.articles.count() == 2
    curator.post(reverse("admin:corpus_article_changelist"), {**chosen, "sure": "yes"})
    assert event.articles.count() == 1


def test_who_may_only_look_is_offered_no_act(client: Client, event: Event):
    watcher = User.objects.create_user("vera", password="a long password", is_staff=True)
    watcher.user_permissions.add(Permission.objects.get(codename="view_article"))
    client.force_login(watcher)
    chosen = {"action": "mark_as_release", "_selected_action": [event.articles.first().pk]}  # type: ignore[union-attr]
    client.post(reverse("admin:corpus_article_changelist"), chosen)
    assert not event.articles.filter(role="release").exists()


# --- lists ------------------------------------------------------------------------------------------------


def test_search_takes_words_from_title_outlet_and_event(curator: Client, event: Event, make_event: MakeEvent):
    make_event("storm", title="Storm")
    listed = reverse("admin:corpus_article_changelist")
    event.articles.filter(title="bridge opens").update(outlet=Outlet.objects.create(name="Post", slug="post"))
    for words, number in (
        ("harrow", 2),
        ("bridge harrow", 1),
        ("post", 1),
        ("storm", 1),
        ("storm harrow", 0),
    ):
        page = curator.get(listed, {"q": words}).content.decode()
        assert page.count('class="action-select"') == number, words


def test_a_filter_by_event_loads_that_event_alone(curator: Client, event: Event, make_event: MakeEvent):
    make_event("storm", title="A quite different event")
    page = curator.get(reverse("admin:corpus_article_changelist"), {"event__id__exact": event.pk})
    shown = page.content.decode()
    assert shown.count('class="action-select"') == 2
    assert "A quite different event" not in shown


def test_the_page_of_labels_says_what_there_is_and_a_fit_is_asked_for(curator: Client, event: Event):
    page = curator.get(reverse("admin:learning_labels")).content.decode()
    assert "Nobody has labelled anything of this kind yet." in page
    assert "Fit a model" not in page
    answer = curator.post(reverse("admin:learning_labels"), {"task": "loaded"})
    assert answer.url == reverse("job", args=[Job.objects.get().pk])  # type: ignore[attr-defined]
    assert (
        "nothing to learn"
        in curator.post(reverse("admin:learning_labels"), {"task": "taste"}, follow=True).content.decode()
    )


def test_the_desk_of_one_team_counts_nothing_of_anothers(well: Event, settings: Any):
    settings.SIGN_IN_REQUIRED = True
    Run.objects.update(state=State.FAILED)
    well.articles.update(outlet=None)
    well.reviews.all().delete()
    teams = {name: Team.objects.create(name=name) for name in ("north", "south")}
    Event.objects.update(team=teams["north"], visibility="team")
    Draft.objects.create(content=b"text", document={}, expires_at=timezone.now() + timedelta(hours=1))
    Job.objects.create(kind="fit", title="Learn", state=State.FAILED, name="somebody else")
    found = {}
    for name, team in teams.items():
        person = User.objects.create_user(name, password="a long password", is_staff=True)
        Membership.objects.create(team=team, person=person, role="curator")
        found[name] = [need.said for need in desk.needs_today(person).needs]
    assert found["south"] == []
    assert found["north"] == [
        "texts could not be read",
        "event that nobody has reviewed",
        "articles without an outlet’s name",
    ]


def test_the_desk_says_whose_events_it_counts(curator: Client, staff: Client, team: Team):
    Membership.objects.create(team=team, person=User.objects.get(username="ann"), role="curator")
    everything = curator.get(reverse("admin:index")).content.decode()
    own = staff.get(reverse("admin:index")).content.decode()
    assert "In all events of this installation, whoever’s they are." in everything
    assert "in your own private events" not in everything
    assert "in your own private events" in own
    assert "all events of this installation" not in own


def test_findings_that_a_worker_gave_up_are_said_with_the_way_to_the_reason(well: Event, curator: Client):
    assert "could not be got ready" not in curator.get(INDEX).content.decode()
    Gathering.objects.create(event=well, state=State.FAILED, last_error="a bug")
    page = curator.get(INDEX).content.decode()
    assert "Findings of “Opening in Harrow” could not be got ready for review" in page
    assert reverse("event_review", args=[well.slug]) in page
