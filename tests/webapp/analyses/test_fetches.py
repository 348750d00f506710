"""Pages that people asked for are fetched by a worker, once, and what came of each is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from webapp.analyses import fetches, queue
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Fetch
from webapp.corpus import intake
from webapp.corpus.fetching import FetchedPage, FetchError
from webapp.corpus.models import Draft, Upload

pytestmark = pytest.mark.django_db
URL = "https://post.example/bridge"
Text = Callable[[str], str]


@pytest.fixture
def upload() -> Upload:
    made = intake.open_upload()
    queue.fetch_pages(made, [URL])
    return made


def answer(monkeypatch: pytest.MonkeyPatch, with_: FetchedPage | Exception) -> list[str]:
    asked: list[str] = []

    def fetch(url: str, **_: object) -> FetchedPage:
        asked.append(url)
        if isinstance(with_, Exception):
            raise with_
        return with_

    monkeypatch.setattr(fetches, "fetch", fetch)
    return asked


def page(text: str) -> FetchedPage:
    return FetchedPage(f"<article><h1>Bridge</h1><p>{text}</p></article>".encode(), "text/html", URL)


def work() -> None:
    for job in due_jobs(Fetch):
        fetches.perform_fetch(job.pk)


def test_a_page_waits_and_then_becomes_a_draft(
    upload: Upload, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert upload.arrivals.get().outcome == "fetching"
    answer(monkeypatch, page(article_text("bridge")))
    work()
    arrival = upload.arrivals.get()
    assert (arrival.name, arrival.outcome, arrival.draft) == (URL, "accepted", Draft.objects.get())
    assert Fetch.objects.get().state == "done"


def test_a_page_that_cannot_be_had_is_refused_at_once_with_the_reason(
    upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, FetchError("There is no network."))
    work()
    work()
    assert asked == [URL]
    assert (upload.arrivals.get().outcome, upload.arrivals.get().reason) == (
        "refused",
        "There is no network.",
    )


def test_a_page_without_an_article_is_refused(upload: Upload, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, page("Too short."))
    work()
    assert upload.arrivals.get().outcome == "refused"
    assert not Draft.objects.exists()


def test_a_crash_is_tried_again_and_after_the_third_time_said(
    upload: Upload, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, RuntimeError("a bug"))
    for _ in range(4):
        Fetch.objects.update(not_before=timezone.now())
        work()
    assert len(asked) == 3
    arrival = upload.arrivals.get()
    assert arrival.outcome == "refused"
    assert "upload the file" in arrival.reason


def test_a_late_worker_does_not_write_twice(
    upload: Upload, article_text: Text, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(url: str, **_: object) -> FetchedPage:
        Fetch.objects.update(token=None)  # its lease ran out and another took the job
        return page(article_text("bridge"))

    monkeypatch.setattr(fetches, "fetch", fetch)
    work()
    assert upload.arrivals.get().outcome == "fetching"
    assert not Draft.objects.exists()


def test_an_upload_that_was_thrown_away_takes_its_fetches_along(upload: Upload) -> None:
    intake.forget(upload)
    assert not Fetch.objects.exists()
