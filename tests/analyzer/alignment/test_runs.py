"""Runs of six words that two texts share."""

from analyzer.alignment.runs import SharedRuns, share_in_runs

ALPHABET = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"]


def runs(here, there):
    found = SharedRuns({"here": here, "there": there}).maximal("here", ["there"])
    return [(run.start, run.against_start, run.length) for run in found["there"]]


def test_a_run_is_as_long_as_it_can_be():
    assert runs(["x", *ALPHABET[:8], "y"], ["z", "z", *ALPHABET[:8], "w"]) == [(1, 2, 8)]


def test_five_words_are_no_run():
    assert runs(ALPHABET[:5], ALPHABET[:5]) == []


def test_reordered_passages_are_both_found():
    first, second = ALPHABET[:6], ALPHABET[8:14]
    assert runs([*first, *second], [*second, *first]) == [(0, 6, 6), (6, 0, 6)]


def test_the_share_counts_each_word_once():
    # seven words in common of fourteen
    assert share_in_runs([*ALPHABET[:7], *"1234567"], [*ALPHABET[:7], *"abc"]) == 0.5


def test_an_empty_text_shares_nothing():
    assert share_in_runs([], ALPHABET) == 0.0
