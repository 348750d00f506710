from analyzer.measures.actors import named
from tests.analyzer.measures.readings import reading_of


def test_actors_and_their_mentions_are_counted():
    reading = reading_of("Lindt met Olm.", "Lindt left.", targets=("Lindt", "Olm"))

    finding = named(reading)

    assert finding.all.value == 2
    assert finding.parts["person/Lindt"].count == 2
    assert finding.parts["person/Olm"].count == 1
    assert [reading.document.text[e.start : e.end] for e in finding.evidence] == ["Lindt", "Olm", "Lindt"]


def test_a_text_that_names_nobody_has_no_actors():
    finding = named(reading_of("The ferry is late."))

    assert finding.all.value == 0
    assert finding.evidence == ()
