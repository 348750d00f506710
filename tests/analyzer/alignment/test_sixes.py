"""Numbers of runs of six words."""

import numpy

from analyzer.alignment.sixes import Sixes

WORDS = numpy.arange(1, 9)


def test_equal_runs_have_one_number_whenever_they_are_asked_for():
    # given a text of eight words, then one that has its last seven, behind a text of five words
    sixes = Sixes()
    first = sixes.of(WORDS, numpy.array([0, 8])).tolist()
    second = sixes.of(numpy.concatenate((WORDS[:5], WORDS[1:])), numpy.array([0, 5, 12])).tolist()
    assert len(set(first[:3])) == 3
    assert first[3:] == [-1] * 5
    assert second == [*[-1] * 5, first[1], first[2], *[-1] * 5]
    # and what was asked first still has its numbers
    assert sixes.of(WORDS, numpy.array([0, 8])).tolist() == first


def test_the_order_of_the_words_tells_runs_apart():
    assert len(set(Sixes().of(numpy.array([1, 2, 3, 1, 2, 3, 1, 2]), numpy.array([0, 8]))[:3].tolist())) == 3
    assert Sixes().of(numpy.zeros(7, dtype=int), numpy.array([0, 7]))[:2].tolist() == [0, 0]


def test_a_short_text_has_none():
    assert Sixes().of(numpy.array([1, 2]), numpy.array([0, 2])).tolist() == [-1, -1]
    assert Sixes().of(numpy.zeros(0, dtype=int), numpy.array([0])).tolist() == []
