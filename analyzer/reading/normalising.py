"""The one gate for text: everything that is read, body or metadata, passes here.

Characters that carry no words (controls, NUL, bidirectional overrides, zero-width marks, halves of surrogate pairs)
go, the rest becomes NFKC, so that "Oﬃce" is "Office". NFKC changes lengths; the map to the upload stays exact.
"""

from __future__ import annotations

import re
import unicodedata

from analyzer.reading.mapped import Edit, MappedText

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_WORDLESS = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # format marks, bidi overrides
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f]"  # surrogates, noncharacters, tags
)
_FOREIGN_RUN = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
"""No ASCII character composes with what stands before it, so each run can be normalised on its own."""
_SPACES = re.compile(r"[^\S\n]+")
_ALL_SPACES = re.compile(r"\s+")


def normalise(text: str, offset: int = 0) -> MappedText:
    """The gate, with the map to the text that was given. Line structure stays; runs of spaces become one."""
    mapped = MappedText.of(text, offset).replaced(_LINE_ENDS, "\n").replaced(_WORDLESS, "")
    if not unicodedata.is_normalized("NFKC", mapped.text):
        mapped = mapped.edited(
            edit
            for run in _FOREIGN_RUN.finditer(mapped.text)
            for edit in _compatibility_edits(run.group(), run.start())
        )
    # NFKC turns wide and unbreakable spaces into plain ones, hence spaces come last.
    return mapped.edited(
        (found.start(), found.end(), " ")
        for found in _SPACES.finditer(mapped.text)
        if found.group() != " " and not _is_indentation(mapped.text, found)
    )


def one_line(text: str) -> str:
    """The gate for metadata: a single line."""
    return _ALL_SPACES.sub(" ", normalise(text).text).strip()


def flattened(text: MappedText) -> MappedText:
    """All white space, line ends included, becomes single spaces; none at the ends."""
    return text.edited(
        (found.start(), found.end(), " ") for found in _ALL_SPACES.finditer(text.text) if found.group() != " "
    ).stripped()


def _is_indentation(text: str, spaces: re.Match[str]) -> bool:
    """Indentation tells list items apart; it is dropped with the lines, later."""
    return spaces.group().isascii() and (spaces.start() == 0 or text[spaces.start() - 1] == "\n")


def _compatibility_edits(run: str, at: int) -> list[Edit]:
    whole = unicodedata.normalize("NFKC", run)
    if whole == run:
        return []
    apart = [unicodedata.normalize("NFKC", character) for character in run]
    if "".join(apart) == whole:
        return [
            (at + index, at + index + 1, new)
            for index, (old, new) in enumerate(zip(run, apart, strict=True))
            if old != new
        ]
    # Characters composed with each other: what stays equal at both ends keeps its place, the middle is one edit.
    head = _equal_prefix(run, whole)
    tail = _equal_prefix(run[head:][::-1], whole[head:][::-1])
    return [(at + head, at + len(run) - tail, whole[head : len(whole) - tail])]


def _equal_prefix(first: str, second: str) -> int:
    for index, (a, b) in enumerate(zip(first, second, strict=False)):
        if a != b:
            return index
    return min(len(first), len(second))
