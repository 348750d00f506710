"""A sample is drawn without selection, whatever the machine marked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from analyzer.errors import LabelError
from tests.webapp.reviews.findings import NOBODY, keep, version_of
from webapp.analyses import queue
from webapp.corpus.models import Event
from webapp.corrections.models import Correction
from webapp.reviews import selectors, services, strands
from webapp.reviews.candidates import FRAMES
from webapp.reviews.models import Review, Strand, Verdict
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db


def test_frames_are_drawn_by_sentence_whatever_the_machine_marked(compared: Event):
    """Each sentence of prose is asked about once for each codebook, whether anything was found in it or not."""
    found = candidates_of(compared)
    sample = set(strands.findings_of(Strand.RANDOM, compared).values_list("key", flat=True))
    asked = [each for each in found if each.kind == FRAMES and each.part == "policy_frames"]
    sentences = {(each.at[0].article, each.at[0].start) for each in found if each.kind == "sentence.voice"}
    assert {(each.at[0].article, each.at[0].start) for each in asked} == sentences
    assert {bool(each.machine) for each in asked} == {True, False}
    assert {each.key for each in asked} <= sample
    assert not sample & {each.key for each in found if each.kind == "sentence.frame"}


def test_what_the_machine_missed_is_seen_and_made_a_correction_of_each_frame(compared: Event):
    found = next(
        each for each in candidates_of(compared) if each.part == "policy_frames" and len(each.machine) == 1
    )
    missed = "policy_frames.morality"
    services.correct(compared, found, Strand.RANDOM, [missed], person=NOBODY)
    made = {each.part: (each.value, each.machine_value) for each in Correction.objects.all()}
    assert made == {missed: (True, False), found.machine[0]: (False, True)}
    record = selectors.record_of("emphasis.policy_frames", NOBODY)
    assert record.agreed is not None
    assert record.of_marked is not None
    assert (record.agreed.count, record.agreed.n) == (0, 1)
    assert (record.of_marked.count, record.of_marked.n, record.missed) == (0, 1, 1)


def test_that_a_sentence_carries_no_frame_is_an_answer(compared: Event):
    found = next(each for each in candidates_of(compared) if each.kind == FRAMES and each.machine)
    services.correct(compared, found, Strand.RANDOM, [], person=NOBODY)
    assert {each.value for each in Correction.objects.all()} == {False}
    empty = next(each for each in candidates_of(compared) if each.kind == FRAMES and not each.machine)
    services.correct(compared, empty, Strand.RANDOM, [], person=NOBODY)
    assert Review.objects.first().verdict == Verdict.AGREED


def test_a_frame_that_no_codebook_has_is_refused(compared: Event):
    found = next(each for each in candidates_of(compared) if each.kind == FRAMES)
    with pytest.raises(LabelError):
        services.correct(compared, found, Strand.RANDOM, ["policy_frames.weather"], person=NOBODY)
    assert not Correction.objects.exists()


def test_a_sample_that_was_drawn_from_marked_frames_alone_does_not_count(make_event: Callable[..., Event]):
    keep(
        make_event("bridge"),
        1,
        Verdict.AGREED,
        measure="emphasis.policy_frames",
        version=version_of("emphasis.policy_frames"),
        kind="sentence.frame",
    )
    assert selectors.record_of("emphasis.policy_frames", NOBODY).agreed is None


@pytest.mark.parametrize("kind", ["sentence.voice", "sentence.loaded", FRAMES, "claim.cell"])
def test_once_the_text_is_read_anew_the_machines_value_is_still_the_machines(
    compared: Event, work: Callable[[], None], kind: str
):
    found = next(
        each
        for each in candidates_of(compared)
        if each.kind == kind and each.part != "bilateral_security_trade"
    )
    other: object = {
        "sentence.voice": "reported" if found.machine != "reported" else "own",
        "sentence.loaded": not found.machine,
        FRAMES: [f"{found.part}.morality"],
        "claim.cell": "partial" if found.machine != "partial" else "paraphrase",
    }[kind]
    services.correct(compared, found, Strand.UNSURE, other, person=NOBODY)
    queue.request_event(compared)
    work()

    again = selectors.find_candidate(compared, found.key)

    assert again is not None
    assert (again.machine, again.is_corrected) == (found.machine, True)
    kept = services.correct(compared, again, Strand.RANDOM, other, person=NOBODY)
    assert (kept.verdict, kept.machine_value) == (Verdict.CORRECTED, found.machine)
    assert Correction.objects.filter(undone_at=None).count() == 1 or kind == FRAMES  # said already
