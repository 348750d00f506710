"""The pages of coding work without script, keep coders blind to each other, and say what is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.webapp.coding.conftest import LOADED, VOICE
from webapp.coding.models import Code, CodingProject, Settlement
from webapp.corpus.models import Event
from webapp.curation.desk import needs_today
from webapp.people.models import Membership, Team

MakeProject = Callable[..., CodingProject]
pytestmark = pytest.mark.django_db


def address(name: str, *args: object) -> str:
    return reverse(name, args=args)


def form(**said: object) -> dict[str, object]:
    plan = {"title": "Who speaks", "unit": "sentence", "asked": [VOICE], "which": "every", "seed": 4}
    return {**plan, "size": "", "coders": "Ana\nBen\n", **said}


def code_everything(client: Client, project: CodingProject, coder: str, value: str) -> None:
    seat = project.coders.get(name=coder)
    for number in range(1, project.items.count() + 1):
        client.post(address("coding_item", project.pk, seat.pk, number), {VOICE: value})
    client.post(address("coding_finish", project.pk, seat.pk))


def test_a_project_is_made_coded_by_two_and_settled(client: Client, compared: Event):
    made = client.post(address("event_coding", compared.slug), form(size=4))
    project = CodingProject.objects.get()
    assert made.url == address("coding_project", project.pk)  # type: ignore[attr-defined]
    assert project.items.count() == 4
    overview = client.get(made.url).content.decode()  # type: ignore[attr-defined]
    assert "drawn at random from 17 (seed 4)" in overview

    seat = project.coders.get(name="Ana")
    first = client.get(address("coding_seat", project.pk, seat.pk), follow=True)
    assert first.redirect_chain[-1][0] == address("coding_item", project.pk, seat.pk, 1)
    assert "0 of 4 coded" in first.content.decode()
    onward = client.post(address("coding_item", project.pk, seat.pk, 1), {VOICE: "own"})
    assert onward.url == address("coding_item", project.pk, seat.pk, 2)  # type: ignore[attr-defined]
    assert client.get(address("coding_results", project.pk)).status_code == 302

    code_everything(client, project, "Ana", "own")
    code_everything(client, project, "Ben", "quoted")
    results = client.get(address("coding_results", project.pk)).content.decode()
    assert "0 of 4" in results
    item = project.items.get(number=2)
    settled = {"question": VOICE, "value": "reported", "name": "Cleo", "reason": "no marks"}
    client.post(address("coding_settle", project.pk, item.pk), settled)
    assert "settled by Cleo" in client.get(address("coding_results", project.pk)).content.decode()
    rows = list(
        csv.DictReader(io.StringIO(client.get(address("coding_csv", project.pk)).content.decode("utf-8-sig")))
    )
    assert [(row["coder Ana"], row["coder Ben"], row["settled"]) for row in rows if row["unit"] == "2"] == [
        ("own", "quoted", "reported")
    ]


def test_the_page_of_a_unit_shows_neither_the_machine_nor_the_other_coder(
    client: Client, make_project: MakeProject
):
    project = make_project()
    code_everything(client, project, "Ben", "reported")
    seat = project.coders.get(name="Ana")
    page = client.get(address("coding_item", project.pk, seat.pk, 1))
    assert "checked" not in page.content.decode()
    assert "Ben" not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_looking_back_shows_what_one_said(client: Client, make_project: MakeProject):
    project = make_project()
    seat = project.coders.get(name="Ana")
    client.post(address("coding_item", project.pk, seat.pk, 1), {VOICE: "reported"})
    page = client.get(address("coding_item", project.pk, seat.pk, 1)).content.decode()
    assert page.count("checked") == 1
    assert client.get(address("coding_item", project.pk, seat.pk, 2)).content.decode().count("checked") == 0


def test_a_unit_without_an_answer_is_shown_again_and_says_what_is_missing(
    client: Client, make_project: MakeProject
):
    project = make_project(questions=(VOICE, LOADED))
    seat = project.coders.get(name="Ana")
    page = client.post(address("coding_item", project.pk, seat.pk, 1), {VOICE: "own"})
    assert page.status_code == 422
    assert "Choose one, or “cannot tell”." in page.content.decode()
    assert page.content.decode().count("checked") == 1
    assert not Code.objects.exists()


def test_cannot_tell_is_kept_as_no_label(client: Client, make_project: MakeProject):
    project = make_project()
    seat = project.coders.get(name="Ana")
    client.post(address("coding_item", project.pk, seat.pk, 1), {VOICE: "-"})
    assert [code.value for code in Code.objects.all()] == [""]


def test_frames_that_are_not_ticked_are_not_carried(client: Client, make_project: MakeProject):
    frames = tuple(f"sentence.frame:bilateral_security_trade.{key}" for key in ("security", "health"))
    project = make_project(questions=frames)
    group = project.questions[0]["group"]
    assert group == "Bilateral security and trade"
    seat = project.coders.get(name="Ana")
    client.post(address("coding_item", project.pk, seat.pk, 1), {group: [frames[1]]})
    assert dict(Code.objects.values_list("question", "value")) == {frames[0]: "no", frames[1]: "yes"}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"coders": "Ana"}, "Name at least two coders"),
        ({"asked": []}, "Choose at least one label"),
        ({"size": "0"}, "greater than or equal to 1"),
        ({"seed": "x"}, "Enter a whole number"),
        ({"unit": "verse"}, "not one of the available choices"),
        ({"title": ""}, "required"),
    ],
)
def test_a_form_that_cannot_be_right_is_shown_again_with_what_was_typed(
    client: Client, make_event: Callable[..., Event], said: dict[str, object], problem: str
):
    held = make_event("bridge")
    page = client.post(address("event_coding", held.slug), form(**said))
    assert page.status_code == 422
    assert problem in page.content.decode()
    assert not CodingProject.objects.exists()


def test_a_label_of_another_question_cannot_be_settled(client: Client, make_project: MakeProject):
    project = make_project()
    code_everything(client, project, "Ana", "own")
    code_everything(client, project, "Ben", "own")
    item = project.items.get(number=1)
    client.post(
        address("coding_settle", project.pk, item.pk), {"question": VOICE, "value": "loud", "name": "C"}
    )
    client.post(
        address("coding_settle", project.pk, item.pk), {"question": VOICE, "value": "own", "name": " "}
    )
    assert not Settlement.objects.exists()


def test_nothing_of_results_is_sent_while_somebody_codes(client: Client, make_project: MakeProject):
    project = make_project()
    code_everything(client, project, "Ana", "own")
    assert client.get(address("coding_csv", project.pk)).status_code == 404
    shown = client.get(address("coding_results", project.pk), follow=True)
    assert shown.redirect_chain[-1][0] == address("coding_project", project.pk)


def test_closing_early_keeps_what_was_coded(client: Client, make_project: MakeProject):
    project = make_project()
    code_everything(client, project, "Ana", "own")
    shown = client.post(address("coding_close", project.pk), follow=True).content.decode()
    assert "no unit was labelled by two people" in shown
    assert Code.objects.count() == 5


def test_a_project_is_deleted_only_after_the_question(client: Client, make_project: MakeProject):
    project = make_project()
    assert "cannot be undone" in client.get(address("coding_delete", project.pk)).content.decode()
    assert CodingProject.objects.exists()
    client.post(address("coding_delete", project.pk))
    assert not CodingProject.objects.exists()


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("coding_project", (99,)),
        ("coding_seat", (99, 1)),
        ("coding_item", (99, 1, 1)),
        ("coding_results", (99,)),
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(client: Client, name: str, args: tuple[int, ...]):
    assert client.get(address(name, *args)).status_code == 404


def test_where_people_sign_in_nobody_opens_anothers_line(
    client: Client, make_project: MakeProject, settings: Any
):
    settings.SIGN_IN_REQUIRED = True
    project = make_project()
    ana, ben = (User.objects.create_superuser(name, password="a long password") for name in ("ana", "ben"))
    seats = dict(zip((ana, ben), project.coders.all(), strict=True))
    for person, seat in seats.items():
        seat.person = person
        seat.save()
    client.force_login(ana)
    assert client.get(address("coding_item", project.pk, seats[ana].pk, 1)).status_code == 200
    for page in ("coding_seat", "coding_finish"):
        assert client.get(address(page, project.pk, seats[ben].pk)).status_code == 403
    theirs = address("coding_item", project.pk, seats[ben].pk, 1)
    assert client.get(theirs).status_code == 403
    assert client.post(theirs, {VOICE: "own"}).status_code == 403
    assert not Code.objects.exists()


def test_coders_see_how_far_they_agree_once_all_are_done_and_settle_nothing(
    client: Client, make_project: MakeProject, settings: Any
):
    settings.SIGN_IN_REQUIRED = True
    project = make_project()
    team = Team.objects.create(name="north")
    Event.objects.update(team=team, visibility="team")
    people = [User.objects.create_user(name, password="a long password") for name in ("ana", "ben", "vera")]
    for person in people:
        Membership.objects.create(team=team, person=person, role="viewer")
    for person, seat in zip(people, project.coders.all(), strict=False):
        seat.person = person
        seat.save()
    results, table = address("coding_results", project.pk), address("coding_csv", project.pk)
    for person, value in zip(people[:2], ("own", "quoted"), strict=True):
        client.force_login(person)
        assert client.get(results)["Location"] == address(
            "coding_project", project.pk
        )  # blind until all are done
        assert client.get(table).status_code == 404
        code_everything(client, project, project.coders.get(person=person).name, value)

    shown = client.get(results).content.decode()

    assert "Krippendorff" in shown
    assert "Where they differ" in shown
    assert client.get(table).status_code == 200
    assert "<button>Settle" not in shown
    unit = address("coding_settle", project.pk, project.items.all()[0].pk)
    assert client.post(unit, {"question": VOICE, "value": "own"}).status_code == 403
    client.force_login(people[2])
    assert {client.get(page).status_code for page in (results, table)} == {403}


def test_where_people_sign_in_coders_need_accounts(
    client: Client, make_event: Callable[..., Event], settings: Any
):
    settings.SIGN_IN_REQUIRED = True
    held = make_event("bridge")
    assert client.get(address("event_coding", held.slug)).status_code == 302
    client.force_login(User.objects.create_superuser("ann", password="a long password"))
    page = client.post(address("event_coding", held.slug), form(coders="ann\nnobody"))
    assert "Nobody who may read this event signs in as nobody." in page.content.decode()


def test_who_may_not_read_an_event_is_no_coder_of_it_and_it_is_not_told_that_they_have_an_account(
    client: Client, make_event: Callable[..., Event], settings: Any
):
    settings.SIGN_IN_REQUIRED = True
    held = make_event("bridge")
    team, other = (Team.objects.create(name=name) for name in ("north", "south"))
    Event.objects.update(team=team, visibility="team")
    people = {name: User.objects.create_user(name, password="a long password") for name in ("ann", "olga")}
    Membership.objects.create(team=team, person=people["ann"], role="curator")
    Membership.objects.create(team=other, person=people["olga"], role="admin")
    client.force_login(people["ann"])

    page = client.post(address("event_coding", held.slug), form(coders="ann\nolga"))

    assert page.status_code == 422
    assert "Nobody who may read this event signs in as olga." in page.content.decode()
    assert not CodingProject.objects.exists()


def test_another_teams_project_is_not_there_and_a_viewer_may_not_change_it(
    client: Client, make_project: MakeProject, settings: Any
):
    settings.SIGN_IN_REQUIRED = True
    project = make_project()
    team, other = (Team.objects.create(name=name) for name in ("north", "south"))
    Event.objects.update(team=team, visibility="team")
    people = {name: User.objects.create_user(name, password="a long password") for name in ("vera", "olga")}
    Membership.objects.create(team=team, person=people["vera"], role="viewer")
    Membership.objects.create(team=other, person=people["olga"], role="admin")
    pages = [
        address("coding_project", project.pk),
        address("coding_results", project.pk),
        address("coding_csv", project.pk),
        address("coding_delete", project.pk),
        address("coding_seat", project.pk, project.coders.all()[0].pk),
        address("event_coding", project.event.slug),
    ]
    for name, status in (("olga", 404), ("vera", 403)):
        client.force_login(people[name])
        assert {client.get(page).status_code for page in pages} == {status}
        assert client.post(address("coding_close", project.pk)).status_code == status
        assert client.post(address("coding_delete", project.pk)).status_code == status
    assert CodingProject.objects.filter(closed_at=None).exists()


@pytest.mark.parametrize(
    ("is_member", "is_finished", "is_listed"),
    [(True, False, True), (True, True, False), (False, False, False)],
)
def test_an_account_lists_what_waits_for_its_person_to_code(
    client: Client, make_project: MakeProject, settings: Any, is_member, is_finished, is_listed
):
    settings.SIGN_IN_REQUIRED = True
    project = make_project()
    team = Team.objects.create(name="north")
    Event.objects.update(team=team, visibility="team")
    vera = User.objects.create_user("vera", password="a long password")
    if is_member:
        Membership.objects.create(team=team, person=vera, role="viewer")
    seat = project.coders.all()[0]
    seat.person, seat.finished_at = vera, timezone.now() if is_finished else None
    seat.save()
    client.force_login(vera)
    page = client.get(address("account")).content.decode()
    assert (
        f"“{project}” waits for you to code" in [line.said for line in needs_today(vera).needs]
    ) == is_listed
    assert (address("coding_seat", project.pk, seat.pk) in page) is is_listed
    assert (project.event.title in page) is is_listed
    assert client.get(address("coding_seat", project.pk, seat.pk)).status_code == (302 if is_member else 404)
