"""A file of labels is sent in the admin: looked through at once, fitted on by a worker, and refused in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.analyzer.fitting.labels import rows
from tests.webapp.curation.test_admin import INLINE
from webapp.analyses.models import State
from webapp.curation import forms
from webapp.jobs import services
from webapp.jobs.models import GivenFile, Job
from webapp.learning.models import FittedModel

pytestmark = pytest.mark.django_db
ADDRESS = reverse("admin:learning_file")
ARTICLES = {
    "economic": "Prices and taxes rise in {0}.\n\nThe budget of {0} grew by two million euros. Exports and wages fell. Banks lend less to firms.",
    "security_and_defense": "Troops guard {0}.\n\nThe army sent soldiers to {0}. The threat of an attack is grave. Police and border guards watch the port.",
}
PLACES = ("Harrow", "Lisport", "Quayside", "Norwood")


def lines(found: list[Any]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found).encode()


def articles() -> list[dict[str, Any]]:
    return [
        {"text": text.format(place) + " " * number, "label": [frame], "group": place}
        for place in PLACES
        for number in range(3)
        for frame, text in ARTICLES.items()
    ]


def tones() -> list[dict[str, Any]]:
    said = {
        "negative": "{} is a shameful liar and a disgrace.",
        "positive": "{} is a brave and honest friend.",
    }
    said["neutral"] = "{} spoke on Monday at the town hall."
    found = []
    for place, (tone, text), name in (
        (p, each, n) for p in PLACES for each in said.items() for n in ("Brown", "Green")
    ):
        found.append({"text": text.format(name), "label": tone, "group": place, "start": 0, "end": len(name)})
    return found


def send(client: Client, content: bytes, what: str = "loaded", name: str = "mine.jsonl", **said: str) -> Any:
    file = SimpleUploadedFile(name, content)
    return client.post(
        ADDRESS, {"what": what, "file": file, "licence": "ours", "without_meaning": "on", **said}
    )


def do() -> Job:
    services.perform_job(Job.objects.get().pk)
    return Job.objects.get()


def test_the_page_says_what_a_line_holds_and_runs_under_the_strict_policy(curator: Client) -> None:
    page = curator.get(ADDRESS)
    assert page.status_code == 200
    assert "One JSON object a line" in page.content.decode()
    assert not INLINE.findall(page.content.decode())
    assert ADDRESS in curator.get(reverse("admin:learning_labels")).content.decode()


def test_a_worker_fits_a_model_on_it_which_stays_switched_off_and_the_file_goes(curator: Client) -> None:
    response = send(curator, lines(rows()))
    job = Job.objects.get()
    assert response["Location"] == reverse("job", args=[job.pk])
    assert (job.title, job.asked["texts"]) == ("Learn loaded wording from mine.jsonl", 48)
    assert GivenFile.objects.exists()

    job = do()

    assert (job.state, job.done, job.total) == (State.DONE, 48, 48), job.last_error
    row = FittedModel.objects.get()
    assert (row.task, row.is_used, row.card["data"], row.card["licence"]) == (
        "loaded",
        False,
        "mine.jsonl",
        "ours",
    )
    assert list(row.fitted_by.all()) == [User.objects.get(username="ann")]
    assert not GivenFile.objects.exists()
    assert "Look at its figures" in curator.get(reverse("job", args=[job.pk])).content.decode()


@pytest.mark.parametrize(("what", "made"), [("frames_article", articles), ("tone", tones)])
def test_what_is_labelled_on_no_page_is_learned_from_a_file(
    curator: Client, what: str, made: Callable[[], list[dict[str, Any]]]
) -> None:
    assert send(curator, lines(made()), what).status_code == 302
    job = do()
    assert job.state == State.DONE, job.last_error
    assert FittedModel.objects.get().task == what


GOOD = {"text": "A sentence.", "label": True, "group": "a"}
BAD = {
    "empty": (b"", "loaded", "mine.jsonl has 0 labelled texts"),
    "too few": (lines([GOOD] * 3), "loaded", "has 3 labelled texts; 20 are the least"),
    "not UTF-8": (lines([GOOD]) + "{“text”: “é”}".encode("cp1252"), "loaded", "mine.jsonl, line 2: not text in UTF-8"),
    "UTF-16": (lines(rows()).decode().encode("utf-16"), "loaded", "line 1: not text in UTF-8"),
    "no JSON": (lines([GOOD]) + b"text,label\n", "loaded", "line 2: no JSON"),
    "a list": (b'["a", "b"]\n', "loaded", "line 1: not a JSON object"),
    "a number": (b"7\n", "loaded", "line 1: not a JSON object"),
    "a word for a truth": (lines([{**GOOD, "label": "yes"}]), "loaded", "label must be true or false, not 'yes'"),
    "no text": (lines([{"label": True}]), "loaded", "text is missing"),
    "one frame for a list": (lines([{**GOOD, "label": "economic"}]), "frames_article", "label must be a list"),
    "an unknown frame": (lines([{**GOOD, "label": ["kittens"]}]), "frames_article", "text 1: there is no frame 'kittens'"),
    "an unknown frame of a sentence": (lines([{**GOOD, "label": "economic+kittens"}]), "frames", "no frame 'kittens'"),
    "a tone of nobody": (lines([{**GOOD, "label": "positive"}]), "tone", "start and end must give the target’s place"),
    "a place past the end": (lines([{**GOOD, "label": "positive", "start": 3, "end": 900}]), "tone", "start and end"),
    "nested without end": (b"[" * 200_000, "loaded", "took too much time or memory"),
    "an archive": (b"PK\x03\x04" + bytes(range(256)) * 10, "loaded", "not text in UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", list(BAD))
def test_a_file_that_nothing_can_be_learned_from_is_refused_and_nothing_begins(
    curator: Client, name: str
) -> None:
    content, what, said = BAD[name]
    response = send(curator, content, what)
    page = unescape(response.content.decode()).replace("'s place", "’s place")
    assert response.status_code == 422
    assert "Nothing was taken from it" in page
    assert said in page
    assert not Job.objects.exists()
    assert not GivenFile.objects.exists()


def test_a_file_that_is_too_large_is_not_even_read(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "MAX_UPLOAD_BYTES", 1_000)
    monkeypatch.setattr(forms, "shared_reader", lambda: pytest.fail("read"))
    assert "larger than" in send(curator, lines(rows())).content.decode()


def test_without_a_file_or_of_an_unknown_kind_the_page_says_so(curator: Client) -> None:
    page = curator.post(ADDRESS, {"what": "loaded"})
    assert page.status_code == 422
    assert "File: This field is required" in page.content.decode()
    assert send(curator, lines(rows()), "taste").status_code == 422
    assert not Job.objects.exists()


def test_the_same_file_sent_twice_is_one_job(curator: Client) -> None:
    first, second = send(curator, lines(rows())), send(curator, lines(rows()))
    assert first["Location"] == second["Location"]
    assert Job.objects.count() == GivenFile.objects.count() == 1


def test_a_file_is_kept_no_longer_than_a_day_and_the_job_then_says_so(curator: Client) -> None:
    send(curator, lines(rows()))
    GivenFile.objects.update(stored_at=timezone.now() - timedelta(hours=25))
    services.drop_old_files()
    assert not GivenFile.objects.exists()
    job = do()
    assert job.state == State.FAILED
    assert "Send it again" in job.last_error


def test_a_file_stays_for_another_try_where_fitting_broke_off(
    curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(curator, lines(rows()))
    monkeypatch.setitem(services.WORK, "fit_file", lambda job: 1 / 0)
    assert do().state == State.QUEUED
    assert GivenFile.objects.exists()


def test_who_may_only_look_sends_no_file(client: Client, make_person: Callable[..., User]) -> None:
    from django.contrib.auth.models import Permission

    watcher = make_person("vera", is_staff=True)
    watcher.user_permissions.add(Permission.objects.get(codename="view_fittedmodel"))
    client.force_login(watcher)
    assert send(client, lines(rows())).status_code == 403
    assert "file of labels" not in client.get(reverse("admin:learning_labels")).content.decode()
