"""The order of facts is the same in every process."""

from itertools import permutations

from analyzer.discourse.facts import in_order
from analyzer.types import FactMention


def titled(about, start=40):
    return FactMention("title", about, "titled", "special counsel", "special counsels", 3, start, start + 16)


def test_one_title_of_two_people_comes_in_one_order_however_it_was_found():
    # given a title that one stretch gives to two people, and an earlier fact of one of them
    facts = [titled("Robert Fell"), titled("Ada Moor"), titled("Robert Fell", start=7)]
    # then the place counts first, and of one place who it is about
    expected = (facts[2], facts[1], facts[0])
    assert {in_order(found) for found in permutations(facts)} == {expected}
