"""Texts of one's own making, read by the real parser and the real rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analyzer.discourse.actors import find_targets
from analyzer.discourse.facts import find_facts
from analyzer.discourse.propositions import find_propositions
from analyzer.discourse.statements import find_statements
from analyzer.engines import parser
from analyzer.types import Analysis, Document, FactMention, Proposition, Sentence


@dataclass(frozen=True)
class Read:
    document: Document
    analysis: Analysis

    @property
    def propositions(self) -> tuple[Proposition, ...]:
        return self.analysis.propositions

    @property
    def facts(self) -> tuple[FactMention, ...]:
        return self.analysis.facts

    def words(self, proposition: Proposition) -> str:
        return self.document.text[proposition.start : proposition.end]

    def values(self, slot: str, relation: str | None = None) -> list[tuple[str, str]]:
        """(about, value) of the facts of a slot that have a referent of their own."""
        return [
            (fact.about, fact.value)
            for fact in self.facts
            if fact.slot == slot
            and relation in (None, fact.relation)
            and fact.relation not in ("event", "dated")
            and not fact.relation.startswith("figure:")
        ]


def read(*sentences: str, published: date | None = None, name: str = "a", role: str = "coverage") -> Read:
    """Each argument is one sentence; all are one paragraph's, the first is the lead."""
    spans, start = [], 0
    for number, sentence in enumerate(sentences):
        spans.append(Sentence(start, start + len(sentence), 0, "body" if number else "lead", "sentence"))
        start += len(sentence) + 1
    document = Document(
        name, None, None, None, published, None, "en", role, None, " ".join(sentences), tuple(spans)
    )
    parse = parser.parse(sentences, [span.start for span in spans])
    targets = find_targets(document, parse, ())
    statements = find_statements(document, parse, targets)
    propositions = find_propositions(document, parse, statements, targets)
    facts = find_facts(document, parse, statements, targets, propositions)
    return Read(document, Analysis(document, statements, (), targets, {}, "", propositions, facts))
