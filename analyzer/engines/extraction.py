"""trafilatura and lxml: an HTML page → the article's blocks, its metadata and its visible text.

Quirks: trafilatura gives no offsets, guesses dates with the help of the clock, and logs where it should raise. So
only its body is used; what the page states about its article is read in page_facts.py.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed
from itertools import islice
from typing import Any, Literal

from analyzer.engines.page_facts import page_facts

BlockKind = Literal["paragraph", "heading", "item"]
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "head": "heading", "item": "item", "quote": "paragraph", "code": "paragraph", "row": "item",
}  # fmt: skip


MOST_ELEMENTS = 30_000
"""Of a page. Articles have one to five thousand, the longest live pages some twenty. trafilatura takes 20 µs for each, and
more than twice as long for twice as many, so that a page of nothing but tags would cost 20 s."""


@dataclass(frozen=True, slots=True)
class ExtractedBlock:
    text: str
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Extraction:
    blocks: tuple[ExtractedBlock, ...]
    metadata: dict[str, tuple[str, str]]  # field → (value, where it stood)
    letters: int = 0  # on the page as it was parsed: what stands too deep in it is dropped without a word
    has_too_many_elements: bool = False  # then no body was looked for


def extract(html: str) -> Extraction:
    """The body of the page's article in order, and what the page says about it. No body: no blocks."""
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = load_html(html)
    if tree is None:
        return Extraction((), {})
    metadata = page_facts(tree)
    letters = sum(sum(map(str.isalpha, text)) for text in tree.itertext())
    if sum(1 for _ in islice(tree.iter(), MOST_ELEMENTS + 1)) > MOST_ELEMENTS:
        return Extraction((), metadata, letters, has_too_many_elements=True)
    _drop_hidden(tree)
    blocks = _body_blocks(tree)
    if not blocks and (tree := load_html(html)) is not None:
        blocks = _body_blocks(tree)  # some pages hide the whole article until their script has run
    return Extraction(blocks, metadata, letters)


def _body_blocks(tree: Any) -> tuple[ExtractedBlock, ...]:
    from lxml import etree  # type: ignore[import-untyped]
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, include_comments=False, with_metadata=False)
    except (etree.LxmlError, ValueError, RecursionError):
        return ()
    body = getattr(document, "body", None)
    return tuple(_blocks(body)) if body is not None else ()


def _drop_hidden(tree: Any) -> None:
    """What the page does not show is not what its readers read: machine-readable copies, pop-ups in waiting."""
    for node in tree.xpath(
        "//*[@hidden or contains(translate(@style, 'DISPLAYNOE ', 'displaynoe'), 'display:none')]"
    ):
        if node.tag not in ("html", "body", "article", "main") and node.getparent() is not None:
            node.drop_tree()


def _blocks(body: Any) -> Iterator[ExtractedBlock]:
    """Text under a block element is that block's; text that stands between blocks is a paragraph of its own."""
    pending: list[str] = []
    kind: BlockKind = "paragraph"
    for event, node in _walk(body):
        name = node.tag if isinstance(node.tag, str) else ""
        opens = event == "start" and name in _BLOCKS
        closes = event == "end" and name in _BLOCKS
        if opens or closes or (event == "start" and name == "lb"):
            if text := " ".join("".join(pending).split()):
                yield ExtractedBlock(text, kind)
            pending = []
        if opens:
            kind = "item" if kind == "item" and name == "p" and _within_item(node) else _BLOCKS[name]
        elif closes:
            kind = "paragraph"
        words: str | None = node.text if event == "start" else node.tail
        if event == "end" and name == "cell":
            pending.append(" ")
        if words and not (event == "end" and node is body):
            pending.append(words)
    if text := " ".join("".join(pending).split()):
        yield ExtractedBlock(text, kind)


def _walk(body: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    yield from etree.iterwalk(body, events=("start", "end"))


def _within_item(node: Any) -> bool:
    parent = node.getparent()
    return parent is not None and parent.tag == "item"


def version() -> str:
    """For the fingerprint, without importing the packages."""
    return f"trafilatura {installed('trafilatura')} lxml {installed('lxml')}"
