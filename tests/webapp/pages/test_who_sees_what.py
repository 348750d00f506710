"""Each sees only what is theirs: users × all addresses × methods, and what several events go into.

``NEEDS`` is written by hand beside webapp/access.py; an address that is not in it fails the test.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from tests.webapp.pages.conftest import COURIER, GAZETTE, words_at
from webapp.analyses import services as analyses
from webapp.analyses import sharing
from webapp.analyses.models import Trial
from webapp.audit.services import record
from webapp.codebooks.services import start_draft
from webapp.coding import services as coding
from webapp.coding.models import CodingProject
from webapp.corpus.drafts import store_draft
from webapp.corpus.intake import open_upload, read_parcel
from webapp.corpus.models import EarlierVersion, Event, Outlet, Parcel
from webapp.corrections.models import Correction
from webapp.jobs.models import Job
from webapp.people.models import Role, Team, Visibility
from webapp.people.services import invite
from webapp.urls import urlpatterns

OPEN, SIGNED_IN, NOT_SIGNED_IN = "open", "signed in", "not signed in"
CONTRIBUTES, ROOT = "contributes", "root"
SEES, ADDS, CHANGES_EVENT, CHANGES_ARTICLE = "sees", "adds", "changes event", "changes article"
OWN_UPLOAD, OWN_JOB, SEES_TEAM, ADMINISTERS = "own upload", "own job", "sees team", "administers"
CURATES, CODES, EDITS = "curates", "codes", "edits codebooks"

# Address → what reading needs, what sending needs (None: nothing is sent there).
NEEDS: dict[str, tuple[str, str | None]] = {
    **dict.fromkeys(("event_list", "outlet", "measure_list", "measure", "method", "glossary", "health"), (OPEN, None)),
    **dict.fromkeys(("shared_report", "shared_claims", "shared_section", "shared_evidence"), (OPEN, None)),
    **dict.fromkeys(
        ("event_report", "side_by_side", "event_progress", "event_section", "event_claims", "event_export_json",
         "event_export_csv", "evidence", "evidence_by_number", "article", "article_original", "article_parcel",
         "article_version"),
        (SEES, None),
    ),
    "event_rebuild": (ADDS, ADDS),
    **dict.fromkeys(("event_delete", "event_sharing", "event_unshare", "event_visibility"), (CHANGES_EVENT, CHANGES_EVENT)),
    **dict.fromkeys(("article_delete", "article_retry", "article_cleaning"), (CHANGES_ARTICLE, CHANGES_ARTICLE)),
    **dict.fromkeys(("event_review", "event_coding"), (CURATES, CURATES)),
    **dict.fromkeys(("event_corrections", "article_corrections"), (SEES, None)),
    **dict.fromkeys(("row_correct", "article_correct"), (CURATES, CURATES)),
    **dict.fromkeys(("correction_undo", "correction_redo", "correction_confirm"), (CURATES, CURATES)),
    "outlet_curate": (EDITS, EDITS),
    "event_actors": (SEES, CURATES),
    "coding_project": (CURATES, None),
    **dict.fromkeys(("coding_results", "coding_csv"), (CURATES, None)),
    **dict.fromkeys(("coding_close", "coding_delete", "coding_take_over", "coding_settle"), (CURATES, CURATES)),
    "coding_seat": (CODES, None),
    **dict.fromkeys(("coding_item", "coding_finish"), (CODES, CODES)),
    **dict.fromkeys(
        ("codebook_list", "codebook_renewal", "codebook", "codebook_compare", "codebook_file"), (OPEN, None)
    ),
    **dict.fromkeys(
        ("codebook_draft", "codebook_import", "codebook_back", "codebook_edit", "codebook_replace", "codebook_try",
         "codebook_publish", "codebook_discard"),
        (EDITS, EDITS),
    ),
    "codebook_trial": (EDITS, None),
    **dict.fromkeys(("job", "job_progress"), (OWN_JOB, None)),
    "job_retry": (OWN_JOB, OWN_JOB),
    "example_load": (CONTRIBUTES, CONTRIBUTES),
    "upload": (CONTRIBUTES, CONTRIBUTES),
    **dict.fromkeys(("draft_review", "upload_add", "upload_columns"), (OWN_UPLOAD, OWN_UPLOAD)),
    "upload_progress": (OWN_UPLOAD, None),
    "sign_in": (OPEN, OPEN),
    "join": (OPEN, OPEN),
    "admin_sign_in": (NOT_SIGNED_IN, None),  # who is, and comes here, is not let into the admin
    "sign_out": (SIGNED_IN, SIGNED_IN),
    "account": (SIGNED_IN, None),
    "password": (SIGNED_IN, SIGNED_IN),
    **dict.fromkeys(("audit", "audit_csv"), (SIGNED_IN, None)),
    "team_new": (ROOT, ROOT),
    "team": (SEES_TEAM, None),
    **dict.fromkeys(("team_member", "team_invite", "team_uninvite"), (ADMINISTERS, ADMINISTERS)),
}  # fmt: skip

# Who → what they have where the event is their team's and somebody else made it and its texts.
HAVE: dict[str, set[str]] = {
    "visitor": {OPEN, NOT_SIGNED_IN},
    "stranger": {OPEN, SIGNED_IN, CONTRIBUTES, EDITS},  # an admin of another team
    "newcomer": {OPEN, SIGNED_IN},  # an account without a team
    "viewer": {OPEN, SIGNED_IN, SEES, SEES_TEAM},
    "contributor": {OPEN, SIGNED_IN, CONTRIBUTES, SEES, SEES_TEAM, ADDS},
    "curator": {OPEN, SIGNED_IN, CONTRIBUTES, EDITS, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, CODES},
    "admin": {OPEN, SIGNED_IN, CONTRIBUTES, EDITS, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, ADMINISTERS},
    "uploader": {OPEN, SIGNED_IN, CONTRIBUTES, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, OWN_UPLOAD, OWN_JOB},
    "root": {
        OPEN, SIGNED_IN, CONTRIBUTES, ROOT, EDITS, SEES, SEES_TEAM, ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, ADMINISTERS,
        OWN_UPLOAD, OWN_JOB,
    },
}  # fmt: skip
OF_AN_EVENT = {ADDS, CHANGES_EVENT, CHANGES_ARTICLE, CURATES, CODES}
OF_A_THING = OF_AN_EVENT | {SEES, OWN_UPLOAD, OWN_JOB, SEES_TEAM, ADMINISTERS}
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class House:
    """One team's event with everything that an address can name, and people."""

    event: Event
    people: dict[str, User | None]
    addresses: dict[str, str]


