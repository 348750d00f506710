"""The head of a page, above the first paragraph: headline, byline, section label, the page's own clock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analyzer.reading.blocks import Block, Found
from analyzer.reading.byline import Byline, parse_byline
from analyzer.reading.captions import credit_tail
from analyzer.reading.datelines import dateline_facts
from analyzer.reading.rules import count_words

HEADLINE = "headline, kept as the title"
BYLINE = "byline line, read as outlet, author or date"
CLOCK_LINE = "clock line of the page"
SECTION_LABEL = "section label"

_LONG_PARAGRAPH = 20
_SHORT_SENTENCE = 8
"""Words. A line of twenty is a paragraph; a shorter one only if it ends as a sentence does."""
_MOST_HEADLINE_WORDS = 30
_FEWEST_HEADLINE_WORDS = 3
_MOST_LABEL_WORDS = 3
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*$")
_NO_HEADLINE_END = re.compile(r"[.,;:…][\"'”’)\]]*$")
_RELEASE_MARK = re.compile(
    r"^\W*(?:for immediate release|press release|media release|news release)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Facts of the head and, by number of the block, why that block is not part of the text."""

    facts: Mapping[str, Found] = field(default_factory=dict)
    reasons: Mapping[int, str] = field(default_factory=dict)


def read_opening(
    blocks: Sequence[Block], reasons: Sequence[str | None], known: Mapping[str, Found], kept: frozenset[int]
) -> Opening:
    """What stands above the first paragraph. ``known`` holds what front matter or the page's metadata state;
    ``kept`` the blocks that a person has put back, which stay in any case."""
    body = _first_paragraph(blocks, reasons)
    head = [index for index in range(body) if reasons[index] is None and index not in kept]
    bylines = {index: line for index in head if (line := parse_byline(blocks[index].words))}
    title = _headline(blocks, head, body, bylines, known.get("title"))
    found: dict[int, str] = {}
    facts: dict[str, Found] = {}
    if title is not None:
        found[title] = HEADLINE
        facts["title"] = Found(blocks[title].words, "headline in the text")
    for index, line in bylines.items():
        if index == title:
            continue
        if line.names or line.handle or _is_dated_here(blocks, reasons, index, line, title, bylines):
            found[index] = BYLINE
            for name, fact in _facts_of(line).items():
                facts.setdefault(name, fact)
        else:
            found[index] = CLOCK_LINE
    for name, fact in dateline_facts(blocks[body].words if blocks else "").items():
        facts.setdefault(name, fact)
    top = title if title is not None else (body if known.get("title") else -1)
    for index in head:
        if index < top and index not in found and _is_label(blocks[index]):
            found[index] = SECTION_LABEL
    return Opening(facts, found)


def _first_paragraph(blocks: Sequence[Block], reasons: Sequence[str | None]) -> int:
    for index, block in enumerate(blocks):
        if reasons[index] is not None or block.kind in ("heading", "item") or credit_tail(block) is not None:
            continue
        size = count_words(block.words)
        if parse_byline(block.words):
            continue
        if size >= _LONG_PARAGRAPH and not _is_possible_headline(block):
            return index
        if size >= _SHORT_SENTENCE and _ENDS_SENTENCE.search(block.words) and not block.words.endswith("?"):
            return index
    return 0


def _is_possible_headline(block: Block) -> bool:
    return (
        block.kind in ("paragraph", "heading")
        and _FEWEST_HEADLINE_WORDS <= count_words(block.words) <= _MOST_HEADLINE_WORDS
        and not _NO_HEADLINE_END.search(block.words)
        and credit_tail(block) is None
    )


def _headline(
    blocks: Sequence[Block],
    head: Sequence[int],
    body: int,
    bylines: Mapping[int, Byline],
    known: Found | None,
) -> int | None:
    """The line that is the headline: what repeats the stated title; directly above a byline; the first line; or
    the line right above the first paragraph, with empty lines around it."""
    lines = [index for index in head if index not in bylines and _is_possible_headline(blocks[index])]
    if known is not None:
        return next((index for index in lines if _repeats(blocks[index].words, known.value)), None)
    for index in bylines:
        above = [each for each in head if each < index and each not in bylines]
        if above and above[-1] in lines:
            return above[-1]
    if not lines:
        return None
    if lines[0] == head[0] or (bylines and lines[0] == min(set(head) - set(bylines))):
        return lines[0]
    last = lines[-1]
    return last if last == head[-1] and blocks[last].is_apart and blocks[body].is_apart else None


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the stated title, which pages like to lengthen with their own name."""
    short, long = _letters(line), _letters(title)
    return bool(short) and (
        short == long or (long.startswith(short) and count_words(line) > _FEWEST_HEADLINE_WORDS)
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_dated_here(
    blocks: Sequence[Block],
    reasons: Sequence[str | None],
    index: int,
    line: Byline,
    title: int | None,
    bylines: Mapping[int, Byline],
) -> bool:
    """A date alone is the article's if it is labelled, or stands right below the headline, a byline or the mark of
    a release. Anywhere else it may be the day on which the page was looked at."""
    if line.is_labelled or (title is not None and index == title + 1):
        return True
    return index > 0 and (index - 1 in bylines or bool(_RELEASE_MARK.match(blocks[index - 1].words)))


def _facts_of(line: Byline) -> dict[str, Found]:
    facts: dict[str, Found] = {}
    if line.author:
        facts["byline"] = Found(line.author, "byline line")
    if line.outlet:
        facts["outlet"] = Found(line.outlet, "byline line")
    elif line.handle and not line.names:
        # A handle beside a name is that name's; alone it is how the outlet signs.
        facts["outlet"] = Found(line.handle, f"byline line: @{line.handle}")
    if line.published:
        facts["published"] = Found(line.published.isoformat(), "byline line")
    return facts


def _is_label(block: Block) -> bool:
    words = block.words
    return (
        1 <= count_words(words) <= _MOST_LABEL_WORDS
        and block.kind in ("paragraph", "heading")
        and words[:1].isupper()
        and not _ENDS_SENTENCE.search(words)
    )
