"""Constructions of reported speech beyond "said that": what each may claim, and what looks like it and may not."""

import pytest

from tests.analyzer.discourse.voices import hear


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Rosa Lindt’s decision to close the ferry was debated.", "to close the ferry"),
        ("Rosa Lindt’s goal is to close the ferry by May.", "to close the ferry by May"),
        ("Rosa Lindt repeated an accusation of waste against Olm and left.", "of waste"),
        ("Rosa Lindt is a critic of the new bridge.", "of the new bridge"),
        ("Rosa Lindt was willing to sell the old ferry.", "to sell the old ferry"),
        ("Rosa Lindt is worried about the price of the bridge.", "about the price of the bridge"),
        ("The new bridge was praised by Rosa Lindt.", "The new bridge"),
        ("Rosa Lindt insisted in an interview that the bridge was safe.", "the bridge was safe"),
        ("Rosa Lindt was able to defend the price of the bridge.", "the price of the bridge"),
        ("Rosa Lindt wants to close the mill, sell the land and build a bridge.", "build a bridge"),
        ("In other words, Rosa Lindt said, the bridge is safe.", "the bridge is safe"),
        ("Rosa Lindt apologized for the noise of the bridge.", "the noise of the bridge"),
    ],
)
def test_what_somebody_holds_is_reported_as_theirs(text, content):
    heard = hear(text)

    assert heard.voice(content) == "reported"
    assert heard.at(content).speaker == "Rosa Lindt"


def test_a_possessive_pronoun_leads_back_to_the_person():
    heard = hear(["Rosa Lindt met the council on Monday.", "Her decision to close the ferry was debated."])

    assert heard.at("to close").speaker == "Rosa Lindt"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("A poll shows a narrow lead for the bridge.", "a narrow lead for the bridge"),
        ("Data from the Census Bureau show that the ferry lost riders.", "that the ferry lost riders"),
        ("A study published in the Harbor Journal found that the bridge is safe.", "that the bridge is safe"),
        ("The bridge cost nine million, according to court documents.", "The bridge cost nine million"),
    ],
)
def test_polls_figures_and_texts_speak_for_whom_they_name(text, content):
    assert hear(text).voice(content) == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "A study found that the bridge is safe.",
        "Data show that the ferry lost riders.",
        "The evidence suggests that the bridge is safe.",
        "There were claims that the bridge was unsafe.",
        "Suspicions persist that the bridge was unsafe.",
        "The bridge is expected to open in May.",
        "The working group repairs bridges while supporting local shops.",
        "The town’s commitment to safety is old.",
        "The company linked the island to the coast by ferry.",
        "She accepted the prize for the bridge.",
        "The decision to close the ferry came late.",
    ],
)
def test_what_nobody_is_named_for_stays_the_outlets_own(text):
    assert {one.voice for one in hear(text).statements} == {"own"}
