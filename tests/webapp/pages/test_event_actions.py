"""Progress, rebuilding and deleting."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from webapp.analyses import health, services
from webapp.analyses.models import Heartbeat, Report, Run, State
from webapp.corpus.models import Event
from webapp.people.models import Role, Team, Visibility

pytestmark = pytest.mark.django_db


def test_progress_names_each_text_and_its_state(client: Client, compared: Event) -> None:
    page = client.get(reverse("event_progress", args=[compared.slug])).content.decode()
    assert "3 of 3 texts read" in page
    assert "hx-trigger" not in page  # finished: nothing to poll for


def test_progress_is_polled_while_work_is_waiting(client: Client, compared: Event) -> None:
    services.rebuild_report(compared)
    assert "every 2s" in client.get(reverse("event_progress", args=[compared.slug])).content.decode()


def test_a_finished_poll_reloads_the_page(client: Client, compared: Event) -> None:
    response = client.get(reverse("event_progress", args=[compared.slug]), headers={"HX-Request": "true"})
    assert response["HX-Refresh"] == "true"


def test_a_silent_worker_is_said_and_nothing_says_the_opposite(client: Client, compared: Event) -> None:
    services.rebuild_report(compared)
    health.beat("worker one")
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(seconds=21))
    page = client.get(reverse("event_progress", args=[compared.slug])).content.decode()
    assert "No worker is running" in page
    assert "3 of 3 texts read. Comparing them waits for a worker." in page
    assert "the work goes on." not in page
    assert "Now they are being compared" not in page


def test_the_first_minute_of_an_installation_is_no_silence(client: Client, compared: Event) -> None:
    services.rebuild_report(compared)
    page = client.get(reverse("event_progress", args=[compared.slug])).content.decode()
    assert "No worker is running" not in page


def test_a_worker_that_was_just_seen_is_not_called_gone(client: Client, compared: Event) -> None:
    services.rebuild_report(compared)
    health.beat("worker one")
    page = client.get(reverse("event_progress", args=[compared.slug])).content.decode()
    assert "No worker is running" not in page


def test_rebuilding_queues_a_report(client: Client, compared: Event) -> None:
    response = client.post(reverse("event_rebuild", args=[compared.slug]))
    assert response.status_code == 302
    assert Report.objects.filter(event=compared, state="queued").exists()


def test_rebuilding_rejects_get(client: Client, event: Event) -> None:
    assert client.get(reverse("event_rebuild", args=[event.slug])).status_code == 405


def test_deleting_asks_first(client: Client, event: Event) -> None:
    page = client.get(reverse("event_delete", args=[event.slug])).content.decode()
    assert "Delete this event?" in page
    assert Event.objects.filter(pk=event.pk).exists()


def test_deleting_deletes(client: Client, event: Event) -> None:
    assert client.post(reverse("event_delete", args=[event.slug])).status_code == 302
    assert not Event.objects.filter(pk=event.pk).exists()


def test_actions_on_an_unknown_event_are_not_found(client: Client) -> None:
    assert client.post(reverse("event_rebuild", args=["nowhere"])).status_code == 404
    assert client.get(reverse("event_delete", args=["nowhere"])).status_code == 404
    assert client.get(reverse("event_progress", args=["nowhere"])).status_code == 404


@pytest.mark.parametrize("name", ["event_rebuild", "event_delete"])
def test_changing_needs_a_sign_in_where_one_is_required(
    client: Client, event: Event, settings: object, name: str
) -> None:
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]
    response = client.post(reverse(name, args=[event.slug]))
    assert response.status_code == 302
    assert "/sign-in/" in response["Location"]
    assert Event.objects.filter(pk=event.pk).exists()


def test_reading_a_text_again_is_offered_to_who_may(
    client: Client, compared: Event, sign_in_required: None, team: Team, make_person: Callable[..., User]
) -> None:
    ana, ben = make_person("ana", Role.CONTRIBUTOR, team), make_person("ben", Role.CONTRIBUTOR, team)
    Event.objects.update(team=team, visibility=Visibility.TEAM, maker=ana)
    first, *others = compared.articles.all()
    compared.articles.update(uploader=ben)
    compared.articles.filter(pk=first.pk).update(uploader=ana)
    Run.objects.update(state=State.FAILED)
    offered = re.compile(r'action="/articles/(\d+)/retry/"')
    everyone = {str(article.pk) for article in (first, *others)}
    for person, may in (
        (ana, {str(first.pk)}),
        (ben, everyone - {str(first.pk)}),
        (make_person("vi", Role.VIEWER, team), set()),
        (make_person("cur", Role.CURATOR, team), everyone),
    ):
        client.force_login(person)
        page = client.get(reverse("event_progress", args=[compared.slug])).content.decode()
        assert set(offered.findall(page)) == may, person
    client.force_login(ana)
    assert client.post(reverse("article_retry", args=[first.pk])).status_code == 302
    assert client.post(reverse("article_retry", args=[others[0].pk])).status_code == 403