@pytest.fixture
def house(
    compared: Event,
    team: Team,
    make_person: Callable[..., User],
    sign_in_required: None,
    monkeypatch: pytest.MonkeyPatch,
) -> House:
    monkeypatch.setattr("webapp.pages.views.events.load_seeds", list)
    other = Team.objects.create(name="Another desk")
    people: dict[str, User | None] = {
        "visitor": None,
        "stranger": make_person("stranger", Role.ADMIN, other),
        "newcomer": make_person("newcomer"),
        "viewer": make_person("viewer", Role.VIEWER, team),
        "contributor": make_person("contributor", Role.CONTRIBUTOR, team),
        "curator": make_person("curator", Role.CURATOR, team),
        "admin": make_person("admin", Role.ADMIN, team),
        "uploader": make_person("uploader", Role.CONTRIBUTOR, team),
        "root": make_person("root", is_superuser=True),
    }
    uploader = people["uploader"]
    Event.objects.filter(pk=compared.pk).update(team=team, maker=uploader, visibility=Visibility.TEAM)
    parcel = Parcel.objects.create(digest="1", filename="all.zip", content=b"zip")
    compared.articles.update(uploader=uploader, parcel=parcel)
    compared.refresh_from_db()
    return House(compared, people, _addresses(compared, team, people))


