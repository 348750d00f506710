from analyzer.measures.length import words
from tests.analyzer.measures.readings import reading_of


def test_words_are_counted_by_zone_and_by_voice():
    finding = words(
        reading_of(
            ("The ferry is late.", "own", "lead"),
            "“It is always late,” the miller said.",
            ("Fares at a glance", "own", "box"),
            title="Late again",
        )
    )

    assert finding.all.count == 11  # four, and seven
    assert finding.own.count == 7  # four, and "the miller said"
    assert finding.parts["voice/quoted"].count == 4
    assert finding.parts["zone/box"].count == 4
    assert finding.parts["zone/headline"].count == 2
    assert finding.parts["sentences"].count == 2


def test_punctuation_is_no_word():
    assert words(reading_of("Late – again!")).all.count == 2


def test_a_document_of_boxes_alone_has_a_body_of_no_words():
    assert words(reading_of(("Fares at a glance", "own", "box"))).all.count == 0
