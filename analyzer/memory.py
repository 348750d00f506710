"""What was found out while an event was compared, for the next comparison of it.

One article more changes little: what a text says, how two sentences relate, where six words stand. A memory keeps what
follows from the thing that it is kept under and from nothing else, so a report made with one is byte for byte the report
made without. What holds for the event as a whole (a pool, a rank, a place in the order) is made anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Generic, TypeVar, cast

from analyzer.types import Analysis

T = TypeVar("T")

_MOST_GONE = 500
"""Texts that are there no more: what they alone held is forgotten, and their words keep numbers, until so many have gone."""


class Memory:
    """Of one event, from one comparison to the next; not to be shared by comparisons that run at the same time."""

    def __init__(self) -> None:
        self._of_texts: dict[str, dict[int, Any]] = {}
        self._texts: dict[int, Analysis] = {}  # held, so that no other value takes the number of one of them
        self._shelves: dict[str, Any] = {}
        self._standing: Hashable = None
        self._gone = 0  # how many texts

    def of_texts(
        self, key: str, analyses: Sequence[Analysis], make: Callable[[Sequence[Analysis]], Iterable[T]]
    ) -> list[T]:
        """One value for each text, in their order. ``make`` is asked once, for all that are not known, and gives theirs
        in the order given; what it finds of a text must not depend on the other texts."""
        known = self._of_texts.setdefault(key, {})
        numbers = list(map(id, analyses))
        if not all(map(known.__contains__, numbers)):
            new = {id(one): one for one in analyses if id(one) not in known}
            self._texts.update(new)
            known.update(zip(new, make(list(new.values())), strict=True))
        return list(map(known.__getitem__, numbers))

    def shelf(self, key: str, make: Callable[[], T]) -> T:
        """What was put there last time, or what ``make`` gives; whoever asks may change it, and must see to it that it
        still holds."""
        if key not in self._shelves:
            self._shelves[key] = make()
        return cast(T, self._shelves[key])

    @contextmanager
    def at_work(self, analyses: Iterable[Analysis], standing: Hashable) -> Iterator[None]:
        """For one comparison of these texts: others are forgotten, and everything when what every part of a comparison
        may depend on stands otherwise, when many texts have gone, or when it breaks off and a shelf may be half brought
        up to date."""
        if standing != self._standing:
            self.forget()
        self._standing = standing
        kept = {id(one) for one in analyses}
        self._gone += len(self._texts.keys() - kept)
        if self._gone > _MOST_GONE:
            self.forget()
        for known in self._of_texts.values():
            for number in known.keys() - kept:
                del known[number]
        self._texts = {number: one for number, one in self._texts.items() if number in kept}
        try:
            yield
        except BaseException:
            self.forget()
            raise

    def forget(self) -> None:
        """Everything."""
        self._of_texts.clear()
        self._texts.clear()
        self._shelves.clear()
        self._gone = 0


class Last(Generic[T]):
    """The last answer to a question. It holds as long as what it was made of is equal."""

    def __init__(self) -> None:
        self._made_of: object = self  # of nothing that anybody asks
        self._answer: T

    def of(self, made_of: object, make: Callable[[], T]) -> T:
        if self._made_of != made_of:
            self._answer = make()
            self._made_of = made_of
        return self._answer


class NoMemory(Memory):
    """Of a comparison that is the only one: nothing is held longer than whoever asks holds it."""

    def of_texts(
        self, key: str, analyses: Sequence[Analysis], make: Callable[[Sequence[Analysis]], Iterable[T]]
    ) -> list[T]:
        return list(make(analyses))

    def shelf(self, key: str, make: Callable[[], T]) -> T:
        return make()
