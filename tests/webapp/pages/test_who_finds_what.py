# ruff: noqa: F811
"""What several events go into, and what is stored, tells nobody of what is another's."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.webapp.pages.conftest import COURIER, GAZETTE
from tests.webapp.pages.house import House, client_of, house  # noqa: F401
from webapp.analyses import services as analyses
from webapp.analyses import sharing
from webapp.audit.services import record
from webapp.corpus.intake import open_upload
from webapp.corpus.models import Event
from webapp.people.models import Role, Team, Visibility


@pytest.fixture
def secrets_of(house: House) -> tuple[str, ...]:
    """What nobody outside the team may meet anywhere."""
    record(house.people["curator"], "event.renamed", house.event, after={"title": "Harbour talks"})
    return ("Harbour talks", "harbour-talks", "Lisport", "Smuggling", "smuggling")


def _pages_of_lists(client: Client) -> Iterator[tuple[str, str]]:
    for address in (
        "/", "/?q=smuggling", "/?q=Lisport", "/?outlet=lisport-gazette", "/?q=harbour", "/upload/", "/upload/?event=harbour-talks",
        "/outlets/lisport-gazette/", "/outlets/port-authority/", "/audit/", "/audit/?q=harbour", "/audit.csv", "/account/", "/health/",
        "/measures/", "/no-such-page/",
    ):  # fmt: skip
        yield address, client.get(address).content.decode()


@pytest.mark.parametrize("who", ["visitor", "stranger", "newcomer"])
def test_no_list_search_suggestion_outlet_or_audit_tells_of_another_teams_event(
    house: House, secrets_of: tuple[str, ...], who: str
) -> None:
    asked = {"?q=smuggling": "smuggling", "?q=Lisport": "Lisport", "?q=harbour": "harbour"}
    for address, page in _pages_of_lists(client_of(house.people[who])):
        echoed = asked.get(address.lstrip("/"), "")
        told = [each for each in secrets_of if each in page and each != echoed]
        assert told == [], address


def test_the_same_lists_tell_a_member_of_it(house: House, secrets_of: tuple[str, ...]) -> None:
    """The test above can fail."""
    pages = dict(_pages_of_lists(client_of(house.people["curator"])))
    for address in (
        "/",
        "/?q=smuggling",
        "/?outlet=lisport-gazette",
        "/upload/",
        "/outlets/lisport-gazette/",
        "/audit/",
        "/audit.csv",
    ):
        assert "Harbour talks" in pages[address], address


def test_what_a_stranger_uploads_is_not_recognised_as_another_teams(house: House) -> None:
    client = client_of(house.people["stranger"])
    sent = client.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})
    review = client.get(sent["Location"]).content.decode()
    assert "Check the reading" in review
    assert "Harbour talks" not in review
    assert "Lisport Gazette" not in review
    # and a member's is
    member = client_of(house.people["contributor"])
    sent = member.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})
    assert "Harbour talks" in member.get(sent["Location"]).content.decode()


def test_a_stranger_cannot_put_a_text_into_another_teams_event_by_naming_it(house: House) -> None:
    client = client_of(house.people["stranger"])
    sent = client.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})
    batch = sent["Location"]
    before = house.event.articles.count()
    page = client.post(batch, _filled(client.get(batch).content.decode()) | {"event": house.event.slug})
    assert page.status_code == 422
    assert "no longer here" in page.content.decode()
    assert house.event.articles.count() == before


def test_a_viewer_cannot_add_to_what_they_may_read(
    house: House, make_person: Callable[..., User], team: Team
) -> None:
    """Their role in another team lets them upload; this event takes nothing from them."""
    viewer = house.people["viewer"]
    Team.objects.get(name="Another desk").memberships.create(person=viewer, role=Role.CONTRIBUTOR)
    client = client_of(viewer)
    batch = client.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})["Location"]
    page = client.post(batch, _filled(client.get(batch).content.decode()) | {"event": house.event.slug})
    assert page.status_code == 422
    assert "may read that event, but not add to it" in page.content.decode()


def _filled(page: str) -> dict[str, str]:
    """The form of one draft as it stands."""
    prefix = re.search(r'name="([0-9a-f-]{36})-title"', page)
    assert prefix is not None
    return {f"{prefix[1]}-role": "coverage", f"{prefix[1]}-title": "A title", "event_title": "Mine"}


def test_a_new_event_belongs_to_its_makers_team_or_to_the_maker_alone(house: House, team: Team) -> None:
    person = house.people["contributor"]
    client = client_of(person)
    for home, visibility in (
        ("", Visibility.TEAM),
        ("private", Visibility.PRIVATE),
        ("team-999", Visibility.TEAM),
    ):
        batch = client.post("/upload/", {"paste": COURIER, "upload": str(uuid.uuid4())})["Location"]
        form = _filled(client.get(batch).content.decode()) | {
            "event": "",
            "event_title": "Quay",
            "home": home,
        }
        assert client.post(batch, form).status_code == 302
        made = Event.objects.order_by("-pk")[0]
        assert (made.team, made.maker, made.visibility) == (team, person, visibility)
        assert made.articles.get().uploader == person


def test_somebody_elses_upload_is_not_taken_over_by_its_number(house: House) -> None:
    number = uuid.UUID(house.addresses["draft_review"].split("/")[2])
    client = client_of(house.people["contributor"])
    sent = client.post("/upload/", {"paste": GAZETTE, "upload": str(number)})
    assert sent.status_code == 302
    assert str(number) not in sent["Location"]


# --- nothing of one reader in what the next one gets --------------------------------------------------------


def test_a_page_stored_for_one_is_not_shown_to_another_who_may_not_see_it(house: House) -> None:
    address = reverse("event_report", args=[house.event.slug])
    member, stranger, visitor = (client_of(house.people[who]) for who in ("curator", "stranger", "visitor"))
    first = member.get(address).content
    assert member.get(address).content == first  # from the store now
    for page in (address, address + "sections/claims/", address + "claims/", house.addresses["evidence"]):
        member.get(page)
        assert stranger.get(page).status_code == 404
        assert visitor.get(page).status_code == 302


def test_what_is_stored_holds_nothing_of_the_person_it_was_made_for(house: House) -> None:
    address = reverse("event_report", args=[house.event.slug])
    pages = {}
    for who in ("curator", "root", "viewer"):
        analyses.rebuild_report(house.event)
        house.event.reports.filter(state="queued").delete()
        for report in house.event.reports.all():
            report.parts.all().delete()
        pages[who] = client_of(house.people[who]).get(address).content
    assert pages["curator"] == pages["root"]  # who may do the same is sent the same
    for page in pages.values():
        assert b"curator" not in page
        assert b"csrfmiddlewaretoken" not in page


def test_who_leaves_the_team_is_shown_no_stored_page_from_then_on(house: House, team: Team) -> None:
    address = reverse("event_report", args=[house.event.slug])
    client = client_of(house.people["viewer"])
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 200
    team.memberships.filter(person=house.people["viewer"]).delete()
    assert client.get(address).status_code == 404


def test_closing_an_event_closes_its_stored_page(house: House) -> None:
    address = reverse("event_report", args=[house.event.slug])
    Event.objects.filter(pk=house.event.pk).update(visibility=Visibility.PUBLIC)
    visitor = client_of(None)
    assert visitor.get(address).status_code == 200
    assert visitor.get(address).status_code == 200
    maker = client_of(house.people["uploader"])
    page = reverse("event_visibility", args=[house.event.slug])
    said = {"visibility": "private", "team": house.event.team_id, "seen": f"public {house.event.team_id}"}
    assert maker.post(page, said).status_code == 302
    assert visitor.get(address).status_code == 302
    assert client_of(house.people["curator"]).get(address).status_code == 404
    assert not sharing.shared_links(house.event)  # private means that no link leads there either


def test_texts_from_before_uploads_had_a_maker_are_nobodys_but_the_superusers(house: House) -> None:
    upload = open_upload()
    assert upload.maker is None
    upload.expires_at = timezone.now() + timedelta(hours=1)
    address = reverse("draft_review", args=[upload.pk])
    assert client_of(house.people["admin"]).get(address).status_code == 404
    assert client_of(house.people["root"]).get(address).status_code == 200


def test_an_outlet_of_another_team_is_not_offered_by_name(house: House) -> None:
    client = client_of(house.people["stranger"])
    batch = client.post("/upload/", {"paste": COURIER, "upload": str(uuid.uuid4())})["Location"]
    review = client.get(batch).content.decode()
    assert "Described Daily" in review
    assert "Lisport Gazette" not in review
    assert "Port Authority" not in review
