"""The event of a text, and when and where it was held.

A text's event is the one gathering (or attack, vote, march …) that its first sentences name. Facts are taken of
that event alone: other meetings that a text mentions are other things, and comparing their dates would be wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analyzer.discourse.courses import find_course
from analyzer.discourse.dates import range_of
from analyzer.discourse.normalising import Normaliser
from analyzer.discourse.numbers import find_numbers
from analyzer.discourse.scopes import date_within, scope_of, text_and_offset
from analyzer.discourse.syntax import SUBJECTS, Tree
from analyzer.types import Document, FactMention, ParsedSentence

EVENT_NOUNS = {
    noun: group
    for group, nouns in {
        "meeting": "meeting session talk summit conference discussion dialogue gathering forum consultation symposium",
        "attack": "attack bombing shooting assault blast explosion massacre",
        "protest": "protest rally march demonstration",
        "vote": "vote referendum ballot",
        "hearing": "hearing trial",
        "ceremony": "ceremony inauguration",
        "debate": "debate",
        "visit": "visit trip",
        "crash": "crash collision derailment",
        "earthquake": "earthquake quake",
        "election": "election",
        "match": "match game",
    }.items()
    for noun in nouns.split()
}
"""Noun → the name under which all nouns for one event are held together."""

EVENT_NAME = "event"
"""The relation of facts that hold a name for the event itself."""
_PLURAL_EVENTS = frozenset({"talks", "discussions", "consultations"})
_HOLDING = frozenset(
    {
        *("hold", "host", "convene", "occur", "happen", "organize", "organise", "stage"),
        *("open", "begin", "start", "run", "last"),
    }
)
_NO_PLACE = frozenset({"open", "begin", "start", "run", "last"})
_OPENING_SENTENCES = 4
"""A text names its event in the lead or just after it."""
_PAST_OTHER = frozenset(
    {
        "previous",
        "last",
        "first",
        "second",
        "next",
        "earlier",
        "another",
        "other",
        "recent",
        "upcoming",
        "future",
        "similar",
        "separate",
        "follow",
    }
)
_FIRST_IS_SAME = frozenset({"first", "second"})
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """A mention of the text's event: token `noun` of sentence `sentence`, held together as `about`."""

    sentence: int
    noun: int
    about: str


def find_occasions(document: Document, parse: tuple[ParsedSentence, ...]) -> tuple[Occasion, ...]:
    """Mentions of the text's own event. Empty where the opening names none, or more than one of a kind."""
    normaliser = Normaliser.of(document.text)
    mentions = [
        (number, index, EVENT_NOUNS[token.lemma])
        for number, sentence in enumerate(parse)
        for index, token in enumerate(sentence)
        if token.pos in ("NOUN", "PROPN") and token.lemma in EVENT_NOUNS and _is_one_event(sentence, index)
    ]
    body = [number for number, sentence in enumerate(document.sentences) if sentence.kind == "sentence"]
    opening = set(body[:_OPENING_SENTENCES])
    found: list[Occasion] = []
    for about in dict.fromkeys(group for number, _, group in mentions if number in opening):
        described: set[str] = set()
        for number, index, group in mentions:
            if group != about:
                continue
            words = set(_description(parse[number], index, normaliser))
            is_definite = _determiner(parse[number], index) in {"the", "this", "its", "their"}
            if not described and number in opening and not _is_other(parse[number], index):
                described |= words or {about}
            elif not ((is_definite and not words) or words & described) or _is_other(parse[number], index):
                continue
            found.append(Occasion(number, index, about))
    return tuple(found)


def _is_one_event(sentence: ParsedSentence, index: int) -> bool:
    """One gathering, named by itself: not several, not the name of another thing, not the month of March."""
    token = sentence[index]
    return (
        token.dep not in ("compound", "amod", "nmod")
        and token.entity != "DATE"
        and (token.tag in ("NN", "NNP") or token.text.lower() in _PLURAL_EVENTS)
    )


def _determiner(sentence: ParsedSentence, index: int) -> str:
    tree = Tree(sentence)
    found = tree.child(index, "det", "poss")
    return tree[found].lemma if found is not None else ""


def _is_other(sentence: ParsedSentence, index: int) -> bool:
    """ "The previous meeting" is another one."""
    tree = Tree(sentence)
    return any(tree[child].lemma in _PAST_OTHER - _FIRST_IS_SAME for child in tree.children[index])


def _description(sentence: ParsedSentence, index: int, normaliser: Normaliser) -> tuple[str, ...]:
    """What the phrase says of which event it is: modifiers and the "of …" or "between …" after it."""
    tree = Tree(sentence)
    members = [i for i in tree.subtree(index, frozenset({"relcl", "acl", "appos"})) if i != index]
    return normaliser.content(
        sentence[i] for i in members if sentence[i].entity not in ("DATE", "TIME", "ORDINAL")
    )


# --- when and where -----------------------------------------------------------------------------------------


