"""One line of the table, and how it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of one data set. Shares are 0..1. floor is what a simple method reaches on the same rows."""

    row: str
    name: str
    value: float | None
    floor: float | None = None
    floor_is: str = ""
    goal: float | None = None
    n: int = 0  # how many labelled units it was taken over
    note: str = ""

    @property
    def falls_short(self) -> bool:
        return self.goal is not None and (self.value is None or self.value < self.goal)


def header() -> str:
    return f"{'row':18} {'figure':34} {'value':>7} {'floor':>7} {'goal':>7} {'':6} {'n':>7}  notes"


def line(figure: Figure) -> str:
    notes = "; ".join(
        note for note in (f"floor: {figure.floor_is}" if figure.floor_is else "", figure.note) if note
    )
    return (
        f"{figure.row:18} {figure.name:34} {_number(figure.value):>7} {_number(figure.floor):>7} "
        f"{_number(figure.goal):>7} {'below' if figure.falls_short else '':6} {figure.n:>7}  {notes}"
    )


def as_rows(figures: Iterable[Figure]) -> list[dict[str, object]]:
    """JSON-ready rows."""
    return [
        {name: getattr(figure, name) for name in Figure.__slots__} | {"below": figure.falls_short}
        for figure in figures
    ]


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
