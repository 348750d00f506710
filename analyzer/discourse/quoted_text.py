"""How the quotations of a document lie in its text: what is in their marks, beside them and between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from analyzer.discourse.quotation import Quotation
from analyzer.types import Document

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL_WORD = 3
"""Letters; titles leave "of", "and", "the" small."""
_ENDS_SPEECH = frozenset(",?!—–-")


class QuotedText:
    """A document and its quotations, in order."""

    def __init__(self, document: Document, quotations: Sequence[Quotation]) -> None:
        self._document = document
        self._quotations = quotations
        self._starts = [sentence.start for sentence in document.sentences]
        self._quotation_starts = [quotation.start for quotation in quotations]

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that this place stands in, or of the one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def around(self, offset: int) -> Quotation | None:
        """The quotation that this place stands in."""
        at = bisect_right(self._quotation_starts, offset) - 1
        return self._quotations[at] if at >= 0 and offset < self._quotations[at].end else None

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a quotation has a letter of this stretch."""
        at = bisect_right(self._quotation_starts, end - 1) - 1
        return at >= 0 and start < self._quotations[at].end

    def ends_speech(self, quotation: Quotation) -> bool:
        """Whether its last mark is one that goes before "she said"."""
        text = self._document.text
        inside = text[quotation.start : quotation.end].rstrip("”\"’'» ")
        return inside[-1:] in _ENDS_SPEECH or text[quotation.end : quotation.end + 1] in (",", "—")

    def is_title(self, quotation: Quotation) -> bool:
        """The name of a work: every longer word has a capital, and no speech mark ends it."""
        longer = [
            w
            for w in WORD.findall(self._document.text, quotation.start, quotation.end)
            if len(w) > _SMALL_WORD
        ]
        return not self.ends_speech(quotation) and all(word[0].isupper() for word in longer)

    def word_count(self, quotation: Quotation) -> int:
        return len(WORD.findall(self._document.text, quotation.start, quotation.end))

    def stands_alone(self, quotation: Quotation) -> bool:
        """Whether nothing but the quotation stands in its sentences."""
        first = self._document.sentences[self.sentence_at(quotation.start)]
        last = self._document.sentences[self.sentence_at(quotation.end - 1)]
        text = self._document.text
        return not WORD.search(text, first.start, quotation.start) and not WORD.search(
            text, quotation.end, max(quotation.end, last.end)
        )

    def are_in_one_paragraph(self, a: Quotation, b: Quotation) -> bool:
        return self._paragraph(a) == self._paragraph(b)

    def is_next(self, before: Quotation, quotation: Quotation) -> bool:
        """Whether it goes on in the paragraph of the one before it, or with what that one left open."""
        return before.is_carried or self.are_in_one_paragraph(before, quotation)

    def _paragraph(self, quotation: Quotation) -> int:
        return self._document.sentences[self.sentence_at(quotation.start)].paragraph
