"""When two names with one surname say themselves that they are two people's."""

from __future__ import annotations

from collections.abc import Sequence

GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})


def generation_of(name: Sequence[str]) -> str | None:
    """ "jr" of "Karl Holm Jr."; words in any case."""
    last = name[-1].lower().rstrip(".") if name else ""
    return last if len(name) > 1 and last in GENERATIONS else None


def names_of_two(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the names contradict each other: Sr. and Jr., "George W." and "George H. W.", Paul and Paula.

    one, other: the words of two names in any case. Names that leave something out contradict nothing.
    """
    generations = {generation_of(one), generation_of(other)} - {None}
    first, second = _personal(one), _personal(other)
    if len(generations) > 1:
        return True
    if len(first) < 2 or len(second) < 2:
        return False
    middles = first[1:-1], second[1:-1]
    has_other_middle = (
        first[0][0] == second[0][0]
        and bool(middles[0] and middles[1])
        and middles[0][0][0] != middles[1][0][0]
    )
    return has_other_middle or _are_of_two_genders(first[0], second[0])


def _personal(name: Sequence[str]) -> list[str]:
    words = [word.lower().rstrip(".") for word in name]
    return [word for word in words if word and word not in GENERATIONS]


def _are_of_two_genders(one: str, other: str) -> bool:
    """Paul and Paula, Mario and Maria: one letter apart, and no misspelling."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and (
        long == f"{short}a"
        or (len(one) == len(other) and one[:-1] == other[:-1] and {one[-1], other[-1]} == {"a", "o"})
    )
