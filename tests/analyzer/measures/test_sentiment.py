import pytest

from analyzer.measures.own_voice import voiced_sentences
from analyzer.measures.sentiment import emotional_words, neutral_stretches
from tests.analyzer.measures.readings import PLAIN, reading_of


def _neutral(sentence: str) -> set[str]:
    reading = reading_of(sentence)
    stretches = neutral_stretches(voiced_sentences(reading)[0].all)
    return {reading.document.text[start:end] for start, end in stretches}


def test_topic_words_names_and_report_verbs_are_neutral():
    words = _neutral(
        "The United States stressed the security crisis and the fight against terrorism, respectively."
    )

    assert {"United States", "stressed", "security", "crisis", "terrorism"} <= words


def test_like_is_neutral_as_a_preposition_only():
    assert "like" in _neutral("They seized drugs like fentanyl at the pier.")
    assert "like" not in _neutral("We like the new ferry.")


def test_emotional_words_stay_emotional():
    assert not {"wonderful", "awful"} & _neutral("A wonderful feast and an awful hangover.")


def test_the_effect_of_the_list_is_shown():
    sentences = ["The United States discussed the security crisis and the fight against terrorism."] * 5

    finding = emotional_words(reading_of(*sentences))

    assert finding.all.value == 0
    assert finding.parts["without_list"].value != 0


def test_the_mean_is_taken_over_body_sentences():
    finding = emotional_words(reading_of(*PLAIN, "It was a wonderful evening.", ("Awful!", "own", "box")))

    assert finding.all.n == 7
    assert finding.all.value > 0
    assert finding.by_sentence["sentiment"][7] < 0  # the box has its figure, outside the mean


def test_a_quotation_moves_the_whole_and_not_the_own_voice():
    finding = emotional_words(
        reading_of(*PLAIN, "“A wonderful, lovely and brilliant evening,” the miller said.")
    )

    assert finding.own.value < finding.all.value
    assert finding.own.value == emotional_words(reading_of(*PLAIN, "the miller said.")).own.value


def test_evidence_is_the_words_that_moved_a_sentence():
    reading = reading_of(*PLAIN, "A wonderful feast ended in an awful quarrel.")

    finding = emotional_words(reading)

    found = {reading.document.text[e.start : e.end]: e.label for e in finding.evidence}
    assert found["wonderful"] == "pleasant"
    assert found["awful"] == "unpleasant"


def test_under_five_sentences_there_is_no_mean():
    finding = emotional_words(reading_of("A wonderful evening.", "An awful morning."))

    assert finding.all is None
    assert "needs 5" in finding.reason


def test_the_value_with_and_without_the_list_stand_side_by_side_over_the_same_sentences():
    finding = emotional_words(reading_of(*PLAIN, "The crisis was a wonderful surprise."))

    assert finding.parts["without_list"].n == finding.all.n == 7
    assert finding.parts["without_list"].value < finding.all.value  # "crisis" drags it down


def test_without_listed_words_the_list_has_no_effect():
    finding = emotional_words(reading_of(*["The wonderful feast ended in an awful hangover."] * 6))

    assert finding.parts["without_list"].value == pytest.approx(finding.all.value)


def test_the_mean_has_an_interval_that_holds_it():
    finding = emotional_words(reading_of(*PLAIN, "A wonderful feast.", "An awful and sad quarrel."))

    assert finding.all.low < finding.all.value < finding.all.high


def test_sentences_that_are_all_alike_have_an_interval_of_no_width():
    finding = emotional_words(reading_of(*["The wonderful feast ended."] * 6))

    assert finding.all.high - finding.all.low == pytest.approx(0)


def test_a_neutral_word_is_no_evidence():
    reading = reading_of(*PLAIN, "The security crisis ended with a wonderful feast.")

    words = {reading.document.text[e.start : e.end] for e in emotional_words(reading).evidence}

    assert "wonderful" in words
    assert not {"crisis", "security"} & words


def test_each_sentence_with_emotional_words_has_the_words_that_drove_it():
    reading = reading_of(*PLAIN, "A wonderful feast.", "An awful hangover.")
    finding = emotional_words(reading)

    driven = {number for number, figure in finding.by_sentence["sentiment"].items() if figure}
    held = {
        number
        for number, sentence in enumerate(reading.document.sentences)
        if any(sentence.start <= e.start < sentence.end for e in finding.evidence)
    }
    assert driven == held >= {6, 7}
