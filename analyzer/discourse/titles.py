"""Titles given to people, where they stand: before a name, inside it, or set off from it by a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

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
PARTIES = frozenset({"republican", "democrat"})
_PARTY_TAG = re.compile(r"([RD])(?:\.?|-.*)$")
_TAGGED = {"R": "republican", "D": "democrat"}
""" "(R-Ky.)" behind a name, in American news."""
_LONGEST_PARTY = 6
"""Words of "Ohio Republican" or "a Democrat from New York"."""
_WITHIN_TITLES = TITLE_WORDS | TITLE_MODIFIERS | _POSSESSIVE | {"of", "for", "-", "then"}
_BEFORE_HYPHENS = TITLE_WORDS | TITLE_MODIFIERS | {"co", "then", "vice"}
_LONGEST_TITLE = 16
"""Words; a longer stretch between commas is a clause."""


def titles_around(sentence: ParsedSentence, first: int, last: int) -> list[str]:
    """Those set off from the name of tokens first to last: "Sara Carter, Director of …," and "the envoy, Ana Mori"."""
    return [*_title_in(sentence, _after(sentence, last)), *_title_in(sentence, _before(sentence, first))]


def field_of_title(sentence: ParsedSentence, run: list[int]) -> tuple[list[int], str]:
    """ "State" of "Secretary of State Ana Mori", where the name begins with it, and the title so far; else nothing."""
    of = run[0] - 1
    is_staff = sentence[run[0]].text.lower() == "staff"  # often read as the first name of who is its chief
    if (
        of < 1
        or sentence[of].text.lower() not in ("of", "for")
        or not (is_staff or sentence[run[0]].entity in ("ORG", "GPE"))
    ):
        return [], ""
    first = of
    while first > 0 and sentence[first - 1].text.lower() in TITLE_WORDS | TITLE_MODIFIERS:
        first -= 1
    if first == of or sentence[of - 1].text.lower() not in TITLE_WORDS:
        return [], ""
    field = [run[0]]
    for index in run[1:]:
        if is_staff or sentence[index].entity != sentence[run[0]].entity or sentence[index].entity_starts:
            break
        field.append(index)
    return field, " ".join(sentence[i].text for i in (*range(first, of + 1), *field))


def goes_before(sentence: ParsedSentence, word: int, title: int) -> bool:
    """ "Under Secretary Ana Mori", but not "Under Attorney General Ana Mori, …"."""
    text = sentence[word].text.lower()
    is_preposition = text == "under" and sentence[title].text.lower() != "secretary"
    return text in TITLE_WORDS | TITLE_MODIFIERS and not is_preposition


def told_beside(sentence: ParsedSentence, first: int, last: int) -> Iterator[list[str]]:
    """The titles of the name of tokens first to last, each with what stands with it: "Iran", "'s" and "president" of
    "Iran's president, Hassan Rouhani"; and the party, of "Ana Mori, Ohio Republican," and of "Ana Mori (D-Ohio)"."""
    behind = _after(sentence, last)
    for stretch in (_before_name(sentence, first), behind, _before(sentence, first)):
        told = [sentence[index].text for index in stretch]
        is_party = (
            stretch is behind and len(told) <= _LONGEST_PARTY and any(w.lower() in PARTIES for w in told)
        )
        if is_party or _office_in(sentence, stretch) is not None:
            yield told
    if behind and (tag := _PARTY_TAG.match(sentence[behind[0]].text)) is not None:
        yield [_TAGGED[tag[1]]]


def _before_name(sentence: ParsedSentence, first: int) -> range:
    start = first
    while start > 0 and (
        sentence[start - 1].pos in ("PROPN", "ADJ", "PART")
        or sentence[start - 1].text.lower() in _WITHIN_TITLES
    ):
        start -= 1
    return range(start, first)


def _after(sentence: ParsedSentence, last: int) -> range:
    """What is set off behind a name by a comma or in brackets."""
    if last + 2 >= len(sentence) or sentence[last + 1].text not in (",", "("):
        return range(0)
    stop = next(
        (
            i
            for i in range(last + 2, len(sentence))
            if sentence[i].text in {",", ")", ";", ".", "(", "—"} or sentence[i].pos in ("VERB", "AUX")
        ),
        len(sentence),
    )
    return range(last + 2, stop)


def _before(sentence: ParsedSentence, first: int) -> range:
    """What a comma sets off before a name."""
    if first < 2 or sentence[first - 1].text != ",":
        return range(0)
    start = first - 1
    while (
        start > 0
        and sentence[start - 1].text not in {",", ";", ".", "(", ")", "—", "“"}
        and sentence[start - 1].pos not in ("VERB", "AUX")
    ):
        start -= 1
    return range(start, first - 1)


def _office_in(sentence: ParsedSentence, stretch: range) -> int | None:
    """Which word of the stretch names an office of its own: none of somebody else, as in the next entry of a list ("…, and
    Mayor Ana Mori, …") or in "widow of Senator Olm"."""
    words = [sentence[i].text.lower() for i in stretch]
    if len(words) > _LONGEST_TITLE or words[:1] in (["and"], ["or"]):
        return None
    offices = [k for k, word in enumerate(words) if word in TITLE_WORDS]
    owners = [k for k, word in enumerate(words) if word in _POSSESSIVE and offices and k < offices[-1]]
    for at in (k for k in offices if not owners or k > owners[-1]):
        if is_of_a_paper(words[:at]):
            continue
        behind = next(
            (k for k in range(at, len(words)) if words[k] not in TITLE_WORDS | TITLE_MODIFIERS), None
        )
        if behind is None or sentence[stretch[behind]].entity != "PERSON":
            return at
    return None


def is_of_a_paper(before: list[str]) -> bool:
    """Whether a word behind these, in small letters, ends a name such as "Herald-Leader"; in "vice-president" and
    "director-general" it tells an office."""
    return before[-1:] == ["-"] and before[-2:-1] != [] and before[-2] not in _BEFORE_HYPHENS


def _title_in(sentence: ParsedSentence, stretch: range) -> list[str]:
    """The stretch as a title if it is headed by one: "the group's acting deputy director"."""
    at = _office_in(sentence, stretch)
    if at is None:
        return []
    words = [sentence[i].text for i in stretch]
    for k in range(at, -1, -1):
        if words[k] in _POSSESSIVE or words[k].lower() in ("the", "a", "an", "and"):
            words = words[k + 1 :]
            break
    text = " ".join(words)
    return [re.sub(r"\s+([’'])", r"\1", text)]
