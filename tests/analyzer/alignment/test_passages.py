"""Where the words of a quotation stand in another document."""

import time

import pytest

from analyzer.alignment.passages import Counterparts, quotations_of
from tests.analyzer.builders import Said, analysis_of

PLAIN = "The head said the ferry crisis is a core safety priority"
HELPED = "The head [of the harbour ministry] said the ferry crisis is a core safety priority"
SHORTENED = "The head said the ferry crisis (2031) is a core safety priority"


def _quoted(words):
    return Said(f"“{words}”, Nora Whitfield said.", voice="quoted", speaker="Nora Whitfield", cue="said")


def _found(asked, here, there):
    """Where the first quotation of one text stands in the other."""
    analyses = {"a": analysis_of("a", here), "b": analysis_of("b", there)}
    quotations = {name: quotations_of(one) for name, one in analyses.items()}
    return asked.find(analyses, quotations)[quotations["a"][0].wording].get("b")


def _counterpart(here, there):
    return _found(Counterparts(), [_quoted(here)], [_quoted(there)])


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
    here = _quoted("If these allegations are true, he must step aside")

    assert _found(Counterparts(), [here], there).sentence == 1


def test_of_two_quotations_that_hold_the_words_the_one_that_ends_with_them_is_meant():
    words = "act like the harbour matters to you"
    there = [_quoted(f"Dress well and {words} and stand up straight"), _quoted(words)]

    assert _found(Counterparts(), [_quoted(words)], there).sentence == 1


def test_what_was_found_before_is_what_would_be_found_now():
    # given texts that are replaced by others, with the words, without them, and with other quotations
    words, beside = "act like the harbour matters to you", "The ferry crisis is a core safety priority"
    asked = Counterparts()
    for here, there in (
        ([words], [words]),
        ([words], [beside]),
        ([beside, words], [beside]),
        ([words], [beside, words]),
        ([words], [words]),
    ):
        texts = [_quoted(one) for one in here], [_quoted(one) for one in there]
        assert _found(asked, *texts) == _found(Counterparts(), *texts)


def test_brackets_that_never_close_cost_linear_time():
    started = time.process_time()
    analysis = analysis_of("a", [_quoted("[" * 50_000 + PLAIN)])
    Counterparts().find({"a": analysis}, {"a": quotations_of(analysis)})
    assert time.process_time() - started < 10  # each bracket against each of the rest takes minutes
