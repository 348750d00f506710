"""The actors of a text: people, bodies and places with all their names joined, and never joined wrongly.

People join on an equal surname with compatible first names; bodies on equal names, a short form in brackets, or a
shorter name that ends like exactly one longer one; places on equal names and a few everyday short forms.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analyzer.discourse.mentions import (
    Kind,
    NameMention,
    find_mentions,
    has_body_word,
    is_acronym,
    is_in_title_case,
)
from analyzer.discourse.personal_names import GENERATIONS, generation_of, names_of_two
from analyzer.types import Document, Mention, ParsedSentence, Target

_EVERYDAY = {
    "us": "united states",
    "u.s": "united states",
    "u.s.": "united states",
    "usa": "united states",
    "america": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "britain": "united kingdom",
    "u.k.": "united kingdom",
    "uae": "united arab emirates",
    "washington dc": "washington",
    "washington d.c.": "washington",
    "washington d.c": "washington",
    "un": "united nations",
    "u.n.": "united nations",
    "eu": "european union",
}
"""Short forms that no text explains. Capitals are not joined to their countries: a metonym is another name."""
_RELATIVE = re.compile(
    r"(?:\b(?:his|her|their|my|whose)|['’]s?) (?:\w+ ){0,2}"
    r"(?:son|daughter|wife|husband|brother|sister|father|mother|cousin|nephew|niece|uncle|aunt|widow|widower)\b[^.;:]*$"
)
_AGE = re.compile(r", (?:[1-9]\d|1[01]\d)(?=[,.])")
_KINSHIP_REACH = 70
"""Characters before a name: "his son, Norwick's harbour commissioner Karl Holm"."""
_BODIES = frozenset({"united nations", "european union"})
_SMALL = frozenset({"of", "the", "and", "for", "&", "in", "to", "-", "–"})


@dataclass(slots=True)
class _Actor:
    kind: Kind
    mentions: list[NameMention] = field(default_factory=list)
    names: Counter[tuple[str, ...]] = field(
        default_factory=Counter
    )  # how often each stands among the mentions

    def add(self, *mentions: NameMention) -> None:
        self.mentions.extend(mentions)
        self.names.update(mention.words for mention in mentions)


def find_targets(
    document: Document, parse: Sequence[ParsedSentence], title_parse: ParsedSentence
) -> tuple[Target, ...]:
    """Actors in order of their first mention in the text. The title lends evidence, but its mentions are not listed."""
    in_title = set(find_mentions(title_parse)) if title_parse else set()
    named = [
        (mention, is_in_title_case(sentence)) for sentence in parse for mention in find_mentions(sentence)
    ]
    in_text = {_key(mention) for mention, is_headed in named if not is_headed}
    mentions = [
        mention
        for mention, is_headed in named
        if not (is_headed and mention.kind == "person" and _key(mention) not in in_text)
        and not _is_common_word(document.text, mention)
    ]
    kinds = _kinds([*mentions, *in_title], document.text)
    people = _join_people([m for m in mentions if kinds.get(_key(m)) == "person"], document.text)
    bodies = _join_bodies([m for m in mentions if kinds.get(_key(m)) == "organisation"])
    places = _join_equal([m for m in mentions if kinds.get(_key(m)) == "place"], "place")
    targets = [_target(actor) for actor in (*people, *bodies, *places)]
    return tuple(sorted(targets, key=lambda target: target.mentions[0].start))


def _is_common_word(text: str, mention: NameMention) -> bool:
    """Whether the text also writes the supposed name in small letters: a heading or the start of a sentence."""
    if mention.titles or has_body_word(mention.words) or is_acronym(mention.words[0]):
        return False
    lower = _joined(mention.words).lower()
    return lower in text and bool(re.search(rf"\b{re.escape(lower)}\b", text))


def _key(mention: NameMention) -> str:
    name = " ".join(word for word in mention.words if word not in "-–").lower().replace(" ,", "")
    if name in _EVERYDAY:
        return _EVERYDAY[name]
    short = name.replace(".", "") if " " not in name and is_acronym(mention.words[0]) else name  # "F.B.I."
    return _EVERYDAY.get(short, short)


def _kinds(mentions: Iterable[NameMention], text: str) -> dict[str, Kind]:
    """What each name is in this text: the votes of all its mentions. A person's title or age ("Ana Mori, 37, said")
    outweighs any; who is "Ms. Mori" once is no body as "Ana Mori"."""
    votes: dict[str, Counter[Kind]] = {}
    acronyms: set[str] = set()
    people: set[str] = set()
    for mention in mentions:
        if len(mention.words) == 1 and is_acronym(mention.words[0]):
            acronyms.add(_key(mention))
        vote = votes.setdefault(_key(mention), Counter())
        if mention.kind is not None:
            vote[mention.kind] += 1
        if (mention.titles and mention.kind == "person") or _AGE.match(text, mention.end):
            people.add(_key(mention))
    titled = {name for name in people if " " not in name}
    kinds: dict[str, Kind] = {}
    surnames: set[str] = set()
    for name, vote in votes.items():
        if name in _EVERYDAY.values():
            kinds[name] = "organisation" if name in _BODIES else "place"
        elif name in people:
            kinds[name] = "person"
        elif vote:
            likely: Kind = "organisation" if name in acronyms else "place"
            kinds[name] = max(vote, key=lambda kind: (vote[kind], kind == likely, kind))
            if kinds[name] == "organisation" and _may_be_of_person(name.split(), titled):
                kinds[name] = "person"
        if kinds.get(name) == "person" and len(name.split()) > 1:
            surnames.add(_surname(tuple(name.split())))
    for name in votes:
        if " " not in name and name in surnames:
            kinds[name] = "person"
    return kinds


def _may_be_of_person(words: Sequence[str], titled: Collection[str]) -> bool:
    """Whether a name of two or three words may be the full one of somebody who is called by title and surname."""
    return len(words) in (2, 3) and words[-1] in titled and not has_body_word(words)


# --- people -----------------------------------------------------------------------------------------------


def _join_people(mentions: list[NameMention], text: str) -> list[_Actor]:
    actors: list[_Actor] = []
    relatives = {
        m.start for m in mentions if _RELATIVE.search(text, max(0, m.start - _KINSHIP_REACH), m.start)
    }
    for mention in sorted(mentions, key=lambda m: (-len(m.words), len(m.words[0].rstrip(".")) == 1, m.start)):
        if len(mention.words) == 1:
            actor = _only_one(actors, mention, relatives)
        else:  # "J. Holm" beside Jane and John Holm is neither's
            same = [a for a in actors if _is_same_person(a, mention)]
            actor = same[0] if len(same) == 1 else None
        if actor is None:
            actor = _Actor("person")
            actors.append(actor)
        actor.add(mention)
    return actors


def _surname(words: tuple[str, ...]) -> str:
    kept = [word.lower() for word in words if word.lower().rstrip(".") not in GENERATIONS]
    return kept[-1] if kept else words[-1].lower()


def _given(words: tuple[str, ...]) -> list[str]:
    kept = [word.lower().rstrip(".") for word in words if word.lower().rstrip(".") not in GENERATIONS]
    return kept[:-1]


def _is_same_person(actor: _Actor, mention: NameMention) -> bool:
    """Equal surname, generation and compatible first names with every full name the actor already has.

    A text that writes "Karl Holm" and "Karl Holm Jr." tells two people apart.
    """
    full = [name for name in actor.names if len(name) > 1]
    return bool(full) and all(
        _surname(name) == _surname(mention.words)
        and generation_of(name) == generation_of(mention.words)
        and not names_of_two(name, mention.words)
        and _are_compatible(_given(name), _given(mention.words))
        for name in full
    )


def _are_compatible(a: list[str], b: list[str]) -> bool:
    """ "Vinay" and "Vinay Mohan", "J." and "John", "Sara" and "Sarah"; never "Amit" and "Anita"."""
    if not a or not b:
        return True
    first, other = a[0], b[0]
    if first == other or first.startswith(other) or other.startswith(first):
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return min(len(first), len(other)) >= 4 and is_within_one_edit(first, other)


def is_within_one_edit(a: str, b: str) -> bool:
    """Whether one letter inserted, dropped or replaced makes them equal."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[at:] == b[at + 1 :] or (len(a) == len(b) and a[at + 1 :] == b[at + 1 :])


