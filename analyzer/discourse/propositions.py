"""Sentences → propositions: one predicate with its participants, attribution stripped (CODEBOOK §3)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from analyzer.discourse.attributing import Attributing
from analyzer.discourse.clauses import Clause, cut
from analyzer.discourse.dates import DateMention, find_dates
from analyzer.discourse.normalising import Normaliser
from analyzer.discourse.numbers import NumberMention, find_numbers
from analyzer.discourse.sources import names_somebody
from analyzer.discourse.syntax import NOMINAL, VERBAL, Tree
from analyzer.types import Document, ParsedSentence, Proposition, Statement, Target, Token

_NEGATIONS = frozenset({"no", "not", "never", "neither", "nor", "nobody", "nothing", "none", "n't", "n’t"})
_OUTER = frozenset([*',;:-–—.!?“”"', "and", "or", "but"])
_LEADS_IN = _OUTER | {"that"}
_LEADS_OUT = _OUTER | {"by", "who", "which", "in", "with"}
"""Left over at the ends of a clause where another one was cut off."""
_LEAST_BESIDE_A_CUE = 3
"""Content words. "In a statement on Monday" is less; a thing said beside the attribution is rarely shorter."""
_DATELINE = re.compile(
    r"[A-Z][\w.]*(?:,? [A-Z][\w.]*){0,4},?\s*(?:\([A-Za-z ]{2,20}\)\s*)?(?:—|–|--|-\s|:\s)\s*"
)
"""Where the report was filed ("NEW DELHI, Jan 3 (Reuters) —"): no participant of the first claim."""


def find_propositions(
    document: Document,
    parse: tuple[ParsedSentence, ...],
    statements: tuple[Statement, ...],
    targets: tuple[Target, ...],
) -> tuple[Proposition, ...]:
    """Every proposition, in order of the text; each sentence with a word in it has at least one.

    A proposition lies inside one sentence and one attribution; words that only attribute ("…, she said") are in
    none. Content words are normalised as ``normalising`` says; figures and dates have fields of their own.
    """
    reader = _Reader(
        document, Normaliser.of(document.text), _name_by_offset(targets), _names_by_start(targets)
    )
    by_sentence: list[list[int]] = [[] for _ in document.sentences]
    for index, statement in enumerate(statements):
        by_sentence[statement.sentence].append(index)
    return tuple(
        proposition
        for sentence, (tokens, held) in enumerate(zip(parse, by_sentence, strict=True))
        if tokens and held
        for proposition in _SentenceReader(reader, sentence, tokens, held, statements).propositions()
    )


@dataclass(frozen=True)
class _Reader:
    document: Document
    normaliser: Normaliser
    name_at: Mapping[int, str]  # every offset inside a mention → whose; of two mentions the first target's
    named: Mapping[int, Sequence[str]]  # where a mention starts → whose

    def names_in(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        starts = sorted({token.start for token in tokens} & self.named.keys())
        return tuple(dict.fromkeys(name for start in starts for name in self.named[start]))


def _name_by_offset(targets: tuple[Target, ...]) -> dict[int, str]:
    found: dict[int, str] = {}
    for target in reversed(targets):
        for mention in target.mentions:
            found |= dict.fromkeys(range(mention.start, mention.end), target.name)
    return found


def _names_by_start(targets: tuple[Target, ...]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for start, name in sorted((mention.start, t.name) for t in targets for mention in t.mentions):
        found.setdefault(start, []).append(name)
    return found


class _SentenceReader:
    """The propositions of one sentence."""

    def __init__(
        self,
        reader: _Reader,
        sentence: int,
        tokens: ParsedSentence,
        held: Sequence[int],
        statements: tuple[Statement, ...],
    ) -> None:
        self.reader, self.sentence, self.tokens = reader, sentence, tokens
        self.tree = Tree(tokens)
        self.statements = statements
        self.held = held
        text = reader.document.words_of(reader.document.sentences[sentence])
        offset = reader.document.sentences[sentence].start
        self.dates = [_moved(date, offset) for date in find_dates(text, reader.document.published)]
        self.numbers = [
            moved
            for moved in (_moved_number(number, offset) for number in find_numbers(text))
            if not any(date.start < moved.end and moved.start < date.end for date in self.dates)
        ]
        spans = [(found.start, found.end) for found in self.dates]
        spans += [(found.start, found.end) for found in self.numbers]
        self.figures = {
            index
            for start, end in spans
            for index, token in enumerate(tokens)
            if start < token.end and token.start < end
        }
        self.statement_of = (
            [self._statement_at(token) for token in tokens] if len(held) > 1 else [held[0]] * len(tokens)
        )
        self.attributing = Attributing(self.tree, {number: statements[number] for number in held})
        dateline = _DATELINE.match(text) if reader.document.sentences[sentence].zone == "lead" else None
        self.outside = self.attributing.words | (
            self.attributing.between(offset, offset + dateline.end()) if dateline else set()
        )
        self._contents: dict[tuple[int, ...], tuple[str, ...]] = {}
        """Cutting weighs the same clauses again and again, and each becomes a proposition in the end."""

    def propositions(self) -> list[Proposition]:
        units: list[Hashable] = [self.attributing.unit(number) for number in self.statement_of]
        clauses = [
            self._without_sources(c) for c in cut(self.tokens, units, self._weigh, frozenset(self.outside))
        ]
        kept = [
            part
            for clause in clauses
            for part in self._without_attribution(clause)
            if self._weigh(part.tokens)
        ]
        if not kept:
            whole = Clause(self._root(), units[self._root()], list(range(len(self.tokens))))
            return [self._proposition(whole)]
        return [self._proposition(clause) for clause in kept]

    def _root(self) -> int:
        return next((index for index, token in enumerate(self.tokens) if token.head == index), 0)

    def _statement_at(self, token: Token) -> int:
        inside = (i for i in self.held if self.statements[i].start <= token.start < self.statements[i].end)
        return next(inside, self.held[0])

    def _without_attribution(self, clause: Clause) -> list[Clause]:
        """The clause itself; of a clause around a cue, what stands beside the source, the cue, its auxiliaries and who is told.

        "Carter told the Daily Planet in an interview" is no claim about the event; a longer thing said in such a clause
        stays in view.
        """
        cue = self._predicate(clause.tokens)
        if cue not in self.outside:
            return [clause]
        auxiliaries = set(self.tree.children_of(cue, "aux", "auxpass"))
        hearing = (i for i in self.tree.children_of(cue, "dobj", "dative") if names_somebody(self.tree, i))
        named = set().union(*self.attributing.sources, *map(self.tree.phrase, hearing))
        runs: list[list[int]] = []
        for index in (index for index in clause.tokens if index not in named | self.outside | auxiliaries):
            if runs and runs[-1][-1] == index - 1:
                runs[-1].append(index)
            else:
                runs.append([index])
        return [Clause(run[0], clause.unit, run) for run in runs if self._weigh(run) >= _LEAST_BESIDE_A_CUE]

    def _without_sources(self, clause: Clause) -> Clause:
        """ "Prices fell so far, the bank said, that …": the bank belongs to its cue, not to the clause around it."""
        if self._predicate(clause.tokens) in self.outside:
            return clause
        said = set().union(
            *(
                span
                for span in self.attributing.sources
                if any(self.tokens[i].head in self.outside for i in span)
            )
        )
        rest = [index for index in clause.tokens if index not in said]
        return Clause(clause.opener, clause.unit, rest, clause.antecedent) if rest else clause

    def _weigh(self, indices: Sequence[int]) -> int:
        return len(self._content(indices)) if any(index not in self.outside for index in indices) else 0

    def _content(self, indices: Sequence[int]) -> tuple[str, ...]:
        inside = tuple(index for index in indices if index not in self.figures and index not in self.outside)
        if inside not in self._contents:
            self._contents[inside] = self.reader.normaliser.content(map(self.tokens.__getitem__, inside))
        return self._contents[inside]

    def _predicate(self, indices: Sequence[int]) -> int:
        """The verb at the top of these tokens; without a verb there, the noun."""
        members = set(indices)
        tops = [i for i in indices if self.tokens[i].head not in members or self.tokens[i].head == i]
        led_in = [
            child
            for top in tops
            if self.tokens[top].pos == "ADP"
            for child in self.tree.children_of(top, "pcomp")
        ]
        ranked = (
            [i for i in tops if self.tokens[i].pos in VERBAL],
            [i for i in led_in if i in members],
            [i for i in tops if self.tokens[i].pos in NOMINAL or self.tokens[i].pos == "ADJ"],
            tops,
            list(indices),
        )
        return next(found[0] for found in ranked if found)

    def _proposition(self, clause: Clause) -> Proposition:
        indices = [index for index in clause.all_tokens if index not in self.outside] or clause.all_tokens
        inside = [self.tokens[index] for index in indices]
        start, end = self._extent(indices)
        predicate = self._predicate(clause.tokens)
        starts = {token.start for token in inside}
        return Proposition(
            start=start,
            end=end,
            sentence=self.sentence,
            statement=self.attributing.voiced.get(predicate, self.statement_of[predicate]),
            predicate=self.tokens[predicate].lemma,
            content=self._content(indices),
            names=self.reader.names_in(inside),
            numbers=tuple(number.value for number in self.numbers if number.start in starts),
            dates=tuple(date.value for date in self.dates if date.start in starts),
            is_negated=self._is_negated(predicate, set(clause.tokens)),
            subject=self._subject(predicate, clause),
            object=self._object(predicate, set(indices)),
            is_clause=predicate not in self.attributing.voiced and self._is_clause(indices),
        )

    def _is_clause(self, indices: Sequence[int]) -> bool:
        """Whether somebody does something in it: what "condemned" or "urged" is followed by is often a phrase."""
        return any(
            self.tokens[index].pos in VERBAL
            and self.tree.child(index, "nsubj", "nsubjpass", "csubj", "expl") is not None
            for index in indices
        )

    def _extent(self, indices: list[int]) -> tuple[int, int]:
        first, last = 0, len(indices) - 1
        while first < last and self.tokens[indices[first]].text in _LEADS_IN:
            first += 1
        while last > first and self.tokens[indices[last]].text in _LEADS_OUT:
            last -= 1
        return self.tokens[indices[first]].start, self.tokens[indices[last]].end

    def _is_negated(self, predicate: int, members: set[int]) -> bool:
        near = {predicate, *(child for child in self.tree.children[predicate])}
        return any(
            self.tokens[index].lemma in _NEGATIONS and (self.tokens[index].head in near or index == predicate)
            for index in members
        )

    def _subject(self, predicate: int, clause: Clause) -> str | None:
        """The main participant: own subject or agent, the noun explained, or that of the clause above."""
        if clause.antecedent:
            return self._head_name(self.tokens[clause.opener].head)
        current = predicate
        for _ in range(len(self.tokens)):
            subjects = self.tree.children_of(current, "nsubj", "nsubjpass", "csubj")
            found = next((index for index in subjects if index not in self.outside), None)
            if found is not None and self.tokens[found].tag not in ("WDT", "WP"):
                return self._head_name(found)
            token = self.tokens[current]
            if token.head == current or current in self.outside or token.head in self.outside:
                return self._pledger(predicate)
            if token.dep in ("relcl", "acl"):
                return self._head_name(token.head)
            current = token.head
        return None

    def _pledger(self, predicate: int) -> str | None:
        """Who pledges to act is the one who will: "both countries agreed to …"."""
        statement = self.statements[self.statement_of[predicate]]
        if statement.cue is None or statement.cue.cue_class != "commissive":
            return None
        return statement.speaker

    def _object(self, predicate: int, members: set[int]) -> str | None:
        found = self.tree.child(predicate, "dobj", "attr", "oprd", "dative")
        if found is None:
            preposition = self.tree.child(predicate, "prep", "agent")
            found = self.tree.child(preposition, "pobj", "pcomp") if preposition is not None else None
        return self._head_name(found) if found is not None and found in members else None

    def _renamings(self, index: int) -> list[int]:
        """ "The director, Ana Mori, …" is Ana Mori; what stands beyond a verb was hung there by a parser's mistake."""
        return [
            child
            for child in self.tree.children_of(index, "appos")
            if not any(token.pos in VERBAL for token in self.tokens[index:child])
        ]

    def _head_name(self, index: int) -> str | None:
        """The canonical name of the actor there, else the normalised head noun; None for a pronoun."""
        token = self.tokens[index]
        for candidate in (index, *self._renamings(index)):
            name = self.reader.name_at.get(self.tokens[candidate].start)
            if name is not None:
                return name
        return next(iter(self.reader.normaliser.content([token])), None)


def _moved(date: DateMention, offset: int) -> DateMention:
    return DateMention(date.start + offset, date.end + offset, date.value, date.is_relative)


def _moved_number(number: NumberMention, offset: int) -> NumberMention:
    return NumberMention(
        number.start + offset, number.end + offset, number.value, number.currency, number.is_percentage
    )
