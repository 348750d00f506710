import pytest

from analyzer.measures.voices import voices
from tests.analyzer.measures.readings import reading_of


def test_body_words_are_shared_out_by_voice():
    """Four own words, four quoted and two own around them, five reported: nine of fifteen are somebody else's."""
    finding = voices(
        reading_of(
            ("The ferry is late.", "own", "lead"),
            "“It is always late,” Lindt said.",
            ("that it will sail soon", "reported"),
        )
    )

    assert (finding.all.count, finding.all.n) == (9, 15)
    assert finding.all.value == pytest.approx(9 / 15)
    assert {voice: value.count for voice, value in finding.parts.items()} == {
        "own": 6,
        "quoted": 4,
        "reported": 5,
    }
    assert finding.all.low < 9 / 15 < finding.all.high


def test_boxes_and_captions_are_not_counted():
    finding = voices(reading_of("The ferry is late.", ("Fares at a glance", "reported", "box")))

    assert (finding.all.count, finding.all.n) == (0, 4)
    assert finding.evidence == ()


def test_a_body_without_words_has_no_value_and_says_why():
    finding = voices(reading_of(("Fares at a glance", "own", "box")))

    assert finding.all is None
    assert finding.reason == "the body has no words"


def test_the_evidence_is_what_others_say():
    reading = reading_of("“It is always late,” Lindt said.")

    finding = voices(reading)

    assert [reading.document.text[e.start : e.end] for e in finding.evidence] == ["“It is always late,”"]
    assert finding.evidence[0].label == "quoted"