def _addresses(event: Event, team: Team, people: dict[str, User | None]) -> dict[str, str]:
    uploader = people["uploader"]
    article = event.articles.exclude(outlet=None).order_by("-pk")[0]
    kept = {name: getattr(article, name) for name in ("original", "document", "content_hash")}
    earlier = EarlierVersion.objects.create(article=article, reason="x", original_hash="x", **kept)
    upload = open_upload(person=uploader)
    text = read_parcel(COURIER.encode(), "courier.txt").taken[0].text
    assert text is not None
    store_draft(text, batch=upload.pk)
    link = sharing.share_view(event, "", actor=uploader)
    admin = team.memberships.get(role=Role.ADMIN)
    token = invite(team, Role.VIEWER, "", actor=admin.person)
    note = words_at(event, "claims", 0)
    analyses.beat("worker one")
    analyses.beat("canary")
    table = upload.arrivals.create(name="t.csv", outcome="unclear", table={"name": "t.csv", "columns": ["a"], "rows": 1, "mapping": {}, "sample": [], "question": "?"})  # fmt: skip
    project = _coded(event, people)
    seat, item = project.coders.get(person=people["curator"]), project.items.first()
    draft = start_draft("boosters", people["root"])
    trial = Trial.objects.create(edition=draft, digest=draft.digest, articles=[article.pk], author_name="x")
    job = Job.objects.create(kind="analyze", title="Analyzing", person=uploader, name="uploader")
    name = draft.name
    sentence = article.document["sentences"][0]
    correction = Correction.objects.create(
        article=article, kind="sentence.voice", cell="x", number=1, author_name="x"
    )
    row = note.rstrip("/").rpartition("/")[2]
    queries = {
        "article_correct": f"?kind=sentence.voice&start={sentence['start']}&end={sentence['end']}",
        "row_correct": "?kind=claim.rename",
    }
    arguments: dict[str, list[object]] = {
        **{key: [project.pk] for key in ("coding_project", "coding_close", "coding_delete", "coding_results")},
        **{key: [project.pk] for key in ("coding_csv", "coding_take_over")},
        **{key: [project.pk, seat.pk] for key in ("coding_seat", "coding_finish")},
        "coding_item": [project.pk, seat.pk, 1],
        "coding_settle": [project.pk, item.pk],
        **{key: [] for key in ("codebook_list", "codebook_renewal", "example_load")},
        **{key: [name] for key in ("codebook", "codebook_draft", "codebook_import", "codebook_back", "codebook_compare")},
        "codebook_file": [name, "shipped", f"{name}.tsv"],
        **{key: [draft.pk] for key in ("codebook_edit", "codebook_replace", "codebook_try", "codebook_publish")},
        "codebook_discard": [draft.pk],
        "codebook_trial": [trial.pk],
        **{key: [job.pk] for key in ("job", "job_progress", "job_retry")},
        "outlet": [Outlet.objects.create(name="Described Daily", slug="described-daily", domain="daily.example").slug],
        "measure": ["quotes"],
        "event_section": [event.slug, "claims"],
        "event_export_csv": [event.slug, "claims"],
        "evidence_by_number": [event.slug, "claims", 0],
        "event_unshare": [event.slug, link.pk],
        "article_version": [article.pk, earlier.pk],
        "upload_columns": [upload.pk, table.pk],
        "shared_section": [link.token, "claims"],
        "shared_evidence": [link.token, "claims", row],
        "row_correct": [event.slug, "claims", row],
        **{key: [correction.pk] for key in ("correction_undo", "correction_redo", "correction_confirm")},
        "outlet_curate": ["described-daily"],
        "team_member": [team.pk, admin.pk],
        "team_uninvite": [team.pk, team.invitations.get().pk],
        "join": [token],
    }  # fmt: skip
    found = {}
    for name in NEEDS:
        if name == "evidence":
            found[name] = note
            continue
        family = name.partition("_")[0]
        given = {
            "shared": link.token,
            "article": article.pk,
            "upload": upload.pk,
            "draft": upload.pk,
            "team": team.pk,
        }
        bare = ("event_list", "measure_list", "upload", "team_new")
        default = [] if name in bare else [given.get(family, event.slug)] if name in ("side_by_side", "article", "team") or "_" in name else []  # fmt: skip
        if name in ("sign_in", "sign_out", "admin_sign_in", "audit_csv"):
            default = []
        found[name] = reverse(name, args=arguments.get(name, default)) + queries.get(name, "")
    return found