def find_occasion_facts(
    document: Document, parse: tuple[ParsedSentence, ...], occasions: Sequence[Occasion]
) -> Iterator[FactMention]:
    """Name, date, place and duration of the text's event, one mention for each time the text gives it."""
    trees = [Tree(sentence) for sentence in parse]
    for occasion in occasions:
        tree = trees[occasion.sentence]
        yield _event_name(document, tree, occasion)
        yield from _duration(document, tree, occasion)
        course = find_course(document, trees, occasion.sentence, occasion.noun)
        if course is not None:
            first, last = course
            value = range_of(first.value, last.value) or first.value
            yield _held(document, occasion, value, first.start, last.end)
        for anchor, is_verb in _anchors(tree, occasion.noun):
            scope = scope_of(tree, anchor)
            date = date_within(document, occasion.sentence, tree, scope)
            if date is not None and course is None:
                yield _held(document, occasion, date.value, date.start, date.end)
            if is_verb and tree[anchor].lemma not in _NO_PLACE:
                yield from _place(document, tree, occasion, [i for i in scope if i > anchor])


def _event_name(document: Document, tree: Tree, occasion: Occasion) -> FactMention:
    """What the text calls its event here: the noun with the words before it, without article and figures."""
    first = occasion.noun
    while (
        first > 0
        and tree.is_below(first - 1, occasion.noun)
        and tree[first - 1].pos in ("ADJ", "NOUN", "PROPN", "VERB")
    ):
        first -= 1
    while first < occasion.noun and tree[first].entity in ("DATE", "TIME"):
        first += 1
    start, end = tree[first].start, tree[occasion.noun].end
    text = document.text[start:end]
    return FactMention("name", occasion.about, EVENT_NAME, text.lower(), text, occasion.sentence, start, end)


def _anchors(tree: Tree, noun: int) -> list[tuple[int, bool]]:
    """The verb that says it was held (True), else the noun itself with its date beside it (False)."""
    verbs = [index for index in range(len(tree)) if tree[index].pos == "VERB" and _holds(tree, index, noun)]
    return [(verb, True) for verb in verbs[:1]] or [(noun, False)]


def _holds(tree: Tree, verb: int, noun: int) -> bool:
    token = tree[verb]
    takes_place = token.lemma == "take" and any(tree[child].lemma == "place" for child in tree.children[verb])
    if token.lemma not in _HOLDING and not takes_place:
        return False
    if tree[noun].head == verb and tree[noun].dep in SUBJECTS | {"dobj", "conj"}:
        return True
    return token.dep in ("acl", "relcl") and token.head >= noun and tree.is_below(token.head, noun)


def _held(document: Document, occasion: Occasion, value: str, start: int, end: int) -> FactMention:
    return FactMention(
        slot="date",
        about=occasion.about,
        relation="held",
        value=value,
        text=document.text[start:end],
        sentence=occasion.sentence,
        start=start,
        end=end,
        is_exclusive=True,
    )


def _place(document: Document, tree: Tree, occasion: Occasion, scope: Sequence[int]) -> Iterator[FactMention]:
    for index in scope:
        token = tree[index]
        if token.lemma not in ("in", "at") or index + 1 not in scope:
            continue
        phrase = _place_phrase(tree, index + 1)
        if not phrase:
            continue
        start, end = tree[phrase[0]].start, tree[phrase[-1]].end
        value = " ".join(dict.fromkeys(Normaliser.of("").content(tree[i] for i in phrase)))
        if value:
            yield FactMention(
                slot="place",
                about=occasion.about,
                relation="held",
                value=value,
                text=document.text[start:end],
                sentence=occasion.sentence,
                start=start,
                end=end,
                is_exclusive=True,
            )
        return


def _place_phrase(tree: Tree, first: int) -> list[int]:
    """The names of a place from here on: "Washington, D.C.", "the city of Lyon, France"."""
    if tree[first].pos == "DET" and first + 1 < len(tree):
        first += 1
    last = first
    found: list[int] = []
    while last < len(tree) and (tree[last].entity in _PLACE_ENTITIES or (tree[last].text == "," and found)):
        found.append(last)
        last += 1
    while found and tree[found[-1]].text == ",":
        found.pop()
    return found


def _duration(document: Document, tree: Tree, occasion: Occasion) -> Iterator[FactMention]:
    """ "The three-day session"."""
    text, offset = text_and_offset(document, occasion.sentence)
    members = {tree[i].start for i in tree.subtree(occasion.noun) if i < occasion.noun}
    for number in find_numbers(text):
        unit = next((t for t in tree.tokens if t.start == number.end + offset + 1), None)
        joined = text[number.end : number.end + 1] in ("-", "‑")
        if number.start + offset in members and joined and unit and unit.lemma in ("day", "hour", "week"):
            yield FactMention(
                slot="number",
                about=occasion.about,
                relation=f"duration:{unit.lemma}",
                value=number.value,
                text=text[number.start : unit.end - offset],
                sentence=occasion.sentence,
                start=number.start + offset,
                end=unit.end,
                is_exclusive=True,
            )
