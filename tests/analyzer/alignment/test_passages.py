"""Where the words of a quotation stand in another document."""

import time

import pytest

from analyzer.alignment.passages import Sentences
from tests.analyzer.builders import Said, analysis_of

PLAIN = "The head said the ferry crisis is a core safety priority"
HELPED = "The head [of the harbour ministry] said the ferry crisis is a core safety priority"
SHORTENED = "The head said the ferry crisis (2031) is a core safety priority"


def _quoted(words):
    return Said(f"“{words}”, Nora Whitfield said.", voice="quoted", speaker="Nora Whitfield", cue="said")


def _counterpart(here, there):
    sentences = Sentences({"a": analysis_of("a", [_quoted(here)]), "b": analysis_of("b", [_quoted(there)])})
    return sentences.counterparts(sentences.quotations["a"][0])["b"]


def _forms(words):
    return [word.form for word in words]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (PLAIN, PLAIN),
        (HELPED, PLAIN),
        (PLAIN, HELPED),
        (HELPED, HELPED),
        (PLAIN, SHORTENED),
        (SHORTENED, HELPED),
    ],
)
def test_bracketed_insertions_are_left_out_on_both_sides(here, there):
    assert _forms(_counterpart(here, there).stretch) == _forms(_counterpart(PLAIN, PLAIN).stretch)


@pytest.mark.parametrize(
    "there",
    [
        "The head of the harbour ministry said the ferry crisis is a core safety priority",
        "The head [of the harbour ministry said the ferry crisis is a core safety priority",
    ],
)
def test_words_without_a_pair_of_brackets_stay(there):
    assert "ministry" in _forms(_counterpart(PLAIN, there).stretch)


def test_of_two_passages_that_share_as_much_the_one_with_fewer_other_words_is_meant():
    """Both hold the four content words; the first adds seven, and would be met first."""
    there = [
        _quoted(
            "If these allegations are true, the mayor will do the right thing for everyone and step aside"
        ),
        _quoted("If these allegations are true, he must step aside"),
    ]
    sentences = Sentences(
        {
            "a": analysis_of("a", [_quoted("If these allegations are true, he must step aside")]),
            "b": analysis_of("b", there),
        }
    )

    assert sentences.counterparts(sentences.quotations["a"][0])["b"].sentence == 1


def test_of_two_quotations_that_hold_the_words_the_one_that_ends_with_them_is_meant():
    words = "act like the harbour matters to you"
    there = [_quoted(f"Dress well and {words} and stand up straight"), _quoted(words)]
    sentences = Sentences({"a": analysis_of("a", [_quoted(words)]), "b": analysis_of("b", there)})

    assert sentences.counterparts(sentences.quotations["a"][0])["b"].sentence == 1


def test_brackets_that_never_close_cost_linear_time():
    started = time.process_time()
    analysis = analysis_of("a", [_quoted("[" * 50_000 + PLAIN)])
    Sentences({"a": analysis})
    assert time.process_time() - started < 10  # each bracket against each of the rest takes minutes
