# ruff: noqa: F811
"""The admin is curators' place of work: users × all its addresses, and nothing of another team by any of them.

``LISTS`` is written by hand; a list that is not in it fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from tests.analyzer.fitting.labels import model
from tests.webapp.pages.house import House, client_of, house  # noqa: F401
from webapp.analyses import queue
from webapp.analyses.models import Report, Run, State
from webapp.audit.models import Entry
from webapp.codebooks.models import Edition, Naming
from webapp.corpus.models import Article, Event, Outlet
from webapp.corrections.models import Correction
from webapp.curation.desk import failed_runs
from webapp.jobs.models import Job
from webapp.learning import services as learning
from webapp.learning.models import FittedModel
from webapp.people.models import Role, Team, Visibility

TEAMS, EVERYBODYS, STAFFS = "of teams", "everybody's", "for staff"
# List → whose its rows are.
LISTS = {
    **dict.fromkeys(
        ("corpus.event", "corpus.article", "corrections.correction", "analyses.run", "analyses.report", "jobs.job"), TEAMS
    ),
    **dict.fromkeys(("codebooks.edition", "codebooks.naming", "learning.fittedmodel", "corpus.outlet"), EVERYBODYS),
    **dict.fromkeys(
        ("auth.user", "auth.group", "people.team", "audit.entry", "axes.accessattempt", "axes.accesslog", "axes.accessfailurelog"),
        STAFFS,
    ),
}  # fmt: skip
OUTSIDE = ("newcomer", "viewer", "contributor", "uploader")
INSIDE = ("stranger", "curator", "admin", "root")
SECRETS = (
    "Harbour talks", "harbour-talks", "Lisport", "Smuggling", "smuggling", "Port Authority", "Ana Brown", "a reason of our own",
    "Describing the harbour", "No Chromium in the harbour",
)  # fmt: skip
THEIRS = ("event", "article", "correction", "run", "report", "job", "naming")
"""Kinds of rows in the house that are the team's alone."""


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


def named_addresses() -> set[str]:
    return {name for name, _ in _walked(admin.site.get_urls())}


