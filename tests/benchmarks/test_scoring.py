"""Scores are worked by hand; a perfect answer scores 1 and an empty one 0."""

import pytest

from benchmarks.truth.scoring import (
    NONE,
    accuracy,
    auc,
    average_precision,
    character_agreement,
    label_agreement,
    macro_f1,
    shingle_agreement,
)


def test_characters_are_counted_once_however_spans_overlap():
    """[0,10) and [5,15) are 15 characters; [10,20) is 10, of which 5 are shared: P 5/15, R 5/10, F 10/25."""
    result = character_agreement([(0, 10), (5, 15)], [(10, 20)])

    assert (result.right, result.found, result.wanted) == (5, 15, 10)
    assert result.f1 == pytest.approx(0.4)


def test_a_perfect_answer_scores_one_and_an_empty_one_nothing():
    gold = [(3, 9), (20, 40)]

    assert character_agreement(gold, gold).f1 == 1.0
    assert character_agreement([], gold).f1 == 0.0
    assert NONE.f1 == 0.0


def test_agreements_pool_by_adding_counts():
    """2 of 4 found and 2 of 2 wanted, plus 0 of 1 and 0 of 3: P 2/5, R 2/5."""
    pooled = character_agreement([(0, 4)], [(0, 2)]) + character_agreement([(0, 1)], [(5, 8)])

    assert (pooled.precision, pooled.recall) == (0.4, 0.4)


def test_macro_f1_is_the_mean_over_classes():
    """True: 1 right, 2 answered, 1 wanted, F 2/3. False: 1 right, 1 answered, 2 wanted, F 2/3."""
    assert macro_f1([True, True, False], [True, False, False]) == pytest.approx(2 / 3)


def test_always_the_same_class_is_no_good_macro_f1():
    """False: F 2·2/(3+2) = .8; True: 0."""
    assert macro_f1([False] * 3, [True, False, False]) == pytest.approx(0.4)


def test_macro_f1_takes_any_number_of_classes():
    assert macro_f1(["a", "b", "c"], ["a", "b", "c"]) == 1.0


def test_auc_counts_ties_half():
    """Pairs: (.9,.1) right, (.9,.5) right, (.5,.1) right, (.5,.5) tie: 3.5 of 4."""
    assert auc([0.9, 0.5, 0.5, 0.1], [True, True, False, False]) == pytest.approx(0.875)


def test_auc_of_a_perfect_and_of_a_reversed_order():
    assert auc([3, 2, 1], [True, True, False]) == 1.0
    assert auc([1, 2, 3], [True, True, False]) == 0.0


def test_auc_needs_both_classes():
    with pytest.raises(ValueError, match="both classes"):
        auc([1, 2], [True, True])


def test_average_precision_by_hand():
    """True cases at ranks 1 and 3: (1/1 + 2/3) / 2."""
    assert average_precision([0.9, 0.8, 0.7], [True, False, True]) == pytest.approx(5 / 6)


def test_equal_scores_cannot_be_helped_by_order():
    assert average_precision([1, 1], [True, False]) == average_precision([1, 1], [False, True]) == 0.5


def test_accuracy():
    assert accuracy(["a", "b"], ["a", "c"]) == 0.5


def test_shingles_are_counted_as_often_as_they_stand():
    """ "a b c d e" has two shingles of four, "a b c d" one, and one is shared: F 2/3."""
    assert shingle_agreement("a b c d e", "A b, c d.").f1 == pytest.approx(2 / 3)
    assert shingle_agreement("", "a b c d").f1 == 0.0


def test_a_class_nobody_answers_has_no_f1():
    assert label_agreement([False, False], [True, False]).f1 == 0.0
