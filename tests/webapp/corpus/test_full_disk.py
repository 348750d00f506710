"""Where there is no room left, nothing is stored half, and the next try finds everything as it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from webapp.analyses import queue
from webapp.analyses.models import Run
from webapp.corpus import services
from webapp.corpus.models import Article, Draft, Event, Outlet

pytestmark = pytest.mark.django_db
MODELS = (Event, Outlet, Article, Run)


@pytest.mark.parametrize("full_at", range(1, 7))
def test_a_disk_that_fills_up_at_any_write_leaves_no_half_of_an_upload(
    article_text: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, full_at: int
) -> None:
    drafts = [
        services.create_draft(article_text(name).encode(), f"{name}.txt") for name in ("bridge", "park")
    ]
    details = [services.details_of(draft) for draft in drafts]
    with monkeypatch.context() as filling:
        written = fill_up(filling, full_at)
        with pytest.raises(OperationalError, match="disk is full"):
            queue.submit_drafts(drafts, details=details, event_title="Opening", actor=None)
    assert written == list(range(1, full_at + 1))
    assert [model.objects.count() for model in MODELS] == [0, 0, 0, 0]
    assert Draft.objects.filter(article=None).count() == 2
    queue.submit_drafts(drafts, details=details, event_title="Opening", actor=None)
    assert [model.objects.count() for model in MODELS] == [1, 0, 2, 2]


def test_a_full_disk_is_said_on_the_page_and_what_was_typed_is_still_there(
    client: Client, article_text: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = article_text("bridge")
    with monkeypatch.context() as filling:
        fill_up(filling, 2)
        refused = client.post(reverse("upload"), {"paste": text, "event_title": "Opening"})
    assert refused.status_code == 503
    assert "nothing of it was saved" in refused.content.decode()
    assert text[:40] in refused.content.decode()
    assert not Draft.objects.exists()
    review = client.post(reverse("upload"), {"paste": text, "event_title": "Opening"})["Location"]
    form = {"event_title": "Opening", f"{Draft.objects.get().pk}-role": "coverage"}
    with monkeypatch.context() as filling:
        fill_up(filling, 2)
        page = client.post(review, form).content.decode()
    assert "nothing of it was saved" in page
    assert not Article.objects.exists()
    assert client.post(review, form).status_code == 302
    assert Article.objects.count() == 1


def fill_up(filling: pytest.MonkeyPatch, full_at: int) -> list[int]:
    """Make the database refuse the so-manieth insert or update, as SQLite and PostgreSQL do on a full disk."""
    from django.db.backends.utils import CursorWrapper

    really, written = CursorWrapper.execute, list[int]()

    def execute(self: CursorWrapper, sql: Any, params: Any = None) -> Any:
        if str(sql).startswith(("INSERT", "UPDATE")):
            written.append(len(written) + 1)
            if len(written) == full_at:
                raise OperationalError("database or disk is full")
        return really(self, sql, params)

    filling.setattr(CursorWrapper, "execute", execute)
    return written
