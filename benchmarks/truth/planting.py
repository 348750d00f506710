"""Changes planted in a copy of a text: what was changed, and where, is known because it was made here.

Places are chosen by plain patterns and the data's own labels, never by what the product finds. One change of a kind
per text, each in a sentence of its own, so that one change cannot hide or cause another; a name misspelt throughout
would touch them all and has a copy to itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from benchmarks.truth.changes import (
    Attributed,
    add_source,
    change_agent,
    change_date,
    change_number,
    change_quoted_word,
    demote,
    drop_source,
    give_to,
    has_marks,
    is_clause,
    is_full,
    is_speech,
    keep_quotation,
    leans_back,
    leaves_open,
    names_in,
    negate,
    only_quotation,
    promote,
    quotations_in,
    trim_quotation,
)
from benchmarks.truth.sentences import BACKGROUND, EDITORIAL, REWORDED, ROLES

Kind = Literal[
    "number", "date", "name", "negation", "quote_word", "quote_trimmed", "quote_verbatim",
    "promoted", "demoted", "reattributed", "attribution_added", "attribution_dropped", "attribution_moved",
    "agent", "omission", "addition", "editorial", "background", "rewording",
]  # fmt: skip

Paragraphs = list[list[str]]
"""Sentences by paragraph."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to plant changes in. own: sentences in which the labels name no attribution."""

    name: str
    paragraphs: Paragraphs
    attributed: tuple[Attributed, ...] = ()
    own: frozenset[int] = frozenset()

    @property
    def sentences(self) -> list[str]:
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]


@dataclass(frozen=True, slots=True)
class Planted:
    """sentence: of the copy, None for an omission. original: of the original, None for an addition. A misspelt name
    stands in many sentences and is known by its word."""

    kind: Kind
    sentence: int | None = None
    original: int | None = None
    word: str = ""


@dataclass(slots=True)
class Copy:
    """What is done to a text, sentence by sentence of the original."""

    source: Source
    random: Random
    rewritten: dict[int, str] = field(default_factory=dict)
    deleted: set[int] = field(default_factory=set)
    inserted: dict[int, tuple[Kind, str]] = field(default_factory=dict)  # after this sentence
    kinds: dict[int, Kind] = field(default_factory=dict)

    def free(self) -> list[int]:
        """Sentences not touched yet, in random order; the first stays, because it names the event."""
        found = [index for index in range(1, len(self.source.sentences)) if index not in self.kinds]
        self.random.shuffle(found)
        return found


Change = Callable[[str, Random], str | None]
"""A sentence changed, or None where it offers no place for the change."""

_NAMES = ("the Whitlock Institute", "the Fennimore Foundation", "Holtby University", "the Averill Centre")
"""Made up: to be the source of somebody else's words. Bodies, because a later "he said" would go to a new person."""
_PERSON = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z][a-z]{4,})\b")
_TITLES = (
    "President",
    "Senator",
    "Representative",
    "Governor",
    "Judge",
    "Justice",
    "Secretary",
    "Speaker",
    "Mayor",
)


def plant(source: Source, strangers: Sequence[str], seed: int) -> tuple[Paragraphs, tuple[Planted, ...]]:
    """The changed copy and what was changed in it. strangers: sentences of other stories, to be added."""
    copy = Copy(source, Random(f"{seed} {source.name}"))
    _reword(copy)
    _rewrite_attributions(copy)
    for kind, change in _CHANGES.items():
        _rewrite_one(copy, kind, change)
    _leave_out(copy)
    _add(copy, strangers)
    return _made(copy)


def misspell(source: Source, seed: int) -> tuple[Paragraphs, tuple[Planted, ...]] | None:
    """The copy of a writer who spells one surname with a letter too many; None where nobody is named often enough."""
    misspelling = _misspelling(source, Random(f"{seed} {source.name}"))
    if misspelling is None:
        return None
    old, new = misspelling
    respelt = [[re.sub(rf"\b{old}\b", new, sentence) for sentence in each] for each in source.paragraphs]
    return respelt, (Planted("name", word=new),)


_CHANGES: dict[Kind, Change] = {
    "quote_word": change_quoted_word,
    "quote_trimmed": trim_quotation,
    "quote_verbatim": keep_quotation,
    "agent": change_agent,
    "date": change_date,
    "number": change_number,
    "negation": negate,
}
"""In this order, because a place for the first is harder to find."""


_OF_MARKS_AND_SOURCES: dict[Kind, Callable[[str, Attributed], str | None]] = {
    "attribution_dropped": drop_source,
    "promoted": promote,
    "demoted": demote,
}


_OF_WHO: tuple[Kind, ...] = ("agent", "quote_trimmed")
"""They change who is named last, to whom a pronoun in the next sentence would go."""


def _rewrite_one(copy: Copy, kind: Kind, change: Change) -> None:
    for index in copy.free():
        if kind in _OF_WHO and _is_leant_on(copy, index):
            continue
        changed = change(copy.rewritten.get(index, copy.source.sentences[index]), copy.random)
        if changed is not None:
            copy.rewritten[index], copy.kinds[index] = changed, kind
            return


_MOST_OF_A_KIND = 3
"""In one text, of changes to who says something: such places are few, and most texts have none."""
_TAKES_NOBODY: tuple[Kind, ...] = ("promoted", "demoted", "attribution_added")
"""They leave who is named, so that a pronoun in the next sentence still goes to the same person."""


