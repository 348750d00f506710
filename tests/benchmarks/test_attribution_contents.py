"""The content of an attribution runs over the white space between its statements, and over nothing else."""

from analyzer.types import Statement
from benchmarks.truth.attribution import contents_of


def _said(start, end, attribution):
    return Statement(start, end, 0, "quoted", attribution)


def test_white_space_inside_one_attribution_is_content():
    assert contents_of("Ab. Cd.", [_said(0, 3, "a1"), _said(4, 7, "a1")]) == [(0, 3), (4, 7), (3, 4)]


def test_white_space_between_two_attributions_is_not():
    assert contents_of("Ab. Cd.", [_said(0, 3, "a1"), _said(4, 7, "a2")]) == [(0, 3), (4, 7)]


def test_words_between_two_statements_are_not():
    assert contents_of("Ab. X Cd.", [_said(0, 3, "a1"), _said(6, 9, "a1")]) == [(0, 3), (6, 9)]
