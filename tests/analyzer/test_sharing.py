"""Equal words and numbers of many analyses are one object, and nothing else changes."""

import json
from math import copysign

from hypothesis import given
from hypothesis import strategies as st

from analyzer import sharing
from analyzer.encoding import decode_analysis, encode_analysis, to_json
from tests.analyzer.builders import analysis_of

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=300),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=12,
)


@given(value=JSON)
def test_what_is_shared_is_written_as_it_was(value):
    before = json.dumps(value)
    sharing.share(value)
    assert json.dumps(value) == before


def test_equal_words_and_numbers_become_one_object():
    text = '{"label": "good word", "at": 1204, "value": 0.375, "content": ["harbour council"]}'
    one, two = json.loads(text), json.loads(text)
    sharing.share([one, two])
    assert all(one[key] is two[key] for key in ("label", "at", "value"))
    assert one["content"][0] is two["content"][0]


def test_a_zero_below_zero_stays_one():
    figures = {"above": 0.0, "below": -0.0}
    sharing.share(figures)
    assert [copysign(1, figure) for figure in figures.values()] == [1, -1]


def test_the_table_of_figures_stays_small(monkeypatch):
    monkeypatch.setattr(sharing, "_MOST_FIGURES", 10)
    figures = {str(number): number / 7 for number in range(1, 40)}
    sharing.share(figures)
    assert figures == {str(number): number / 7 for number in range(1, 40)}
    assert len(sharing._figures) <= 10


def test_an_analysis_is_stored_and_read_without_a_change():
    analysis = analysis_of("a", ["The board met.", "It met again."], title="The board meets")
    assert decode_analysis(json.loads(to_json(encode_analysis(analysis)))) == analysis
