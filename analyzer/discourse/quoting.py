"""Whose words stand inside the quotation marks: each quotation is tied to a cue, or to the last who spoke."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.discourse.attributions import Attribution, attribution_of, cue_entry
from analyzer.discourse.quotation import Quotation
from analyzer.discourse.sources import can_speak, source_of
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.types import Document

SCARE_QUOTE_WORDS = 3
"""Up to so many words in marks without speaker and cue are a scare quote or a name (CODEBOOK §1)."""
_CUE_REACH = 30
"""Tokens between a quotation and its cue: room for "Scott Smith, the attorney general of …, said"."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LEADS_ON = frozenset(",:")
_ENDS_SPEECH = frozenset(",?!—–-")


@dataclass(slots=True)
class Quoted:
    """A quotation with the attribution that it belongs to; None leaves its words the outlet's own."""

    quotation: Quotation
    attribution: Attribution | None


class Quoting:
    """Ties the quotations of one document, in order."""

    def __init__(
        self,
        document: Document,
        trees: Sequence[Tree],
        attributions: list[list[Attribution]],
        quotations: tuple[Quotation, ...],
    ) -> None:
        self._document = document
        self._trees = trees
        self._attributions = attributions
        self._quotations = quotations
        self._starts = [sentence.start for sentence in document.sentences]

    def tie(self) -> list[Quoted]:
        """Every quotation with its attribution. New attributions are added to their sentences."""
        tied = [Quoted(q, self._cued(q)) for q in self._quotations]
        for position, quoted in enumerate(tied):
            if quoted.attribution is None:
                quoted.attribution = self._continued(position, tied)
        return [self._with_content(quoted) for quoted in tied]

    def sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _with_content(self, quoted: Quoted) -> Quoted:
        if quoted.attribution is not None:
            quoted.attribution.contents.append((quoted.quotation.start, quoted.quotation.end))
        return quoted

    # --- a cue in the same sentence ----------------------------------------------------------------------

    def _cued(self, quotation: Quotation) -> Attribution | None:
        first, last = self.sentence_at(quotation.start), self.sentence_at(quotation.end - 1)
        covering = self._covering(quotation, {first, last})
        if covering is not None:
            return covering
        after = self._cue_after(quotation, last)
        before = self._cue_before(quotation, first)
        if after is not None and (before is None or self._ends_speech(quotation)):
            return self._made(last, after)
        if before is not None:
            return self._made(first, before)
        return self._governed(quotation, first)

    def _covering(self, quotation: Quotation, sentences: set[int]) -> Attribution | None:
        """The outermost attribution whose content, by the parse, reaches into the quotation."""
        for number in sorted(sentences):
            for attribution in self._attributions[number]:
                if self._is_quoted(*attribution.cue) or attribution.is_impersonal:
                    continue
                if any(a < quotation.end and quotation.start < b for a, b in attribution.contents):
                    return attribution
        return None

    def _is_quoted(self, start: int, end: int) -> bool:
        return any(q.start < end and start < q.end for q in self._quotations)

    def _ends_speech(self, quotation: Quotation) -> bool:
        text = self._document.text
        inside = text[quotation.start : quotation.end].rstrip("”\"’'»")
        return inside[-1:] in _ENDS_SPEECH or text[quotation.end : quotation.end + 1] in (",", "—")

    def _cue_after(self, quotation: Quotation, number: int) -> int | None:
        tree = self._trees[number]
        following = [i for i, token in enumerate(tree.tokens) if token.start >= quotation.end]
        if not following or tree[following[0]].dep == "cc":
            return None
        for index in following[:_CUE_REACH]:
            if self._is_quoted(tree[index].start, tree[index].end):
                return None
            if self._may_quote(tree, index):
                return index
        return None

    def _cue_before(self, quotation: Quotation, number: int) -> int | None:
        tree = self._trees[number]
        preceding = [i for i, token in enumerate(tree.tokens) if token.end <= quotation.start]
        for index in reversed(preceding[-_CUE_REACH:]):
            if self._is_quoted(tree[index].start, tree[index].end):
                return None
            if self._may_quote(tree, index):
                return index
        return None

    def _may_quote(self, tree: Tree, index: int) -> bool:
        entry = cue_entry(tree, index)
        if entry is None or "quote" not in entry[1]:
            return False
        source = source_of(tree, index)
        return source is not None and can_speak(tree, source)

    def _made(self, number: int, cue: int) -> Attribution:
        known = next((a for a in self._attributions[number] if a.cue_index == cue), None)
        if known is not None:
            return known
        tree = self._trees[number]
        entry = cue_entry(tree, cue)
        made = attribution_of(tree, number, cue, entry[0] if entry else "neutral", source_of(tree, cue))
        self._attributions[number].append(made)
        return made

    def _governed(self, quotation: Quotation, number: int) -> Attribution | None:
        """Several words in marks under a verb that is no known cue: words of its subject, if that can speak."""
        if self._word_count(quotation) <= SCARE_QUOTE_WORDS:
            return None
        tree = self._trees[number]
        inside = [i for i, t in enumerate(tree.tokens) if quotation.start <= t.start < quotation.end]
        if not inside or len(inside) >= len(tree) - 2:
            return None
        above = tree[inside[0]].head
        for _ in range(len(tree)):
            if tree[above].pos in VERBAL and above not in inside:
                source = source_of(tree, above)
                if source is not None and source not in inside and can_speak(tree, source):
                    return self._made(number, above)
            if tree[above].head == above:
                return None
            above = tree[above].head
        return None

    def _word_count(self, quotation: Quotation) -> int:
        return len(_WORD.findall(self._document.text, quotation.start, quotation.end))

    # --- no cue in the sentence: the last who spoke ------------------------------------------------------

    def _continued(self, position: int, tied: list[Quoted]) -> Attribution | None:
        quotation = tied[position].quotation
        if self._introduced(quotation) is not None:
            return self._introduced(quotation)
        if self._word_count(quotation) <= SCARE_QUOTE_WORDS and not self._stands_alone(quotation):
            return None
        if position > 0 and self._is_near(tied[position - 1].quotation, quotation):
            return tied[position - 1].attribution
        if position + 1 < len(tied) and self._in_one_paragraph(quotation, tied[position + 1].quotation):
            return tied[position + 1].attribution
        if self._stands_alone(quotation):
            return self._last_attribution(quotation)
        return None

    def _introduced(self, quotation: Quotation) -> Attribution | None:
        """A sentence that ends in a colon right before the quotation: "Smith continued:"."""
        number = self.sentence_at(quotation.start)
        sentence = self._document.sentences[number]
        if number == 0 or quotation.start > sentence.start:
            return None
        before = self._document.sentences[number - 1]
        if not self._document.words_of(before).endswith(":"):
            return None
        tree = self._trees[number - 1]
        cues = [i for i in range(len(tree)) if self._may_quote(tree, i)]
        return self._made(number - 1, cues[-1]) if cues else None

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Whether nothing but the quotation stands in its sentences."""
        first = self._document.sentences[self.sentence_at(quotation.start)]
        last = self._document.sentences[self.sentence_at(quotation.end - 1)]
        text = self._document.text
        return not _WORD.search(text, first.start, quotation.start) and not _WORD.search(
            text, quotation.end, max(quotation.end, last.end)
        )

    def _paragraph(self, quotation: Quotation) -> int:
        return self._document.sentences[self.sentence_at(quotation.start)].paragraph

    def _in_one_paragraph(self, a: Quotation, b: Quotation) -> bool:
        return self._paragraph(a) == self._paragraph(b)

    def _is_near(self, before: Quotation, quotation: Quotation) -> bool:
        return before.is_carried or self._in_one_paragraph(before, quotation)

    def _last_attribution(self, quotation: Quotation) -> Attribution | None:
        """The last attribution of this paragraph or of the one before."""
        number = self.sentence_at(quotation.start)
        paragraph = self._document.sentences[number].paragraph
        for earlier in range(number - 1, -1, -1):
            if self._document.sentences[earlier].paragraph < paragraph - 1:
                return None
            personal = [a for a in self._attributions[earlier] if not a.is_impersonal]
            if personal:
                return personal[-1]
        return None
