"""What the engines for word processors' files hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class WrittenError(Exception):
    """The file is broken beyond reading."""


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    text: str
    kind: Literal["paragraph", "heading", "item"] = "paragraph"


@dataclass(frozen=True, slots=True)
class WrittenText:
    """The blocks in order; footnotes and endnotes apart; title and author as the file's properties name them."""

    blocks: tuple[WrittenBlock, ...]
    notes: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
