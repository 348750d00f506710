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
_SINGLE_INITIAL = re.compile(r"(?:^|[\s(“\"'])[A-Z]\.$")
"""One letter: "J. Smith". Of "D.C." and "U.N." nupunkt decides whether they end a sentence."""
_MISSED_END = re.compile(
    r"(?:(?<![\w.’'-])(?P<word>[a-z]{2,20})(?:\.[\"”’)\]]*|[!?])|\b[ap]\.m\.|(?<=[a-z] )[A-Z]\.)(?P<gap>\s+)(?=[“\"‘(]?(?P<next>[A-Z]\w*))"
)
"""A plain word with its full stop before a capital; "p.m." or one letter ("Plan B.") before a word that opens sentences."""
_ABBREVIATED = frozenset(
    {"etc", "al", "ca", "govt", "inc", "ltd", "co", "corp", "seq", "ibid", "viz", "ie", "eg"}
)
_OPENERS = frozenset(
    [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "This",
        "That",
        "These",
        "Those",
        "But",
        "And",
        "So",
        "In",
        "At",
        "On",
        "Then",
        "There",
        "Nobody",
        "No",
        "However",
        "After",
        "Before",
        "When",
        "While",
        "As",
        "His",
        "Her",
        "Its",
        "Their",
        "Our",
        "If",
        "For",
        "From",
        "With",
        "By",
    ]
)
"""Words that are capitalised because they open a sentence, hence no names."""
_ASKED = re.compile(
    r"^(?:[A-Z][\w’'-]*\.? ){1,5}(?:said|says|asked|asks|told|added|wrote|writes|cried|shouted|wondered|replied|tweeted|posted)\b"
)
"""A named speaker and the verb after a quotation that ends in a question or exclamation mark."""
_QUESTION_QUOTED = re.compile(r"[?!][”\"’]$")
_NAMELY = re.compile(r"\b(?:i\.e|e\.g)\.$")
_ONLY_CLOSING = re.compile(r"^[\s\"'”’)\]».!?,;:–—-]+$")
_STARTS_LOWER = re.compile(r"^[\"'”’)\]]*(?:(?<=[)\]])[,;])?\s*[a-z]")
"""Also what follows the end of a bracket: "Sen. Lund (I-Vt. | ), who …"."""
_COUNTRY = re.compile(r"\b(?:U\.S|U\.K|U\.N|E\.U)\.$")
_OF_COUNTRY = re.compile(
    r"^(?:Ambassador|Secretary|President|Sens?\.?|Senators?|Reps?\.|Representatives?|Attorneys?|Army|Navy|Air Force|Marines?"
    r"|Supreme Court|House|Senate|Congress|Department|District|Embassy|Capitol|Treasury|Chamber|Coast Guard|Customs"
    r"|Security Council|General Assembly|Secretary-General)\b"
)
"""Offices and bodies that are named with their country before them."""
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]»]*$")
_LONG_WORD = re.compile(r"\S{200,}")
"""Nothing that has sentences; nupunkt's time grows with the square of the marks inside a word."""
_LOOK_BACK = 40
"""Characters before a boundary that decide it: longer than any abbreviation."""


def sentence_spans(paragraph: str) -> tuple[Span, ...]:
    """Half-open spans of the sentences, in order, without outer white space; together they cover every word."""
    if not paragraph.strip():
        return ()
    from nupunkt import sent_spans

    merged: list[Span] = []
    splittable = _LONG_WORD.sub(lambda word: "x" * len(word.group()), paragraph)
    for start, end in _split_further(paragraph, sent_spans(splittable)):
        if merged and _belongs_together(paragraph, merged[-1], (start, end)):
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _split_further(paragraph: str, spans: list[Span]) -> Iterator[Span]:
    at = 0
    for _, end in spans:  # consecutive from 0: white space between two sentences belongs to neither
        for missed in _MISSED_END.finditer(paragraph, at, end):
            if _is_end(missed):
                if span := _trimmed(paragraph, at, missed.start("gap")):
                    yield span
                at = missed.end("gap")
        if span := _trimmed(paragraph, at, end):
            yield span
        at = end
    if span := _trimmed(paragraph, at, len(paragraph)):
        yield span


def _is_end(missed: re.Match[str]) -> bool:
    word = missed["word"]
    if word is None:
        return missed["next"] in _OPENERS and len(missed["next"]) > 1  # "A" and "I" may be initials
    return word not in _ABBREVIATED and (word not in _NEVER_ENDS or word in _NEEDS_NUMBER)


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
    if _SINGLE_INITIAL.search(head) and tail[:1].isupper():
        return tail.split(maxsplit=1)[0] not in _OPENERS
    if _COUNTRY.search(head) and _OF_COUNTRY.match(tail):
        return True
    if _NAMELY.search(head) or (_QUESTION_QUOTED.search(head) and _ASKED.match(tail)):
        return True
    return bool(_STARTS_LOWER.match(tail)) and head.endswith(".") and not head.endswith("...")


def version() -> str:
    """For the fingerprint, without importing the package."""
    return f"nupunkt {installed('nupunkt')}"
