"""The runs of a pair of texts: rows when they are asked for, a list in JSON."""

import numpy
import pytest

from analyzer.contrasts.runs import RunColumns, RunRow, RunRows

ROWS = (RunRow(0, 40, 7, 47, 8), RunRow(50, 90, 60, 100, 6, is_names=True), RunRow(95, 140, 110, 155, 9))


def rows_of(rows, first=0, last=None):
    columns = RunColumns(*(numpy.array(column) for column in zip(*map(_fields, rows), strict=True)))
    return RunRows(columns, first, len(rows) if last is None else last)


def _fields(row):
    return tuple(getattr(row, name) for name in RunColumns._fields)


def test_they_are_those_of_their_pair_alone():
    assert tuple(rows_of(ROWS, 1, 3)) == ROWS[1:]
    assert len(rows_of(ROWS, 1, 3)) == 2
    assert not rows_of(ROWS, 3)


def test_rows_hold_numbers_and_marks_of_python():
    row = rows_of(ROWS)[1]
    assert {type(getattr(row, name)) for name in RunColumns._fields} == {int, bool}


@pytest.mark.parametrize("place", [0, -1, slice(1, None)])
def test_they_are_taken_by_place_as_from_a_tuple(place):
    assert rows_of(ROWS)[place] == ROWS[place]


def test_equal_rows_are_equal_wherever_their_columns_stand():
    assert rows_of(ROWS, 1) == rows_of(ROWS[1:])
    assert hash(rows_of(ROWS, 1)) == hash(rows_of(ROWS[1:]))
    assert rows_of(ROWS) != rows_of(ROWS, 1)
