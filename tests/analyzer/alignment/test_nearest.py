"""Where a claim is not said: the nearest sentence, and headlines and removed text that hold its words."""

from dataclasses import replace

import msgspec
import pytest

from analyzer.alignment import nearest
from analyzer.alignment.nearest import ABSENT, EventSentences
from analyzer.alignment.units import Units
from analyzer.engines import vectors
from tests.analyzer.builders import Said, analysis_of

CLAIM = "The harbour council approved the new ferry terminal."
RELEASE = analysis_of("r", [CLAIM, "Gulls circled over the quay.", "Forty dockers will be hired."])


def cells(*analyses):
    return found_in(Units().of(RELEASE), RELEASE, *analyses)


def found_in(centres, *analyses):
    sentences = EventSentences()
    sentences.hold(analyses, lambda units: vectors.vectors([unit.stems for unit in units]))
    return [strays.of({one.document.id for one in analyses}) for strays in sentences.find(centres)]


def test_the_nearest_sentence_of_each_document_is_shown_the_first_of_equals():
    # given the claim's words twice in one text, fewer of them in another, and none in a third
    same = analysis_of("same", ["Gulls rested.", CLAIM, CLAIM])
    less = analysis_of("less", ["A terminal for the ferry was discussed.", "Rain fell."])
    none = analysis_of("none", ["Tickets stay cheap."])
    found = cells(same, less, none)[0]
    assert (found["same"].status, found["same"].nearest.sentence, found["same"].nearest.similarity) == (
        "absent",
        1,
        1.0,
    )
    assert found["less"].nearest.sentence == 0
    assert 0.05 < found["less"].nearest.similarity < 1
    assert found["none"] == ABSENT


def test_a_headline_with_the_claims_words_has_it_in_part():
    titled = analysis_of("t", ["Rain fell."], title="Harbour council approved new ferry terminal")
    found = cells(titled)[0]["t"]
    assert (found.status, found.differences, found.nearest) == ("partial", ("only in the headline",), None)


def test_two_words_of_three_in_a_headline_are_its_topic():
    titled = analysis_of("t", ["Rain fell."], title="Gulls leave the quay")
    assert cells(titled)[1]["t"] == ABSENT  # "Gulls circled over the quay"


def test_a_phrase_without_a_verb_is_a_headlines_topic():
    # given the content of "discuss the harbour plan for Norwick", and a headline on that plan
    said = Said("harbour plan for Port Norwick", names=("Port Norwick",), predicate="plan")
    release = analysis_of("r", [said])
    phrase = [
        msgspec.structs.replace(unit, proposition=replace(unit.proposition, is_clause=False))
        for unit in Units().of(release)
    ]
    titled = analysis_of("t", ["Rain fell."], title="Board opens inquiry into harbour plan of Port Norwick")
    assert found_in(phrase, release, titled)[0]["t"].status == "absent"


def test_every_claim_has_its_own_cells_though_one_has_no_words_and_few_fit_a_block(monkeypatch):
    # given three claims, the second without a content word, looked for one at a time
    release = analysis_of("r", [CLAIM, "So it was.", "Forty dockers will be hired."])
    centres = Units().of(release)
    assert centres[1].stems == ()
    whole = found_in(centres, release)
    for module, most in ((nearest, "_MOST_PLACES"), (vectors, "_BLOCK")):
        monkeypatch.setattr(module, most, 1)
        assert found_in(centres, release) == whole
    assert [one["r"].nearest and one["r"].nearest.sentence for one in whole] == [0, None, 2]


def test_absent_cells_that_are_equal_are_one():
    a, b = analysis_of("a", ["Gulls rested on it."]), analysis_of("b", ["Gulls rested on it."])
    found = cells(a, b)[1]
    assert found["a"] is found["b"]


@pytest.mark.parametrize("count", [0, 1])
def test_no_claims_and_no_sentences_are_no_error(count):
    assert found_in(Units().of(RELEASE)[:count]) == [{}] * count
