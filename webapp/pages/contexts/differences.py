"""Sentences of two texts word by word: which words both have, and what only one has, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby

from analyzer.alignment.edits import Match, align_words, said
from analyzer.alignment.words import Word, stem, words_of
from webapp.pages.contexts.edition import Witness
from webapp.pages.contexts.passages import Mark

MOST_STEPS = 40_000
"""Words here × words there of one pair: two sentences of 200 words. Nobody reads a longer pair word by word."""
MOST_STEPS_A_PAGE = 2_000_000
"""Less than a second of one core; beyond it passages stand side by side without marked words, and the page says so."""
FEWEST_SHARED = 0.3
"""Of a passage's words. With fewer in common every other word would be marked, and the marks would say nothing."""
_FEWEST_MOVED = 2
"""Content words that a stretch at another place of the sentence needs to count as moved, not as a chance."""
_MOST_TURNS = 3
"""The answering stretch, what stands beside it, and what stands beside that: each costs what a whole pair costs."""
_MOST_SAID = 4
"""Stretches that are said beside a pair on either side; the marks show all of them."""
_LONGEST_SAID = 60
"""Characters of a changed stretch that are repeated beside the pair."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """One sentence against one of another text: positions of the words that both have."""

    here: frozenset[int]
    there: frozenset[int]


@dataclass(frozen=True, slots=True)
class Said:
    """Stretches of words that one passage has and the other has in no form, and how many more there are."""

    stretches: tuple[str, ...]
    more: int


class WordByWord:
    """Pairs of sentences of a page, each looked at once and within the page's bounds."""

    def __init__(self) -> None:
        self._pairings: dict[tuple[str, int, str, int], Pairing | None] = {}
        self._steps_left = MOST_STEPS_A_PAGE
        self.has_refused = False

    def pairing(self, here: Witness, sentence: int, there: Witness, other: int) -> Pairing | None:
        """None where the pair is too long to be compared word by word."""
        key = (here.document_id, sentence, there.document_id, other)
        if key not in self._pairings:
            one, two = words_in(here, sentence), words_in(there, other)
            steps = len(one) * len(two)
            is_held = steps <= MOST_STEPS and steps <= self._steps_left
            self._steps_left -= steps if is_held else 0
            self._pairings[key] = _paired(one, two) if is_held else None
            self.has_refused |= not is_held
        return self._pairings[key]


def words_in(witness: Witness, sentence: int) -> tuple[Word, ...]:
    """Its words, with offsets into the whole text."""
    place = witness.document["sentences"][sentence]
    return words_of(witness.text[place["start"] : place["end"]], place["start"])


def marks_over(words: Sequence[Word], shared: Set[int], kind: str) -> Iterator[Mark]:
    """One mark for each stretch of words that the other text does not have."""
    for stretch in _stretches(words, shared):
        yield Mark(stretch[0].start, stretch[-1].end, kind)


def _stretches(words: Sequence[Word], shared: Set[int]) -> Iterator[list[Word]]:
    """Neighbouring words at none of the positions."""
    for is_shared, group in groupby(enumerate(words), key=lambda each: each[0] in shared):
        if not is_shared:
            yield [word for _, word in group]


def said_of(
    witness: Witness, sentences: Iterable[int], shared: Mapping[int, Set[int]], known: Set[str]
) -> Said:
    """Stretches with a content word that the other passage has in no form.

    shared: sentence → positions with a counterpart; known: stems of the other passage's content words.
    """
    stretches = (
        stretch
        for sentence in sentences
        for stretch in _stretches(words_in(witness, sentence), shared.get(sentence, frozenset()))
    )
    found = [_short(said(new, witness.text)) for stretch in stretches if (new := _new_words(stretch, known))]
    return Said(tuple(found[:_MOST_SAID]), max(0, len(found) - _MOST_SAID))


def _new_words(stretch: Sequence[Word], known: Set[str]) -> Sequence[Word]:
    """The stretch, from its first to its last new word where it holds known ones too; empty where all are known."""
    content = [place for place, word in enumerate(stretch) if word.is_content]
    new = [place for place in content if stem(stretch[place].form) not in known]
    if not new or new == content:
        return stretch if new else ()
    return stretch[new[0] : new[-1] + 1]


def stems_in(witness: Witness, sentences: Iterable[int]) -> frozenset[str]:
    """Of its content words."""
    words = (word for sentence in sentences for word in words_in(witness, sentence))
    return frozenset(stem(word.form) for word in words if word.is_content)


def _paired(one: Sequence[Word], two: Sequence[Word]) -> Pairing:
    """The answering stretch, then what is left on either side of it: words at another place are no change."""
    shared: set[tuple[int, int]] = set()
    stretches = [(0, len(one), 0, len(two))]
    for turn in range(_MOST_TURNS):
        beside: list[tuple[int, int, int, int]] = []
        for start, end, against, against_end in stretches:
            match = align_words(one[start:end], two[against:against_end])
            same = _same_words(one, two, start, against, match) if match else []
            if not match or (turn and sum(one[here].is_content for here, _ in same) < _FEWEST_MOVED):
                continue
            shared.update(same)
            sides = (start, start + match.start), (start + match.end, end)
            others = (against, against + match.against_start), (against + match.against_end, against_end)
            beside += [(*side, *other) for side in sides for other in others if _holds_words(side, other)]
        stretches = beside
    return Pairing(frozenset(here for here, _ in shared), frozenset(there for _, there in shared))


def _holds_words(*stretches: tuple[int, int]) -> bool:
    return all(start < end for start, end in stretches)


def _same_words(
    one: Sequence[Word], two: Sequence[Word], start: int, against: int, match: Match
) -> list[tuple[int, int]]:
    """Positions of the words that the match finds equal in both."""
    steps = [
        (start + here, against + there)
        for here, there in match.steps
        if here is not None and there is not None
    ]
    return [(here, there) for here, there in steps if one[here].form == two[there].form]


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_SAID else words[: _LONGEST_SAID - 2].rsplit(" ", 1)[0] + " …"