def _coded(event: Event, people: dict[str, User | None]) -> CodingProject:
    plan = coding.Plan(
        title="Who speaks",
        unit=CodingProject.Unit.SENTENCE,
        questions=("sentence.voice",),
        coders=(("curator", people["curator"]), ("admin", people["admin"])),
        size=3,
        seed=4,
    )
    project = coding.make_project(event, plan, made_by="curator")
    coding.close(project, closed_by="curator")
    return project


def test_every_address_is_in_the_table() -> None:
    assert {pattern.name for pattern in urlpatterns if isinstance(pattern, URLPattern)} == set(NEEDS)


@pytest.mark.parametrize("who", list(HAVE))
def test_each_sees_and_changes_only_what_is_theirs(house: House, who: str) -> None:
    client = _client(house.people[who])
    wrong = []
    for name, address in house.addresses.items():
        for method in METHODS:
            wanted = _expected(who, name, method)
            if method == "HEAD" and wanted == "served":
                continue  # as GET, and as slow
            found = _answer(client, method, address)
            if found != wanted and not (wanted == "served" and found == "not by this method"):
                wrong.append((name, method, wanted, found))
    assert wrong == []


def _expected(who: str, name: str, method: str) -> str:
    reading, sending = NEEDS[name]
    is_reading = method in ("GET", "HEAD", "OPTIONS")
    if not is_reading and sending is None:
        return "not by this method"
    need = reading if is_reading else sending
    if need in HAVE[who]:
        return "served"
    if who == "visitor":
        return "sign in"
    may_know = need in OF_AN_EVENT and SEES in HAVE[who]
    may_know = may_know or (need == ADMINISTERS and SEES_TEAM in HAVE[who])
    return "not here" if need in OF_A_THING and not may_know else "not allowed"


def _answer(client: Client, method: str, address: str) -> str:
    cookies = client.cookies.output(attrs=[], header="", sep=";")
    with transaction.atomic():  # what one is allowed to do is undone before the next tries
        response = client.generic(method, address, b"", "application/x-www-form-urlencoded")
        transaction.set_rollback(True)
    client.cookies.load(cookies)  # also signing out
    if response.status_code == 302 and response["Location"].startswith("/sign-in/?next="):
        return "sign in"
    said = {403: "not allowed", 404: "not here", 405: "not by this method"}
    return said.get(response.status_code, "served" if response.status_code < 500 else "broken")


def _client(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


# --- what several events go into --------------------------------------------------------------------------


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
    for address, page in _pages_of_lists(_client(house.people[who])):
        echoed = asked.get(address.lstrip("/"), "")
        told = [each for each in secrets_of if each in page and each != echoed]
        assert told == [], address


def test_the_same_lists_tell_a_member_of_it(house: House, secrets_of: tuple[str, ...]) -> None:
    """The test above can fail."""
    pages = dict(_pages_of_lists(_client(house.people["curator"])))
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
    client = _client(house.people["stranger"])
    sent = client.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})
    review = client.get(sent["Location"]).content.decode()
    assert "Check the reading" in review
    assert "Harbour talks" not in review
    assert "Lisport Gazette" not in review
    # and a member's is
    member = _client(house.people["contributor"])
    sent = member.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})
    assert "Harbour talks" in member.get(sent["Location"]).content.decode()


