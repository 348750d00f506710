"""Sentences that a person takes out of a paragraph. The words around them stay, with their places in the upload."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from analyzer.engines.segmenting import sentence_spans
from analyzer.reading.mapped import MappedText

TAKEN_OUT = "taken out by a person"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A sentence that went, and where in the words that are left it stood."""

    text: str
    at: int


def wishes_of(wishes: Iterable[str], kept: frozenset[str], blocks: Iterable[str]) -> frozenset[str]:
    """What goes wherever it stands as a whole block or a whole sentence: the wishes and, of a wish that is no block,
    its sentences. A paragraph that is taken out after one of its sentences is none."""
    unwanted = frozenset(wishes)
    if not unwanted:
        return unwanted
    apart = unwanted - set(blocks)
    return (unwanted | {wish[start:end] for wish in apart for start, end in sentence_spans(wish)}) - kept


def take_out(text: MappedText, unwanted: frozenset[str]) -> tuple[MappedText, tuple[TakenOut, ...]]:
    """The block without the sentences that are unwanted, and those, in order.

    What is left is looked at again: without its neighbour a sentence may end elsewhere, and that is how people saw it.
    """
    left = MappedText.of(text.text)  # whose sources are places in the block
    taken: dict[int, str] = {}
    while True:
        starts = [*sentence_spans(left.text), (len(left), len(left))]
        cuts = [
            (start, after)
            for (start, end), (after, _) in pairwise(starts)
            if left.text[start:end] in unwanted
        ]
        if not cuts:
            break
        taken |= {left.sources[start]: left.text[start:after].rstrip() for start, after in cuts}
        left = left.edited((start, after, "") for start, after in cuts).stripped()
    if not taken:
        return text, ()
    sources = array("q", (text.sources[place] for place in left.sources))
    gone = (TakenOut(words, bisect_left(left.sources, place)) for place, words in sorted(taken.items()))
    return MappedText(left.text, sources), tuple(gone)
