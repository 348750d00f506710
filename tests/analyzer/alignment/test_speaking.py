"""How much of an attribution is shown with the words, and whether it names anybody."""

from dataclasses import replace

import pytest

from analyzer.alignment.speaking import are_other_speakers, name_source_alike, told_span
from analyzer.types import Cue, Proposition, Span, Statement

TEXT = "The union condemned the closure of the terminal."
CUE = Cue(10, 19, "condemned", "praising_blaming")
STATEMENT = Statement(20, 47, 0, "reported", "a", Span(0, 9, "The union"), "The union", CUE)
PHRASE = Proposition(20, 47, 0, 0, "closure", ("closure", "terminal"), (), (), (), is_clause=False)


def shown(proposition, statement):
    start, end = told_span(proposition, statement)
    return TEXT[start:end]


def test_a_phrase_is_shown_with_its_cue_and_source():
    assert shown(PHRASE, STATEMENT) == TEXT[:-1]


def test_a_clause_is_shown_alone():
    assert shown(replace(PHRASE, is_clause=True), STATEMENT) == "the closure of the terminal"


def test_own_words_are_shown_alone():
    assert shown(PHRASE, replace(STATEMENT, voice="own")) == "the closure of the terminal"


def test_a_source_that_stands_elsewhere_is_not_drawn_in():
    far = replace(STATEMENT, source=Span(900, 909, "the union"), cue=None)
    assert shown(PHRASE, far) == "the closure of the terminal"


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("She", "she", True),
        ("she", "he", False),
        ("The campaign", "the campaign", True),
        ("Lund", "Lund", True),
        ("she", "Nora Lund", False),
    ],
)
def test_only_the_same_words_name_a_source_alike(one, two, alike):
    here, there = (replace(STATEMENT, source=Span(0, len(words), words)) for words in (one, two))
    assert name_source_alike(here, there) is alike


def test_without_a_source_nothing_is_named_alike():
    assert not name_source_alike(None, STATEMENT)
    assert not name_source_alike(replace(STATEMENT, source=None), STATEMENT)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nora Lund", "Paula Renner"),
        ("Nora Lund", "both cities"),
        ("Norwick Gazette", "harbour officials"),
        ("Nora Lund", "Supporters of Mayor Renner"),
        ("Harbour Council", "Fisheries Department"),
        ("Nora Lund", "Larry King"),
    ],
)
def test_two_names_are_two_speakers_and_so_are_a_group_and_a_name(a, b):
    assert are_other_speakers(a, b)
    assert are_other_speakers(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Harbour Court", "high court"),
        ("Nora Lund", "the president"),
        ("Nora Lund", "lawyer for Mayor Renner"),
        ("Nora Lund", "Spokeswoman for Mayor Renner"),
        ("Nora Lund", "Mayor Renner’s campaign manager"),
        ("Nora Lund", "Harbour League National Director"),
        ("Nora Lund", "ruling"),
        ("Nora Lund", "She"),
        ("both sides", "officials of both cities"),
        ("Nora Lund", "Director Lund"),
        ("Nora Lund", None),
    ],
)
def test_who_is_only_described_may_be_whom_the_other_text_names(a, b):
    assert not are_other_speakers(a, b)
    assert not are_other_speakers(b, a)
