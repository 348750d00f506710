"""What of a claim another text contradicts: a date, a number, or that it is so (CODEBOOK §3, conflict)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from analyzer.alignment.dates import MONTHS, can_both_hold, describe, is_year
from analyzer.alignment.denials import denies, holds_negation
from analyzer.alignment.figures import looks_like_year, other_figure, without_hedge
from analyzer.alignment.names import are_same_name
from analyzer.alignment.units import Unit
from analyzer.alignment.words import FUNCTION_WORDS, stem
from analyzer.discourse.dates import days_apart
from analyzer.discourse.weekdays import WEEKDAYS

CONFLICT_COVER = 0.5
"""A date, number or negation contradicts only a claim that is otherwise recognisably the same."""
MOST_DAYS_APART_IF_RELATIVE = 3
"""Days by which outlets err that count from their date of publication ("on Tuesday", "last week")."""
_DAYS = frozenset({*map(str.casefold, WEEKDAYS), "yesterday", "today", "tomorrow"})
_MONTHS = frozenset({name.casefold()[:letters] for name in MONTHS for letters in (3, 4, None)})
_UNITS_OF_TIME = frozenset(
    each
    for unit in ("minute", "hour", "day", "week", "month", "year", "decade")
    for each in (unit, f"{unit}s")
)
_COUNTED_FROM = frozenset({"ago", "after", "before", "earlier", "later", "into", "since"})


def conflicts(claim: Unit, other: Unit, cover: float) -> tuple[str, ...]:
    """What the other says otherwise. cover: the share of the claim's content that stands in its proposition."""
    mine, theirs = claim.proposition, other.proposition
    denied, found = [], []
    are_others = _speak_for_others(claim, other)
    if not are_others and _is_denied(claim, other):
        denied.append("one says it, the other denies it")
    if claim.dates and other.dates and not _any_holds(claim, other):
        found.append(f"date differs: {describe(claim.dates[0])} / {describe(other.dates[0])}")
    if (
        cover >= CONFLICT_COVER  # figures of two things stand in one sentence
        and len(mine.numbers) == 1
        and len(theirs.numbers) == 1
        and _are_other_counts(mine.numbers[0], theirs.numbers[0])
        and (stem(mine.predicate) in other.kinds or stem(theirs.predicate) in claim.kinds)
        and not (are_others or _are_of_two(claim, other))
        and _times_counted(claim.words) == _times_counted(other.words)
    ):
        found.append(f"number differs: {mine.numbers[0]} / {theirs.numbers[0]}")
    if not (found or are_others):
        figure = other_figure(claim.words, other.sentence_words) or other_figure(
            claim.said_words, other.sentence_words
        )
        found += [figure] if figure else []
    return (*denied, *found)


def _is_denied(claim: Unit, other: Unit) -> bool:
    """By the parse, or by the words around a negation, in the claim or in the words that attribute it."""
    mine, theirs = claim.proposition, other.proposition
    if mine.is_negated != theirs.is_negated and stem(mine.predicate) == stem(theirs.predicate):
        saying, denying = (claim, other) if theirs.is_negated else (other, claim)
        is_same = _share_more_than_predicate(claim, other) and not _are_of_two(claim, other)
        return is_same and _is_said(saying) and not _denies_manner(denying, saying)
    if not (claim.holds_negation or other.holds_negation):
        return False
    if denies(claim.words, other.words):
        return True
    return bool(claim.said_words) and denies(claim.said_words, other.sentence_words)


def _share_more_than_predicate(claim: Unit, other: Unit) -> bool:
    """ "She left the hall" and "he leaves no doubt" are about two things. Of "is" and its like, what something is must be
    one: "was not the first to use it" and "its use was alarming" share no more than that something is something."""
    predicate = claim.proposition.predicate
    if predicate in FUNCTION_WORDS and claim.proposition.object != other.proposition.object:
        return False
    rest = claim.kinds - {stem(predicate)}
    return not rest or not rest.isdisjoint(other.kinds)


def _is_said(unit: Unit) -> bool:
    """Neither asked ("whether she has the votes") nor told somebody to do ("use that word")."""
    first = unit.words[0] if unit.words else ""
    is_order = unit.proposition.subject is None and first == unit.proposition.predicate
    return not is_order and "whether" not in unit.words


def _denies_manner(one: Unit, other: Unit) -> bool:
    """ "Did not say it lightly" says that it was said."""
    at = next((at for at, word in enumerate(one.words) if holds_negation((word,))), len(one.words))
    return any(word.endswith("ly") and word not in other.words for word in one.words[at + 1 :])


def _speak_for_others(claim: Unit, other: Unit) -> bool:
    """Two sources that contradict each other are no contradiction between the texts that report them."""
    mine, theirs = claim.statement.speaker, other.statement.speaker
    return bool(mine and theirs and not are_same_name(mine, theirs))


def _are_of_two(claim: Unit, other: Unit) -> bool:
    return _is_of_somebody_else(claim, other) or _is_of_somebody_else(other, claim)


def _is_of_somebody_else(one: Unit, other: Unit) -> bool:
    """ "Lund has 3 percent" and "she gets 37 percent": whose number or deed it is must be named in both."""
    subject = one.proposition.subject
    return subject in one.names and not any(are_same_name(subject, name) for name in other.sentence_names)


def _times_counted(words: Sequence[str]) -> frozenset[str]:
    """From where weeks and months are counted: "two months ago" is no other number than "six months into her term"."""
    if _COUNTED_FROM.isdisjoint(words):
        return frozenset()
    return frozenset(
        from_where
        for unit, from_where in zip(words, (*words[1:], ""), strict=True)
        if unit in _UNITS_OF_TIME and from_where in _COUNTED_FROM
    )


def _are_other_counts(a: str, b: str) -> bool:
    one, two = _count(a), _count(b)
    return one != two and bool(one and two)


@lru_cache(maxsize=5_000)
def _count(number: str) -> str:
    """ "More than 35,000" is only coarser than "35,000"; nothing for a year."""
    return "" if looks_like_year(number) else without_hedge(number)


def _any_holds(claim: Unit, other: Unit) -> bool:
    """A year beside a day is of something else more often than of the same ("pleaded guilty to what she did in 2031")."""
    return any(
        can_both_hold(one, two) or is_year(one) != is_year(two) or _are_counted_apart(claim, one, other, two)
        for one in claim.dates
        for two in other.dates
    )


def _are_counted_apart(claim: Unit, one: str, other: Unit, two: str) -> bool:
    """A date of publication that is off by a week moves "on Tuesday" by a week, and no text says another day by it."""
    is_counted = _counts_from_publication(claim.words) or _counts_from_publication(other.words)
    return is_counted and (days_apart(one, two) or 0) > MOST_DAYS_APART_IF_RELATIVE


def _counts_from_publication(words: Sequence[str]) -> bool:
    return not _DAYS.isdisjoint(words) and _MONTHS.isdisjoint(words)
