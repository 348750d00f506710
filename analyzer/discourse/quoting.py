"""Whose words stand inside the quotation marks: each quotation is tied to a cue, or to the last who spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.discourse.attributions import Attribution, attribution_of, cue_entry
from analyzer.discourse.heads import DOCUMENTS
from analyzer.discourse.quotation import OPENING_MARKS, Quotation
from analyzer.discourse.quoted_text import WORD, QuotedText
from analyzer.discourse.signing import dash_behind, labelled, signed
from analyzer.discourse.sources import can_speak, names_somebody, source_of
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.types import Document, StatementRule

SCARE_QUOTE_WORDS = 3
"""Up to so many words in marks without speaker and cue are a scare quote or a name (CODEBOOK §1)."""
_CUE_REACH = 30
"""Tokens between a quotation and its cue: room for "Scott Smith, the attorney general of …, said"."""
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(slots=True)
class Quoted:
    """A quotation with the attribution that it belongs to; None leaves its words the outlet's own."""

    quotation: Quotation
    attribution: Attribution | None
    rule: StatementRule | None = None
    is_scare_quote: bool = False


Tie = tuple[Attribution, StatementRule]
"""An attribution and the rule by which a quotation belongs to it."""


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
        self._text = QuotedText(document, quotations)

    def tie(self) -> list[Quoted]:
        """Every quotation with its attribution. New attributions are added to their sentences."""
        self._clip()
        tied = [Quoted(q, *(self._cued(q) or (None, None))) for q in self._quotations]
        for position in reversed(range(len(tied) - 1)):
            if tied[position].attribution is None and self._is_one(tied[position], tied[position + 1]):
                tied[position].attribution, tied[position].rule = tied[position + 1].attribution, "goes_on"
        for position, quoted in enumerate(tied):
            if quoted.attribution is None:
                quoted.attribution, quoted.rule = self._continued(position, tied) or (None, None)
        for quoted in tied:
            if quoted.attribution is not None:
                self._give(quoted.attribution, quoted.quotation)
            else:
                quoted.is_scare_quote = self._text.word_count(quoted.quotation) <= SCARE_QUOTE_WORDS
        return tied

    def _is_one(self, quoted: Quoted, behind: Quoted) -> bool:
        """Whether one pair of marks holds both: a line ends inside it, and the next one opens no mark. Who says the end
        said the beginning."""
        opening = self._document.text[behind.quotation.start]
        return quoted.quotation.is_carried and behind.attribution is not None and opening not in OPENING_MARKS

    def _clip(self) -> None:
        """What is attributed inside a quotation stays inside it; a speaker's label may stand inside the marks."""
        for attribution in (a for group in self._attributions for a in group if a.rule != "turn"):
            quotation = self._text.around(attribution.cue[0])
            if quotation is None:
                continue
            attribution.contents = [
                (max(a, quotation.start), min(b, quotation.end))
                for a, b in attribution.contents
                if a < quotation.end and quotation.start < b
            ]

    def _give(self, attribution: Attribution, quotation: Quotation) -> None:
        """The quotation is what was said. What leads up to its colon is not, where the cue stands behind both:
        "Olm had a question: “Who pays?” he wrote", "Olm had a point, she said: “…”"."""
        start = quotation.start
        first = self._document.sentences[self._text.sentence_at(start)].start
        if self._document.text[first:start].rstrip().endswith(":"):
            before_both = min(start, attribution.cue[0])
            said = [(max(a, start) if first <= a < before_both else a, b) for a, b in attribution.contents]
            attribution.contents = [(a, b) for a, b in said if a < b]
        attribution.is_impersonal = False
        attribution.contents.append((start, quotation.end))

    # --- a cue in the same sentence ----------------------------------------------------------------------

    def _cued(self, quotation: Quotation) -> Tie | None:
        first, last = self._text.sentence_at(quotation.start), self._text.sentence_at(quotation.end - 1)
        covering = self._covering(quotation, {first, last})
        if covering is not None:
            return covering, self._rule_of(covering, quotation)
        named = self._named(quotation, first)
        if named is not None:
            return named
        after = self._cue_after(quotation, last) if self._may_be_speech(quotation) else None
        before = self._cue_before(quotation, first)
        if after is None and before is None and (asked := self._cue_in_next(quotation, last)) is not None:
            return self._made(last + 1, asked), "speaker_behind_question"
        if after is not None and (before is None or self._text.ends_speech(quotation)):
            return self._made(last, after), "speaker_behind"
        if before is not None:
            return self._made(first, before), "speaker_before"
        if (acted := self._acted_out(quotation, last)) is not None:
            return acted, "speaker_behind"
        governed = self._governed(quotation, first)
        return None if governed is None else (governed, "part_of_act")

    def _may_be_speech(self, quotation: Quotation) -> bool:
        """Not a few words inside a clause: "voted ‘present’ on the articles that accuse him"."""
        return self._text.word_count(quotation) > SCARE_QUOTE_WORDS or self._text.ends_speech(quotation)

    def _named(self, quotation: Quotation, number: int) -> Tie | None:
        """A name in the place of a cue."""
        if (label := labelled(self._trees[number], number, quotation.start)) is not None:
            self._attributions[number].append(label)
            return label, "name_and_colon"
        dash = dash_behind(self._document.text, quotation.end)
        if dash is None:
            return None
        number = self._text.sentence_at(dash)  # the segmenter may end the sentence before the dash
        signature = signed(self._trees[number], number, dash)
        if signature is None:
            return None
        self._attributions[number].append(signature)
        return signature, "signature"

    def _rule_of(self, attribution: Attribution, quotation: Quotation) -> StatementRule:
        """Where the cue stands, for a quotation that is all that was said; else it is part of a report."""
        tree = self._trees[attribution.sentence]
        outside = [
            token.text.lower()
            for token in tree.tokens
            if any(a <= token.start < b for a, b in attribution.contents)
            and WORD.match(token.text)
            and not self._text.is_quoted(token.start, token.end)
        ]
        if attribution.rule != "verb" or set(outside) - {"that"}:
            return "inside_report"
        return "speaker_before" if attribution.cue[0] < quotation.start else "speaker_behind"

    def _acted_out(self, quotation: Quotation, number: int) -> Attribution | None:
        """A verb that is no known cue right behind the speech: "“This is great!” beamed Maria Toller"."""
        tree = self._trees[number]
        behind = [i for i, token in enumerate(tree.tokens) if token.start >= quotation.end]
        if not behind or not self._text.ends_speech(quotation):
            return None
        for verb in behind[:_CUE_REACH]:
            source = source_of(tree, verb) if tree[verb].tag in _FINITE else None
            if source is not None and source in behind and names_somebody(tree, source):
                if tree[source].text.lower() == "it":
                    return None  # "“…” It rained."
                return self._made(number, verb) if self._is_adjacent(tree, verb, source, behind[0]) else None
        return None

    def _is_adjacent(self, tree: Tree, verb: int, source: int, first: int) -> bool:
        return first in (verb, tree.phrase(source)[0])

    def _covering(self, quotation: Quotation, sentences: set[int]) -> Attribution | None:
        """The outermost attribution whose content, by the parse, reaches into the quotation."""
        for number in sorted(sentences):
            for attribution in self._attributions[number]:
                if self._text.is_quoted(*attribution.cue) or attribution.is_impersonal:
                    continue
                if any(a < quotation.end and quotation.start < b for a, b in attribution.contents):
                    return attribution
        return None

    def _cue_after(self, quotation: Quotation, number: int) -> int | None:
        tree = self._trees[number]
        following = [i for i, token in enumerate(tree.tokens) if token.start >= quotation.end]
        if not following or tree[following[0]].text.lower() in ("and", "but", "or"):
            return None
        for index in following[:_CUE_REACH]:
            if self._text.is_quoted(tree[index].start, tree[index].end):
                return None
            if self._may_quote(tree, index):
                return index
        return None

    def _cue_in_next(self, quotation: Quotation, number: int) -> int | None:
        """ "“Who knows?” Smith asked.": the segmenter ends the sentence at the question mark."""
        sentences = self._document.sentences
        if number + 1 >= len(sentences) or sentences[number + 1].paragraph != sentences[number].paragraph:
            return None
        if WORD.search(self._document.text, quotation.end, sentences[number].end):
            return None
        tree = self._trees[number + 1]
        cue = next((i for i in range(min(len(tree), _CUE_REACH)) if tree[i].dep == "ROOT"), None)
        if (
            cue is None
            or not self._may_quote(tree, cue)
            or tree.child(cue, "ccomp", "xcomp", "dobj") is not None
        ):
            return None
        return cue

    def _cue_before(self, quotation: Quotation, number: int) -> int | None:
        tree = self._trees[number]
        preceding = [i for i, token in enumerate(tree.tokens) if token.end <= quotation.start]
        for index in reversed(preceding[-_CUE_REACH:]):
            if self._text.is_quoted(tree[index].start, tree[index].end):
                return None
            if self._may_quote(tree, index):
                return index
        return None

    def _may_quote(self, tree: Tree, index: int) -> bool:
        entry = cue_entry(tree, index)
        if entry is None or "quote" not in entry[1]:
            return False
        source = source_of(tree, index)
        return source is not None and (can_speak(tree, source) or tree[source].lemma in DOCUMENTS)

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
        if self._text.word_count(quotation) <= SCARE_QUOTE_WORDS or self._text.is_title(quotation):
            return None
        tree = self._trees[number]
        inside = [i for i, t in enumerate(tree.tokens) if quotation.start <= t.start < quotation.end]
        if not inside or len(inside) >= len(tree) - 2:
            return None
        above = tree[inside[0]].head
        for _ in range(len(tree)):
            if tree[above].pos in VERBAL and above not in inside:
                source = source_of(tree, above)
                if (
                    tree[above].lemma != "be"
                    and source is not None
                    and source not in inside
                    and can_speak(tree, source)
                ):
                    return self._made(number, above)
            if tree[above].head == above:
                return None
            above = tree[above].head
        return None

    # --- no cue in the sentence: the last who spoke ------------------------------------------------------

    def _continued(self, position: int, tied: list[Quoted]) -> Tie | None:
        quotation = tied[position].quotation
        introduced = self._introduced(quotation)
        if introduced is not None:
            return introduced, "sentence_with_colon"
        if self._text.word_count(quotation) <= SCARE_QUOTE_WORDS and not self._text.stands_alone(quotation):
            return None
        found = None
        if position > 0 and self._text.is_next(tied[position - 1].quotation, quotation):
            found = tied[position - 1].attribution
        elif position + 1 < len(tied) and self._text.are_in_one_paragraph(
            quotation, tied[position + 1].quotation
        ):
            found = tied[position + 1].attribution
        elif self._text.stands_alone(quotation):
            found = self._last_attribution(quotation)
        return None if found is None else (found, "goes_on")

    def _introduced(self, quotation: Quotation) -> Attribution | None:
        """A sentence that ends in a colon right before the quotation: "Smith continued:"."""
        number = self._text.sentence_at(quotation.start)
        sentence = self._document.sentences[number]
        if number == 0 or quotation.start > sentence.start:
            return None
        before = self._document.sentences[number - 1]
        if not self._document.words_of(before).endswith(":"):
            return None
        tree = self._trees[number - 1]
        cues = [i for i in range(len(tree)) if self._may_quote(tree, i)]
        if not cues:
            cues = [i for i in range(len(tree)) if tree[i].dep == "ROOT" and self._has_speaker(tree, i)]
        return self._made(number - 1, cues[-1]) if cues else None

    def _has_speaker(self, tree: Tree, verb: int) -> bool:
        source = source_of(tree, verb) if tree[verb].pos in VERBAL else None
        return source is not None and can_speak(tree, source)

    def _last_attribution(self, quotation: Quotation) -> Attribution | None:
        """The last attribution of this paragraph or of the one before."""
        number = self._text.sentence_at(quotation.start)
        paragraph = self._document.sentences[number].paragraph
        for earlier in range(number - 1, -1, -1):
            if self._document.sentences[earlier].paragraph < paragraph - 1:
                return None
            tree = self._trees[earlier]
            personal = [
                a
                for a in self._attributions[earlier]
                if not a.is_impersonal and tree[a.cue_index].dep not in ("relcl", "acl")
            ]
            if personal:
                return personal[-1]
        return None
