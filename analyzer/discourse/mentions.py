"""Names in the text: runs of proper nouns, told apart as person, body or place, with the titles given to people.

The small model's entity labels are noisy, so they only vote: titles before a name, words such as "Ministry" inside
it and acronyms decide first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from analyzer.discourse.titles import (
    PARTIES,
    TITLE_MODIFIERS,
    TITLE_WORDS,
    field_of_title,
    goes_before,
    titles_around,
)
from analyzer.discourse.wordlists import words
from analyzer.types import ParsedSentence, Token

Kind = Literal["person", "organisation", "place"]

_BODY_WORDS = words(
    """
    ministry department office agency bureau commission committee council court group party union
    association federation institute university college school bank fund foundation embassy consulate
    police army navy force forces corps board authority administration senate congress parliament
    assembly house cabinet company corporation corp corp. inc inc. ltd llc co. organisation
    organization league club church times post journal news herald tribune press network service
    services center centre society coalition alliance campaign caucus tribunal government guard
    command secretariat hospital museum airlines motors systems technologies partners studios
    """
)
_WEAK_BODIES = words("house post press news times union party force court")
_EMBASSIES = frozenset({"embassy", "consulate", "commission", "mission"})
_NEVER_NAMES = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    am pm a.m. p.m. est gmt ist photo image
    """
)
_CLOSED_CLASSES = frozenset({"DET", "ADP", "PRON", "AUX", "VERB", "CCONJ", "PUNCT"})
_DIRECTIONS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
_NUMERIC_ENTITIES = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
_LINKS = frozenset({"of", "for", "&", "de", "del", "la", "van", "von", "der", "bin", "al", "da"})
_ARTICLES_OF_NAMES = frozenset({"al", "el", "ul"})
_OPEN_NO_NAME = _LINKS | {"the", "former"}
_HYPHENS = frozenset({"-", "–", "‑"})
_ACRONYM = re.compile(r"^(?:[A-Z]{2,8}|(?:[A-Z]\.){2,}[A-Z]?\.?)$")
_CAPITAL = re.compile(r"^[A-Z]")
_DONE_BY_PEOPLE = words(
    """
    say tell add argue note write announce insist testify resign sign address attend chair convene host
    open launch moderate recall
    """
)
"""Verbs whose subject of two or three plain proper nouns is a person, where the labels are silent ("Maud Ferreira")."""
_NO_SURNAMES = words("street hill valley avenue square operation project hurricane storm")
_SURNAMES_TOO = words("king prince pope bishop dean marshal major judge chancellor coach sheriff")
_COMMA_AND_SPACE = 2
_FEWEST_IN_TITLE_CASE = 5
"""Words; fewer may be one long name."""
_SMALL_IN_TITLES = words(
    "a an the of and or but nor for to in on at by as with from over up off s vs after is"
)
_LONGEST_NAME = 12
"""Tokens; a longer run is a heading in capitals."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name where it stands. words are its tokens without titles and articles."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: Kind | None  # None: the name alone does not tell
    titles: tuple[str, ...] = ()
    bracketed: bool = False  # stands alone in brackets: the short form of the name before it


def find_mentions(sentence: ParsedSentence) -> list[NameMention]:
    """Every name of one sentence, in order."""
    found: list[NameMention] = []
    for run in _runs(sentence):
        found.extend(_split_at_titles(sentence, run))
    return [_with_apposed_title(sentence, mention) for mention in _with_district(sentence, found)]


def _with_district(sentence: ParsedSentence, mentions: list[NameMention]) -> list[NameMention]:
    """ "Washington, D.C." is one name."""
    joined: list[NameMention] = []
    for mention in mentions:
        before = joined[-1] if joined else None
        if (
            before
            and mention.words[0] in ("D.C.", "DC", "D.C")
            and 0 <= mention.start - before.end <= _COMMA_AND_SPACE
        ):
            joined[-1] = replace(before, end=mention.end, words=(*before.words, "DC"), kind="place")
        else:
            joined.append(mention)
    return joined


def is_in_title_case(sentence: ParsedSentence) -> bool:
    """Whether it is a headline within the text, every word but the small ones with a capital: who is a name there, the
    parser guesses."""
    words = [token.text for token in sentence if token.text.isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= _FEWEST_IN_TITLE_CASE and all(w[0].isupper() or w in _SMALL_IN_TITLES for w in words)


def has_body_word(words: Iterable[str]) -> bool:
    """Whether a name says of itself that it is a body: "Ministry", "Group"."""
    return any(word.lower() in _BODY_WORDS for word in words)


def is_acronym(word: str) -> bool:
    return bool(_ACRONYM.match(word))


def _runs(sentence: ParsedSentence) -> Iterator[list[int]]:
    run: list[int] = []
    for index in range(len(sentence)):
        if _is_name_word(sentence, index) or (run and _links(sentence, index, run)):
            run.append(index)
            continue
        yield from _closed(sentence, run)
        run = []
    yield from _closed(sentence, run)


def _closed(sentence: ParsedSentence, run: list[int]) -> Iterator[list[int]]:
    while run and not _is_name_word(sentence, run[-1]):
        run = run[:-1]
    if run and len(run) <= _LONGEST_NAME:
        yield run


def _is_name_word(sentence: ParsedSentence, index: int) -> bool:
    token = sentence[index]
    lower = token.text.lower()
    if not _CAPITAL.match(token.text) or lower in _NEVER_NAMES or token.entity in _NUMERIC_ENTITIES:
        return False
    if token.pos == "PROPN" or token.entity in ("PERSON", "ORG", "GPE", "LOC", "FAC"):
        is_direction = lower in _DIRECTIONS and not _opens_a_place(sentence, index)
        return not is_direction and token.pos not in _CLOSED_CLASSES
    if lower in TITLE_WORDS or lower in TITLE_MODIFIERS or token.entity == "NORP":
        follows = sentence[index + 1] if index + 1 < len(sentence) else None
        return follows is not None and bool(_CAPITAL.match(follows.text)) and follows.pos in ("PROPN", "NOUN")
    return False


def _opens_a_place(sentence: ParsedSentence, index: int) -> bool:
    """ "South Korea" and "North Korea" are two; in "south of Korea" the direction is no name."""
    token, after = sentence[index], sentence[index + 1] if index + 1 < len(sentence) else None
    return (
        after is not None
        and bool(_CAPITAL.match(after.text))
        and bool(token.entity)
        and token.entity == after.entity
        and not after.entity_starts
    )


def _links(sentence: ParsedSentence, index: int, run: list[int]) -> bool:
    """Whether a small word inside a name carries it on: "Ministry of External Affairs", "US-India"."""
    if index + 1 >= len(sentence) or run[-1] != index - 1:
        return False
    token, after = sentence[index], sentence[index + 1]
    if token.text.lower() in _ARTICLES_OF_NAMES and after.text in _HYPHENS:  # "Omar al-Rashid"
        return index + 2 < len(sentence) and bool(_CAPITAL.match(sentence[index + 2].text))
    if token.text.lower() in _LINKS and after.text.lower() in _LINKS:  # "von der Leyen", "de la Cruz"
        return index + 2 < len(sentence) and _links(sentence, index + 1, [*run, index])
    if not _CAPITAL.match(after.text) and after.text.lower() != "the":
        return False
    if token.text in _HYPHENS:
        return token.start == sentence[index - 1].end and after.start == token.end
    word, before = token.text.lower(), sentence[index - 1].text.lower()
    if word in ("in", "to") and before in _EMBASSIES:
        return True
    if word == "the":
        return before == "of" and after.pos == "PROPN"
    if word in ("of", "for", "and", "&"):
        is_body = any(sentence[i].text.lower() in _BODY_WORDS for i in run)
        same_entity = bool(token.entity) and token.entity == after.entity == sentence[index - 1].entity
        return (is_body and word == "of") or (
            same_entity and token.entity == "ORG" and not after.entity_starts
        )
    return word in _LINKS and after.pos == "PROPN"


def _split_at_titles(sentence: ParsedSentence, run: list[int]) -> Iterator[NameMention]:
    """ "ONDCP Acting Deputy Director Debbie Seguin": a body, a title and a person."""
    field, field_title = field_of_title(sentence, run)
    if field and len(run) > len(field) and sentence[run[len(field)]].text.lower() not in TITLE_WORDS:
        named = _mention(sentence, run[len(field) :], (field_title,))
        if named is not None:
            yield named
        return
    last = max((k for k in range(len(run)) if _is_title(sentence, run, k)), default=None)
    has_body_after = last is not None and any(
        sentence[i].text.lower() in _BODY_WORDS for i in run[last + 1 :]
    )
    if last is None or has_body_after or _is_body(sentence, run[last:]):
        mention = _mention(sentence, run, ())
        if mention is not None:
            yield mention
        return
    rest = run[last + 1 :]
    behind = [sentence[index].text.lower() for index in rest[:2]]
    more = 1 if behind[:1] == ["general"] else 2 if behind == ["of", "staff"] else 0
    first, last, rest = last, last + more, rest[more:]
    while first > 0 and goes_before(sentence, run[first - 1], run[first]):
        first -= 1
    if first > 0 and (mention := _mention(sentence, run[:first], ())) is not None:
        yield mention
    title = _text(sentence, run[first : last + 1])
    for part, titles in zip(_without_home(sentence, rest), ((title,), ()), strict=True):
        if part and (mention := _mention(sentence, part, titles)) is not None:
            yield mention


def _without_home(sentence: ParsedSentence, run: list[int]) -> tuple[list[int], list[int]]:
    """ "Ana Mori" and "North Carolina" of "Senator Ana Mori of North Carolina"."""
    for at in range(1, len(run) - 1):
        if sentence[run[at]].text.lower() == "of" and sentence[run[at + 1]].entity == "GPE":
            return run[:at], run[at + 1 :]
    return run, []


def _is_title(sentence: ParsedSentence, run: list[int], at: int) -> bool:
    """Whether this word of the run is one: not the surname of "Angus King" and "Mr. King"; of "Ohio Democrat Rosa Lindt" the
    party, not of "Republican Convention"."""
    word = sentence[run[at]].text.lower()
    if word in _SURNAMES_TOO and at > 0:
        before = sentence[run[at - 1]]
        is_behind_a_title = before.text.lower() in TITLE_WORDS and at == len(run) - 1
        return not (
            is_behind_a_title or (before.entity == "PERSON" and before.text.lower() not in TITLE_WORDS)
        )
    is_of_a_person = at + 1 < len(run) and sentence[run[at + 1]].entity == "PERSON"
    return word in TITLE_WORDS or (word in PARTIES and is_of_a_person)


def _text(sentence: ParsedSentence, run: list[int]) -> str:
    return " ".join(sentence[i].text for i in run)


def _is_body(sentence: ParsedSentence, run: list[int]) -> bool:
    return any(sentence[i].text.lower() in _BODY_WORDS for i in run)


def _mention(sentence: ParsedSentence, run: list[int], titles: tuple[str, ...]) -> NameMention | None:
    while run and (sentence[run[0]].text.lower() in _OPEN_NO_NAME or sentence[run[0]].text in _HYPHENS):
        run = run[1:]
    while run and (sentence[run[-1]].text in _HYPHENS or sentence[run[-1]].text.lower() in _LINKS):
        run = run[:-1]
    if not run:
        return None
    names = tuple(sentence[i].text for i in run)
    bracketed = (
        run[0] > 0
        and sentence[run[0] - 1].text == "("
        and run[-1] + 1 < len(sentence)
        and sentence[run[-1] + 1].text == ")"
    )
    start, end = sentence[run[0]].start, sentence[run[-1]].end
    kind = _kind([sentence[i] for i in run], titles) or _kind_by_act(sentence, run)
    if bracketed and kind is None and is_acronym(names[0]):
        kind = "organisation"
    return NameMention(start, end, names, kind, titles, bracketed)


def _kind_by_act(sentence: ParsedSentence, run: list[int]) -> Kind | None:
    tokens = [sentence[i] for i in run]
    subject = tokens[-1]
    is_plain = len(tokens) in (2, 3) and all(
        token.pos == "PROPN" and token.text.istitle() and not token.entity for token in tokens
    )
    is_plain = is_plain and not any(token.text.lower() in _NO_SURNAMES for token in tokens)
    is_doing = subject.dep == "nsubj" and sentence[subject.head].lemma in _DONE_BY_PEOPLE
    return "person" if is_plain and is_doing else None


def _kind(tokens: list[Token], titles: tuple[str, ...]) -> Kind | None:
    words = [token.text.lower() for token in tokens]
    if titles:
        return "person"
    labels = [token.entity for token in tokens if token.entity]
    bodies = [word for word in words if word in _BODY_WORDS]
    if bodies and (len(tokens) > 1 and not (set(bodies) <= _WEAK_BODIES and "PERSON" in labels)):
        return "organisation"
    if any(token.text in _HYPHENS for token in tokens) and len(tokens) > 3:
        return "organisation"
    if not labels:
        return None
    label = max(set(labels), key=lambda x: (labels.count(x), x))
    if label == "PERSON":
        return "organisation" if len(tokens) == 1 and is_acronym(tokens[0].text) else "person"
    if label in ("GPE", "LOC", "FAC"):
        return "place"
    return "organisation" if label == "ORG" else None


def _with_apposed_title(sentence: ParsedSentence, mention: NameMention) -> NameMention:
    """Titles set off from the name: "Sara Carter, Director of …," and "the ambassador to …, Vinay Kwatra"."""
    if mention.kind != "person" and (len(mention.words) < 2 or has_body_word(mention.words)):
        return mention
    first = next(i for i, token in enumerate(sentence) if token.start == mention.start)
    last = next(i for i, token in enumerate(sentence) if token.end == mention.end)
    if mention.kind == "place" and first > 0 and sentence[first - 1].pos == "ADP":
        return mention  # "Ana Mori of North Carolina, the whip": hers
    titles = [*mention.titles, *titles_around(sentence, first, last)]
    if not titles:
        return mention
    return replace(mention, kind="person", titles=tuple(dict.fromkeys(titles)))
