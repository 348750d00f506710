"""The runs of words that two texts share, as rows of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap
from typing import Any, NamedTuple, overload

import msgspec


class RunRow(msgspec.Struct, frozen=True, gc=False):
    """One run of words, as spans of both texts."""

    start: int
    end: int
    against_start: int
    against_end: int
    words: int
    is_names: bool = False  # little more than names and titles
    in_release: bool = False  # the run's words stand in a release too


class RunColumns(NamedTuple):
    """The runs of many pairs of texts, one pair after the other: the fields of ``RunRow`` as arrays of one length."""

    start: Any
    end: Any
    against_start: Any
    against_end: Any
    words: Any
    is_names: Any
    in_release: Any


class RunRows(Sequence[RunRow]):
    """The runs of one pair of texts. An event has a hundred thousand and a reader opens a few of them: they stay columns
    until somebody asks for a row."""

    __slots__ = ("_columns", "_first", "_last")

    def __init__(self, columns: RunColumns, first: int, last: int) -> None:
        """Those from the first place of the columns to before the last."""
        self._columns, self._first, self._last = columns, first, last

    def __len__(self) -> int:
        return self._last - self._first

    def __iter__(self) -> Iterator[RunRow]:
        part = slice(self._first, self._last)
        return starmap(RunRow, zip(*(column[part].tolist() for column in self._columns), strict=True))

    @overload
    def __getitem__(self, place: int) -> RunRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[RunRow]: ...
    def __getitem__(self, place: int | slice) -> RunRow | Sequence[RunRow]:
        return tuple(self)[place]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, RunRows) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