def _only_one(actors: list[_Actor], mention: NameMention, relatives: set[int]) -> _Actor | None:
    """The one person with this surname; with several, who has this title, or else the last one named before; without any,
    the one with this first name.

    "Junior" is seldom called by the surname alone while his father is in the text, nor is "his son Karl Holm", and never
    before the son is named.
    """
    word = mention.words[0].lower()
    same = [a for a in actors if any(_surname(name) == word for name in a.names)]
    same = [a for a in same if not any(generation_of(name) in ("jr", "ii") for name in a.names)] or same
    if not same:
        same = [a for a in actors if any(len(name) > 1 and name[0].lower() == word for name in a.names)]
        return same[0] if len(same) == 1 else None
    titled = [a for a in same if any(set(m.titles) & set(mention.titles) for m in a.mentions)]
    if not titled and all(_introduced(a) in relatives and mention.start < _introduced(a) for a in same):
        return None
    same = titled or [a for a in same if _introduced(a) not in relatives] or same
    before = [
        (max((m.start for m in a.mentions if m.start <= mention.start), default=-1), k)
        for k, a in enumerate(same)
    ]
    return same[max(before)[1]]


def _introduced(actor: _Actor) -> int:
    """Where the full name stands first; -1 without one."""
    return min((mention.start for mention in actor.mentions if len(mention.words) > 1), default=-1)


