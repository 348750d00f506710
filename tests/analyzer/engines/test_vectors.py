"""Similarity of two texts depends on these two alone."""

import pytest

from analyzer.engines.vectors import columns_of, searched, similar_pairs, vectors

FERRY = ("harbor", "council", "approv", "ferry", "terminal")
COST = ("terminal", "cost", "million", "crown")
BIRD = ("penguin", "moult", "year")


def similarity(a, b, *others):
    rows = vectors([a, b, *others])
    return next(figure for one, two, figure in similar_pairs(rows[:1], columns_of(rows), 0.0) if two == 1)


def test_equal_texts_have_similarity_one():
    assert similarity(FERRY, FERRY) == pytest.approx(1.0)


def test_more_in_common_is_more_similar():
    assert similarity(FERRY, FERRY[:4]) > similarity(FERRY, COST) > 0


def test_adding_a_text_changes_no_other_pair():
    assert similarity(FERRY, COST) == similarity(FERRY, COST, BIRD, FERRY)


def test_only_pairs_at_the_threshold_are_given_in_row_order():
    rows = vectors([FERRY, COST, BIRD])
    assert [(one, two) for one, two, _ in similar_pairs(rows, columns_of(rows), 0.9)] == [
        (0, 0),
        (1, 1),
        (2, 2),
    ]


def test_a_text_without_words_is_similar_to_nothing():
    rows = vectors([(), FERRY])
    assert [(one, two) for one, two, _ in similar_pairs(rows, columns_of(rows), 0.1)] == [(1, 1)]


def test_texts_made_ready_at_once_are_found_as_their_rows_are():
    texts = [FERRY, COST, (), BIRD, FERRY[:4]]
    rows = vectors(texts)
    whole = list(similar_pairs(rows, columns_of(rows), 0.0))
    assert list(similar_pairs(rows, searched(texts), 0.0)) == whole
    assert {one for one, _, _ in whole} == {0, 1, 3, 4}
