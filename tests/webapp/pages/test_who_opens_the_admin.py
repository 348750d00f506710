# ruff: noqa: F811
"""The admin is curators' place of work: users × all its addresses, and nothing of another team by any of them.

``LISTS`` is written by hand; a list that is not in it fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from tests.webapp.pages.house import House, client_of, house, rows  # noqa: F401
from webapp.corpus.models import Event
from webapp.people.models import Visibility

TEAMS, EVERYBODYS, STAFFS = "of teams", "everybody's", "for staff"
# List → whose its rows are.
LISTS = {
    **dict.fromkeys(
        ("corpus.event", "corpus.article", "corrections.correction", "analyses.run", "analyses.report", "jobs.job"), TEAMS
    ),
    **dict.fromkeys(("codebooks.edition", "codebooks.naming", "learning.fittedmodel", "corpus.outlet"), EVERYBODYS),
    **dict.fromkeys(
        ("auth.user", "auth.group", "people.team", "audit.entry", "axes.accessattempt", "axes.accesslog"),
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
        led = [answered.get("Location", "") for answered in (there, nowhere)]
        assert led[0].replace(str(row.pk), "#") == led[1].replace("987654", "#"), (name, method)
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
    assert (
        "belong to all teams together" not in client_of(house.people["root"]).get("/admin/").content.decode()
    )


def test_the_account_leads_curators_to_it_and_nobody_else(house: House) -> None:
    for who in (*OUTSIDE, "curator", "stranger", "root"):
        page = client_of(house.people[who]).get(reverse("account")).content.decode()
        assert (reverse("admin:index") in page) is (who not in OUTSIDE), who


def test_no_way_of_djangos_own_stands_beside_ours(house: House) -> None:
    assert "view_on_site" not in named_addresses()
    client = client_of(house.people["curator"])
    assert client.get(reverse("admin:password_change"))["Location"] == reverse("password")
    assert isinstance(house.people["curator"], User)
