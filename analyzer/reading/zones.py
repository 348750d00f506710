"""Which zone a block belongs to: body, caption, or a box beside the article, and what is a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from analyzer.reading.blocks import Block
from analyzer.reading.rules import count_words
from analyzer.types import Zone

_BOX_HEADING = re.compile(
    r"^\W*(?:key (?:facts|points|terms|takeaways|highlights|figures|dates|numbers)|(?:quick|fast|fun) facts|facts?(?: box|box)?|highlights|at a glance"
    r"|in (?:brief|short|numbers|a nutshell)|do you know|did you know|you should know|glossary|(?:useful |important )?(?:terms|definitions)(?: explained)?"
    r"|what you need to know|things to know|takeaways|the takeaways?|summary|tl;?dr|the story so far|timeline|explained in brief|about the (?:terms|numbers))\W*$",
    re.IGNORECASE,
)
_GLOSSARY = re.compile(r"^[A-Z][^.:!?“”\"]{1,60}:\s+\S")
"""A term, a colon, its explanation."""
_MOST_HEADING_WORDS = 12
_SENTENCE_END = re.compile(r"[.!,;:…][\"'”’)\]]*$")
_QUOTED = re.compile(r"^[\"“‘']")


@dataclass(frozen=True, slots=True)
class Placed:
    block: Block
    zone: Zone


def place(blocks: Sequence[Block]) -> list[Placed]:
    """Zone of each block. A box reaches from its heading over the list, the glossary or the one paragraph under it;
    a list before the first paragraph is a summary and a box as well."""
    placed: list[Placed] = []
    box: str | None = "opening"  # what the box that is open has held so far; None outside a box
    for block, following in zip_longest(blocks, blocks[1:]):
        if _BOX_HEADING.match(block.words) and following is not None and block.kind != "item":
            placed.append(Placed(replace(block, kind="heading"), "box"))
            box = "heading"
        elif block.kind == "caption":
            placed.append(Placed(block, "caption"))
        elif box is not None and (continued := _continues(box, block)):
            placed.append(Placed(block, "box"))
            box = continued
        else:
            kind = "heading" if _is_heading(block, following) else block.kind
            placed.append(Placed(replace(block, kind=kind), "body"))
            box = "opening" if box == "opening" and kind == "heading" else None
    return placed


def _continues(box: str, block: Block) -> str | None:
    """What the box holds now, if the block still belongs to it."""
    if block.kind == "item" and box in ("opening", "heading", "list"):
        return "opening" if box == "opening" else "list"
    if box in ("heading", "glossary") and _GLOSSARY.match(block.words):
        return "glossary"
    if box == "heading" and block.kind == "paragraph":
        return "paragraph"
    return None


def _is_heading(block: Block, following: Block | None) -> bool:
    if block.kind == "item" or following is None:
        return False
    words = block.words
    if block.kind == "heading":
        return count_words(words) <= 2 * _MOST_HEADING_WORDS and not words.rstrip().endswith(".")
    return (
        count_words(words) <= _MOST_HEADING_WORDS
        and words[:1].isalnum()
        and not words[0].islower()
        and not _SENTENCE_END.search(words)
        and not _QUOTED.match(words)
        and (following.kind == "item" or count_words(following.words) > _MOST_HEADING_WORDS)
    )
