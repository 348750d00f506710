"""Which texts share most runs of six words, counted at once and text by text."""

from collections import Counter

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.alignment.closest import Closeness
from analyzer.alignment.sixes import SHORTEST, Sixes
from tests.analyzer.builders import analysis_of

ALPHABET = list("abcdefghijklmnop")


class Event:
    """Texts that keep their numbers of six words, as those of an event do."""

    def __init__(self):
        self.sixes, self.numbers = Sixes(), {}

    def text(self, words):
        forms = [self.numbers.setdefault(word, len(self.numbers)) for word in words]
        columns = numpy.array(forms, dtype=numpy.int64), numpy.array([0, len(forms)])
        return analysis_of("a", []), self.sixes.of(*columns), words


def closest(closeness, texts, most, without=()):
    return closeness.closest(
        tuple([one for one, _, _ in texts]), [sixes for _, sixes, _ in texts], most, without
    )


def by_definition(texts, most, without, common):
    """As the definition says it: the set of those chosen, for each text."""
    runs = [[tuple(words[at : at + SHORTEST]) for at in range(len(words) - 5)] for _, _, words in texts]
    held = Counter(run for mine in runs for run in set(mine))
    found = []
    for text, mine in enumerate(runs):
        others = [one for one in range(len(texts)) if one != text and one not in without]
        shared = {one: sum(run in runs[one] and held[run] <= common for run in mine) for one in others}
        telling = sorted((one for one in others if shared[one]), key=lambda one: (-shared[one], one))
        phrases = [one for run in mine if held[run] > common for one in others if run in runs[one]]
        found.append(set(list(dict.fromkeys([*telling[:most], *phrases]))[:most]))
    return found


def test_a_text_has_most_in_common_with_whom_it_shares_most_runs():
    # given one text that has seven words of the first, one that has eight, one that has five
    event = Event()
    texts = [event.text(words) for words in (ALPHABET[:12], ALPHABET[:7], ALPHABET[4:12], ALPHABET[:5])]
    # then those with runs of six are chosen, the eight words before the seven, and five are no run
    assert set(closest(Closeness(), texts, 3)[0]) == {1, 2}
    assert closest(Closeness(), texts, 1)[0] == [2]
    assert closest(Closeness(), texts, 1, without=[2])[0] == [1]


PARTS = st.lists(st.sampled_from([ALPHABET[:7], ALPHABET[2:9], ALPHABET[6:], ["a"], ["h", "b"]]), max_size=5)


@pytest.fixture(params=[1_000, 3], ids=["kept", "too many to keep"])
def small_event(request, monkeypatch):
    """Where more than two texts have it, six words are a set phrase."""
    monkeypatch.setattr("analyzer.alignment.closest._MOST_HOLDERS", 2)
    monkeypatch.setattr("analyzer.alignment.closest._MOST_KEPT", request.param)
    monkeypatch.setattr("analyzer.alignment.closest._MOST_AT_ONCE", 20)


@pytest.mark.usefixtures("small_event")
@given(
    said=st.lists(PARTS, min_size=2, max_size=8),
    most=st.integers(1, 8),
    chance=st.randoms(use_true_random=False),
)
def test_texts_that_come_and_go_leave_the_counts_of_those_that_are_there(said, most, chance):
    # given texts, some of which are there each time, in any order
    event, closeness = Event(), Closeness()
    every = [event.text([word for part in parts for word in part]) for parts in said]
    for _ in range(4):
        present = chance.sample(every, chance.randint(1, len(every)))
        without = [0] if len(present) > 2 else []
        # when those with most in common are looked for, whatever was counted before
        found = closest(closeness, present, most, without)
        # then they are those of the definition
        assert [set(one) for one in found] == by_definition(present, most, without, common=2)