def _walked(patterns: list[URLPattern | URLResolver]) -> Iterator[tuple[str, str]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _walked(each.url_patterns)
        elif each.name:
            yield each.name, str(each.pattern)


def addresses(rows: dict[str, Any]) -> dict[str, str]:
    """Every named address of the admin, led to a row of the house."""
    by_list = {label.replace(".", "_"): row for label, row in rows.items()}
    found = {}
    for name, pattern in _walked(admin.site.get_urls()):
        kind = name.rpartition("_")[0].removesuffix("_password")
        if name == "app_list":
            found |= {
                f"app {label}": f"/admin/{label}/" for label in {label.split(".")[0] for label in LISTS}
            }
        elif name == "learning_lines":
            found[name] = reverse(f"admin:{name}", args=["loaded"])
        elif name == "autocomplete":
            found[name] = (
                reverse("admin:autocomplete") + "?app_label=corpus&model_name=article&field_name=event"
            )
        elif "<" in pattern:
            row = by_list.get(kind)
            found[name] = reverse(f"admin:{name}", args=[row.pk if row is not None else 1])
        else:
            found[name] = reverse(f"admin:{name}")
    return found


def answer(client: Client, method: str, address: str, sent: dict[str, Any] | None = None) -> Any:
    cookies = client.cookies.output(attrs=[], header="", sep=";")
    with transaction.atomic():  # what one is allowed to do is undone before the next tries
        response = getattr(client, method)(address, sent or {})
        if hasattr(response, "render") and not response.is_rendered:
            response.render()
        transaction.set_rollback(True)
    client.cookies.load(cookies)
    return response


def test_every_list_is_in_the_table() -> None:
    assert {row._meta.label_lower for row in admin.site._registry} == set(LISTS)


@pytest.mark.parametrize("who", ["visitor", *OUTSIDE])
def test_who_curates_nowhere_comes_to_no_address_and_is_told_who_does(
    house: House,
    rows: dict[str, Any],
    who: str,
) -> None:
    client = client_of(house.people[who])
    for name, address in addresses(rows).items():
        for method in ("get", "post"):
            if name == "login" or (name == "jsi18n" and who == "visitor"):
                continue
            response = answer(client, method, address)
            if name == "logout":
                assert response.status_code in (302, 405), name
                continue
            assert response.status_code == 302, (name, method)
            assert response["Location"].startswith("/admin/login/"), (name, method)
    led = client.get("/admin/corpus/article/", follow=True)
    page = led.content.decode()
    if who == "visitor":
        assert "/sign-in/" in led.redirect_chain[-1][0]
    else:
        assert led.status_code == 403
        assert "curators and admins of a team open it" in page
        assert reverse("account") in page


@pytest.mark.parametrize("who", INSIDE)
def test_curators_meet_lists_of_teams_and_of_everybody_and_staff_meets_all(
    house: House,
    rows: dict[str, Any],
    who: str,
) -> None:
    client = client_of(house.people[who])
    for label, whose in LISTS.items():
        address = reverse(f"admin:{label.replace('.', '_')}_changelist")
        wanted = 403 if whose == STAFFS and who != "root" else 200
        assert client.get(address).status_code == wanted, label
    assert client.get("/admin/").status_code == 200
    assert client.get(reverse("admin:learning_labels")).status_code == 200


def test_to_a_stranger_every_address_of_a_row_answers_as_if_there_were_none(
    house: House,
    rows: dict[str, Any],
) -> None:
    client = client_of(house.people["stranger"])
    theirs = {
        label: row for label, row in rows.items() if label.split(".")[1] in THEIRS or label == "corpus.outlet"
    }
    for (label, row), page, method in product(
        theirs.items(), ("change", "history", "delete"), ("get", "post")
    ):
        name = f"admin:{label.replace('.', '_')}_{page}"
        there = answer(client, method, reverse(name, args=[row.pk]))
        nowhere = answer(client, method, reverse(name, args=[987_654]))
        assert there.status_code == nowhere.status_code, (name, method)
        assert (
            str(row.pk) not in there.get("Location", "").replace(str(row.pk), "", 0)
            or label == "jobs.job"
            or (there["Location"] == nowhere["Location"])
        ), (name, method)
        assert not [each for each in SECRETS if each in there.content.decode()], (name, method)


def pages_of(client: Client, rows: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Address, what was typed into it, and the page: lists, searches, filters by the team's rows, counts, suggestions."""
    event, outlet, article = rows["corpus.event"], rows["corpus.outlet"], rows["corpus.article"]
    asked = ["", "?q=Lisport", "?q=Harbour", "?q=smuggling", "?_facets=True", "?all="]
    asked += [
        f"?event__id__exact={event.pk}",
        f"?article__event__id__exact={event.pk}",
        f"?outlet__id__exact={outlet.pk}",
    ]
    for label, query in product([each for each, whose in LISTS.items() if whose != STAFFS], asked):
        address = reverse(f"admin:{label.replace('.', '_')}_changelist") + query
        yield address, query.partition("q=")[2], client.get(address, follow=True).content.decode()
    fields = [
        ("article", "event"),
        ("article", "outlet"),
        ("run", "article"),
        ("report", "event"),
        ("correction", "event"),
    ]
    for (model_name, field), term in product(fields, ("", "Lisport", "Harbour", "smuggling")):
        of = next(row for row in apps.get_models() if row._meta.model_name == model_name)
        said = {"app_label": of._meta.app_label, "model_name": model_name, "field_name": field, "term": term}
        yield (
            f"{model_name}.{field}: {term}",
            "",
            client.get(reverse("admin:autocomplete"), said).content.decode(),
        )
    for label in {each.split(".")[0] for each in LISTS}:
        yield label, "", client.get(f"/admin/{label}/").content.decode()
    for name in ("index", "learning_labels", "jsi18n", "corpus_outlet_add"):
        yield name, "", client.get(reverse(f"admin:{name}")).content.decode()
    yield "lines", "", client.get(reverse("admin:learning_lines", args=["loaded"])).content.decode()
    for label, row in rows.items():
        for page in ("change", "history"):
            address = reverse(f"admin:{label.replace('.', '_')}_{page}", args=[row.pk])
            yield address, "", client.get(address, follow=True).content.decode()
    moved = {"action": "assign_to_event", "_selected_action": [article.pk], "event": event.pk}
    yield "an act", "", client.post("/admin/corpus/article/", moved, follow=True).content.decode()


@pytest.mark.parametrize("opened", [Visibility.TEAM, Visibility.PUBLIC])
def test_no_list_search_filter_count_suggestion_or_history_tells_a_stranger_of_the_team(
    house: House,
    rows: dict[str, Any],
    opened: Visibility,
) -> None:
    """Not of an event that is open to whoever has its address, either: it is found by that alone."""
    Event.objects.filter(pk=house.event.pk).update(visibility=opened)
    for address, typed, page in pages_of(client_of(house.people["stranger"]), rows):
        told = [each for each in SECRETS if each in page and each.lower() != typed.lower()]
        assert told == [], address
    index = client_of(house.people["stranger"]).get("/admin/").content.decode()
    assert "Nothing. Every text is read" in index


def test_the_same_pages_tell_a_curator_of_it(house: House, rows: dict[str, Any]) -> None:
    """The test above can fail."""
    told = {
        each
        for _, typed, page in pages_of(client_of(house.people["curator"]), rows)
        for each in SECRETS
        if each in page and each != typed
    }
    assert told >= {
        "Harbour talks",
        "Lisport",
        "Port Authority",
        "Ana Brown",
        "a reason of our own",
        "Describing the harbour",
    }
    index = client_of(house.people["curator"]).get("/admin/").content.decode()
    assert "texts could not be read" in index
    assert "correction to look at again" in index


def acts() -> list[tuple[str, str]]:
    """(list, action) of every bulk action that there is."""
    return [
        (row._meta.label_lower, action if isinstance(action, str) else action.__name__)
        for row, page in admin.site._registry.items()
        for action in (*page.actions, "delete_selected")
    ]


def state(house: House) -> list[Any]:
    """What acts could change, as the database holds it."""
    kinds = (Article, Event, Outlet, Correction, Naming, Run, Report, Job, FittedModel, Edition, Entry)
    return [list(kind._default_manager.order_by("pk").values()) for kind in kinds]


@pytest.mark.parametrize("who", ["stranger", "viewer", "contributor", "newcomer"])
def test_no_act_of_anybody_else_changes_what_is_the_teams(
    house: House,
    rows: dict[str, Any],
    who: str,
) -> None:
    client = client_of(house.people[who])
    own = Event.objects.create(
        title="Elsewhere", slug="elsewhere", team=Team.objects.get(name="Another desk")
    )
    own_pk = own.pk
    before = [[row for row in kind if row.get("slug") != "elsewhere"] for kind in state(house)]
    for label, action in acts():
        if who == "stranger" and label == "learning.fittedmodel":
            continue  # models are everybody's
        for extra in ({}, {"select_across": "1"}, {"sure": "yes", "post": "yes"}):
            sent = {
                "action": action,
                "_selected_action": [rows[label].pk] if label in rows else [1],
                "event": own.pk,
            }
            client.post(reverse(f"admin:{label.replace('.', '_')}_changelist"), sent | extra)
    for what in ("runs", "reports", "stale"):
        client.post(reverse("admin:desk_retry"), {"what": what})
    own.delete()  # what was done with it was allowed
    found = state(house)
    found[-1] = [entry for entry in found[-1] if entry["event"] != own_pk]
    assert found == before


def test_a_curator_does_with_the_teams_rows_what_the_lists_offer(house: House, rows: dict[str, Any]) -> None:
    client = client_of(house.people["curator"])
    article = rows["corpus.article"]
    chosen = {"_selected_action": [article.pk]}
    client.post("/admin/corpus/article/", {"action": "mark_as_release", **chosen})
    assert Article.objects.get(pk=article.pk).role == "release"
    client.post(reverse("admin:desk_retry"), {"what": "runs"})
    assert not failed_runs(house.people["curator"]).exists()
    client.post(
        "/admin/corrections/correction/",
        {"action": "undo", "_selected_action": [rows["corrections.correction"].pk]},
    )
    assert Correction.objects.get().undone_by_name == "curator"
    client.post(
        "/admin/codebooks/naming/", {"action": "take_back", "_selected_action": [rows["codebooks.naming"].pk]}
    )
    assert Naming.objects.get().undone_by_name == "curator"
    address = reverse("admin:corpus_event_delete", args=[house.event.pk])
    assert client.get(address)["Location"] == reverse("event_delete", args=[house.event.slug])


def test_an_event_is_given_to_no_team_by_the_form_of_the_admin(house: House, rows: dict[str, Any]) -> None:
    client = client_of(house.people["curator"])
    address = reverse("admin:corpus_event_change", args=[house.event.pk])
    seen = client.get(address).context["adminform"].form.fields["seen"].initial
    said = {
        "title": "Renamed",
        "slug": "harbour-talks",
        "seen": seen,
        "team": "",
        "visibility": "public",
        "maker": "",
    }
    assert client.post(address, said).status_code == 302
    held = Event.objects.get(pk=house.event.pk)
    assert (held.title, held.team, held.visibility) == ("Renamed", house.event.team, Visibility.TEAM)


def test_an_outlet_under_texts_of_others_is_not_deleted(house: House, rows: dict[str, Any]) -> None:
    outlet = rows["corpus.outlet"]
    Outlet.objects.filter(pk=outlet.pk).update(notes="described, so that all know of it")
    address = reverse("admin:corpus_outlet_delete", args=[outlet.pk])
    assert client_of(house.people["stranger"]).post(address, {"post": "yes"}).status_code == 403
    assert Outlet.objects.filter(pk=outlet.pk).exists()
    listed = client_of(house.people["stranger"]).get("/admin/corpus/outlet/").content.decode()
    assert f'outlet__id__exact={outlet.pk}">0<' in listed  # the texts of others are not counted
    assert client_of(house.people["curator"]).post(address, {"post": "yes"}).status_code == 302
    assert not Outlet.objects.filter(pk=outlet.pk).exists()


def test_the_words_that_a_model_learned_are_shown_to_whoever_had_it_fitted(
    house: House,
    rows: dict[str, Any],
) -> None:
    address = reverse("admin:learning_fittedmodel_change", args=[rows["learning.fittedmodel"].pk])
    word = str(next(iter(model().card.top_features.values()))[0]).partition(": ")[2]
    assert word
    assert word in unescape(client_of(house.people["curator"]).get(address).content.decode())
    hidden = unescape(client_of(house.people["stranger"]).get(address).content.decode())
    assert word not in hidden
    assert "shown to whoever had it fitted" in hidden


def test_who_loses_the_role_is_let_in_no_more_from_then_on(house: House, rows: dict[str, Any]) -> None:
    client = client_of(house.people["curator"])
    assert client.get("/admin/corpus/article/").status_code == 200
    house.event.team.memberships.filter(person=house.people["curator"]).update(role=Role.CONTRIBUTOR)  # type: ignore[union-attr]
    assert client.get("/admin/corpus/article/").status_code == 302


def test_staff_without_a_team_keeps_the_house_and_meets_no_teams_rows(
    house: House,
    rows: dict[str, Any],
    make_person: Any,
) -> None:
    keeper = make_person("keeper", is_staff=True)
    keeper.user_permissions.set(
        Permission.objects.filter(content_type__app_label__in=("auth", "corpus", "analyses"))
    )
    client = client_of(keeper)
    assert client.get("/admin/auth/user/").status_code == 200
    for label in ("corpus/event", "corpus/article", "analyses/run", "analyses/report"):
        page = client.get(f"/admin/{label}/").content.decode()
        assert not [each for each in SECRETS if each in page], label


def test_a_curator_is_told_what_is_shared_and_who_keeps_the_rest(house: House, rows: dict[str, Any]) -> None:
    page = client_of(house.people["curator"]).get("/admin/").content.decode()
    assert "belong to all teams together" in page
    assert "are kept by whoever looks after this installation" in page
    assert reverse("team", args=[house.event.team_id]) in page
    assert "Whose work this is" not in client_of(house.people["root"]).get("/admin/").content.decode()


def test_the_account_leads_curators_to_it_and_nobody_else(house: House) -> None:
    for who in (*OUTSIDE, "curator", "stranger", "root"):
        page = client_of(house.people[who]).get(reverse("account")).content.decode()
        assert (reverse("admin:index") in page) is (who not in OUTSIDE), who


def test_no_way_of_djangos_own_stands_beside_ours(house: House) -> None:
    assert "view_on_site" not in named_addresses()
    client = client_of(house.people["curator"])
    assert client.get(reverse("admin:password_change"))["Location"] == reverse("password")
    assert isinstance(house.people["curator"], User)
