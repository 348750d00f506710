"""The values a text gives: when and where it was, who did what, how many, what people are called (CODEBOOK §5)."""

from __future__ import annotations

from collections.abc import Iterable

from analyzer.discourse.counts import find_counts
from analyzer.discourse.deeds import find_deeds, find_other_dates
from analyzer.discourse.occasions import find_occasion_facts, find_occasions
from analyzer.discourse.people import find_people_facts
from analyzer.discourse.roles import find_roles
from analyzer.discourse.works import find_prospects
from analyzer.types import Document, FactMention, ParsedSentence, Proposition, Statement, Target


def find_facts(
    document: Document,
    parse: tuple[ParsedSentence, ...],
    statements: tuple[Statement, ...],
    targets: tuple[Target, ...],
    propositions: tuple[Proposition, ...],
) -> tuple[FactMention, ...]:
    """Every fact, in order of the text, each with what it is about.

    Most have a referent of their own: the event, a person, a body, a counted thing. Relations "dated" and "figure:…"
    mark values that lean on the statement around them; contrasts set those side by side only where two texts make the
    same statement. Quoted and reported words count like the text's own: their voice is in the statement around them.
    """
    occasions = find_occasions(document, parse)
    found = {
        *find_occasion_facts(document, parse, occasions),
        *find_deeds(document, parse, targets),
        *find_roles(document, parse, targets, occasions),
        *find_people_facts(document, targets),
        *find_prospects(document, parse),
    }
    counted = {fact.start for fact in found if fact.slot in ("date", "number", "money")}
    dated = {start for fact in found if fact.slot == "date" for start in range(fact.start, fact.end)}
    found |= {fact for fact in find_counts(document, parse, propositions) if fact.start not in counted}
    found |= set(find_other_dates(document, propositions, dated))
    return in_order(found)


def in_order(facts: Iterable[FactMention]) -> tuple[FactMention, ...]:
    """By place; what one stretch says of two people by who they are, so that every process puts them alike."""
    return tuple(
        sorted(
            facts,
            key=lambda one: (
                one.start, one.end, one.slot, one.relation, one.value, one.about, one.question, one.is_exclusive
            ),
        )
    )  # fmt: skip
