"""The dependency parse of one sentence, asked the questions that rules ask."""

from __future__ import annotations

from functools import cached_property

from analyzer.resources import Resources
from analyzer.resources.cues import Cues
from analyzer.types import ParsedSentence, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBAL = frozenset({"VERB", "AUX"})
_TRIMMED = frozenset(",;:-–—―.")


class Tree(tuple[Token, ...]):
    """Children and subtrees of a parsed sentence. Tokens are named by their index in the sentence.

    The tokens themselves, so that the rules, which ask for a thousand of them a sentence, find them at once.
    """

    _cues: Cues | None

    def __new__(cls, tokens: ParsedSentence, cues: Cues | None = None) -> Tree:
        made = super().__new__(cls, tokens)
        made._cues = cues
        return made

    @property
    def tokens(self) -> ParsedSentence:
        return self

    @property
    def cues(self) -> Cues:
        """The words that attribute, for who asks whether a token is one; the shipped ones if none were given."""
        return self._cues or Resources.shipped().cues

    @cached_property
    def children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self]
        for index, token in enumerate(self):
            if token.head != index:
                children[token.head].append(index)
        return children

    def child(self, index: int, *labels: str) -> int | None:
        """The first child with one of these dependency labels."""
        return next((c for c in self.children[index] if self[c].dep in labels), None)

    def children_of(self, index: int, *labels: str) -> list[int]:
        return [c for c in self.children[index] if self[c].dep in labels]

    def subtree(self, index: int, without: frozenset[str] = frozenset()) -> list[int]:
        """Indices of the token and all below it, in order; children labelled as in `without` are left out."""
        found, waiting = {index}, [index]
        while waiting:
            for child in self.children[waiting.pop()]:
                if self[child].dep not in without and child not in found:
                    found.add(child)
                    waiting.append(child)
        return sorted(found)

    def is_below(self, index: int, ancestor: int) -> bool:
        """Whether the token stands in the ancestor's subtree (a token is below itself)."""
        for _ in range(len(self)):
            if index == ancestor:
                return True
            head = self[index].head
            if head == index:
                return False
            index = head
        return False

    def extent(self, indices: list[int]) -> tuple[int, int]:
        """Offsets of the run from the first to the last of these tokens, without punctuation at its ends."""
        first, last = indices[0], indices[-1]
        while first < last and self[first].text in _TRIMMED:
            first += 1
        while last > first and self[last].text in _TRIMMED:
            last -= 1
        return self[first].start, self[last].end

    def phrase(self, head: int) -> list[int]:
        """The noun phrase of a head: its unbroken run of tokens, relative clauses left out."""
        members = set(self.subtree(head, without=frozenset({"relcl", "punct_end"})))
        first = last = head
        while first - 1 in members:
            first -= 1
        while last + 1 in members:
            last += 1
        return list(range(first, last + 1))
