"""Pairs of figures that can be told apart."""

from itertools import combinations

import numpy
from hypothesis import given
from hypothesis import strategies as st

from analyzer.statistics import can_be_told_apart, count_told_apart, share, shares, told_apart
from analyzer.types import Value

ENDS = st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.4])
VALUES = st.builds(
    lambda one, two, is_known: Value(one, min(one, two), max(one, two)) if is_known else Value(one),
    ENDS, ENDS, st.booleans(),
)  # fmt: skip


@given(values=st.lists(VALUES, max_size=8))
def test_pairs_told_apart_are_counted_as_each_by_each(values):
    assert count_told_apart(values) == sum(can_be_told_apart(a, b) for a, b in combinations(values, 2))


@given(values=st.dictionaries(st.text(max_size=2), VALUES, max_size=8))
def test_values_are_told_apart_as_each_from_each(values):
    assert told_apart(values, most=8) == {
        name: tuple([other for other in values if can_be_told_apart(one, values[other])])
        for name, one in values.items()
    }


def test_of_many_that_can_be_told_apart_the_furthest_are_named_in_their_order():
    ends = {"near": 0.2, "far": 0.9, "middle": 0.5, "as far": 0.9, "below": -0.6}
    values = {"here": Value(0.0, -0.1, 0.1)} | {name: Value(end, end, end) for name, end in ends.items()}

    assert told_apart(values, most=3)["here"] == ("far", "as far", "below")
    assert told_apart(values, most=4)["here"] == ("far", "middle", "as far", "below")
    assert told_apart(values, most=0)["here"] == ()


@given(counted=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), max_size=8))
def test_shares_in_columns_are_to_the_last_bit_those_of_one_alone(counted):
    counts = [(min(one, other), max(one, other)) for one, other in counted]
    columns = shares(*numpy.array(counts, dtype=float).reshape(-1, 2).T)
    for (count, n), (value, low, high) in zip(counts, zip(*columns, strict=True), strict=True):
        if n:
            assert share(count, n) == Value(value, low, high, count, n)
        else:
            assert numpy.isnan([value, low, high]).all()
