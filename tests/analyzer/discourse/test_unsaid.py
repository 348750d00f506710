"""Deeds, and sayings that are denied, supposed or withheld: what looks like somebody's words and is the outlet's."""

import pytest

from tests.analyzer.discourse.texts import read
from tests.analyzer.discourse.voices import hear


def claims(sentence):
    """Each claim with the voice that it is told in."""
    text = read(sentence)
    return [(text.words(one), text.analysis.statements[one.statement].voice) for one in text.propositions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Lindt did not call for a new bridge",
        "Rosa Lindt never promised to close the old ferry",
        "Rosa Lindt does not believe that the bridge is safe",
        "Rosa Lindt did not say whether the bridge was safe",
        "Rosa Lindt has not revealed the price of the bridge",
        "Rosa Lindt is not sure that the bridge is safe",
        "Rosa Lindt made no promise to close the old ferry",
        "Rosa Lindt did not want to say that the bridge was old",
        "Rosa Lindt declined to comment on the new bridge",
        "Rosa Lindt refused to close the old ferry",
        "Rosa Lindt left the hall without saying that the bridge was old",
        "No one said that the bridge was safe",
        "Few even realize that the bridge is old",
        "Few islanders believe that the bridge is safe",
        "Neither Holm nor Lindt said that the bridge was safe",
        "The islanders would be angry if they knew that the bridge was old",
    ],
)
def test_what_was_not_said_is_one_claim_of_the_outlets(sentence):
    assert claims(f"{sentence}.") == [(sentence, "own")]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Rosa Lindt denied that the bridge was unsafe.", "the bridge was unsafe"),
        ("A few islanders said that the bridge was safe.", "the bridge was safe"),
        ("Rosa Lindt said that the bridge was not safe.", "the bridge was not safe"),
        ("The bridge was not safe, Rosa Lindt said.", "The bridge was not safe"),
        ("Rosa Lindt promised to close the old ferry.", "to close the old ferry"),
        ("If the bridge closes, Rosa Lindt warned that the island would suffer.", "the island would suffer"),
        ("Rosa Lindt not only said that the bridge was safe.", "the bridge was safe"),
        ("Rosa Lindt wants us to close the old ferry.", "us to close the old ferry"),
    ],
)
def test_what_was_said_stays_a_claim_of_the_speakers(sentence, claim):
    assert (claim, "reported") in claims(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We believe that the new bridge is safe",
        "I wish the old ferry had stayed",
        "Our hope that the ferry would stay was vain",
    ],
)
def test_the_writer_is_no_source(sentence):
    assert claims(f"{sentence}.") == [(sentence, "own")]


def test_we_in_somebodys_mouth_is_that_persons():
    assert claims("Rosa Lindt said that we need a new bridge.") == [("we need a new bridge", "reported")]


@pytest.mark.parametrize(
    "sentence",
    [
        "They crossed the harbour to make sure that the bridge was safe.",
        "The islanders elected in May to guard the harbour.",
        "The clerks sold Rosa Lindt’s advice on bridges to the council.",
        "Police found the woman sleeping in a ferry.",
        "The court found him guilty of fraud.",
        "Neighbours heard the man shouting on the ferry.",
        "Rosa Lindt signed an executive order to freeze the pay of clerks.",
        "The report touches on the price of the bridge.",
        "The council referred the case to the harbour office for prosecution.",
        "Both could be named or called to testify at the trial.",
        "The clerks marched to the hall and were denied permission to speak.",
        "The plan was mocked, with Rosa Lindt expected to leave the council.",
        "The council heard of a letter by Rosa Lindt, which expresses strong disapproval of the bridge.",
        "No one said that the bridge was safe.",
    ],
)
def test_a_deed_or_what_is_done_to_somebody_has_no_source(sentence):
    assert {one.voice for one in hear(sentence).statements} == {"own"}


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Rosa Lindt made it plain and was sure that the bridge was safe.", "that the bridge was safe"),
        ("The court found that the bridge was unsafe.", "that the bridge was unsafe"),
        ("Rosa Lindt referred to the bridge as a danger.", "to the bridge as a danger"),
        ("Rosa Lindt called the new bridge a danger.", "the new bridge a danger"),
        ("The new bridge was praised by Rosa Lindt.", "The new bridge"),
        ("Rosa Lindt, who expressed disapproval of the bridge, left.", "disapproval of the bridge"),
        (
            "The harbour office, which expressed disapproval of the bridge, closed.",
            "disapproval of the bridge",
        ),
    ],
)
def test_a_saying_beside_it_keeps_its_source(sentence, content):
    assert hear(sentence).voice(content) == "reported"
