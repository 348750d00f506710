"""The audit's pages: everybody reads as far as their role reaches, and tables are safe to open."""

from __future__ import annotations

import csv
import io

import pytest
from django.contrib.auth.models import User
from django.test import Client

from webapp.audit.services import record
from webapp.corpus.models import Event
from webapp.people.models import Role, Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(team: Team) -> Event:
    return Event.objects.create(title="Harbour talks", slug="harbour-talks", team=team)


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(f"/audit.csv{query}").content.decode("utf-8-sig"))))


def test_an_entry_is_read_with_its_person_time_values_and_reason(client: Client, event: Event) -> None:
    record(
        None,
        "event.renamed",
        event,
        before={"title": "Talks"},
        after={"title": "Harbour talks"},
        reason="clearer",
    )
    page = client.get("/audit/").content.decode()
    for said in ("Event renamed", "Sidelight", "<del>Talks</del>", "Harbour talks", "clearer", "UTC"):
        assert said in page


def test_filters_narrow_the_page_and_the_table_alike_and_nonsense_is_left_aside(
    client: Client, event: Event
) -> None:
    record(None, "event.made", event)
    record(None, "article.deleted", ("article", 7, "Board agrees"), event=event, reason="sent in error")
    assert [row["action"] for row in rows(client)] == ["article.deleted", "event.made"]
    assert [row["action"] for row in rows(client, "?article=7")] == ["article.deleted"]
    assert [row["action"] for row in rows(client, f"?event={event.pk}&action=event")] == ["event.made"]
    assert [row["action"] for row in rows(client, "?q=error")] == ["article.deleted"]
    assert rows(client, "?until=2020-01-01") == []
    for nonsense in (
        "?event=x",
        "?since=32",
        "?person=99999999999999999999999",
        "?article=-1",
        "?page=x",
        "?q=%00",
        "?action=%00",
    ):
        assert client.get(f"/audit/{nonsense}").status_code == 200, nonsense
        assert len(rows(client, nonsense)) == 2, nonsense
    assert "Board agrees" in client.get("/audit/?article=7").content.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_the_table_is_a_formula(client: Client, event: Event, start: str) -> None:
    title = f"{start}cmd|' /C calc'!A0"
    record(
        None,
        "article.changed",
        ("article", 1, title),
        before={title: title},
        after={title: title},
        reason=title,
    )
    for row in rows(client):
        for name, cell in row.items():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), name


def test_values_on_the_page_are_words_and_never_markup(client: Client, event: Event) -> None:
    record(None, "event.renamed", event, after={"<b>x</b>": "<script>alert(1)</script>"}, reason="<i>why</i>")
    page = client.get("/audit/").content.decode()
    assert "<script>alert" not in page
    assert "<i>why" not in page


def test_each_reads_as_far_as_their_role_reaches(
    event: Event, team: Team, make_person: object, sign_in_required: None
) -> None:
    other = Team.objects.create(name="Another desk")
    people = {role: make_person(f"person-{role}", role, team) for role in Role}  # type: ignore[operator]
    root = make_person("root", is_superuser=True)  # type: ignore[operator]
    elsewhere = Event.objects.create(title="Storm", slug="storm", team=other)
    record(people[Role.VIEWER], "account.password_changed", people[Role.VIEWER])
    record(None, "event.made", event)
    record(None, "event.made", elsewhere)
    found = {role: len(rows(client_of(person))) for role, person in people.items()}
    assert found == {Role.VIEWER: 1, Role.CONTRIBUTOR: 0, Role.CURATOR: 1, Role.ADMIN: 1}
    assert len(rows(client_of(root))) == 3
    assert "Storm" not in client_of(people[Role.ADMIN]).get("/audit/").content.decode()
    assert Client().get("/audit/").status_code == 302
    assert Client().get("/audit.csv").status_code == 302


def test_a_long_record_comes_in_pages(client: Client, event: Event) -> None:
    for _ in range(51):
        record(None, "event.made", event)
    first = client.get("/audit/").content.decode()
    assert "Page 1 of 2" in first
    assert client.get("/audit/?page=2").content.decode().count('class="done"') == 1
    assert len(rows(client)) == 51


def test_what_people_do_on_pages_is_on_record_with_their_names(
    event: Event, team: Team, make_person: object, sign_in_required: None
) -> None:
    curator = make_person("cleo", Role.CURATOR, team)  # type: ignore[operator]
    client = client_of(curator)
    client.post("/events/harbour-talks/rebuild/")
    client.post("/events/harbour-talks/sharing/")
    client.post(f"/events/harbour-talks/sharing/{event.shared_links.get().pk}/withdraw/")
    client.post(
        "/events/harbour-talks/visibility/",
        {"visibility": "public", "team": team.pk, "seen": f"team {team.pk}"},
    )
    client.post("/events/harbour-talks/delete/", {"reason": "A test."})
    found = [(row["action"], row["actor_name"]) for row in rows(client)]
    actions = ("event.deleted", "event.visibility_changed", "link.withdrawn", "link.made", "report.rebuilt")
    assert found == [(action, "cleo") for action in actions]
    assert rows(client)[0]["reason"] == "A test."
    assert rows(client)[1]["before"] == '{"visibility": "team"}'
