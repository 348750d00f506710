"""Plain text → blocks: paragraphs one to a line, or hard-wrapped and parted by empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from analyzer.reading.blocks import Block, Page
from analyzer.reading.mapped import MappedText, joined
from analyzer.reading.normalising import flattened, normalise

_BULLET = re.compile(r"^\s*(?:[•▪◦‣●■·∙]\s*|[-*–+]\s+|\d{1,2}[.)]\s+)(?=\S)")
_SURE_BULLET = re.compile(r"^\s*[•▪◦‣●■∙]")
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
"""Characters. Mail and typescripts wrap at 60 to 100; a narrower "column" is a list, a wider line a paragraph."""
_ENDS_SENTENCE = re.compile(r"[.!?:][\"'”’)]*$")
_HYPHENATED = re.compile(r"\w-$")

Line = MappedText


def read_plain(text: str) -> Page:
    return Page(tuple(blocks_of(normalise(text))))


def blocks_of(text: MappedText, *, has_soft_breaks: bool = False) -> Iterator[Block]:
    """The blocks of normalised text; white space inside a block is single spaces.

    ``has_soft_breaks``: the format says that a line break ends no paragraph, as Markdown does.
    """
    chunks = _chunks(text)
    column = max((width for chunk in chunks if (width := _wrap_width(chunk)) is not None), default=None)
    for chunk in chunks:
        is_apart = True
        for kind, lines in _grouped(chunk):
            for block in _paragraphs(kind, lines, column, has_soft_breaks):
                yield Block(block, "item" if kind == "item" else "paragraph", is_apart=is_apart)
                is_apart = False


def _chunks(text: MappedText) -> list[list[Line]]:
    """Lines between empty lines."""
    chunks: list[list[Line]] = [[]]
    at = 0
    for line in text.text.split("\n"):
        if line and not line.isspace():
            chunks[-1].append(text.cut(at, at + len(line)))
        elif chunks[-1]:
            chunks.append([])
        at += len(line) + 1
    return [chunk for chunk in chunks if chunk]


def _grouped(chunk: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """List items, each with its continuation lines, and stretches of running text."""
    marked = [bool(_BULLET.match(line.text)) for line in chunk]
    is_list = sum(marked) >= 2 or any(_SURE_BULLET.match(line.text) for line in chunk)
    kind, lines = "text", list[Line]()
    for line, has_mark in zip(chunk, marked, strict=True):
        if is_list and has_mark:
            if lines:
                yield kind, lines
            found = _BULLET.match(line.text)
            kind, lines = "item", [line.cut(found.end() if found else 0, len(line))]
        elif kind == "item" and not line.text[0].isspace():
            yield kind, lines
            kind, lines = "text", [line]
        else:
            lines.append(line)
    if lines:
        yield kind, lines


def _paragraphs(
    kind: str, lines: list[Line], column: int | None, has_soft_breaks: bool
) -> Iterator[MappedText]:
    is_one = kind == "item" or _is_wrapped(lines, column) or (has_soft_breaks and _runs_on(lines))
    for text in [_unwrapped(lines)] if is_one else map(flattened, lines):
        if text.text:
            yield text


def _unwrapped(lines: list[Line]) -> MappedText:
    """One paragraph from its lines; a word that is hyphenated at the line's end keeps its hyphen, without a space."""
    pieces = [flattened(line) for line in lines]
    whole = pieces[0]
    if len(pieces) == 1:
        return whole
    parts: list[MappedText] = []
    for piece, following in zip_longest(pieces, pieces[1:]):
        parts.append(piece)
        if following is not None and not (
            _HYPHENATED.search(piece.text[-2:]) and following.text[:1].islower()
        ):
            parts.append(MappedText.invented(" "))
    return joined(parts, "")


def _wrap_width(chunk: list[Line]) -> int | None:
    """The width at which a chunk of three or more lines was wrapped, if it was."""
    lengths = [len(line.text.rstrip()) for line in chunk]
    width = max(lengths)
    if len(chunk) < 3 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    ends = sum(bool(_ENDS_SENTENCE.search(line.text.rstrip())) for line in chunk[:-1])
    # Paragraphs that happen to be equally long end in full stops; wrapped lines break anywhere.
    return width if _is_filled(chunk, width) and 2 * ends <= len(chunk) - 1 else None


def _is_wrapped(lines: list[Line], column: int | None) -> bool:
    if len(lines) < 2:
        return False
    if _wrap_width(lines) is not None:
        return True
    if all(_continues(line.text, following.text) for line, following in pairwise(lines)):
        return True
    if column is not None and max(len(line.text.rstrip()) for line in lines) <= column:
        return _is_filled(lines, column)
    return False


def _continues(line: str, following: str) -> bool:
    """A line that stops in mid-sentence, before a word in lower case."""
    return (
        len(line) >= _NARROWEST_WRAP and following[:1].islower() and not _ENDS_SENTENCE.search(line.rstrip())
    )


def _runs_on(lines: list[Line]) -> bool:
    """Narrow lines that do not all end as sentences do: people who write one paragraph to a line end each so."""
    return max(len(line.text) for line in lines) <= _WIDEST_WRAP and not all(
        _ENDS_SENTENCE.search(line.text.rstrip()) for line in lines
    )


def _is_filled(lines: list[Line], width: int) -> bool:
    """Whether every line is broken where its next word would not have fitted any more."""
    return all(
        len(line.text.rstrip()) + 1 + len(following.text.split(maxsplit=1)[0]) > width
        for line, following in pairwise(lines)
    )
