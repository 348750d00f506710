"""A text as it is set: blocks and sentences in order, each stretch in its voice and under its marks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from webapp.analyses.values import ArticlePage
from webapp.pages.contexts.corrected import corrected_sentences
from webapp.pages.contexts.edition import Row
from webapp.pages.contexts.passages import Mark, Piece, cut
from webapp.pages.contexts.wording import MODES

_SHOWN = 160
"""Characters of a removed passage that stand struck through in the text; the whole opens with its reason."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a sentence in one voice; ``who`` stands before it where the voice changes."""

    voice: str
    who: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence."""

    number: int
    stretches: list[Stretch]
    is_chosen: bool
    url: str
    is_corrected: bool = False  # a person set something in it


@dataclass(frozen=True, slots=True)
class Removed:
    shown: str
    text: str  # the whole, where it is longer than what is shown
    reason: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item or caption with what cleaning took out before it."""

    kind: str  # paragraph | heading | item | caption | removed
    wrapper: str  # "box", "list" or "": neighbours with the same stand in one
    lines: list[Line]
    removed: list[Removed]


def blocks_of(
    page: ArticlePage, marks: list[Mark], layers: tuple[str, ...], chosen: int, urls: Mapping[int, str]
) -> list[Block]:
    """urls: number of a sentence, as readers count → its own address."""
    document = page.document
    stretches = _stretches_of(page, marks, "voice" in layers)
    corrected = corrected_sentences(page.analysis)
    removed = list(document.get("removed") or ()) if "removed" in layers else []
    removed.sort(key=lambda each: each["at"])
    blocks: list[Block] = []
    paragraph = None
    for index, sentence in enumerate(document["sentences"]):
        if sentence["paragraph"] != paragraph or blocks[-1].kind != _kind(sentence):
            paragraph = sentence["paragraph"]
            passed = sum(each["at"] <= sentence["start"] for each in removed)
            blocks += _removed(removed[:passed])
            removed = removed[passed:]
            blocks.append(Block(_kind(sentence), _wrapper(sentence), [], []))
        is_chosen, is_corrected = index + 1 == chosen, index in corrected
        line = Line(index + 1, stretches[index], is_chosen, urls[index + 1], is_corrected)
        blocks[-1].lines.append(line)
    return blocks + _removed(removed)


def _kind(sentence: Row) -> str:
    if sentence["zone"] == "caption":
        return "caption"
    return "paragraph" if sentence["kind"] == "sentence" else str(sentence["kind"])


def _wrapper(sentence: Row) -> str:
    if sentence["zone"] == "box":
        return "box"
    return "list" if _kind(sentence) == "item" else ""


def _removed(passages: Sequence[Row]) -> list[Block]:
    if not passages:
        return []
    return [Block("removed", "", [], [removed_passage(each) for each in passages])]


def removed_passage(passage: Row) -> Removed:
    text = " ".join(passage["text"].split())
    if len(text) <= _SHOWN:
        return Removed(text, "", passage["reason"])
    return Removed(text[:_SHOWN].rsplit(" ", 1)[0] + " …", text, passage["reason"])


def _stretches_of(page: ArticlePage, marks: list[Mark], with_voices: bool) -> list[list[Stretch]]:
    document = page.document
    by_sentence = _by_sentence(document["sentences"], marks)
    statements: dict[int, list[Row]] = defaultdict(list)
    for statement in (page.analysis or {}).get("statements", ()) if with_voices else ():
        statements[statement["sentence"]].append(statement)
    found: list[list[Stretch]] = []
    last = ("own", "")
    for index, sentence in enumerate(document["sentences"]):
        row = []
        for start, end, voice, speaker in _tiles(sentence, statements[index]):
            who = "" if voice == "own" or (voice, speaker) == last else _said_who(voice, speaker)
            last = (voice, speaker)
            row.append(Stretch(voice, who, cut(document["text"], start, end, by_sentence[index])))
        found.append(row)
    return found


def _tiles(sentence: Row, statements: list[Row]) -> Iterable[tuple[int, int, str, str]]:
    """(start, end, voice, speaker) from the sentence's start to its end; blanks go with the words before them."""
    if not statements:
        return [(sentence["start"], sentence["end"], "own", "")]
    ordered = sorted(statements, key=lambda each: each["start"])
    starts = [sentence["start"], *(each["start"] for each in ordered[1:]), sentence["end"]]
    return [
        (start, end, each["voice"], each.get("speaker") or "")
        for (start, end), each in zip(pairwise(starts), ordered, strict=True)
        if start < end
    ]


def _said_who(voice: str, speaker: str) -> str:
    mode = {"reported": "reported", "quoted": "quoted"}.get(voice, MODES.get(voice, voice))
    return f"{speaker}, {mode}" if speaker else mode


def _by_sentence(sentences: Sequence[Row], marks: list[Mark]) -> list[list[Mark]]:
    """The marks of each sentence. Both are in order of the text, so that one walk over them is enough."""
    ordered = sorted(marks, key=lambda mark: mark.start)
    found: list[list[Mark]] = []
    first = 0
    for sentence in sentences:
        inside = []
        place = first
        while place < len(ordered) and ordered[place].start < sentence["end"]:
            if ordered[place].end > sentence["start"]:
                inside.append(ordered[place])
            place += 1
        while first < len(ordered) and ordered[first].end <= sentence["end"]:
            first += 1
        found.append(inside)
    return found
