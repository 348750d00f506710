"""Editors see what is held and computed, mend what people wrote, and cannot touch what machines wrote."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from webapp.analyses import services
from webapp.analyses.models import Report, Run, State
from webapp.corpus.models import Article, Event, Outlet
from webapp.jobs.acts import ACTS

MakeEvent = Callable[..., Event]
pytestmark = pytest.mark.django_db

LISTS = ("corpus_outlet", "corpus_event", "corpus_article", "analyses_run", "analyses_report")
# What a strict content security policy would block: script without a source, inline style, inline handlers.
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>|<style|\sstyle=|\son\w+=", re.IGNORECASE
)


def listing(name: str) -> str:
    return reverse(f"admin:{name}_changelist")


def seen_on(curator: Client, address: str) -> dict[str, str]:
    """What a form of the admin carries of the values that it showed."""
    found = re.search(r'name="seen" value="([^"]*)"', curator.get(address).content.decode())
    assert found is not None
    return {"seen": unescape(found[1])}


def act(curator: Client, name: str, action: str, *rows: object, **fields: object) -> str:
    """Choose rows in a list, send an action, and return what the page then says."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], **fields}
    page = curator.post(listing(name), chosen, follow=True)
    assert page.status_code == 200
    return page.content.decode()


@pytest.fixture
def event(make_event: MakeEvent) -> Event:
    made = make_event("bridge", "park")
    services.request_event(made)
    return made


