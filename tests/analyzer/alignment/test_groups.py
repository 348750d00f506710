"""Which sayings make claims of their own."""

import pytest

from analyzer.alignment.groups import Groups
from analyzer.alignment.units import Units
from analyzer.comparison import compare
from tests.analyzer.builders import analysis_of
from tests.analyzer.discourse.texts import read

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
        "The third sailor did not want to be identified",
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
        "The harbour master refused to be named ambassador of the port",
        "The sailors wish to be identified as fishermen of the northern quay",
    ],
)
def test_what_only_uses_these_words_is_one(sentence: str) -> None:
    assert claims_of(sentence) == [HARBOUR, sentence]


def centres_in(sentence: str) -> list[str]:
    analysis = read(sentence, name="a").analysis
    groups = Groups().find({"a": Units().of(analysis)}, ["a"], "others", ())
    propositions = [group.centre.proposition for group in groups]
    return [analysis.document.text[one.start : one.end] for one in propositions]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "In a statement released on the quay, the council said that the bridge had been inspected twice.",
            ["the bridge had been inspected twice"],
        ),
        (
            "At a news conference in Lisport, Holm announced that the ferry would not run again.",
            ["the ferry would not run again"],
        ),
        (
            "The minister called for new harbour laws.",
            ["The minister called for new harbour laws"],
        ),  # somebody's words
    ],
)
def test_where_something_was_said_is_no_claim(sentence: str, claims: list[str]) -> None:
    assert centres_in(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Holm said.", []),
        ("She wrote.", []),
        ("Vera Holm, Lisport.", []),
        ("The delay is a disgrace.", ["The delay is a disgrace"]),
        ("Traffic collapsed.", ["Traffic collapsed"]),
        ("That will be up to Vera Holm.", ["That will be up to Vera Holm"]),
    ],
)
def test_a_sentence_that_says_only_who_spoke_or_a_name_makes_none(sentence: str, claims: list[str]) -> None:
    assert centres_in(sentence) == claims
