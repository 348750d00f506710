from dataclasses import replace

import pytest

from analyzer.measures.sources import kind_of, speakers
from analyzer.types import Target
from tests.analyzer.measures.readings import reading_of


def spoken(*said: tuple[str, str | None]):
    """Each pair is a reported sentence and its speaker."""
    reading = reading_of(*((words, "reported") for words, _ in said))
    statements = tuple(
        replace(statement, speaker=speaker)
        for statement, (_, speaker) in zip(reading.statements, said, strict=True)
    )
    return replace(reading, statements=statements)


def test_speakers_are_counted_once_with_the_words_given_to_each():
    finding = speakers(
        spoken(
            ("the pier is old", "Rosa Lindt"), ("the sea is cold", "Peter Olm"), ("so it is", "Rosa Lindt")
        )
    )

    assert finding.all.value == 2
    assert finding.all.n == 3
    assert finding.parts["speaker/Rosa Lindt"].count == 7
    assert finding.parts["speaker/Rosa Lindt"].value == pytest.approx(7 / 11)


def test_the_same_words_in_capitals_and_small_letters_are_one_speaker():
    finding = speakers(spoken(("the pier is old", "Both towns"), ("the sea is cold", "both towns")))

    assert finding.all.value == 1


def test_a_pronoun_that_leads_nowhere_is_no_speaker():
    finding = speakers(spoken(("the pier is old", "She"), ("the sea is cold", None)))

    assert finding.all.value == 0
    assert finding.parts["unresolved"].count == 8


def test_an_index_is_given_only_from_five_speakers():
    four = speakers(spoken(*((("the pier is old"), name) for name in "ABCD")))
    five = speakers(spoken(*((("the pier is old"), name) for name in "ABCDE")))

    assert "evenness" not in four.parts
    assert five.parts["evenness"].value == pytest.approx(1.0)


def test_a_text_in_which_nobody_speaks_has_no_speakers():
    finding = speakers(reading_of("The ferry is late."))

    assert finding.all.value == 0
    assert finding.parts == {}


@pytest.mark.parametrize(
    ("name", "titles", "kind"),
    [
        ("Rosa Lindt", ("Mayor",), "official"),
        ("officials from both towns", (), "official"),
        ("Vera Holm", ("professor of law",), "expert"),
        ("residents of the pier", (), "citizen"),
        ("Harbour Times", (), "media"),
        ("Peter Olm", (), "person"),
    ],
)
def test_the_kind_of_a_speaker_follows_from_name_and_titles(name, titles, kind):
    assert kind_of(name, Target(name, "person", (), (), titles)) == kind


def test_a_body_without_a_telling_word_is_a_body():
    assert kind_of("Lindt Timber", Target("Lindt Timber", "organisation", (), ())) == "body"
