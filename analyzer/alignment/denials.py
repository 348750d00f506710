"""The same words with a negation and without one: "the bank has confirmed" and "the bank has not confirmed".

A parse ties a negation to its verb, and one in an inner clause changes no predicate of the sentence. Where two
sentences agree word for word around it, no parse is needed to see that one denies what the other says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

NEGATIONS = frozenset({"not", "never"})
_NO_DENIAL = frozenset({"only", "just", "least", "necessarily", "merely", "simply", "to mention"})
"""After "not": what is said is said all the same ("not only in May")."""
_BEFORE_NO_DENIAL = frozenset({"or", "if", "whether", "why"})
"""Before "not": "whether or not", "if not the first"."""
_IRREGULAR = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_NEGATIVE = NEGATIONS.union(_IRREGULAR)
_AROUND = 3
"""Words on each side. With two, "it is | a" meets by chance; four are often cut by the sentence's ends."""
_FEWEST_BEFORE, _FEWEST_AROUND = 1, 4
"""At the ends of a sentence: "She did not resign yesterday" has two before and two after."""


def holds_negation(words: Collection[str]) -> bool:
    """Where neither of two has one, neither denies the other."""
    return not _NEGATIVE.isdisjoint(words) or "n't " in " ".join((*words, ""))


def denies(claim: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of the two has a negation where the other has the same words around it and none."""
    mine, theirs = _expanded(tuple(claim)), _expanded(tuple(other))
    return _is_denied_in(mine, theirs) or _is_denied_in(theirs, mine)


def _is_denied_in(denying: Sequence[str], saying: Sequence[str]) -> bool:
    if not NEGATIONS.intersection(denying):
        return False
    grams = _stretches(saying)
    return any(
        before + after in grams and (*before, word, *after) not in grams
        for before, word, after in _negations(denying)
    )


def _negations(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    for at, word in enumerate(words):
        if word not in NEGATIONS:
            continue
        before, after = tuple(words[max(0, at - _AROUND) : at]), tuple(words[at + 1 : at + 1 + _AROUND])
        if len(before) < _FEWEST_BEFORE or len(before) + len(after) < _FEWEST_AROUND or not after:
            continue
        if after[0] not in _NO_DENIAL and before[-1] not in _BEFORE_NO_DENIAL:
            yield before, word, after


@lru_cache(maxsize=2_000)
def _stretches(words: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Every run of as many words as may stand around a negation, it included."""
    return frozenset(
        words[at : at + size]
        for size in range(_FEWEST_AROUND, 2 * _AROUND + 2)
        for at in range(len(words) - size + 1)
    )


@lru_cache(maxsize=20_000)
def _expanded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Contractions written out: "hasn't" → "has not"."""
    return tuple(part for word in words for part in _written_out(word))


def _written_out(word: str) -> tuple[str, ...]:
    if word in _IRREGULAR:
        return _IRREGULAR[word], "not"
    return (word.removesuffix("n't"), "not") if word.endswith("n't") else (word,)
