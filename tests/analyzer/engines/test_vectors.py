"""Similarity of two texts depends on these two alone."""

import pytest

from analyzer.engines.vectors import rows_of, searched, similar_pairs, vectors

FERRY = ("harbor", "council", "approv", "ferry", "terminal")
COST = ("terminal", "cost", "million", "crown")
BIRD = ("penguin", "moult", "year")


def similarity(a, b, *others):
    found = similar_pairs(vectors([a]), searched([(), b, *others]), 0.0)
    return next(figure for _, two, figure in found if two == 1)


def test_equal_texts_have_similarity_one():
    assert similarity(FERRY, FERRY) == pytest.approx(1.0)


def test_more_in_common_is_more_similar():
    assert similarity(FERRY, FERRY[:4]) > similarity(FERRY, COST) > 0


def test_adding_a_text_changes_no_other_pair():
    assert similarity(FERRY, COST) == similarity(FERRY, COST, BIRD, FERRY)


def test_only_pairs_at_the_threshold_are_given_in_row_order():
    texts = [FERRY, COST, BIRD]
    assert [(one, two) for one, two, _ in similar_pairs(vectors(texts), searched(texts), 0.9)] == [
        (0, 0),
        (1, 1),
        (2, 2),
    ]


def test_a_text_without_words_is_similar_to_nothing():
    texts = [(), FERRY]
    assert [(one, two) for one, two, _ in similar_pairs(vectors(texts), searched(texts), 0.1)] == [(1, 1)]


def test_texts_made_ready_are_rows_again():
    texts = [FERRY, COST, (), BIRD, FERRY[:4]]
    assert (rows_of(searched(texts)) != vectors(texts)).nnz == 0
    assert (vectors([BIRD, FERRY, BIRD]) != vectors(texts)[[3, 0, 3]]).nnz == 0
