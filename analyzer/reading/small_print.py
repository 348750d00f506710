"""Credits and small print: who wrote and edited with whom, whose the words are, marks and tags of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analyzer.reading.blocks import Block
from analyzer.reading.rules import FULL_STOP, count_words, matcher, rule, run_rule

_EDITOR = matcher(
    r"^\W*(?:(?:edited|reported|compiled|written|translated|proofread|curated) by (?-i:[A-Z])[^.]{1,80}\.?\W*$"
    r"|reporting by\b.{1,200}(?:editing|writing) by\b|additional reporting by\b[^.]{1,120}\.?\W*$"
    r"|with (?:additional )?(?:agency |agencies |wire |staff )?(?:inputs?|reporting)(?: from| by)?\b[^.]{0,80}\.?\W*$|inputs? from\b[^.]{1,60}\.?\W*$"
    r"|(?:except for the headline, )?this (?:story|article|report|copy)\b.{0,120}\b(?:not been (?:edited|created)|syndicated|auto-?generated|wire (?:service )?feed|automated feed)\b"
    r"|contributing: (?-i:[A-Z])[^.]{1,80}\W*$"
    r"|(?-i:[A-Z])(?:(?![a-z]{4}[.!?]\s)[^“”\"]){2,250}\bcontributed (?:to this (?:story|report|article)|(?:additional )?reporting)"
    r"(?: (?:from|in) (?-i:[A-Z])[^.]{1,60})?\W*$"
    r"|disclaimer\s*:|the (?:views|opinions) expressed\b.{0,60}\b(?:author|writer|own)\b)"
)


@rule("editor's line")
def editors_line(block: Block) -> bool:
    return count_words(block.words) <= 50 and bool(_EDITOR.match(block.words))


_COPYRIGHT = matcher(
    r"^\W*(?:©|\(c\)\s|copyright\b|all rights reserved\b|first published\b[^.]{0,80}\.?$|published by\b[^.]{0,60}\.?$|first published (?:on|at|in)\b|click here for reprints?\b)"
)
_COMPANY = re.compile(
    r"^[A-Z][\w&.,'’ -]{1,60}\b(?:LLC|L\.L\.C|Inc|Ltd|Limited|LLP|PLC|plc|GmbH|Corp|Company)\b\W*$"
)


@rule("copyright line")
def copyright_line(block: Block) -> bool:
    return count_words(block.words) <= 40 and bool(
        _COPYRIGHT.match(block.words) or (block.words.lower().rstrip(". ").endswith("all rights reserved"))
    )


@run_rule("copyright line")
def owner(blocks: Sequence[Block]) -> list[int]:
    """The company that a copyright line names on the line after it."""
    return [
        index
        for index, (line, following) in enumerate(pairwise(blocks), start=1)
        if _COPYRIGHT.match(line.words) and _COMPANY.match(following.words)
    ]


_END_MARK = matcher(
    r"^\W*(?:###?|[-–—]\s?(?:30|ends?)\s?[-–—]|\*\s?\*\s?\*|ends?|for immediate release|\d{1,2}[.)])\W*$|^[\W_]+$"
)
"""A number alone has lost the list or the heading that it counted."""


@rule("mark of the page")
def page_mark(block: Block) -> bool:
    return len(block.words) <= 60 and bool(_END_MARK.match(block.words))


_TAGS = matcher(r"^\W*(?:tags?|topics?|keywords?|filed under|categories|category)\s*:\s*\S")


@rule("list of tags")
def tag_list(block: Block) -> bool:
    return (
        count_words(block.words) <= 40
        and bool(_TAGS.match(block.words))
        and not FULL_STOP.search(block.words)
    )
