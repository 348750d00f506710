"""How words speak of a stretch of a sentence. Signs are what a reader of the sentence would say."""

import pytest

from analyzer.measures.own_voice import voiced_sentences
from analyzer.measures.polarity import Toward, tone_towards
from analyzer.types import Mention
from tests.analyzer.measures.readings import reading_of


def _towards(sentence: str, target: str) -> Toward:
    reading = reading_of(sentence)
    start = reading.document.text.index(target)
    return tone_towards(voiced_sentences(reading)[0].all, [Mention(start, start + len(target))])


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The guild praised him for the new pier.", "him"),
        ("The retired harbour pilot rescued two children.", "The retired harbour pilot"),
        ("Marta Lind was applauded by the whole council.", "Marta Lind"),
        ("Marta Lind, who rescued the crew, arrived on Monday.", "Marta Lind"),
        ("Marta Lind stayed in town and defended the fishermen.", "Marta Lind"),
        ("Marta Lind is a brave and honest captain.", "Marta Lind"),
        ("Olof Brandt was never corrupt.", "Olof Brandt"),
    ],
)
def test_a_name_a_pronoun_or_a_description_is_spoken_well_of(sentence, target):
    assert _towards(sentence, target).tone > 0


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The guild accused him of lying.", "him"),
        ("Olof Brandt was accused of lying to the board.", "Olof Brandt"),
        ("The former treasurer tried to bribe the inspectors.", "The former treasurer"),
        ("Olof Brandt, blamed for the collapse, left at noon.", "Olof Brandt"),
        ("The council discussed Olof Brandt's shameful failure.", "Olof Brandt"),
        ("Olof Brandt showed little courage.", "Olof Brandt"),
        ("Olof Brandt ran the port without honesty.", "Olof Brandt"),
    ],
)
def test_a_name_a_pronoun_or_a_description_is_spoken_ill_of(sentence, target):
    assert _towards(sentence, target).tone < 0


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Two men shot Olof Brandt on Monday.", "Olof Brandt"),
        ("Marta Lind said the board was corrupt.", "Marta Lind"),
        ("The fraud was discovered in Norway.", "Norway"),
        ("The fraud was discovered on Monday.", "Monday"),
        ("Marta Lind walked to the pier with two letters.", "Marta Lind"),
    ],
)
def test_victims_speakers_places_days_and_plain_mentions_stay_neutral(sentence, target):
    assert _towards(sentence, target).tone == 0


def test_one_verb_speaks_well_of_one_side_and_ill_of_the_other():
    sentence = "Marta Lind rescued the crew that Olof Brandt had betrayed."

    assert _towards(sentence, "Marta Lind").tone > 0 > _towards(sentence, "Olof Brandt").tone


def test_a_denied_word_says_the_contrary_more_faintly():
    plain, denied = (
        _towards("Olof Brandt is corrupt.", "Olof Brandt"),
        _towards("Olof Brandt is not corrupt.", "Olof Brandt"),
    )

    assert 0 < denied.tone < -plain.tone


def test_each_pull_names_its_entry_and_how_it_is_tied_to_the_target():
    (pull,) = _towards("The guild accused Marta Lind on Monday.", "Marta Lind").pulls

    assert (pull.entry, pull.tie) == ("accuse", "whom it is done to")
    assert pull.weight < 0


def test_all_mentions_in_a_sentence_are_one_target():
    sentence = "Marta Lind said that the guild had praised Marta Lind."
    reading = reading_of(sentence)
    words = voiced_sentences(reading)[0].all
    first, second = Mention(0, 10), Mention(43, 53)
    assert sentence[43:53] == "Marta Lind"

    assert tone_towards(words, [first]).tone == 0
    assert tone_towards(words, [first, second]).tone > 0


def test_nothing_is_said_of_a_stretch_without_words():
    words = voiced_sentences(reading_of("The guild praised Marta Lind."))[0].all

    assert tone_towards(words, [Mention(400, 410)]) == Toward(0.0)
