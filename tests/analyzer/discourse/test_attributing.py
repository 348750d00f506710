"""A claim has a predicate: where what was said is only an object of the cue, the cue is the claim's own verb."""

import pytest

from tests.analyzer.discourse.texts import read


def claims(sentence):
    """Each claim with the voice that it is told in."""
    text = read(sentence)
    return [(text.words(one), text.analysis.statements[one.statement].voice) for one in text.propositions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Lindt condemned the attack on the old ferry",
        "Rosa Lindt has sharply criticised the plan for the bridge",
        "Rosa Lindt called for a new bridge",
        "Rosa Lindt stressed the need for a new bridge",
        "Rosa Lindt thanked the sailors for rescuing two islanders",
        "Rosa Lindt accused the council of ignoring the old ferry",
        "The new bridge was praised by Rosa Lindt",
        "Critics played down the price of the bridge",
    ],
)
def test_praise_and_blame_of_a_thing_is_a_claim_with_its_verb(sentence):
    assert claims(f"{sentence}.") == [(sentence, "reported")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rosa Lindt voted against the plan for the bridge",
        "Rosa Lindt opposed only the part of the plan that closes the ferry",
        "Rosa Lindt endorsed the plan for the bridge",
        "Police identified the driver as Rolf Olm",
    ],
)
def test_an_act_upon_a_thing_is_told_by_the_outlet(sentence):
    assert claims(f"{sentence}.") == [(sentence, "own")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The islanders condemned the plan and said that the bridge was old.",
            [("The islanders condemned the plan", "reported"), ("the bridge was old", "reported")],
        ),
        ("Rosa Lindt stressed that the bridge was old.", [("the bridge was old", "reported")]),
        ("Rosa Lindt promised to close the old ferry.", [("to close the old ferry", "reported")]),
        ("According to Rosa Lindt, the bridge was old.", [("the bridge was old", "reported")]),
        ("“A danger to the island,” Rosa Lindt said.", [("A danger to the island", "quoted")]),
    ],
)
def test_a_clause_that_was_said_is_claimed_without_its_cue(sentence, expected):
    assert claims(sentence) == expected


def test_words_without_a_clause_of_their_own_are_not_given_to_somebody_else():
    """Whether somebody else said the same can be asked of a clause; of "the plan" it cannot."""
    (claim,) = read("Rosa Lindt condemned the plan for the bridge.").propositions

    assert (claim.predicate, claim.is_clause) == ("condemn", False)
