# ruff: noqa: F811
"""A report as a PDF by a button: a leased job with its progress, a download for whoever asked, and no copy that outlives a text."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.webapp.pages.test_export_pdf import chromium, program  # noqa: F401
from webapp.analyses import queue as analyses
from webapp.analyses.models import State
from webapp.corpus.models import Event
from webapp.jobs import services
from webapp.jobs.models import Job, MadeFile
from webapp.people.models import Membership, Role, Team, Visibility

pytestmark = pytest.mark.django_db
MAKES = (
    'for said in "$@"; do case $said in --print-to-pdf=*) echo "%PDF-1.7 made" > "${said#*=}";; esac; done'
)


@pytest.fixture
def browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that writes a file where Chromium would."""
    made = program(tmp_path, MAKES)
    monkeypatch.setenv("SIDELIGHT_CHROMIUM", str(made))
    return made


def ask(client: Client, event: Event, query: str = "", **sent: str) -> Job:
    response = client.post(reverse("event_print", args=[event.slug]) + query, sent)
    assert response.status_code == 302, response.content.decode()
    return Job.objects.get(pk=response["Location"].split("/")[2])


def do(job: Job) -> Job:
    services.perform_job(job.pk)
    return Job.objects.get(pk=job.pk)


def test_a_report_is_printed_by_a_worker_and_downloaded(
    client: Client, compared: Event, browser: Path
) -> None:
    assert (
        reverse("event_print", args=[compared.slug])
        in client.get(f"/events/{compared.slug}/").content.decode()
    )
    job = ask(client, compared)
    assert (job.state, job.kind, job.title) == (State.QUEUED, "print", "Print “Harbour talks”")
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert "Waits in line" in page
    assert reverse("job_file", args=[job.pk]) not in page

    job = do(job)

    assert (job.state, job.done, job.total) == (State.DONE, 2, 2)
    page = client.get(reverse("job", args=[job.pk])).content.decode()
    assert reverse("job_file", args=[job.pk]) in page
    file = client.get(reverse("job_file", args=[job.pk]))
    assert file["Content-Type"] == "application/pdf"
    assert file["Content-Disposition"] == 'attachment; filename="harbour-talks.pdf"'
    assert file.content.startswith(b"%PDF-1.7 made")


def test_it_shows_the_view_that_was_read(client: Client, compared: Event, chromium: Path) -> None:
    job = do(ask(client, compared, "?blind=1", opened="on"))
    assert job.state == State.DONE, job.last_error
    text = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(bytes(MadeFile.objects.get().content))).pages
    )
    assert "Harbour talks" in " ".join(text.split())
    assert "Lisport Gazette" not in text


def test_without_chromium_the_page_says_so_and_what_to_do_and_no_job_begins(
    client: Client, compared: Event, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SIDELIGHT_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    for response, status in ((client.get, 200), (client.post, 422)):
        page = response(reverse("event_print", args=[compared.slug]))
        assert page.status_code == status
        said = page.content.decode()
        assert "Making a PDF needs Chromium or Chrome" in said
        assert "print it from your browser" in said
        assert "Make the PDF" not in said
    assert not Job.objects.exists()


def test_a_browser_that_is_gone_by_then_or_fails_is_said_on_the_jobs_page(
    client: Client, compared: Event, browser: Path
) -> None:
    job = ask(client, compared)
    browser.write_text("#!/bin/sh\necho no display\n")
    job = do(job)
    assert job.state == State.FAILED
    assert "made no PDF" in job.last_error
    assert "Try again" in client.get(reverse("job", args=[job.pk])).content.decode()
    assert not MadeFile.objects.exists()


def test_where_there_is_no_report_yet_there_is_nothing_to_print(
    client: Client, make_event: Callable[..., Event], browser: Path
) -> None:
    event = make_event("bridge", "park")
    assert "no report to print" in client.get(reverse("event_print", args=[event.slug])).content.decode()
    analyses.request_event(event)
    assert "is being made" in client.get(reverse("event_print", args=[event.slug])).content.decode()
    assert client.post(reverse("event_print", args=[event.slug])).status_code == 422


def test_asking_twice_gives_one_job(client: Client, compared: Event, browser: Path) -> None:
    first, second = ask(client, compared), ask(client, compared)
    assert first == second
    assert ask(client, compared, "?blind=1") != first
    do(first)
    assert ask(client, compared) != first  # once it is done it may be made again


def test_deleting_a_text_takes_the_pdf_along(client: Client, compared: Event, browser: Path) -> None:
    job = do(ask(client, compared))
    analyses.withdraw_article(compared.articles.all()[0].pk, actor=None)
    assert not MadeFile.objects.exists()
    assert client.get(reverse("job_file", args=[job.pk])).status_code == 404
    assert "no longer here" in client.get(reverse("job", args=[job.pk])).content.decode()


def test_a_text_that_is_deleted_while_it_is_printed_is_in_no_file(
    client: Client, compared: Event, browser: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webapp.pages import prints

    real = prints.print_page

    def slow(page: str, program: Path) -> bytes:
        analyses.withdraw_article(compared.articles.all()[0].pk, actor=None)
        return real(page, program)

    monkeypatch.setattr(prints, "print_page", slow)
    job = do(ask(client, compared))
    assert job.state == State.FAILED
    assert "while this was printed" in job.last_error
    assert not MadeFile.objects.exists()


def test_a_day_later_it_is_gone(client: Client, compared: Event, browser: Path) -> None:
    do(ask(client, compared))
    services.drop_old_files()
    assert MadeFile.objects.exists()
    MadeFile.objects.update(stored_at=timezone.now() - timedelta(hours=25))
    services.drop_old_files()
    assert not MadeFile.objects.exists()


def test_who_may_read_the_event_no_more_gets_neither_job_nor_file(
    compared: Event, browser: Path, team: Team, make_person: Callable[..., User], sign_in_required: None
) -> None:
    Event.objects.filter(pk=compared.pk).update(team=team, visibility=Visibility.TEAM)
    person = make_person("ana", Role.CONTRIBUTOR, team)
    client = Client()
    client.force_login(person)
    job, waiting = do(ask(client, compared)), ask(client, compared, "?blind=1")
    assert client.get(reverse("job_file", args=[job.pk])).status_code == 200
    Membership.objects.all().delete()
    assert client.get(reverse("job_file", args=[job.pk])).status_code == 404
    waiting = do(waiting)
    assert waiting.state == State.FAILED
    assert "not open to you any more" in waiting.last_error
    assert MadeFile.objects.count() == 1
