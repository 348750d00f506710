"""The queue is worked through on a page, without script too, by curators alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.webapp.reviews.findings import keep
from webapp.corpus.models import Event
from webapp.corrections.models import Correction
from webapp.reviews import selectors
from webapp.reviews.models import Review, Verdict
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db


def address(event: Event, strand: str = "unsure") -> str:
    return reverse("event_review", args=[event.slug]) + f"?strand={strand}"


@pytest.mark.parametrize("strand", ["unsure", "headline", "random"])
def test_each_strand_is_worked_through_without_script(client: Client, compared: Event, strand: str):
    seen = set()
    for _ in range(3):
        turn = selectors.turn_of(compared, strand, name="")
        assert turn.candidate is not None
        assert turn.candidate.key in client.get(address(compared, strand)).content.decode()
        seen.add(turn.candidate.key)
        said = {"strand": strand, "key": turn.candidate.key, "verdict": "agreed"}
        assert client.post(address(compared), said).status_code == 302
    assert len(seen) == Review.objects.filter(strand=strand).count() == 3


def test_a_correction_from_the_queue_has_the_text_read_anew(client: Client, compared: Event):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.loaded")
    said = {"strand": "random", "key": found.key, "verdict": "corrected"}
    client.post(address(compared), {**said, "value": "no" if found.machine else "yes"})
    assert Correction.objects.get().value is (not found.machine)
    assert compared.reports.filter(state="queued").exists()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"verdict": "agreed", "key": "gone"}, "no longer there"),
        ({"verdict": "perhaps"}, "Say whether you agree"),
        ({"verdict": "corrected", "value": "loud"}, "is no answer"),
    ],
)
def test_what_cannot_be_kept_is_said(client: Client, compared: Event, said: dict[str, str], shown: str):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.voice")
    page = client.post(address(compared), {"strand": "random", "key": found.key, **said}, follow=True)
    assert shown in page.content.decode()
    assert not Review.objects.exists()


def test_there_is_no_other_strand(client: Client, make_event: Callable[..., Event]):
    assert client.get(address(make_event("bridge"), "best")).status_code == 404


def test_an_event_that_was_not_read_has_an_empty_queue_that_says_so(
    client: Client, make_event: Callable[..., Event]
):
    assert "must be analyzed" in client.get(address(make_event("bridge"))).content.decode()


def test_only_curators_review(client: Client, make_event: Callable[..., Event], settings: object):
    settings.SIGN_IN_REQUIRED = True  # type: ignore[attr-defined]
    held = make_event("bridge")
    Event.objects.update(visibility="public")
    assert client.get(address(held)).status_code == 302
    client.force_login(User.objects.create_user("vera", password="a long password"))
    assert client.get(address(held)).status_code == 403


def test_the_card_of_a_measure_says_its_record_and_the_public_figure(
    client: Client, make_event: Callable[..., Event]
):
    page = reverse("measure", args=["wording.loaded"])
    assert "No curator has looked" in client.get(page).content.decode()
    held = make_event("bridge")
    for number in range(50):
        keep(held, number, Verdict.AGREED if number < 41 else Verdict.CORRECTED)
    shown = client.get(page).content.decode()
    assert "agrees with curators in 41 of 50 sampled here (71 to 89 %)" in shown
    assert (
        "Drawn were sentences of the texts, each as likely as any other, whatever it says of them." in shown
    )
    assert "loaded wording: macro-F1 at .5" in shown


def test_a_measure_that_nobody_held_against_anything_says_nothing(client: Client):
    assert (
        "How often it is right" not in client.get(reverse("measure", args=["length.words"])).content.decode()
    )
