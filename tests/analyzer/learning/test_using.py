"""A model in use scores in the rules' place, says what weighed most, and leaves the rules in place where it fails."""

from __future__ import annotations

import msgspec
import pytest

from analyzer.analysis import analyze, read_discourse
from analyzer.engines import embedding
from analyzer.errors import LearningError
from analyzer.fitting.documents import document_of
from analyzer.learning.actors import unit_of_mention
from analyzer.learning.applying import Applied
from analyzer.learning.tasks import TASKS, task_named
from analyzer.learning.units import Unit
from analyzer.measure import measures
from analyzer.measures.own_voice import voiced_sentences
from analyzer.resources import Resources
from analyzer.resources.fitted import Block, Calibration, write_model
from analyzer.types import Finding, Mention
from tests.analyzer.fitting.labels import model

TEXT = "The new stadium is a shameful disgrace of greedy fools."
PLAIN = "The new stadium opened on Monday, officials said."


def loaded(text: str, resources: Resources) -> Finding:
    return measures()["wording.loaded"].run(read_discourse(document_of(text), resources))


def in_use() -> Resources:
    return Resources(models={"loaded": write_model(model())})


def tiny(**changes: object) -> Applied:
    """Two words: awful +2, fine −1; intercept 0."""
    block = Block("words", ("awful", "fine"), (1.0, 1.0), ((2.0, -1.0),))
    given = {"blocks": (block,), "intercepts": (0.0,), "calibration": (Calibration(1.0, 0.0),)}
    return Applied(msgspec.structs.replace(model(), **(given | changes)))


def test_the_sum_is_worked_out_by_hand() -> None:
    """One word alone has length 1: sigmoid of 2 is .881; both have 1/√2 each: sigmoid of .707 is .670."""
    assert tiny().scores(Unit(("awful",), {}, ()))["yes"] == pytest.approx(0.881, abs=0.001)
    assert tiny().scores(Unit(("awful", "fine"), {}, ()))["yes"] == pytest.approx(0.670, abs=0.001)
    assert tiny().scores(Unit(("unknown",), {}, ()))["yes"] == 0.5


def test_calibration_is_monotone() -> None:
    units = [Unit(("awful",) * number + ("fine",) * 3, {}, ()) for number in range(6)]
    bent = tiny(calibration=(Calibration(0.4, -1.3),))

    plain = [tiny().scores(unit)["yes"] for unit in units]
    assert sorted(plain) == plain
    assert [bent.scores(unit)["yes"] for unit in units] == sorted(bent.scores(unit)["yes"] for unit in units)


def test_only_what_pushed_towards_the_label_is_named() -> None:
    assert [feature.name for feature in tiny().weighed(Unit(("awful", "fine"), {}, ()), "yes")] == [
        "word: awful"
    ]


def test_the_features_that_weighed_most_are_evidence_inside_the_text() -> None:
    finding = loaded(TEXT, in_use())

    weighed = [e for e in finding.evidence if e.label.startswith(("word: ", "marks: "))]
    assert weighed
    for evidence in weighed:
        assert TEXT[evidence.start : evidence.end].strip()


def test_a_sentence_below_the_line_names_no_features() -> None:
    assert [e for e in loaded(PLAIN, in_use()).evidence if e.label.startswith("word: ")] == []


def test_the_same_answer_twice() -> None:
    assert loaded(TEXT, in_use()) == loaded(TEXT, in_use())


def test_a_damaged_model_leaves_the_rules_in_place() -> None:
    broken = Resources(models={"loaded": write_model(model())[:-5]})

    assert loaded(TEXT, broken) == loaded(TEXT, Resources.shipped())


def test_a_model_that_raises_leaves_the_rules_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Applied, unit: Unit) -> dict[str, float]:
        raise ZeroDivisionError

    monkeypatch.setattr(Applied, "scores", broken)

    assert loaded(TEXT, in_use()) == loaded(TEXT, Resources.shipped())


def test_a_model_of_one_measure_leaves_the_others_alone() -> None:
    other = measures()["editorial.subjectivity"].run

    assert other(read_discourse(document_of(TEXT), in_use())) == other(
        read_discourse(document_of(TEXT), Resources.shipped())
    )


def test_features_of_a_model_are_no_editorial_marks() -> None:
    """What an addition is called rests on the codebook's marks; a model's features only explain its score."""
    editorial = msgspec.structs.replace(model(), task="editorial")
    analysis = analyze(document_of(TEXT), resources=Resources(models={"editorial": write_model(editorial)}))

    evidence = analysis.measurements["editorial.own_voice_claims"].evidence
    assert any(e.label.startswith(("word: ", "marks: ")) for e in evidence)
    assert not any(mark.startswith(("word: ", "marks: ")) for mark in analysis.sentences[0].marks)


def test_a_model_that_needs_embeddings_says_so_where_they_are_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embedding, "version", lambda: "none")

    with pytest.raises(LearningError, match="semantic"):
        tiny(embedding="onnxruntime 1 0123")


@pytest.mark.skipif(not embedding.available(), reason="the extra “semantic” is not installed")
def test_meaning_is_one_feature_among_the_words() -> None:
    resources = Resources(models={"loaded": write_model(model(with_meaning=True))})
    reading = read_discourse(document_of(TEXT), resources)
    found = voiced_sentences(reading)[0]
    applied = Applied(model(with_meaning=True))

    names = [f.name for f in applied.weighed(Unit(("disgrace",), {}, ((TEXT,),)), "yes")]

    assert names.count("meaning of the sentence") == 1
    assert found.all.count == 10
    assert loaded(TEXT, resources).by_sentence["loaded"][0] > 0.5


def test_the_name_of_the_target_is_masked() -> None:
    """A model of tone must not learn who is liked."""
    text = "Critics attacked Anna Weber in Harrow."
    reading = read_discourse(document_of(text), Resources.shipped())

    unit = unit_of_mention(voiced_sentences(reading)[0].all, [Mention(17, 27)], -0.5)

    assert unit is not None
    assert not any("weber" in word.lower() or "anna" in word.lower() for word in unit.words)
    assert "attack (1 before)" in unit.words
    assert not any("Weber" in text for group in unit.texts for text in group)


def test_a_mention_elsewhere_is_no_unit() -> None:
    reading = read_discourse(document_of("Critics attacked the plan."), Resources.shipped())

    assert unit_of_mention(voiced_sentences(reading)[0].all, [Mention(400, 410)], 0.0) is None


def test_a_measure_names_its_task_where_it_has_one() -> None:
    assert task_named("wording.loaded") is TASKS["loaded"]
    with pytest.raises(LearningError, match="loaded, subjectivity"):
        task_named("style.unknown")