def _rewrite_attributions(copy: Copy) -> None:
    """Another source for a quotation and for a report; a report made the text's own; a source for own words."""
    by_kind: dict[Kind, list[tuple[int, str]]] = {}
    for kind, index, text in _attribution_changes(copy):
        if kind in _TAKES_NOBODY or not _is_leant_on(copy, index):
            by_kind.setdefault(kind, []).append((index, text))
    for kind, places in sorted(by_kind.items(), key=lambda each: (len(each[1]), each[0])):
        copy.random.shuffle(places)
        most = 1 if kind == "attribution_added" else _MOST_OF_A_KIND
        for index, text in [place for place in places if place[0] and place[0] not in copy.kinds][:most]:
            copy.rewritten[index], copy.kinds[index] = text, kind


def _attribution_changes(copy: Copy) -> Iterator[tuple[Kind, int, str]]:
    """Kind, sentence, and the sentence so changed, for every place there is."""
    for one in copy.source.attributed:
        sentence = copy.source.sentences[one.sentence]
        if not is_speech(sentence, one):
            continue
        is_quoted = only_quotation(sentence) is not None
        moves = is_quoted or (not has_marks(sentence) and is_clause(sentence[slice(*one.content)]))
        if moves and (moved := give_to(sentence, one, copy.random.choice(_NAMES))):
            yield "reattributed" if is_quoted else "attribution_moved", one.sentence, moved
        for kind, change in _OF_MARKS_AND_SOURCES.items():
            if (changed := change(sentence, one)) is not None:
                yield kind, one.sentence, changed
    for index in sorted(copy.source.own - {0}):
        if (added := add_source(copy.source.sentences[index], copy.random.choice(_NAMES))) is not None:
            yield "attribution_added", index, added


def _misspelling(source: Source, random: Random) -> tuple[str, str] | None:
    """A letter doubled in the surname of one person who is named in full and then by the surname alone, and in no
    quotation: there it would be a changed word."""
    text = " ".join(source.sentences)
    people = sorted({match.groups() for match in _PERSON.finditer(text)})
    surnames = [
        last
        for first, last in people
        if first not in _TITLES
        and re.search(rf"(?<!{first} )\b{last} (?:said|told|added)\b", text)
        and sum(last in other for other in people) == 1
        and not any(last in quotation for quotation in quotations_in(text))
    ]
    if not surnames:
        return None
    old = random.choice(surnames)
    at = random.choice(
        [at for at in range(1, len(old)) if old[at] not in (old[at - 1], old[at + 1 : at + 2])]
    )
    return old, old[:at] + old[at] + old[at:]


def _leave_out(copy: Copy) -> None:
    """A sentence that introduces nobody and that no pronoun after it leans on: or else who is meant would change."""
    sentences = copy.source.sentences
    for index in copy.free():
        known = names_in(" ".join(["", *sentences[:index]]))
        if (
            is_full(sentences[index])
            and names_in(sentences[index]) <= known
            and not _is_leant_on(copy, index)
        ):
            copy.deleted.add(index)
            copy.kinds[index] = "omission"
            return


def _is_leant_on(copy: Copy, index: int) -> bool:
    following = copy.source.sentences[index + 1 : index + 2]
    return bool(following) and leans_back(following[0])


def _add(copy: Copy, strangers: Sequence[str]) -> None:
    """A sentence of another story that names nobody, to whom a later pronoun would go; and two of our own."""
    nameless = [sentence for sentence in strangers if is_full(sentence) and not names_in(sentence)]
    banks: dict[Kind, Sequence[str]] = {
        "addition": nameless,
        "editorial": EDITORIAL,
        "background": BACKGROUND,
    }
    sentences = copy.source.sentences
    between_quotations = [
        place
        for place in copy.free()
        if not any(has_marks(each) for each in sentences[place : place + 2])
        and not leaves_open(" ".join(sentences[: place + 1]))
    ]  # or else it would be taken for a part of what is quoted
    for (kind, bank), place in zip(banks.items(), between_quotations, strict=False):
        if bank:
            copy.inserted[place] = kind, copy.random.choice(bank)


def with_own_sentences(source: Source) -> Source:
    """The text with two of our own sentences at its end: the copy will say the one in other words, and give the
    other's deed to somebody else. News texts seldom offer a plain place for either."""
    number = sum(map(ord, source.name))
    reworded, role = REWORDED[number % len(REWORDED)][0], ROLES[number % len(ROLES)]
    return replace(source, paragraphs=[*source.paragraphs, [reworded], [role]])


def _reword(copy: Copy) -> None:
    """Our own sentence, where the text has one."""
    for index, sentence in enumerate(copy.source.sentences):
        if (other := dict(REWORDED).get(sentence)) is not None:
            copy.rewritten[index], copy.kinds[index] = other, "rewording"


def _made(copy: Copy) -> tuple[Paragraphs, tuple[Planted, ...]]:
    made: Paragraphs = []
    planted: list[Planted] = []
    index = place = 0
    for paragraph in copy.source.paragraphs:
        sentences: list[str] = []
        for original in paragraph:
            kind = copy.kinds.get(index)
            if kind:
                planted.append(Planted(kind, None if kind == "omission" else place, index))
            if index not in copy.deleted:
                sentences.append(copy.rewritten.get(index, original))
                place += 1
            if index in copy.inserted:
                kind, sentence = copy.inserted[index]
                sentences.append(sentence)
                planted.append(Planted(kind, place))
                place += 1
            index += 1
        made += [sentences] if sentences else []
    return made, tuple(planted)
