"""A page as the formats hand it on: blocks in order, facts found beside them, and what the format left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from analyzer.reading.mapped import MappedText

BlockKind = Literal["paragraph", "heading", "item", "caption"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or caption, normalised, on one line."""

    text: MappedText
    kind: BlockKind = "paragraph"
    is_link: bool = False  # all its words are links or mark the current page
    is_apart: bool = False  # an empty line stands before it

    @property
    def words(self) -> str:
        return self.text.text


@dataclass(frozen=True, slots=True)
class Found:
    """A fact about the article and where it stood."""

    value: str
    source: str  # "front matter: title", "page metadata: og:title"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage that the format took out before cleaning, and before which block it stood."""

    text: str
    reason: str
    before: int
    mapped: MappedText | None = None


@dataclass(frozen=True, slots=True)
class Page:
    blocks: tuple[Block, ...]
    found: Mapping[str, Found] = field(
        default_factory=dict
    )  # title, outlet, byline, published (as printed), url
    left_out: tuple[LeftOut, ...] = ()
