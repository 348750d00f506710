"""A model fitted from labels gives the obvious label, the same twice, and keeps groups apart while it is judged."""

from __future__ import annotations

from zlib import crc32

import pytest

from analyzer.analysis import read_discourse
from analyzer.engines import classifier, embedding
from analyzer.errors import LearningError, MissingPartError
from analyzer.fitting import fit as fitting
from analyzer.fitting.documents import document_of
from analyzer.fitting.examples import examples_of
from analyzer.fitting.figures import best_line, judged
from analyzer.learning.tasks import TASKS
from analyzer.measure import measures
from analyzer.resources import Resources
from analyzer.resources.fitted import write_model
from tests.analyzer.fitting.labels import fitted, model, rows

JUDGES = "The hospital scheme is a shameful disgrace of greedy fools."
TELLS = "The hospital opened on Tuesday, the ministry said."


def score(text: str) -> float:
    resources = Resources(models={"loaded": write_model(model())})
    finding = measures()["wording.loaded"].run(read_discourse(document_of(text), resources))
    return finding.by_sentence["loaded"][0]


def test_new_sentences_get_the_obvious_answer() -> None:
    assert score(JUDGES) > 0.5 > score(TELLS)


def test_the_same_labels_give_the_same_model() -> None:
    assert write_model(fitted("loaded", rows())) == write_model(model())


def test_the_card_says_what_it_was_fitted_on() -> None:
    card = model().card

    assert (card.units, card.groups, card.labels) == (48, 8, {"yes": 24})
    assert card.licence == "our own"
    assert card.figures["macro_f1"] > 0.9
    assert 0.0 < card.rules["macro_f1"] <= 1.0
    assert len(card.top_features["yes"]) == 12


def test_labels_that_say_nothing_are_not_learned() -> None:
    """Labels that have nothing to do with the text give a figure near chance, however many features there are."""
    at_random = [row | {"label": crc32(row["text"].encode()) % 2 == 0} for row in rows()]

    assert fitted("loaded", at_random).card.figures["macro_f1"] < 0.75


def test_no_group_stands_on_both_sides_of_a_fold() -> None:
    groups = [str(number % 7) for number in range(70)]

    for seen, held in classifier.folds(groups, [number % 2 for number in range(70)], 5):
        assert {groups[row] for row in seen} & {groups[row] for row in held} == set()
        assert len(seen) + len(held) == 70


def test_a_group_that_is_its_own_label_cannot_leak() -> None:
    """Each group has a telling word of its own; held back, the word was never seen, and the figure stays low."""
    given = [
        {"text": f"The {word} was seen in town number {place}.", "label": number % 2 == 0, "group": word}
        for number, word in enumerate(
            ("heron", "otter", "badger", "lynx", "beaver", "stork", "adder", "newt", "marten", "crane")
        )
        for place in range(4)
    ]

    assert fitted("loaded", given).card.figures["macro_f1"] < 0.8


def test_scores_rise_with_the_sum() -> None:
    """Calibration never turns an order round."""
    assert all(line.slope > 0 for line in model().calibration)


def test_one_of_several_labels() -> None:
    given = [
        {"text": text.format(thing), "label": label, "group": thing}
        for thing in ("town", "county", "country", "region", "state")
        for text, label in (
            ("Taxes and prices rose in the {} and banks lost money.", "economic"),
            ("The budget of the {} grew with the economy and trade.", "economic"),
            ("Doctors in the {} warned of a virus and full hospitals.", "health_and_safety"),
            ("Patients in the {} wait for medicine and vaccines.", "health_and_safety"),
        )
    ]
    resources = Resources(models={"frames": write_model(fitted("frames", given))})
    text = "Hospitals need medicine for their patients, doctors warned."

    finding = measures()["emphasis.policy_frames"].run(read_discourse(document_of(text), resources))

    assert set(finding.by_sentence) == {"health_and_safety"}
    weighed = [
        evidence.label
        for evidence in finding.evidence
        if ": word: " in evidence.label or ": marks: " in evidence.label
    ]
    assert weighed
    assert all(label.startswith("health_and_safety: ") for label in weighed)


