"""Runs of six words that two texts share."""

from itertools import accumulate, islice, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.alignment.runs import share_in_runs, shared_runs

ALPHABET = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"]


def runs_by_pair(texts, wanted):
    """Pair of texts → its runs, as they stand among the words of all texts."""
    found = shared_runs(texts).between(wanted)
    columns = (column.tolist() for column in (found.start, found.against_start, found.length))
    runs = zip(*columns, strict=True)
    pairs = zip(found.text.tolist(), found.other.tolist(), found.count.tolist(), strict=True)
    by_pair = {(text, other): list(islice(runs, count)) for text, other, count in pairs}
    assert sorted(by_pair) == sorted((text, other) for text, others in wanted for other in others)
    assert not list(runs)
    return by_pair


def runs(here, there):
    found = runs_by_pair({"here": here, "there": there}, [(0, [1])])[0, 1]
    return [(start, against - len(here), length) for start, against, length in found]


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
    assert runs([], ALPHABET) == runs(ALPHABET, []) == runs([], []) == []


def test_a_refrain_is_looked_for_at_twenty_places_of_the_other_text():
    # given six words that the other text repeats 25 times, each time followed by another one
    refrain = ALPHABET[:6]
    other = [word for verse in range(25) for word in (*refrain, f"verse {verse}")]
    # then a text with the ninth verse has it from there, one with the 22nd has the refrain from the first verse
    assert runs([*refrain, "verse 8"], other) == [(0, 8 * 7, 7)]
    assert runs([*refrain, "verse 21"], other) == [(0, 0, 6), (1, 21 * 7 + 1, 6)]
    # and all verses find the refrain, and what follows, in a text that has it once
    assert runs(other, [*refrain, "verse 21"]) == [
        (verse * 7, 0, 7 if verse == 21 else 6) for verse in range(25)
    ]


def longest_at(here, there, at):
    """(length, place there) of the longest equal stretch from this place on; of equals the first place."""
    found = []
    for to in range(len(there)):
        length = 0
        while (
            at + length < len(here) and to + length < len(there) and here[at + length] == there[to + length]
        ):
            length += 1
        found.append((length, -to))
    return max(found, default=(0, 0))


def runs_word_by_word(here, there):
    """The promise, spelled out: the next uncovered place with six equal words, and as far as they go."""
    found, covered = [], -1
    for at in range(len(here)):
        length, place = longest_at(here, there, at)
        if at > covered and length >= 6:
            found.append((at, -place, length))
            covered = at + length - 6
    return found


TEXT = st.lists(st.sampled_from([ALPHABET[:7], ALPHABET[2:9], ["a"], ["h", "b"]]), max_size=7)


@given(here=TEXT, there=TEXT)
def test_runs_of_texts_that_repeat_themselves_are_those_of_a_search_word_by_word(here, there):
    here, there = [word for part in here for word in part], [word for part in there for word in part]
    assert runs(here, there) == runs_word_by_word(here, there)


def test_texts_taken_a_few_at_a_time_have_the_same_runs(monkeypatch):
    # given five texts that share runs with each other, some of them with none
    texts = {name: [*ALPHABET[at : at + 8], name, *ALPHABET[2:9]] for at, name in enumerate("qrstu")}
    texts["r"] = list("1234567")
    wanted = [(text, [other for other in range(5) if other != text]) for text in range(5)]
    whole = runs_by_pair(texts, wanted)
    # when each pair is looked at by itself
    monkeypatch.setattr("analyzer.alignment.runs._PAIRS_AT_ONCE", 1)
    # then it has the same runs
    assert runs_by_pair(texts, wanted) == whole
    assert {text for (text, _), found in whole.items() if found} == {0, 2, 3, 4}


def test_pairs_may_be_asked_for_in_any_order_and_one_way():
    # given three texts that start alike
    texts = {name: [*ALPHABET[: 8 + at], name] for at, name in enumerate("qrs")}
    # when those that come last are named first, and one only from the other's side
    found = runs_by_pair(texts, [(2, [1, 0]), (0, [2]), (1, [2, 0])])
    # then each pair has its runs
    assert {pair: [length for _, _, length in runs] for pair, runs in found.items()} == {
        (2, 1): [9], (2, 0): [8], (0, 2): [8], (1, 2): [9], (1, 0): [8]
    }  # fmt: skip


@pytest.mark.usefixtures("short_refrains")
@given(texts=st.lists(TEXT, min_size=2, max_size=4))
def test_what_is_found_for_both_sides_at_once_is_what_each_would_find(texts):
    # given texts some of which repeat six words more often than is looked at
    texts = {str(number): [word for part in parts for word in part] for number, parts in enumerate(texts)}
    pairs = list(permutations(range(len(texts)), 2))
    # when the runs of all pairs are found, each both ways
    found = runs_by_pair(texts, [(text, [b for a, b in pairs if a == text]) for text in range(len(texts))])
    # then they are those of each pair found by itself, one way
    before = [0, *accumulate(map(len, texts.values()))]
    assert found == {
        (a, b): [
            (start + before[a], against + before[b], length)
            for start, against, length in runs(texts[str(a)], texts[str(b)])
        ]
        for a, b in pairs
    }


@pytest.fixture
def short_refrains(monkeypatch):
    monkeypatch.setattr("analyzer.alignment.runs._MOST_PLACES", 2)
