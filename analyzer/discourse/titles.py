"""Titles given to people, where they stand: before a name, inside it, or set off from it by a comma."""

from __future__ import annotations

import re

from analyzer.discourse.wordlists import words
from analyzer.types import ParsedSentence

TITLE_WORDS = words(
    """
    president minister secretary director ambassador chairman chairwoman chair governor senator sen.
    sen rep. rep gov. gov representative congressman congresswoman mayor judge justice general gen.
    colonel col. captain capt. lieutenant lt. major maj. sergeant sgt. admiral commissioner chief
    sheriff officer detective inspector spokesman spokeswoman spokesperson professor prof. doctor dr.
    dr mr. mr mrs. mrs ms. ms miss sir lord lady king queen prince princess pope bishop archbishop
    cardinal rabbi imam father sister reverend rev. chancellor premier attorney prosecutor counsel
    speaker leader whip ceo cfo coo founder co-founder economist analyst strategist manager editor
    coach adviser advisor aide candidate nominee commander envoy diplomat administrator superintendent
    dean principal treasurer comptroller marshal shri smt
    """
)
TITLE_MODIFIERS = words(
    """
    acting deputy assistant associate vice former ex interim prime home foreign defence defense
    interior finance attorney executive under senior chief joint special national state federal
    district lieutenant major brigadier external affairs health justice education press general
    republican democratic presidential campaign police managing first lady
    """
)
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LONGEST_TITLE = 16
"""Words; a longer stretch between commas is a clause."""


def titles_around(sentence: ParsedSentence, first: int, last: int) -> list[str]:
    """Those set off from the name of tokens first to last: "Sara Carter, Director of …," and "the envoy, Ana Mori"."""
    return [*_title_after(sentence, last), *_title_before(sentence, first)]


def field_of_title(sentence: ParsedSentence, run: list[int]) -> tuple[list[int], str]:
    """ "State" of "Secretary of State Ana Mori", where the name begins with it, and the title so far; else nothing."""
    of = run[0] - 1
    if (
        of < 1
        or sentence[of].text.lower() not in ("of", "for")
        or sentence[run[0]].entity not in ("ORG", "GPE")
    ):
        return [], ""
    first = of
    while first > 0 and sentence[first - 1].text.lower() in TITLE_WORDS | TITLE_MODIFIERS:
        first -= 1
    if first == of or sentence[of - 1].text.lower() not in TITLE_WORDS:
        return [], ""
    field = [run[0]]
    for index in run[1:]:
        if sentence[index].entity != sentence[run[0]].entity or sentence[index].entity_starts:
            break
        field.append(index)
    return field, " ".join(sentence[i].text for i in (*range(first, of + 1), *field))


def goes_before(sentence: ParsedSentence, word: int, title: int) -> bool:
    """ "Under Secretary Ana Mori", but not "Under Attorney General Ana Mori, …"."""
    text = sentence[word].text.lower()
    is_preposition = text == "under" and sentence[title].text.lower() != "secretary"
    return text in TITLE_WORDS | TITLE_MODIFIERS and not is_preposition


def _title_after(sentence: ParsedSentence, last: int) -> list[str]:
    if last + 2 >= len(sentence) or sentence[last + 1].text not in (",", "("):
        return []
    stop = next(
        (
            i
            for i in range(last + 2, len(sentence))
            if sentence[i].text in {",", ")", ";", ".", "(", "—"} or sentence[i].pos in ("VERB", "AUX")
        ),
        len(sentence),
    )
    return _title_in(sentence, last + 2, stop)


def _title_before(sentence: ParsedSentence, first: int) -> list[str]:
    if first < 2 or sentence[first - 1].text != ",":
        return []
    start = first - 1
    while (
        start > 0
        and sentence[start - 1].text not in {",", ";", ".", "(", ")", "—", "“"}
        and sentence[start - 1].pos not in ("VERB", "AUX")
    ):
        start -= 1
    return _title_in(sentence, start, first - 1)


def _title_in(sentence: ParsedSentence, start: int, stop: int) -> list[str]:
    """The stretch as a title if it is headed by one: "the group's acting deputy director"."""
    words = [sentence[i].text for i in range(start, stop)]
    if words[:1] in (["and"], ["or"]):  # the next in a list, not a title of this one
        return []
    at = next((k for k, word in enumerate(words) if word.lower() in TITLE_WORDS), None)
    if at is None or len(words) > _LONGEST_TITLE:
        return []
    before_of = words[: at + 1]
    for k in range(len(before_of) - 1, -1, -1):
        if before_of[k] in _POSSESSIVE or before_of[k].lower() in ("the", "a", "an", "and"):
            words = words[k + 1 :]
            break
    text = " ".join(words)
    return [re.sub(r"\s+([’'])", r"\1", text)]