def test_tone_learns_from_the_words_around_the_target() -> None:
    given = []
    for name in ("Moreno", "Okafor", "Lindqvist", "Tanaka", "Dubois"):
        for text, label in (
            ("Critics called {} a corrupt failure.", "negative"),
            ("The court convicted {} of fraud.", "negative"),
            ("Voters admire {} as a brilliant leader.", "positive"),
            ("The jury praised {} for great courage.", "positive"),
            ("The train took {} to the north.", "neutral"),
            ("On Monday {} met the press.", "neutral"),
        ):
            start = text.index("{}")
            given.append(
                {
                    "text": text.format(name),
                    "label": label,
                    "start": start,
                    "end": start + len(name),
                    "group": name,
                }
            )
    resources = Resources(models={"tone": write_model(fitted("tone", given))})

    def tone(text: str) -> float:
        finding = measures()["tone.actors"].run(read_discourse(document_of(text), resources))
        return finding.parts["Anna Weber"].value

    assert tone("Critics called Anna Weber a corrupt failure.") < 0
    assert tone("Voters admire Anna Weber as a brilliant leader.") > 0


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": "", "label": True}, "text is missing"),
        ({"text": "Something.", "label": "yes"}, "true or false"),
        ({"text": "Something.", "label": None}, "true or false"),
        ({"label": True}, "text is missing"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(row: dict[str, object], said: str) -> None:
    with pytest.raises(LearningError, match=said):
        examples_of(TASKS["loaded"], [*rows(), row], "file")


def test_too_few_labels_are_refused() -> None:
    with pytest.raises(LearningError, match="the least to learn from"):
        fitted("loaded", rows()[:10])


def test_too_few_groups_are_refused() -> None:
    with pytest.raises(LearningError, match=r"has 1 group; .* held back"):
        fitted("loaded", [row | {"group": "one"} for row in rows()])


def test_labels_of_one_kind_only_are_refused() -> None:
    with pytest.raises(LearningError, match="labelled false"):
        fitted("loaded", [row | {"label": True} for row in rows()])


def test_a_target_outside_the_text_is_refused() -> None:
    row = {"text": "She won.", "label": "positive", "start": 4, "end": 40}

    with pytest.raises(LearningError, match="target's place"):
        examples_of(TASKS["tone"], [row] * 30, "file")


def test_embeddings_that_are_asked_for_and_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "available", lambda: False)

    with pytest.raises(MissingPartError, match="semantic"):
        fitted("loaded", rows(), with_meaning=True)


def test_the_line_is_where_the_figure_is_best() -> None:
    """Two of three above .6 are right, one below is missed by no line from .41 to .6: its middle is taken."""
    probabilities = [{"yes": p} for p in (0.1, 0.2, 0.4, 0.61, 0.7, 0.9)]
    wanted = [frozenset({"yes"} if answer else ()) for answer in (0, 0, 0, 1, 1, 1)]

    assert 0.41 <= best_line("f1", probabilities, wanted, ("yes",)) <= 0.61


def test_figures_by_hand() -> None:
    """Found yes, yes, no; wanted yes, no, no: F1 of yes 2/3, of no 2/3."""
    yes, no = frozenset({"yes"}), frozenset[str]()

    assert judged("f1", [yes, yes, no], [yes, no, no], ("yes",)) == pytest.approx(2 / 3)
    assert judged("macro_f1", [yes, yes, no], [yes, no, no], ("yes",)) == pytest.approx(2 / 3)
    assert judged("accuracy", [yes, yes, no], [yes, no, no], ("yes",)) == pytest.approx(2 / 3)
    assert judged("micro_f1", [yes, yes, no], [yes, no, no], ("yes",)) == pytest.approx(2 / 3)


def test_strengths_are_tried_on_groups_held_back() -> None:
    assert model().card.chosen["strength"] in fitting._STRENGTHS