def test_a_stranger_cannot_put_a_text_into_another_teams_event_by_naming_it(house: House) -> None:
    client = _client(house.people["stranger"])
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
    client = _client(viewer)
    batch = client.post("/upload/", {"paste": GAZETTE, "upload": str(uuid.uuid4())})["Location"]
    page = client.post(batch, _filled(client.get(batch).content.decode()) | {"event": house.event.slug})
    assert page.status_code == 422
    assert "may read that event, but not add to it" in page.content.decode()


def _filled(page: str) -> dict[str, str]:
    """The form of one draft as it stands."""
    import re

    prefix = re.search(r'name="([0-9a-f-]{36})-title"', page)
    assert prefix is not None
    return {f"{prefix[1]}-role": "coverage", f"{prefix[1]}-title": "A title", "event_title": "Mine"}


def test_a_new_event_belongs_to_its_makers_team_or_to_the_maker_alone(house: House, team: Team) -> None:
    person = house.people["contributor"]
    client = _client(person)
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
    client = _client(house.people["contributor"])
    sent = client.post("/upload/", {"paste": GAZETTE, "upload": str(number)})
    assert sent.status_code == 302
    assert str(number) not in sent["Location"]


# --- nothing of one reader in what the next one gets --------------------------------------------------------


def test_a_page_stored_for_one_is_not_shown_to_another_who_may_not_see_it(house: House) -> None:
    address = reverse("event_report", args=[house.event.slug])
    member, stranger, visitor = (_client(house.people[who]) for who in ("curator", "stranger", "visitor"))
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
        pages[who] = _client(house.people[who]).get(address).content
    assert pages["curator"] == pages["root"]  # who may do the same is sent the same
    for page in pages.values():
        assert b"curator" not in page
        assert b"csrfmiddlewaretoken" not in page


def test_who_leaves_the_team_is_shown_no_stored_page_from_then_on(house: House, team: Team) -> None:
    address = reverse("event_report", args=[house.event.slug])
    client = _client(house.people["viewer"])
    assert client.get(address).status_code == 200
    assert client.get(address).status_code == 200
    team.memberships.filter(person=house.people["viewer"]).delete()
    assert client.get(address).status_code == 404


def test_closing_an_event_closes_its_stored_page(house: House) -> None:
    address = reverse("event_report", args=[house.event.slug])
    Event.objects.filter(pk=house.event.pk).update(visibility=Visibility.PUBLIC)
    visitor = _client(None)
    assert visitor.get(address).status_code == 200
    assert visitor.get(address).status_code == 200
    maker = _client(house.people["uploader"])
    page = reverse("event_visibility", args=[house.event.slug])
    said = {"visibility": "private", "team": house.event.team_id, "seen": f"public {house.event.team_id}"}
    assert maker.post(page, said).status_code == 302
    assert visitor.get(address).status_code == 302
    assert _client(house.people["curator"]).get(address).status_code == 404
    assert not sharing.shared_links(house.event)  # private means that no link leads there either


def test_texts_from_before_uploads_had_a_maker_are_nobodys_but_the_superusers(house: House) -> None:
    upload = open_upload()
    assert upload.maker is None
    upload.expires_at = timezone.now() + timedelta(hours=1)
    address = reverse("draft_review", args=[upload.pk])
    assert _client(house.people["admin"]).get(address).status_code == 404
    assert _client(house.people["root"]).get(address).status_code == 200


def test_an_outlet_of_another_team_is_not_offered_by_name(house: House) -> None:
    client = _client(house.people["stranger"])
    batch = client.post("/upload/", {"paste": COURIER, "upload": str(uuid.uuid4())})["Location"]
    review = client.get(batch).content.decode()
    assert "Described Daily" in review
    assert "Lisport Gazette" not in review
    assert "Port Authority" not in review
