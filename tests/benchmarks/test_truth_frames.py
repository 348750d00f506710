"""The two rows on frames: what an answer is, and what listing the same frames always would reach."""

import pytest

from analyzer.types import Finding, Value
from benchmarks.truth.frames import _always, _listed, _strongest


def test_a_dimension_is_listed_where_the_measure_calls_it_present():
    finding = Finding(
        parts={
            "morality/present": Value(1.0, count=1, n=25),
            "economic/present": Value(0.0, count=5, n=25),
            "economic": Value(0.2, count=5, n=25),
        },
        by_sentence={"economic": {0: 1.0, 1: 1.0, 2: 1.0}},
    )

    assert _listed(finding) == {"Morality"}


def test_an_article_too_short_for_presence_is_listed_under_nothing():
    assert _listed(Finding(by_sentence={"morality": {0: 1.0, 1: 1.0}})) == set()


def test_the_strongest_code_is_summed_over_the_frames_that_share_it():
    """Legality .5 and crime .75 are one code, 1.25; security alone is 1."""
    finding = Finding(
        by_sentence={
            "legality": {0: 0.5},
            "crime_and_punishment": {0: 0.75},
            "security_and_defense": {0: 1.0},
        }
    )

    assert _strongest(finding) == "Legality_and_crime"


def test_a_sentence_without_frames_is_other():
    assert _strongest(Finding()) == "Other"


def test_the_floor_lists_as_many_frequent_frames_as_serve_best():
    """Gold A, A, A B: A alone gives 3 right of 3 found and 4 wanted, 6/7; A and B 4 of 6 and 4, 8/10."""
    assert _always([{"A"}, {"A"}, {"A", "B"}]) == pytest.approx(6 / 7)


def test_without_articles_the_floor_is_nothing():
    assert _always([]) == 0.0
