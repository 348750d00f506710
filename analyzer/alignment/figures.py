"""The same words around another figure: "for 30 minutes after" and "for 39 minutes after".

Numbers and dates that the reading ties to a claim are compared as values. Where two sentences agree word for word
around a figure, no reading is needed to see that it is another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

_AROUND = 3
"""Words on each side, as around a negation (denials.py)."""
_FEWEST_AROUND = 4
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:-\d+)?")
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)


_SPELLED = frozenset(
    [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ]
)
"""Not "one", which is a pronoun as often."""


def looks_like_year(number: str) -> bool:
    """Whether it looks like one ("the 2010 law", "2001-2016"): such a number counts nothing."""
    return _YEAR.fullmatch(number) is not None


def without_hedge(number: str) -> str:
    """ "More than 3,000" and "about 3,000" are the same figure, told more or less exactly."""
    return number.lstrip("<>~≥≤")


def have_numbers_of(claim: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the other has one of the claim's numbers, however both hedge it; nothing is missing where the claim has none."""
    return not claim or not {*map(without_hedge, claim)}.isdisjoint(map(without_hedge, other))


def counts_in_common(claim: frozenset[str], other: frozenset[str]) -> int:
    """How many figures of more than one digit both have: "$4.6 million" says as much as a word. A figure that the other
    does not have is no missing word: numbers are compared apart."""
    if claim.isdisjoint(other):
        return 0
    return len(
        [one for one in claim & other if len(one) > 1 and one.isdecimal() and not looks_like_year(one)]
    )


def other_figure(claim: Sequence[str], other: Sequence[str]) -> str | None:
    """How the first figure of the claim differs that stands in the same words in the other; None where none does."""
    for around, figure in _figures(tuple(claim)):
        theirs = _between(around, tuple(other))
        if theirs and figure not in theirs:
            kind = "date" if _is_dated(around) else "number"
            return f"{kind} differs: {figure} / {min(theirs)}"
    return None


_Around = tuple[tuple[str, ...], tuple[str, ...]]


def _is_dated(around: _Around) -> bool:
    """A month beside the figure."""
    return bool(_MONTHS.intersection((*around[0][-1:], *around[1][:1])))


@lru_cache(maxsize=2_000)
def _figures(words: tuple[str, ...]) -> tuple[tuple[_Around, str], ...]:
    """Each figure with the words around it."""
    return tuple(_each_figure(words))


def _each_figure(words: tuple[str, ...]) -> Iterator[tuple[_Around, str]]:
    for at in _places(words):
        before, after = words[max(0, at - _AROUND) : at], words[at + 1 : at + 1 + _AROUND]
        if before and after and len(before) + len(after) >= _FEWEST_AROUND:
            yield (before, after), words[at]


def _between(around: _Around, words: tuple[str, ...]) -> set[str]:
    """The figures between these words. At a claim's ends fewer stand around than in a sentence."""
    before, after = around
    return {
        words[at]
        for at in _places(words)
        if words[max(0, at - len(before)) : at] == before and words[at + 1 : at + 1 + len(after)] == after
    }


@lru_cache(maxsize=2_000)
def _places(words: tuple[str, ...]) -> tuple[int, ...]:
    """Where figures stand."""
    return tuple([at for at, word in enumerate(words) if word[:1].isdigit() or word in _SPELLED])