# --- bodies and places ------------------------------------------------------------------------------------


def _join_equal(mentions: list[NameMention], kind: Kind) -> list[_Actor]:
    actors: dict[str, _Actor] = {}
    for mention in mentions:
        actors.setdefault(_key(mention), _Actor(kind)).add(mention)
    return list(actors.values())


def _join_bodies(mentions: list[NameMention]) -> list[_Actor]:
    actors = {_key(actor.mentions[0]): actor for actor in _join_equal(mentions, "organisation")}
    for short in sorted(actors, key=len):
        long = _long_form(short, actors, mentions)
        if long is not None:
            actors[long].add(*actors.pop(short).mentions)
    return list(actors.values())


def _long_form(short: str, actors: dict[str, _Actor], mentions: list[NameMention]) -> str | None:
    """The key of the longer name that a short one stands for."""
    word = actors[short].mentions[0].words[0]
    if " " not in short and is_acronym(word):
        letters = word.replace(".", "").lower()
        for before, mention in pairwise(mentions):
            if (
                mention.bracketed
                and _key(mention) == short
                and _key(before) != short
                and _key(before) in actors
            ):
                return _key(before)
        matching = [
            key for key in actors if " " in key and _initials(actors[key].mentions[0].words) == letters
        ]
        return matching[0] if len(matching) == 1 and len(letters) > 2 else None
    if " " not in short:
        return None
    longer = [key for key in actors if key != short and key.endswith(" " + short)]
    return longer[0] if len(longer) == 1 else None


def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word.lower() not in _SMALL).lower()


def _target(actor: _Actor) -> Target:
    names = actor.names
    ordered = sorted(actor.mentions, key=lambda m: m.start)
    first: dict[tuple[str, ...], int] = {}
    for mention in ordered:
        first.setdefault(mention.words, mention.start)
    best = max(names, key=lambda name: (len(name) > 1, len(name), names[name], -first[name]))
    texts = {name: _joined(name) for name in sorted(names, key=lambda name: first[name])}
    titles = dict.fromkeys(title for mention in ordered for title in mention.titles)
    return Target(
        name=texts[best],
        kind=actor.kind,
        aliases=tuple(dict.fromkeys(text for text in texts.values() if text != texts[best])),
        mentions=tuple(Mention(m.start, m.end) for m in ordered),
        titles=tuple(titles),
    )


def _joined(words: tuple[str, ...]) -> str:
    text = " ".join(words)
    for hyphen in "-–":
        text = text.replace(f" {hyphen} ", hyphen)
    return text
