"""Findings come in three strands; what people say of them is kept, and only the random sample counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from django.urls import reverse

from analyzer.errors import LabelError
from webapp.analyses import queue
from webapp.corpus.models import Event
from webapp.corrections.models import Correction
from webapp.reviews import in_comparisons, in_texts, keeping, public, selectors, services, strands
from webapp.reviews.candidates import FRAMES
from webapp.reviews.models import Finding, Review, Source, Strand, Verdict
from webapp.reviews.selectors import candidates_of

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def find(event: Event, number: int, measure: str = "wording.loaded", **said: object) -> Finding:
    """A finding as it is kept."""
    article = event.articles.all()[0]
    source, _ = Source.objects.get_or_create(event=event, article=article, text="")
    key = f"{measure}-{number}"
    kept = {
        "kind": "sentence.loaded",
        "at": [[article.pk, 0, 5]],
        "start": 0,
        "end": 5,
        "words": "words",
        "machine": False,
        "unsure": 0.0,
    }
    return Finding.objects.create(
        source=source, event=event, article=article, key=key, lot=strands.lot_of(key), measure=measure,
        **{**kept, **said},
    )  # fmt: skip


def drawn(event: Event) -> list[str]:
    """The whole random sample, in the order in which it is put before a curator."""
    order = []
    while (found := strands.first_of(Strand.RANDOM, event)) is not None:
        order.append(found.key)
        keep(event, 0, Verdict.AGREED, key=found.key, measure=found.measure)
    Review.objects.all().delete()
    return order


def keep(event: Event, number: int, verdict: Verdict, strand: str = Strand.RANDOM, **said: object) -> Review:
    kept = {
        "event": event,
        "article": event.articles.all()[0],
        "key": f"key {number}",
        "strand": strand,
        "measure": "wording.loaded",
        "version": said.pop("version", _version("wording.loaded")),
        "kind": "sentence.loaded",
        "words": "words",
        "start": 0,
        "machine_value": False,
        "verdict": verdict,
        "name": "ann",
    }
    return Review.objects.create(**{**kept, **said})


def _version(measure: str) -> int:
    return int(selectors.describe_cards()[measure]["version"])


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


# --- a sample without selection ---------------------------------------------------------------------------


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
        version=_version("emphasis.policy_frames"),
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


# --- kept between keystrokes ------------------------------------------------------------------------------


def test_a_keystroke_reads_no_text_and_asks_as_much_of_many_texts_as_of_few(
    compared: Event, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Callable[..., Any]
):
    selectors.turn_of(compared, Strand.RANDOM, name="")

    def must_not(*_: object) -> None:
        raise AssertionError("a text was read again")

    monkeypatch.setattr(keeping, "of_sentences", must_not)
    monkeypatch.setattr(keeping, "of_comparison", must_not)
    for strand in Strand.values:
        with django_assert_max_num_queries(12 if strand != Strand.HEADLINE else 30) as asked:
            found = selectors.turn_of(compared, strand, name="").candidate
        assert found is not None
        sent = [query["sql"] for query in asked.captured_queries]
        assert not [
            sql for sql in sent if '"document"' in sql or '"payload" FROM' in sql or '"reading" FROM' in sql
        ]


def test_only_what_was_read_anew_is_taken_anew(
    compared: Event, work: Callable[[], None], monkeypatch: pytest.MonkeyPatch
):
    found = next(each for each in candidates_of(compared) if each.kind == "sentence.loaded")
    taken: list[int | None] = []
    take = keeping.take
    monkeypatch.setattr(
        keeping, "take", lambda event, made: (taken.append(made.article), take(event, made))[1]
    )
    candidates_of(compared)
    assert taken == []

    services.correct(compared, found, Strand.UNSURE, not found.machine, person=NOBODY)
    queue.request_event(compared)
    work()
    candidates_of(compared)

    assert taken == [found.article, None]  # its text, and the comparison


def test_with_a_text_its_findings_go_at_once(compared: Event):
    article = compared.articles.first()
    assert article is not None
    candidates_of(compared)
    queue.withdraw_article(article.pk, actor=NOBODY)
    assert not Finding.objects.filter(article=article.pk).exists()
    assert not Finding.objects.filter(source__report__isnull=False).exists()  # they quote claims


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


# --- the record -------------------------------------------------------------------------------------------


def test_the_record_counts_the_random_strand_alone(make_event: Callable[..., Event]):
    """41 agreed and 9 corrected at random; 30 agreed of the least sure, and 4 skipped, count nothing."""
    held = make_event("bridge")
    for number in range(50):
        keep(held, number, Verdict.AGREED if number < 41 else Verdict.CORRECTED)
    for number in range(30):
        keep(held, 100 + number, Verdict.AGREED, Strand.UNSURE)
    for number in range(4):
        keep(held, 200 + number, Verdict.SKIPPED)
    record = selectors.record_of("wording.loaded", NOBODY)
    assert record.agreed is not None
    assert (record.agreed.count, record.agreed.n, record.skipped) == (41, 50, 4)


def test_of_one_finding_the_latest_word_counts(make_event: Callable[..., Event]):
    held = make_event("bridge")
    keep(held, 1, Verdict.AGREED)
    keep(held, 1, Verdict.CORRECTED)
    record = selectors.record_of("wording.loaded", NOBODY)
    assert record.agreed is not None
    assert (record.agreed.count, record.agreed.n) == (0, 1)


def test_of_a_yes_or_no_finding_those_that_were_marked_are_counted_apart(make_event: Callable[..., Event]):
    held = make_event("bridge")
    keep(held, 1, Verdict.AGREED)
    keep(held, 2, Verdict.CORRECTED, machine_value=True)
    record = selectors.record_of("wording.loaded", NOBODY)
    assert record.of_marked is not None
    assert (record.of_marked.count, record.of_marked.n) == (0, 1)


def test_what_was_said_of_another_version_of_the_measure_does_not_count(make_event: Callable[..., Event]):
    keep(make_event("bridge"), 1, Verdict.AGREED, version=_version("wording.loaded") - 1)
    assert selectors.record_of("wording.loaded", NOBODY).agreed is None


def test_each_public_figure_stands_in_the_documentation():
    for measure, row in public.ROWS.items():
        figure = public.public_figure(measure)
        assert figure is not None, row
        assert 0 < float(figure.value) <= 1
    assert public.public_figure("length.words") is None


# --- the pages --------------------------------------------------------------------------------------------


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
