"""In the admin nothing is silently overwritten, everything is on record, and staff of one team sees nothing of another's."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import product

import pytest
from django.contrib.admin import site
from django.test import Client
from django.urls import reverse

from webapp.analyses import services
from webapp.analyses.leases import due_jobs
from webapp.analyses.models import Run
from webapp.audit.models import Entry
from webapp.audit.services import record
from webapp.corpus.models import Article, Event, Outlet
from webapp.people.models import Team

pytestmark = pytest.mark.django_db
FIELDS = {
    "title": "Board agrees",
    "byline": "Ben Brown",
    "issuer": "",
    "published": "2026-03-01",
    "role": "coverage",
    "url": "",
}
CHANGES = {"title": "Another title", "byline": "Ana Green", "issuer": "Port Authority", "published": "2026-03-02", "role": "release", "url": "https://x.example/"}  # fmt: skip


def seen_on(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]*)"', client.get(address).content.decode())
    assert found is not None
    return unescape(found[1])


@pytest.fixture
def article(make_event: Callable[..., Event]) -> Article:
    article = make_event("bridge").articles.get()
    Article.objects.filter(pk=article.pk).update(
        title="Board agrees", byline="Ben Brown", published="2026-03-01"
    )
    return article


def address_of(row: object) -> str:
    return reverse(f"admin:corpus_{row._meta.model_name}_change", args=[row.pk])  # type: ignore[attr-defined]


RACES = list(product(CHANGES, CHANGES))


@pytest.mark.parametrize(("first", "second"), RACES)
def test_of_two_who_opened_a_form_at_once_the_second_is_told_and_overwrites_nothing(
    curator: Client, article: Article, first: str, second: str
) -> None:
    address = address_of(article)
    seen = seen_on(curator, address)  # both open the form
    assert curator.post(address, FIELDS | {first: CHANGES[first], "seen": seen}).status_code == 302
    late = curator.post(
        address, FIELDS | {second: f"{CHANGES[second]}" if first != second else FIELDS[second], "seen": seen}
    )
    assert late.status_code == 200
    assert "Somebody else has changed this meanwhile" in late.content.decode()
    article.refresh_from_db()
    assert str(getattr(article, first)) == CHANGES[first]
    if first != second:
        assert str(getattr(article, second) or "") == FIELDS[second]


def test_having_been_told_the_second_may_send_it_again(curator: Client, article: Article) -> None:
    address = address_of(article)
    seen = seen_on(curator, address)
    curator.post(address, FIELDS | {"title": "First", "seen": seen})
    late = curator.post(address, FIELDS | {"title": "Second", "seen": seen}).content.decode()
    assert "“First”" in unescape(late)
    assert 'value="Second"' in late
    again = unescape(re.search(r'name="seen" value="([^"]*)"', late)[1])  # type: ignore[index]
    assert curator.post(address, FIELDS | {"title": "Second", "seen": again}).status_code == 302
    article.refresh_from_db()
    assert article.title == "Second"


@pytest.mark.parametrize("seen", ["", "{", "[]", "null"])
def test_a_form_that_does_not_say_what_was_seen_changes_nothing(
    curator: Client, article: Article, seen: str
) -> None:
    assert curator.post(address_of(article), FIELDS | {"title": "Mine", "seen": seen}).status_code == 200
    article.refresh_from_db()
    assert article.title == "Board agrees"


def test_outlets_and_events_are_watched_as_well(curator: Client, article: Article) -> None:
    outlet = Outlet.objects.create(name="Post", slug="post")
    for row, fields, mine in (
        (
            article.event,
            {"title": "Opening", "slug": article.event.slug, "visibility": "team"},
            {"title": "Mine"},
        ),
        (outlet, {"name": "The Post", "slug": "post", "kind": outlet.kind}, {"name": "Mine"}),
    ):
        seen = seen_on(curator, address_of(row))
        first = curator.post(address_of(row), fields | {"seen": seen})
        assert first.status_code == 302, first.content.decode()
        late = curator.post(address_of(row), fields | mine | {"seen": seen})
        assert "Somebody else has changed this meanwhile" in late.content.decode()


def test_a_change_is_on_record_with_what_it_was_before(curator: Client, article: Article) -> None:
    address = address_of(article)
    curator.post(address, FIELDS | {"title": "Another", "seen": seen_on(curator, address)})
    entry = Entry.objects.get(action="article.changed")
    assert (entry.actor_name, entry.before, entry.after) == (
        "ann",
        {"title": "Board agrees"},
        {"title": "Another"},
    )
    assert entry.event == article.event_id


def test_saving_what_is_there_already_records_nothing(curator: Client, article: Article) -> None:
    address = address_of(article)
    assert curator.post(address, FIELDS | {"seen": seen_on(curator, address)}).status_code == 302
    assert not Entry.objects.filter(action="article.changed").exists()


def test_an_event_that_is_deleted_in_the_admin_is_on_record_and_takes_its_texts_along(
    curator: Client, article: Article
) -> None:
    event = article.event
    address = curator.get(reverse("admin:corpus_event_delete", args=[event.pk])).url  # type: ignore[attr-defined]
    assert curator.get(address).status_code == 200
    curator.post(address)
    assert not Event.objects.exists()
    actions = Entry.objects.exclude(action="article.added").values_list("action", flat=True)
    assert list(actions) == ["event.deleted", "article.deleted"]


# --- staff of one team --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["corpus_event", "corpus_article", "analyses_run", "analyses_report", "audit_entry"]
)
def test_staff_sees_and_changes_nothing_of_another_teams(
    staff: Client, team: Team, article: Article, name: str, make_event: Callable[..., Event]
) -> None:
    from webapp.analyses import services

    services.request_event(article.event)
    record(None, "event.made", article.event)
    page = staff.get(reverse(f"admin:{name}_changelist"))
    assert article.event.title not in page.content.decode()
    assert "Board agrees" not in page.content.decode()
    assert staff.get(address_of(article)).status_code in (302, 404)
    assert staff.post(address_of(article), FIELDS | {"title": "Mine"}).status_code in (302, 404)
    article.refresh_from_db()
    assert article.title == "Board agrees"


def test_staff_sees_what_its_team_holds(staff: Client, team: Team, article: Article) -> None:
    Event.objects.update(team=team)
    page = staff.get(reverse("admin:corpus_article_changelist"))
    assert "Board agrees" in page.content.decode()
    assert staff.get(address_of(article)).status_code == 200


def test_a_teams_page_in_the_admin_leads_to_where_people_are_invited(
    curator: Client, team: Team, sign_in_required: None
) -> None:
    page = curator.get(reverse("admin:people_team_change", args=[team.pk])).content.decode()
    invite = reverse("team", args=[team.pk])
    assert f'<a href="{invite}">Invite people, change roles</a>' in page
    assert reverse("team_invite", args=[team.pk]) in curator.get(invite).content.decode()
    new = curator.get(reverse("admin:people_team_add")).content.decode()
    assert "Once the team is saved" in new


def test_suggestions_for_typing_and_moving_reach_no_other_teams_event(
    staff: Client, team: Team, article: Article
) -> None:
    own = Event.objects.create(title="Ours", slug="ours", team=team)
    mine = Article.objects.create(
        event=own, original=b"x", original_hash="1", content_hash="1", document={"text": "x"}
    )
    found = staff.get(reverse("admin:autocomplete"), {"app_label": "corpus", "model_name": "article", "field_name": "event", "term": "Harrow"})  # fmt: skip
    assert article.event.title not in found.content.decode()
    said = {"action": "assign_to_event", "_selected_action": [mine.pk], "event": article.event.pk}
    staff.post(reverse("admin:corpus_article_changelist"), said)
    mine.refresh_from_db()
    assert mine.event == own


def test_every_list_of_rows_that_belong_to_events_is_narrowed() -> None:
    """A new list in the admin says how its rows lead to their event, or narrows them itself."""
    narrowed_by_themselves = {"correction", "naming", "job"}
    open_lists = []
    for model, page in site._registry.items():
        leads = {field.related_model for field in model._meta.concrete_fields if field.is_relation} & {
            Event,
            Article,
        }
        is_narrowed = (
            getattr(page, "of_event", None) is not None or model._meta.model_name in narrowed_by_themselves
        )
        if (leads or model is Event) and not is_narrowed:
            open_lists.append(model._meta.label)
    assert open_lists == []


def test_a_person_who_speaks_in_an_events_texts_does_not_become_an_articles_outlet(
    curator: Client, article: Article
) -> None:
    """Mayor Ana Brown is quoted in the text."""
    services.request_event(article.event)
    for run in due_jobs(Run):
        services.perform_run(run.pk)
    address, post = address_of(article), Outlet.objects.create(name="Harrow Post", slug="harrow-post")
    blog = Outlet.objects.create(name="Ana Brown", slug="ana-brown")
    refused = curator.post(address, FIELDS | {"outlet": blog.pk, "seen": seen_on(curator, address)})
    assert "“Ana Brown” speaks as a person" in refused.content.decode()
    article.refresh_from_db()
    assert article.outlet is None
    curator.post(address, FIELDS | {"outlet": post.pk, "seen": seen_on(curator, address)})
    article.refresh_from_db()
    assert article.outlet == post
