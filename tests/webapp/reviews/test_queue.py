"""Findings come in three strands; what people say of them is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from analyzer.errors import LabelError
from tests.webapp.reviews.findings import NOBODY, drawn, find, keep
from webapp.corpus.models import Event
from webapp.corrections.models import Correction
from webapp.reviews import in_comparisons, in_texts, selectors, services, strands
from webapp.reviews.candidates import FRAMES
from webapp.reviews.models import Review, Strand, Verdict
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db


# --- which findings there are -----------------------------------------------------------------------------


def test_every_kind_of_finding_of_a_real_event_can_be_reviewed(compared: Event):
    found = candidates_of(compared)
    kinds = Counter(each.kind for each in found)
    assert kinds[FRAMES] == 2 * 17  # codebooks
    assert kinds["sentence.voice"] == kinds["sentence.loaded"] == 17
    assert kinds["claim.cell"] > 0
    assert kinds["quote.change"] > 0
    assert kinds["fact.relation"] > 0
    assert len({each.key for each in found}) == len(found)
    texts = {article.pk: article.document["text"] for article in compared.articles.all()}
    for each in found:
        assert 0 <= each.unsure <= 1
        for at in (*each.at, *each.toward):
            assert 0 <= at.start < at.end <= len(texts[at.article])
        if each.kind.startswith("sentence."):
            assert texts[each.article][each.at[0].start : each.at[0].end] == each.words


def test_a_finding_keeps_its_key_when_it_is_found_again(compared: Event):
    assert [each.key for each in candidates_of(compared)] == [each.key for each in candidates_of(compared)]


@pytest.mark.parametrize(("score", "unsure"), [(0.5, 1.0), (0.45, 0.9), (0.75, 0.5), (0.0, 0.0), (1.0, 0.0)])
def test_a_score_is_least_sure_on_its_line(score: float, unsure: float):
    assert in_texts.near_line(score) == pytest.approx(unsure)


@pytest.mark.parametrize(
    ("status", "likeness", "nearest", "unsure"),
    [
        ("partial", 0.45, 0.0, 1.0),  # half way between .25 and .65
        ("paraphrase", 0.65, 0.0, 0.0),
        ("verbatim", 0.45, 0.0, 0.0),
        ("absent", 0.0, 0.45, 1.0),
        ("absent", 0.0, 0.1, 0.0),
    ],
)
def test_a_cell_is_least_sure_between_no_link_and_a_sure_one(
    status: str, likeness: float, nearest: float, unsure: float
):
    cell = {"status": status, "similarity": likeness, "nearest": {"similarity": nearest}}
    assert in_comparisons._unsure_of_cell(cell) == pytest.approx(unsure)


# --- the strands ------------------------------------------------------------------------------------------


def test_the_least_sure_come_first_and_the_sure_not_at_all(make_event: Callable[..., Event]):
    held = make_event("bridge")
    for number, unsure in enumerate((0.6, 0.9, 0.4)):
        find(held, number, unsure=unsure)
    left = strands.not_looked_at(Strand.UNSURE, held).order_by("-unsure")
    assert [each.unsure for each in left] == [0.9, 0.6]
    first = strands.first_of(Strand.UNSURE, held)
    assert first is not None
    assert first.unsure == 0.9


def test_kinds_take_turns_and_of_each_the_least_sure_comes_first(make_event: Callable[..., Event]):
    """Not one question twenty times in a row; a kind that comes late does not have to catch up."""
    held = make_event("bridge")
    surest_last = (1.0, 0.9, 0.8)
    for number, unsure in enumerate(surest_last):
        find(held, number, f"emphasis.{number}", kind="sentence.frame", unsure=unsure)
    for number, unsure in enumerate(surest_last):
        find(held, number, unsure=unsure - 0.2)
    asked = []

    def answer() -> None:
        found = strands.first_of(Strand.UNSURE, held)
        assert found is not None
        asked.append((found.kind, round(found.unsure, 1)))
        keep(held, 0, Verdict.SKIPPED, Strand.UNSURE, key=found.key, kind=found.kind)

    for _ in range(3):
        answer()
    find(held, 9, "voices.share", kind="sentence.voice", unsure=0.6)
    for _ in range(4):
        answer()

    frame, loaded = "sentence.frame", "sentence.loaded"
    assert asked == [
        (frame, 1.0), (loaded, 0.8), (frame, 0.9),
        ("sentence.voice", 0.6), (loaded, 0.7), (frame, 0.8), (loaded, 0.6),
    ]  # fmt: skip
    assert strands.first_of(Strand.UNSURE, held) is None


def test_what_a_person_corrected_is_not_selected_again_but_drawn_like_all_else(
    make_event: Callable[..., Event],
):
    held = make_event("bridge")
    find(held, 1, unsure=0.9, is_corrected=True)
    assert strands.first_of(Strand.UNSURE, held) is None
    assert strands.first_of(Strand.RANDOM, held) is not None


def test_the_random_order_is_fixed_and_no_measure_waits_for_another(make_event: Callable[..., Event]):
    held = make_event("bridge")
    for number in range(20):
        find(held, number)
    for number in range(3):
        find(held, number, "quotes")
    order = drawn(held)
    assert order == drawn(held)
    assert len(order) == 23
    assert Counter(key.partition("-")[0] for key in order[:6]) == {"wording.loaded": 3, "quotes": 3}
    assert order[6:12] != sorted(order[6:12])


def test_more_texts_leave_the_order_of_those_before(make_event: Callable[..., Event]):
    """A sample that was begun goes on when an article is added: nobody draws it anew."""
    held = make_event("bridge")
    for number in range(10):
        find(held, number)
    before = drawn(held)
    for number in range(10, 20):
        find(held, number)
    assert [each for each in drawn(held) if each in before] == before


def test_behind_the_summary_stands_only_what_it_rests_on(compared: Event):
    report = compared.reports.get()
    found = candidates_of(compared)
    behind = strands.findings_of(Strand.HEADLINE, compared)
    assert 0 < behind.count() < len(found)
    rows = {(ref["section"], ref["row"]) for said in report.payload["summary"] for ref in said["refs"]}
    for each in behind:
        if each.row is not None and each.kind != "claim.cell":
            assert (each.section, each.row) in rows


# --- what is said of them ---------------------------------------------------------------------------------


def test_what_was_agreed_with_is_not_asked_again(compared: Event):
    first = selectors.turn_of(compared, Strand.UNSURE, name="").candidate
    assert first is not None
    services.agree(compared, first, Strand.UNSURE, person=NOBODY)
    turn = selectors.turn_of(compared, Strand.UNSURE, name="")
    assert turn.candidate is not None
    assert turn.candidate.key != first.key
    assert turn.looked_at == 1


def test_the_random_sample_asks_even_what_was_looked_at_because_it_was_doubtful(compared: Event):
    first = selectors.turn_of(compared, Strand.RANDOM, name="").candidate
    assert first is not None
    services.agree(compared, first, Strand.UNSURE, person=NOBODY)
    again = selectors.turn_of(compared, Strand.RANDOM, name="").candidate
    assert again is not None
    assert again.key == first.key


def test_correcting_makes_a_correction_with_the_machines_value_beside(compared: Event):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.voice")
    other = "quoted" if found.machine != "quoted" else "own"
    services.correct(compared, found, Strand.RANDOM, other, person=NOBODY, reason="read again")
    made = Correction.objects.get()
    assert (made.kind, made.value, made.machine_value) == ("sentence.voice", other, found.machine)
    kept = Review.objects.get()
    assert (kept.verdict, kept.value, kept.machine_value) == (Verdict.CORRECTED, other, found.machine)


def test_a_correction_to_the_machines_own_value_is_agreement(compared: Event):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.voice")
    services.correct(compared, found, Strand.RANDOM, found.machine, person=NOBODY)
    assert Review.objects.get().verdict == Verdict.AGREED
    assert not Correction.objects.exists()


def test_what_is_no_label_is_refused_and_nothing_is_kept(compared: Event):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.voice")
    with pytest.raises(LabelError):
        services.correct(compared, found, Strand.RANDOM, "loud", person=NOBODY)
    assert not Review.objects.exists()
    assert not Correction.objects.exists()


def test_a_text_that_waits_to_be_read_anew_stays_in_the_queue(compared: Event):
    before = len(candidates_of(compared))
    compared.articles.update(content_hash="of a text with corrections")
    assert len(candidates_of(compared)) == before


def test_a_text_that_was_cut_anew_has_no_findings_until_it_is_read(compared: Event):
    article = compared.articles.first()
    assert article is not None
    article.document["sentences"] = article.document["sentences"][:-1]
    article.save()
    left = {each.article for each in candidates_of(compared) if each.kind == "sentence.voice"}
    assert article.pk not in left
    assert len(left) == 2
