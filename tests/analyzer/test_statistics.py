"""Pairs of figures that can be told apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from analyzer.statistics import can_be_told_apart, count_told_apart, told_apart_from
from analyzer.types import Value

ENDS = st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.4])
VALUES = st.builds(
    lambda one, two, is_known: Value(one, min(one, two), max(one, two)) if is_known else Value(one),
    ENDS, ENDS, st.booleans(),
)  # fmt: skip


@given(values=st.lists(VALUES, max_size=8))
def test_pairs_told_apart_are_counted_as_each_by_each(values):
    assert count_told_apart(values) == sum(can_be_told_apart(a, b) for a, b in combinations(values, 2))


@given(value=VALUES, others=st.dictionaries(st.text(max_size=2), VALUES, max_size=8))
def test_a_value_is_told_apart_from_each_of_the_others_as_of_one_alone(value, others):
    apart = [name for name, other in others.items() if can_be_told_apart(value, other)]
    assert told_apart_from(value, others) == tuple(apart)
