"""Which words of a sentence only attribute, and which attributions are claims themselves.

"She said that it rained" claims that it rained; the rest attributes. Where what was said is no predicate of its own
("condemned the ruling", "voted against the bill") or was not said at all, cue and source belong to the claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from analyzer.discourse.attributions import cue_entry
from analyzer.discourse.syntax import VERBAL, Tree
from analyzer.discourse.unsaid import is_unsaid
from analyzer.types import Statement

_WRITERS = frozenset({"i", "we", "my", "our"})
_BY_WORD_OF_MOUTH = frozenset({"stressing", "warning", "claiming", "praising"})
"""Classes of cues that nobody acts on without a word: thanks and blame are said (CODEBOOK §1), a vote is cast."""
_OF_SPEECH = frozenset({"that", "quote"})
_PHRASES = frozenset({"dobj", "prep", "dative", "attr", "nsubjpass", "punct"})
"""What says nothing without the verb that it hangs on; "called it a danger" says that it is one."""


class Attributing:
    """The attributions of one sentence, seen from its claims."""

    def __init__(self, tree: Tree, statements: Mapping[int, Statement]) -> None:
        self._tree = tree
        self._statements = statements
        self.said = {number for number, one in statements.items() if self._is_said(one)}
        """The statements whose words are somebody's claim without the cue."""

    def unit(self, number: int) -> object:
        """The same for all words that may be one claim."""
        return (self._statements[number].attribution or number) if number in self.said else "own"

    @cached_property
    def words(self) -> set[int]:
        """Tokens of cues, and of sources that a preposition brings in ("according to the ministry")."""
        found: set[int] = set()
        for statement in (self._statements[number] for number in self.said):
            cue = self._cue(statement)
            found |= cue
            if statement.source is not None and not any(self._tree[index].pos in VERBAL for index in cue):
                found |= self.between(statement.source.start, statement.source.end)
        return found

    @cached_property
    def voiced(self) -> dict[int, int]:
        """Cues that belong to a claim, each with the statement that says whose it is: "Lindt condemned the ruling"."""
        return {
            cue: number
            for number, statement in self._statements.items()
            if number not in self.said
            and statement.voice == "reported"
            and not self._is_the_outlets(statement)
            for cue in self._cue(statement)
            if self._is_speech(cue)
        }

    @property
    def sources(self) -> list[set[int]]:
        spans = (self._statements[number].source for number in self.said)
        return [self.between(span.start, span.end) for span in spans if span is not None]

    def between(self, start: int, end: int) -> set[int]:
        return {index for index, token in enumerate(self._tree) if start <= token.start and token.end <= end}

    def _cue(self, statement: Statement) -> set[int]:
        return set() if statement.cue is None else self.between(statement.cue.start, statement.cue.end)

    def _is_said(self, statement: Statement) -> bool:
        if statement.voice != "reported" or statement.cue is None:
            return statement.voice != "own"
        return not self._is_the_outlets(statement) and not self._is_phrase(statement)

    def _is_the_outlets(self, statement: Statement) -> bool:
        """ "Did not call for cuts" was not said, and "we want cuts" is what the writer says."""
        if statement.source is not None and statement.source.text.lower() in _WRITERS:
            return True
        return any(is_unsaid(self._tree, index) for index in self._cue(statement))

    def _is_phrase(self, statement: Statement) -> bool:
        """Whether all that was said is an object of the cue, or a phrase behind it.

        Of a stance ("supports the bill") the object alone is the claim: texts name who shares it in many ways.
        """
        parts = [one for one in self._statements.values() if one.attribution == statement.attribution]
        inside = set().union(*(self.between(one.start, one.end) for one in parts))
        tops = [index for index in inside if self._tree[index].head not in inside]
        entries = [cue_entry(self._tree, index) for index in self._cue(statement)]
        is_told = any(entry is not None and "stance" not in entry[1] for entry in entries)
        is_all_reported = all(one.voice == "reported" for one in parts)
        return is_told and is_all_reported and bool(tops) and all(self._tree[i].dep in _PHRASES for i in tops)

    def _is_speech(self, cue: int) -> bool:
        entry = cue_entry(self._tree, cue)
        return entry is not None and (entry[0] in _BY_WORD_OF_MOUTH or bool(entry[1] & _OF_SPEECH))
