"""One team's event with everything that an address can name, people of every role, and people of another team."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, reverse

from tests.analyzer.fitting.labels import model
from tests.webapp.pages.conftest import COURIER, words_at
from webapp.analyses import health, queue, sharing
from webapp.analyses.models import Report, Run, State, Trial
from webapp.audit.models import Entry
from webapp.codebooks.models import Edition, Naming
from webapp.codebooks.services import start_draft
from webapp.coding import services as coding
from webapp.coding.models import CodingProject
from webapp.corpus.drafts import store_draft
from webapp.corpus.intake import open_upload, read_parcel
from webapp.corpus.models import EarlierVersion, Event, Outlet, Parcel
from webapp.corrections.models import Correction
from webapp.jobs.models import Job, MadeFile
from webapp.learning import services as learning
from webapp.people.models import Role, Team, Visibility
from webapp.people.services import invite
from webapp.urls import urlpatterns

NAMES = [str(pattern.name) for pattern in urlpatterns if isinstance(pattern, URLPattern)]


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
    # Asking for every address takes a while, in which a worker that beat once is not missed.
    monkeypatch.setattr(health, "SILENT_AFTER", timedelta(hours=1))
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
    """Every address that the application names, led to what is in the house."""
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
    health.beat("worker one")
    health.beat("canary")
    table = upload.arrivals.create(name="t.csv", outcome="unclear", table={"name": "t.csv", "columns": ["a"], "rows": 1, "mapping": {}, "sample": [], "question": "?"})  # fmt: skip
    project = _coded(event, people)
    seat, item = project.coders.get(person=people["curator"]), project.items.first()
    draft = start_draft("boosters", people["root"])
    book = start_draft("bilateral_security_trade", people["root"])
    trial = Trial.objects.create(edition=draft, digest=draft.digest, articles=[article.pk], author_name="x")
    job = Job.objects.create(kind="analyze", title="Analyzing", person=uploader, name="uploader")
    report = event.reports.get(angle="")
    MadeFile.objects.create(job=job, report=report, name="x.pdf", media_type="application/pdf", content=b"x")
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
        "codebook_frame_new": [book.pk],
        "codebook_frame_remove": [book.pk, "security"],
        "codebook_trial": [trial.pk],
        **{key: [job.pk] for key in ("job", "job_progress", "job_retry", "job_file")},
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
        **{
            f"correction_{act}": [correction.pk] for act in ("undo", "redo", "confirm", "outcome")
        },
        "outlet_curate": ["described-daily"],
        "team_member": [team.pk, admin.pk],
        "team_uninvite": [team.pk, team.invitations.get().pk],
        "join": [token],
    }  # fmt: skip
    found = {}
    for name in NAMES:
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


def client_of(person: User | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


@pytest.fixture
def rows(house: House) -> dict[str, Any]:
    """A row of the team for each list."""
    event, curator = house.event, house.people["curator"]
    queue.join_names(event, ["Ana Brown", "Director Brown"], "person", curator, "a reason of our own")
    Run.objects.filter(article__event=event).update(state=State.FAILED)
    Report.objects.filter(event=event, angle="").update(last_error="No Chromium in the harbour")
    Correction.objects.update(reason="a reason of our own", needs_review=True)
    job = Job.objects.create(kind="analyze", title="Describing the harbour", person=curator, name="curator")
    fitted = learning.store_model(model(), curator)
    Group.objects.create(name="desk")
    return {
        "corpus.event": event,
        "corpus.article": event.articles.exclude(outlet=None).first(),
        "corpus.outlet": Outlet.objects.get(name="Lisport Gazette"),
        "corrections.correction": Correction.objects.first(),
        "codebooks.naming": Naming.objects.get(),
        "codebooks.edition": Edition.objects.first(),
        "learning.fittedmodel": fitted,
        "analyses.run": Run.objects.first(),
        "analyses.report": event.reports.filter(angle="").first(),
        "jobs.job": job,
        "auth.user": curator,
        "auth.group": Group.objects.get(),
        "people.team": event.team,
        "audit.entry": Entry.objects.last(),
    }
