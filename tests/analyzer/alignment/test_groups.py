"""Which sayings make claims of their own."""

import pytest

from analyzer.comparison import compare
from tests.analyzer.builders import analysis_of

HARBOUR = "The harbour council approved the new ferry terminal on the northern quay"


def claims_of(*sentences: str) -> list[str]:
    texts = [analysis_of("a", [HARBOUR, *sentences]), analysis_of("b", [HARBOUR])]
    return [claim.text for claim in compare(texts).claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "They spoke on the condition of anonymity to discuss the matter",
        "The official spoke on condition of anonymity because nobody else would",
        "She was not authorized to discuss the ferry case publicly",
        "The second sailor asked not to be named in the paper",
        "Three of the officers declined to be identified by the paper",
    ],
)
def test_how_an_outlet_came_by_its_words_is_no_claim(sentence: str) -> None:
    assert claims_of(sentence) == [HARBOUR]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court promised anonymity to the whistleblower of the shipyard",
        "The council authorized the harbour board to speak for the town",
        "The victims of the ferry were identified by the police",
        "The street is named after the first harbour master",
    ],
)
def test_what_only_uses_these_words_is_one(sentence: str) -> None:
    assert claims_of(sentence) == [HARBOUR, sentence]
