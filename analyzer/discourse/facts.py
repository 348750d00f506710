"""The values a text gives: when and where it was, who did what, how many, what people are called (CODEBOOK §5)."""

from __future__ import annotations

from analyzer.discourse.counts import find_counts
from analyzer.discourse.deeds import find_deeds
from analyzer.discourse.occasions import find_occasion_facts, find_occasions
from analyzer.discourse.people import find_people_facts
from analyzer.discourse.roles import find_roles
from analyzer.types import Document, FactMention, ParsedSentence, Proposition, Statement, Target


def find_facts(
    document: Document,
    parse: tuple[ParsedSentence, ...],
    statements: tuple[Statement, ...],
    targets: tuple[Target, ...],
    propositions: tuple[Proposition, ...],
) -> tuple[FactMention, ...]:
    """Every fact with a referent of its own, in order of the text. A value about nothing certain is left out.

    Quoted and reported words count like the text's own: the fact ledger shows who gives a value, and its voice is in
    the statement around it.
    """
    occasions = find_occasions(document, parse)
    found = {
        *find_occasion_facts(document, parse, occasions),
        *find_deeds(document, parse, targets),
        *find_roles(document, parse, targets, occasions),
        *find_people_facts(document, targets),
        *find_counts(document, parse, propositions),
    }
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end, fact.slot, fact.relation, fact.value)))
