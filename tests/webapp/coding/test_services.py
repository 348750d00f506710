"""Units are drawn by a seed, coders code blind until everybody is done, and what they disagreed on is never lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from analyzer.labels import LABELS
from tests.webapp.coding.conftest import LOADED, VOICE
from webapp.audit.models import Entry
from webapp.coding import drawing, selectors, services, settling
from webapp.coding.models import Code, Coder, CodingItem, CodingProject, Settlement
from webapp.coding.questions import OWN_QUESTIONS, every_question
from webapp.coding.services import CodingError
from webapp.corpus.models import Event
from webapp.corrections import services as corrections
from webapp.corrections.models import Correction
from webapp.corrections.selectors import in_force
from webapp.corrections.values import OvertakenError, Said, Stretch

MakeProject = Callable[..., CodingProject]
pytestmark = pytest.mark.django_db


def code_all(project: CodingProject, coder: str, value: str = "own", **others: str) -> Coder:
    """Every unit as value, those named by their number ("_2") otherwise."""
    seat = project.coders.get(name=coder)
    for item in project.items.all():
        services.record_codes(seat, item, {VOICE: others.get(f"_{item.number}", value)})
    return seat


def closed(project: CodingProject, **differing: str) -> selectors.ProjectPage:
    """The project when both are done; Ben differs where it says."""
    services.finish(code_all(project, "Ana"))
    services.finish(code_all(project, "Ben", **differing))
    page = selectors.get_project(project.pk)
    assert page is not None
    return page


# --- drawing ----------------------------------------------------------------------------------------------


def test_the_same_seed_draws_the_same_units_and_another_seed_others():
    units = [drawing.Drawn(1, f"sentence {number}", number, "") for number in range(100)]
    assert drawing.draw(units, 10, 3) == drawing.draw(list(units), 10, 3)
    assert drawing.draw(units, 10, 3) != drawing.draw(units, 10, 4)
    assert sorted(unit.words for unit in drawing.draw(units, None, 3)) == sorted(unit.words for unit in units)


def test_sentences_claims_and_additions_of_a_real_event_can_be_drawn(compared: Event):
    sentences = drawing.units_of(compared, "sentence")
    texts = {article.pk: article.document["text"] for article in compared.articles.all()}
    assert len(sentences) == 17  # six, six and five
    for unit in sentences:
        assert texts[unit.article][unit.start : unit.start + len(unit.words)] == unit.words  # type: ignore[operator,index]
    quoted = [unit for unit in sentences if unit.words.startswith("“Smuggling")]
    assert {unit.machine[VOICE] for unit in quoted} == {"quoted"}

    cells = drawing.units_of(compared, "cell")
    assert cells
    assert all(unit.about is not None and unit.about != unit.article for unit in cells)
    assert {unit.machine["claim.cell"] for unit in cells} <= set(every_question()["claim.cell"].values)

    additions = drawing.units_of(compared, "addition")
    assert "editorial" in {unit.machine["addition.kind"] for unit in additions}


def test_a_filter_takes_only_the_sentences_that_the_machine_marks(compared: Event):
    key = "bilateral_security_trade.security"
    marked = drawing.units_of(compared, "sentence", drawing.CARRIES + key)
    assert 0 < len(marked) < 17
    assert {unit.machine[f"sentence.frame:{key}"] for unit in marked} == {"yes"}
    every = drawing.units_of(compared, "sentence")
    assert len(marked) == sum(unit.machine[f"sentence.frame:{key}"] == "yes" for unit in every)


def test_every_shared_label_that_can_be_coded_has_its_values_and_a_meaning_for_each():
    for question in OWN_QUESTIONS:
        shared = LABELS.get(question.key)
        if shared is not None and shared.choices:
            assert question.values == shared.values
        assert all(option.meaning for option in question.options)


# --- what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"coders": (("Ana", None),)}, "two people"),
        ({"coders": (("Ana", None), ("ana", None))}, "two people"),
        ({"coders": (("Ana", None), ("Ben", None), ("ben", None))}, "named twice"),
        ({"questions": ()}, "Nothing is asked"),
        ({"questions": ("claim.cell",)}, "Nothing is asked"),
        ({"size": 0}, "at least one unit"),
    ],
)
def test_a_plan_that_cannot_be_coded_is_refused_in_words(
    make_event: Callable[..., Event], change: dict[str, object], said: str
):
    plan = services.Plan("Test", "sentence", (VOICE,), (("Ana", None), ("Ben", None)))
    with pytest.raises(CodingError, match=said):
        services.make_project(make_event("bridge"), replace(plan, **change), made_by="")  # type: ignore[arg-type]
    assert not CodingProject.objects.exists()


def test_an_event_whose_texts_were_not_analyzed_has_nothing_to_code(make_event: Callable[..., Event]):
    plan = services.Plan("Test", "sentence", (VOICE,), (("Ana", None), ("Ben", None)))
    with pytest.raises(CodingError, match="nothing of this kind"):
        services.make_project(make_event("bridge"), plan, made_by="")


@pytest.mark.parametrize("answers", [{}, {VOICE: "loud"}, {LOADED: "yes"}])
def test_an_answer_that_is_none_is_not_kept(make_project: MakeProject, answers: dict[str, str]):
    project = make_project()
    with pytest.raises(CodingError):
        services.record_codes(project.coders.all()[0], project.items.all()[0], answers)
    assert not Code.objects.exists()


def test_nobody_is_done_with_units_left(make_project: MakeProject):
    project = make_project()
    with pytest.raises(CodingError, match="still to be coded"):
        services.finish(project.coders.all()[0])


# --- coding -----------------------------------------------------------------------------------------------


def test_a_coder_resumes_where_they_left_off(make_project: MakeProject):
    project = make_project()
    seat = project.coders.get(name="Ana")
    assert selectors.next_number(seat) == 1
    services.record_codes(seat, project.items.get(number=1), {VOICE: "own"})
    services.record_codes(seat, project.items.get(number=3), {VOICE: ""})
    assert selectors.next_number(seat) == 2
    assert selectors.next_number(project.coders.get(name="Ben")) == 1
    page = selectors.get_project(project.pk)
    assert page is not None
    assert [seat.done for seat in page.seats] == [2, 0]


def test_a_code_given_again_takes_the_place_of_the_first(make_project: MakeProject):
    project = make_project()
    seat, item = project.coders.all()[0], project.items.all()[0]
    services.record_codes(seat, item, {VOICE: "own"})
    services.record_codes(seat, item, {VOICE: "quoted"})
    assert [code.value for code in Code.objects.all()] == ["quoted"]


def test_results_open_only_when_both_are_done_and_codes_then_stay(make_project: MakeProject):
    project = make_project()
    assert services.finish(code_all(project, "Ana")) is False
    assert selectors.get_project(project.pk).is_closed is False  # type: ignore[union-attr]
    assert services.finish(code_all(project, "Ben")) is True
    assert selectors.get_project(project.pk).is_closed is True  # type: ignore[union-attr]
    with pytest.raises(CodingError, match="closed"):
        services.record_codes(project.coders.all()[0], project.items.all()[0], {VOICE: "quoted"})


def test_changing_a_code_takes_back_that_one_is_done(make_project: MakeProject):
    project = make_project()
    seat = code_all(project, "Ana")
    services.finish(seat)
    services.record_codes(seat, project.items.all()[0], {VOICE: "quoted"})
    assert Coder.objects.get(pk=seat.pk).finished_at is None


def test_a_coder_is_shown_the_words_in_their_context_and_nothing_that_was_said_of_them(
    make_project: MakeProject,
):
    project = make_project()
    code_all(project, "Ben", "quoted")
    item = project.items.get(words__startswith="Residents")
    page = selectors.item_page(project.coders.get(name="Ana"), item.number)
    assert page is not None
    assert page.answers == {}
    assert "machine" in page.item.get_deferred_fields()
    assert page.before.endswith("at the ceremony. ")
    assert page.after.startswith(" The work cost")


def test_words_that_left_the_text_are_said_to_be_gone(make_project: MakeProject):
    project = make_project()
    item = project.items.all()[0]
    article = item.article
    article.document["text"] = "Another text altogether."
    article.save()
    page = selectors.item_page(project.coders.all()[0], item.number)
    assert page is not None
    assert page.is_gone
    assert (page.before, page.after) == ("", "")


# --- results ----------------------------------------------------------------------------------------------


def test_agreement_is_counted_over_what_both_labelled(make_project: MakeProject):
    """Five units; Ben differs on one and cannot tell one: 3 of 4 agree. The machine says own of all: right in 3 of 3."""
    page = closed(make_project(), _2="quoted", _4="")
    [result] = selectors.results(page)
    percent = result.agreement.percent.value
    assert percent is not None
    assert (percent.count, percent.n) == (3, 4)
    assert result.machine is not None
    assert (result.machine.count, result.machine.n) == (3, 3)
    assert (result.differences, result.unsettled) == (1, 1)


def test_a_settled_label_stands_beside_the_codes_which_stay(make_project: MakeProject):
    page = closed(make_project(), _2="quoted")
    [difference] = selectors.differences(page)
    assert dict(difference.codes) == {
        "Ana": LABELS[VOICE].words_of("own"),
        "Ben": LABELS[VOICE].words_of("quoted"),
    }
    settling.settle(difference.item, VOICE, "quoted", person=None, name="Cleo", reason="marks")
    settling.settle(difference.item, VOICE, "own", person=None, name="Dora")
    [again] = selectors.differences(page)
    assert again.settled is not None
    assert (again.settled.name, again.settled.value) == ("Dora", "own")
    assert again.codes == difference.codes
    assert Settlement.objects.count() == 2
    [result] = selectors.results(page)
    assert (result.differences, result.unsettled) == (1, 0)
    assert result.machine is not None
    assert (result.machine.count, result.machine.n) == (5, 5)


@pytest.mark.parametrize(("question", "value"), [(VOICE, "loud"), (LOADED, "yes")])
def test_what_is_no_label_cannot_be_settled(make_project: MakeProject, question: str, value: str):
    page = closed(make_project(), _2="quoted")
    with pytest.raises(CodingError):
        settling.settle(page.project.items.all()[0], question, value, person=None, name="Cleo")


def test_nothing_is_settled_while_somebody_codes(make_project: MakeProject):
    project = make_project()
    with pytest.raises(CodingError, match="not closed"):
        settling.settle(project.items.all()[0], VOICE, "own", person=None, name="Cleo")


def test_the_export_has_every_code_the_settled_label_and_the_machines(make_project: MakeProject):
    page = closed(make_project(), _2="quoted", _3="")
    settling.settle(
        page.project.items.get(number=2), VOICE, "quoted", person=None, name="Cleo", reason="marks"
    )
    rows = {row["unit"]: row for row in selectors.export_rows(page)}
    assert len(rows) == 5
    assert (rows[2]["coder Ana"], rows[2]["coder Ben"]) == ("own", "quoted")
    assert (rows[2]["settled"], rows[2]["settled_by"], rows[2]["machine"]) == ("quoted", "Cleo", "own")
    assert rows[3]["coder Ben"] == "cannot tell"
    assert rows[1]["settled"] == ""


def test_units_go_with_the_article_whose_words_they_are(make_project: MakeProject):
    project = make_project()
    code_all(project, "Ana")
    project.event.articles.get().delete()
    assert not CodingItem.objects.exists()
    assert not Code.objects.exists()


# --- what becomes of it -----------------------------------------------------------------------------------


def test_a_settled_label_corrects_the_machine_where_it_says_something_else(make_project: MakeProject):
    """The machine says own of every sentence; quoted is settled, then own: corrected, and all taken back."""
    page = closed(make_project(), _2="quoted")
    item = page.project.items.get(number=2)
    settling.settle(item, VOICE, "quoted", person=None, name="Cleo", reason="marks")
    made = Correction.objects.get()
    assert (made.kind, made.value, made.machine_value) == (VOICE, "quoted", "own")
    assert made.anchors.get().text == item.words
    settling.settle(item, VOICE, "reported", person=None, name="Cleo")
    assert [each.value for each in in_force(Correction.objects.all())] == ["reported"]
    settling.settle(item, VOICE, "own", person=None, name="Cleo")
    assert in_force(Correction.objects.all()) == []


def test_a_settled_label_does_not_take_the_place_of_what_a_person_corrected_by_hand(
    make_project: MakeProject,
):
    page = closed(make_project(), _2="quoted")
    item = page.project.items.get(number=2)
    at = (Stretch(item.article_id, item.start, item.start + len(item.words)),)
    corrections.correct(page.project.event, Said(VOICE, "reported", at, machine_value="own"), author=None)
    with pytest.raises(OvertakenError):
        settling.settle(item, VOICE, "quoted", person=None, name="Cleo")
    assert not Settlement.objects.exists()
    assert [each.value for each in Correction.objects.all()] == ["reported"]


def test_yes_and_no_become_true_and_false(make_project: MakeProject):
    project = make_project(questions=(LOADED,))
    for seat in project.coders.all():
        for item in project.items.all():
            services.record_codes(seat, item, {LOADED: "yes" if item.number == 1 else "no"})
        services.finish(seat)
    project.refresh_from_db()
    assert settling.settle_what_is_at_one(project, person=None, name="Cleo") == 1
    made = Correction.objects.get()
    assert (made.value, made.machine_value) == (True, False)
    assert settling.settle_what_is_at_one(project, person=None, name="Cleo") == 0


def test_words_that_left_the_text_are_settled_and_correct_nothing(make_project: MakeProject):
    page = closed(make_project(), _2="quoted")
    item = page.project.items.select_related("article").get(number=2)
    item.article.document["text"] = "Another text altogether."
    item.article.save()
    settling.settle(item, VOICE, "quoted", person=None, name="Cleo")
    assert Settlement.objects.get().correction is None
    assert not Correction.objects.exists()


def test_what_is_settled_of_a_claim_corrects_its_cell(compared: Event):
    plan = services.Plan("Cells", "cell", ("claim.cell",), (("Ana", None), ("Ben", None)), size=1, seed=1)
    project = services.make_project(compared, plan, made_by="")
    item = project.items.get()
    machine = item.machine["claim.cell"]
    other = "partial" if machine != "partial" else "absent"
    for seat in project.coders.all():
        services.record_codes(seat, item, {"claim.cell": other})
        services.finish(seat)
    project.refresh_from_db()
    assert settling.settle_what_is_at_one(project, person=None, name="Cleo") == 1
    made = Correction.objects.get()
    assert (made.kind, made.part, made.value, made.machine_value) == (
        "claim.cell",
        str(item.article_id),
        other,
        machine,
    )


def test_beginning_closing_settling_and_deleting_are_on_record(make_project: MakeProject):
    page = closed(make_project(), _2="quoted")
    settling.settle(page.project.items.get(number=2), VOICE, "own", person=None, name="Cleo")
    services.delete_project(page.project)
    other = make_project()
    services.close(other, closed_by="ann")
    actions = Entry.objects.filter(action__startswith="coding.").order_by("pk")
    assert [entry.action for entry in actions] == [
        "coding.begun",
        "coding.settled",
        "coding.deleted",
        "coding.begun",
        "coding.closed",
    ]
