import pytest

from analyzer.measures.readability import band
from tests.analyzer.measures.readings import PLAIN, reading_of

HARD = (
    "Notwithstanding considerable administrative complications, the intergovernmental commission subsequently "
    "promulgated comprehensive regulations concerning environmental rehabilitation."
)


def test_the_band_runs_from_the_lowest_formula_to_the_highest():
    finding = band(reading_of(*PLAIN))

    assert finding.all.low < finding.all.value < finding.all.high
    assert finding.all.n == 6
    assert {"flesch_reading_ease", "gunning_fog", "sentence_length"} <= set(finding.parts)


def test_mean_sentence_length_stands_beside_it():
    finding = band(reading_of(*["The old cat sat on the warm mat."] * 13))

    assert finding.parts["sentence_length"].value == 8


def test_long_words_in_long_sentences_are_harder():
    assert band(reading_of(*[HARD] * 8)).all.value > band(reading_of(*PLAIN)).all.value + 2


def test_under_a_hundred_words_there_is_no_value():
    finding = band(reading_of("The old cat sat on the warm mat."))

    assert finding.all is None
    assert finding.reason == "8 words of prose; readability needs 100"


def test_boxes_are_left_out():
    with_box = reading_of(*PLAIN, (HARD, "own", "box"))

    assert band(with_box).all == band(reading_of(*PLAIN)).all


def test_smog_joins_from_thirty_sentences():
    assert "smog" not in band(reading_of(*PLAIN)).parts
    assert "smog" in band(reading_of(*PLAIN * 5)).parts


def test_texts_of_any_length_are_set_side_by_side_by_the_same_formulas():
    # 6 and 30 sentences with the same words a sentence: SMOG joins the parts and leaves the mean as it is
    assert band(reading_of(*PLAIN * 5)).all.value == pytest.approx(band(reading_of(*PLAIN)).all.value)
