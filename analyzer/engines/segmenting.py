"""nupunkt: a paragraph → its sentences, as offsets.

Quirks mended here: it ends sentences after abbreviations that stand before a name or a number ("Lt. | Col.",
"Rs. | 5"), and runs on where a quotation opens right after a full stop ("3.5 per cent. “We won").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version as installed

Span = tuple[int, int]

_NEVER_ENDS = frozenset(
    "lt col gen maj capt cmdr adm brig sgt cpl pvt insp supt mr mrs ms messrs dr prof hon rev fr sr st gov sen rep amb "  # noqa: SIM905
    "pres rs vs viz cf no nos fig figs art arts sec secs vol pp para approx est min dept mt ft smt shri kum adv".split(
        " "
    )
)
"""Titles and short words that stand before a name or a number. "Co.", "Inc.", "Jr.", "p.m." may end a sentence."""
_NEEDS_NUMBER = frozenset(
    {"no", "nos", "fig", "figs", "art", "arts", "sec", "secs", "vol", "pp", "para", "min", "est"}
)
"""Also words of their own ("He said no."): they hold the sentence open only before a number."""
_LAST_WORD = re.compile(r"(?:^|[\s(\[“‘\"'/-])([A-Za-z]+)\.$")
_INITIALS = re.compile(r"(?:^|[\s(“\"'])(?:[A-Z]\.){1,4}$")
_NAME_BEFORE_INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.\s?)*[A-Z]\.$")
_SINGLE_INITIAL = re.compile(r"(?:^|[\s(“\"'.])[A-Z]\.$")
_MISSED_END = re.compile(r"(?<=[a-z]{3}[.!?])\s+(?=[“\"‘][A-Z])")
_ONLY_CLOSING = re.compile(r"^[\s\"'”’)\]».!?,;:–—-]+$")
_STARTS_LOWER = re.compile(r"^[\"'”’)\]]*\s*[a-z]")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]»]*$")
_LOOK_BACK = 40
"""Characters before a boundary that decide it: longer than any abbreviation."""


def sentence_spans(paragraph: str) -> tuple[Span, ...]:
    """Half-open spans of the sentences, in order, without outer white space; together they cover every word."""
    if not paragraph.strip():
        return ()
    from nupunkt import sent_spans

    merged: list[Span] = []
    for start, end in _split_further(paragraph, sent_spans(paragraph)):
        if merged and _belongs_together(paragraph, merged[-1], (start, end)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _split_further(paragraph: str, spans: list[Span]) -> Iterator[Span]:
    at = 0
    for _, end in spans:  # consecutive from 0: white space between two sentences belongs to neither
        for gap in _MISSED_END.finditer(paragraph, at, end):
            if span := _trimmed(paragraph, at, gap.start()):
                yield span
            at = gap.end()
        if span := _trimmed(paragraph, at, end):
            yield span
        at = end
    if span := _trimmed(paragraph, at, len(paragraph)):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None


def _belongs_together(text: str, before: Span, after: Span) -> bool:
    head = text[max(before[0], before[1] - _LOOK_BACK) : before[1]]
    tail = text[after[0] : min(after[1], after[0] + _LOOK_BACK)]
    if (
        _ONLY_CLOSING.match(text[after[0] : min(after[1], after[0] + _LOOK_BACK)])
        and after[1] - after[0] < _LOOK_BACK
    ):
        return True  # a closing quotation mark cut off from its sentence
    if not _ENDS_SENTENCE.search(head):
        return True
    if word := _LAST_WORD.search(head):
        key = word.group(1).lower()
        if key in _NEEDS_NUMBER:
            return tail[:1].isdigit()
        if key in _NEVER_ENDS:
            return True
    if _SINGLE_INITIAL.search(head) and tail[:1].isupper() and not _is_state(head):
        return bool(_INITIALS.search(head)) and len(head.split()[-1]) == 2
    return bool(_STARTS_LOWER.match(tail)) and head.endswith(".") and not head.endswith("...")


def _is_state(head: str) -> bool:
    """ "D.C.", "U.S.", "U.N.": more than one initial in one word; whether they end a sentence nupunkt decides."""
    return len(head.split()[-1]) > 2


def version() -> str:
    """For the fingerprint, without importing the package."""
    return f"nupunkt {installed('nupunkt')}"
