import pytest

from analyzer.measures.own_voice import voiced_sentences
from analyzer.measures.tone import actors, tone_towards
from tests.analyzer.measures.readings import reading_of


def _tone(sentence: str, name: str) -> float:
    reading = reading_of(sentence, targets=[name])
    return tone_towards(voiced_sentences(reading)[0].all, reading.targets[0].mentions).tone


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The guild praised Marta Lind for her courage.", "Marta Lind"),
        ("Marta Lind won a prize for her brilliant work on the harbour.", "Marta Lind"),
        ("Olof Brandt is a gifted and honest captain.", "Olof Brandt"),
    ],
)
def test_kind_words_that_bear_on_the_actor_give_a_tone_above_zero(sentence, name):
    assert _tone(sentence, name) > 0


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The guild accused Marta Lind of fraud.", "Marta Lind"),
        ("Olof Brandt lied to the inspectors.", "Olof Brandt"),
        ("The shameful blunders of Olof Brandt cost the town a pier.", "Olof Brandt"),
        ("Marta Lind is not a good captain.", "Marta Lind"),
    ],
)
def test_harsh_words_that_bear_on_the_actor_give_a_tone_below_zero(sentence, name):
    assert _tone(sentence, name) < 0


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Marta Lind arrived at the pier at noon.", "Marta Lind"),
        ("The letter was sent by Olof Brandt on Tuesday.", "Olof Brandt"),
        ("Marta Lind said that the awful storm had ruined the cheap tents.", "Marta Lind"),
        ("The board meets in the house of Olof Brandt.", "Olof Brandt"),
    ],
)
def test_plain_mentions_and_what_actors_say_themselves_are_neutral(sentence, name):
    assert _tone(sentence, name) == 0


def test_the_same_verb_speaks_differently_of_its_two_sides():
    sentence = "The guild praised Marta Lind after Olof Brandt betrayed the town."

    assert _tone(sentence, "Marta Lind") > _tone(sentence, "Olof Brandt")


def test_quoted_words_are_told_apart_from_the_outlets_own():
    reading = reading_of("“Marta Lind is a shameless liar,” said the miller.", targets=["Marta Lind"])

    finding = actors(reading)

    assert finding.parts["Marta Lind"].value < 0
    assert finding.parts["Marta Lind/own"].value == 0


def test_every_sentence_that_mentions_the_actor_has_a_figure():
    reading = reading_of(
        "Marta Lind arrived at noon.",
        "The ferry was late.",
        "The guild praised Marta Lind.",
        targets=["Marta Lind"],
    )

    finding = actors(reading)

    assert set(finding.by_sentence["Marta Lind"]) == {0, 2}
    assert (finding.parts["Marta Lind"].count, finding.parts["Marta Lind"].n) == (1, 2)


def test_evidence_is_the_words_that_pulled():
    reading = reading_of("The guild praised Marta Lind.", targets=["Marta Lind"])

    labels = {reading.document.text[e.start : e.end]: e.label for e in actors(reading).evidence}

    assert labels["praised"] == "Marta Lind: well (praise: whom it is done to)"


def test_without_actors_there_is_no_value():
    finding = actors(reading_of("The ferry was late."))

    assert finding.all is None
    assert finding.reason


def test_an_endless_sentence_is_left_neutral_rather_than_searched():
    assert _tone("The guild praised Marta Lind " + "and the old pier " * 200 + ".", "Marta Lind") == 0


def test_a_pronoun_that_stands_for_the_actor_counts_as_a_mention():
    reading = reading_of(
        "Marta Lind arrived at noon.", "She rescued the crew.", "The ferry was late.", targets=["Marta Lind"]
    )

    finding = actors(reading)

    assert set(finding.by_sentence["Marta Lind"]) == {0, 1}
    assert finding.by_sentence["Marta Lind"][1] > 0


def test_a_pronoun_without_a_person_before_it_is_nobodys():
    reading = reading_of("She rescued the crew.", "Marta Lind arrived at noon.", targets=["Marta Lind"])

    assert set(actors(reading).by_sentence["Marta Lind"]) == {1}
