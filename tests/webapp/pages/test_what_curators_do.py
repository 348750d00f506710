# ruff: noqa: F811
"""What curators do in the admin with their team's rows; and what nobody else does with them, by any act or form."""

from __future__ import annotations

import json
from html import unescape
from typing import Any

import pytest
from django.contrib import admin
from django.urls import reverse

from tests.analyzer.fitting.labels import model
from tests.webapp.pages.house import House, client_of, house, rows  # noqa: F401
from webapp.analyses.models import Report, Run
from webapp.audit.models import Entry
from webapp.codebooks.models import Edition, Naming
from webapp.corpus.models import Article, Event, Outlet
from webapp.corrections.models import Correction
from webapp.curation.desk import failed_runs
from webapp.jobs.models import Job
from webapp.jobs.services import perform_job
from webapp.learning.models import FittedModel
from webapp.people.models import Role, Team, Visibility

DESCRIBED = ("also_known_as", "kind", "country", "language", "notes")


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
    perform_job(Job.objects.get(kind="take_naming_back").pk)
    assert Naming.objects.get().undone_by_name == "curator"
    address = reverse("admin:corpus_event_delete", args=[house.event.pk])
    assert client.get(address)["Location"] == reverse("event_delete", args=[house.event.slug])


def test_an_outlet_of_which_only_the_name_is_written_down_is_seen_and_mended_by_whoever_did(
    house: House,
) -> None:
    client, sent = client_of(house.people["curator"]), {"name": "Quay Messenger", "slug": "quay-messenger"}
    assert client.post("/admin/corpus/outlet/add/", sent).status_code == 302
    outlet = Outlet.objects.get(name="Quay Messenger")
    change = reverse("admin:corpus_outlet_change", args=[outlet.pk])
    addresses = (change, "/outlets/quay-messenger/", "/outlets/quay-messenger/curate/")

    assert "Quay Messenger" in client.get("/admin/corpus/outlet/").content.decode()
    assert [client.get(address).status_code for address in addresses] == [200, 200, 200]
    seen = json.dumps({name: getattr(outlet, name) for name in ("name", "slug", "domain", *DESCRIBED)})
    answer = client.post(change, sent | {"name": "Quayside Messenger", "seen": seen})
    assert answer.status_code == 302
    assert Outlet.objects.get(pk=outlet.pk).name == "Quayside Messenger"

    stranger = client_of(house.people["stranger"])
    assert "Quay" not in stranger.get("/admin/corpus/outlet/").content.decode()
    assert stranger.get(addresses[1]).status_code == 404
    visitor = client_of(None).get(addresses[1])
    assert (visitor.status_code, b"Messenger" in visitor.content) in ((302, False), (404, False))


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


@pytest.mark.parametrize("who", ["stranger", "curator", "admin"])
def test_no_role_in_a_team_switches_a_model_on_or_off_for_all_teams(
    house: House, rows: dict[str, Any], who: str
) -> None:
    client, model = client_of(house.people[who]), rows["learning.fittedmodel"]
    chosen = {"_selected_action": [model.pk]}
    for is_used, action in ((False, "use"), (True, "stop")):
        FittedModel.objects.update(is_used=is_used)
        page = client.get("/admin/learning/fittedmodel/").content.decode()
        assert "only whoever looks after this installation switches one on or off. Tell them" in page
        assert 'value="use"' not in page
        assert 'value="stop"' not in page
        client.post("/admin/learning/fittedmodel/", {"action": action, **chosen})
        address = reverse("admin:learning_fittedmodel_change", args=[model.pk])
        assert client.post(address, {"is_used": "" if is_used else "on"}).status_code == 403
        assert FittedModel.objects.get().is_used is is_used
    assert "only whoever looks after this installation" in client.get("/admin/").content.decode()


@pytest.mark.parametrize("who", ["stranger", "curator", "admin"])
def test_curators_have_models_fitted_and_are_told_there_who_switches_them_on(
    house: House, rows: dict[str, Any], who: str
) -> None:
    client = client_of(house.people[who])
    for name in ("learning_labels", "learning_file"):
        page = client.get(reverse(f"admin:{name}")).content.decode()
        assert "only whoever looks after this installation switches one on or off. Tell them" in page
    said = {"task": "loaded"}
    assert client.post(reverse("admin:learning_labels"), said)["Location"].startswith("/jobs/")


def test_whoever_looks_after_the_installation_switches_a_model_on_and_off_and_it_is_on_record(
    house: House, rows: dict[str, Any]
) -> None:
    client, address = client_of(house.people["root"]), "/admin/learning/fittedmodel/"
    chosen = {"_selected_action": [rows["learning.fittedmodel"].pk]}
    assert "You may: choose it in the list" in client.get(address).content.decode()
    client.post(address, {"action": "use", **chosen})
    assert FittedModel.objects.get().is_used
    client.post(address, {"action": "stop", **chosen})
    assert not FittedModel.objects.get().is_used
    assert Entry.objects.filter(action="model.switched", actor_name="root").count() == 2


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
