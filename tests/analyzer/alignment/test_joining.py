"""What is let into a claim's group as a part of it: more than the topic that all texts share."""

import pytest

from analyzer.comparison import compare
from tests.analyzer.discourse.texts import read


def status(there: str, here: str) -> str:
    """Of the claim in the text that the other is held against."""
    claims = compare([read(there, name="a").analysis, read(here, name="b").analysis], baseline="a").claims
    return claims[0].cells["b"].status


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (
            "The inspectors found a need for sweeping change in the harbour police.",
            "Residents of three quays, shopkeepers and crews have complained about the harbour police since spring.",
        ),
        (
            "Crews and pilots carried yellow flags.",
            "In autumn the divers will plant a yellow flag on the sea bed.",
        ),
    ],
)
def test_two_words_of_the_topic_are_no_part(there, here):
    assert status(there, here) == "absent"


@pytest.mark.parametrize(
    ("there", "here"),
    [
        (  # the same act of the same one
            "The inspectors found a need for sweeping change in the harbour police.",
            "The inspectors want less change in the harbour police than the mayor does.",
        ),
        (  # a figure
            "The council set aside 45,000 crowns for new lamps on the quay.",
            "About 45,000 crowns have gone to a firm that owns the quay.",
        ),
    ],
)
def test_what_shares_who_did_it_or_a_figure_is_a_part(there, here):
    assert status(there, here) == "partial"


def test_all_words_of_a_thing_without_its_act_are_not_close():
    there, here = "It was a harbour guidance document.", "Crews fear for other harbour guidance documents."
    assert status(there, here) in ("absent", "partial", "paraphrase")