def test_things_are_called_as_on_the_pages(curator: Client, event: Event):
    """On the first page, above the list and on the row itself, and in what an act says of a row that is gone."""
    run = Run.objects.filter(article__event=event).first()
    assert run is not None
    first = curator.get(reverse("admin:index")).content.decode()
    rows = curator.get(listing("analyses_run")).content.decode()
    row = curator.get(reverse("admin:analyses_run_change", args=[run.pk])).content.decode()
    names = curator.get(listing("codebooks_naming")).content.decode()
    assert "Readings of articles" in first
    assert "Statements about names" in first
    assert "reading of an article" in rows
    assert f"Reading {run.pk} of article {run.article_id}" in row
    assert "0 statements about names" in names
    for page in (first, rows, row, names):
        shown = unescape(re.sub(r"<[^>]*>", " ", page))
        assert re.findall(r"\b(?:[Rr]uns?|[Nn]amings?)\b", shown) == []
    assert ACTS["take_naming_back"].open_to(None, [99])[1] == ["statement about names 99: deleted meanwhile"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("query", ["", "?q=bridge"])
def test_every_list_opens_searches_and_runs_under_the_strict_policy(
    curator: Client, event: Event, name: str, query: str
) -> None:
    page = curator.get(listing(name) + query)
    assert page.status_code == 200
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert not INLINE.findall(page.content.decode())


@pytest.mark.parametrize("name", LISTS)
def test_every_row_opens_under_the_strict_policy(curator: Client, event: Event, name: str) -> None:
    Outlet.objects.create(name="Post", slug="post")
    model = {"outlet": Outlet, "event": Event, "article": Article, "run": Run, "report": Report}[
        name.split("_")[1]
    ]
    page = curator.get(reverse(f"admin:{name}_change", args=[model.objects.first().pk]))
    assert page.status_code == 200
    assert not INLINE.findall(page.content.decode())


def test_the_admin_has_no_sign_in_of_its_own(client: Client) -> None:
    assert client.get(reverse("admin:index"))["Location"] == "/admin/login/?next=/admin/"
    assert client.get("/admin/login/?next=/admin/")["Location"] == "/sign-in/?next=/admin/"
    assert client.post("/admin/login/", {"username": "ann", "password": "guess"}).status_code in (302, 405)


def test_somebody_without_the_right_is_told_so_and_not_sent_in_a_circle(client: Client) -> None:
    client.force_login(User.objects.create_user("ben"))
    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize(
    ("action", "role"), [("mark_as_release", "release"), ("mark_as_coverage", "coverage")]
)
def test_marking_changes_the_role_and_compares_anew(
    curator: Client, event: Event, action: str, role: str
) -> None:
    Report.objects.update(state=State.DONE)
    article = event.articles.first()
    Article.objects.update(role="coverage" if role == "release" else "release")
    assert "marked as" in act(curator, "corpus_article", action, article)
    assert Article.objects.get(pk=article.pk).role == role
    assert event.reports.filter(state=State.QUEUED).count() == 1


def test_articles_are_assigned_to_the_chosen_event(
    curator: Client, event: Event, make_event: MakeEvent
) -> None:
    other = make_event("storm", title="Storm")
    article = event.articles.first()
    act(curator, "corpus_article", "assign_to_event", article, event=other.pk)
    assert Article.objects.get(pk=article.pk).event == other


def test_without_a_chosen_event_nothing_is_assigned(curator: Client, event: Event) -> None:
    said = act(curator, "corpus_article", "assign_to_event", event.articles.first(), event="")
    assert "Choose the event" in said
    assert event.articles.count() == 2


def test_an_article_is_analyzed_again(curator: Client, event: Event) -> None:
    Run.objects.update(state=State.FAILED, attempts=3)
    article = event.articles.first()
    act(curator, "corpus_article", "analyze_again", article)
    run = Run.objects.get(article=article)
    assert (run.state, run.attempts) == (State.QUEUED, 0)


def test_a_failed_run_is_tried_again(curator: Client, event: Event) -> None:
    run = Run.objects.first()
    Run.objects.filter(pk=run.pk).update(state=State.FAILED, attempts=3, last_error="broken")
    act(curator, "analyses_run", "retry", run)
    run.refresh_from_db()
    assert (run.state, run.attempts, run.last_error) == (State.QUEUED, 0, "")


def test_a_report_is_made_anew(curator: Client, event: Event) -> None:
    report = Report.objects.get()
    Report.objects.update(state=State.FAILED)
    act(curator, "analyses_report", "rebuild", report)
    assert event.reports.get().state == State.QUEUED


def test_a_new_date_and_a_new_title_are_read_anew_and_a_new_role_is_only_compared(
    curator: Client, event: Event
) -> None:
    article = event.articles.first()
    address = reverse("admin:corpus_article_change", args=[article.pk])
    stated = {"title": article.title, "role": "coverage", "published": "2026-03-01"}
    assert curator.post(address, stated | seen_on(curator, address)).status_code == 302
    assert Run.objects.filter(article=article).count() == 2  # "last Monday" is another day now
    changed = stated | {"title": "Another headline"}
    assert curator.post(address, changed | seen_on(curator, address)).status_code == 302
    assert Run.objects.filter(article=article).count() == 3
    release = changed | {"role": "release", "issuer": "Port Authority"}
    assert curator.post(address, release | seen_on(curator, address)).status_code == 302
    assert Run.objects.filter(article=article).count() == 3


def test_texts_and_machine_rows_cannot_be_written_by_hand(curator: Client, event: Event) -> None:
    article, run = event.articles.first(), Run.objects.first()
    curator.post(
        reverse("admin:corpus_article_change", args=[article.pk]),
        {"title": article.title, "role": "coverage", "document": "{}", "event": ""},
    )
    assert Article.objects.get(pk=article.pk).document == article.document
    assert (
        curator.post(reverse("admin:analyses_run_change", args=[run.pk]), {"state": "done"}).status_code
        == 403
    )
    assert curator.get(reverse("admin:analyses_run_add")).status_code == 403
    assert curator.get(reverse("admin:corpus_article_add")).status_code == 403


def test_deleting_an_article_compares_the_others_anew(
    curator: Client, event: Event, make_event: MakeEvent
) -> None:
    make_event("school")
    Report.objects.all().delete()
    article = event.articles.first()
    address = curator.get(reverse("admin:corpus_article_delete", args=[article.pk])).url  # type: ignore[attr-defined]
    assert address == reverse("article_delete", args=[article.pk])
    curator.post(address)
    assert event.articles.count() == 2
    assert event.reports.filter(state=State.QUEUED).exists()


def test_the_admin_calls_each_of_its_parts_by_a_plain_word(admin_client: Client) -> None:
    first = admin_client.get("/admin/").content.decode()
    deeper = [
        admin_client.get(f"/admin/{at}/").content.decode()
        for at in ("axes", "axes/accesslog", "auth", "auth/user")
    ]
    for page in (first, *deeper):
        assert "Authentication and Authorization" not in page
        assert "Axes" not in page
    assert [word for word in ("Accounts", "Sign-ins") if word in first] == ["Accounts", "Sign-ins"]
    assert "Sign-ins" in deeper[1]  # also in the path above a list
    assert "Accounts" in deeper[3]
