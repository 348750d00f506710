"""trafilatura and lxml: an HTML page → the article's blocks, its metadata and its visible text.

Quirks: trafilatura gives no offsets, guesses dates with the help of the clock, and logs where it should raise. So
only its body is used; metadata are read here from what the page states (JSON-LD, meta elements), and nothing else.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed
from typing import Any, Literal

BlockKind = Literal["paragraph", "heading", "item"]
_BLOCKS: dict[str, BlockKind] = {
    "p": "paragraph", "head": "heading", "item": "item", "quote": "paragraph", "code": "paragraph", "row": "item",
}  # fmt: skip
_ARTICLE_TYPES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle blogposting webpage".split(  # noqa: SIM905
        " "
    )
)
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "application-name", "citation_journal_title"),
    "byline": ("author", "article:author", "parsely-author", "dc.creator", "byl"),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "parsely-pub-date",
        "pubdate", "publishdate", "citation_publication_date", "dcterms.created",
    ),
    "url": ("og:url",),
}  # fmt: skip
"""Names of meta elements that state a fact, the most reliable first."""
_DEEPEST_JSON = 6


@dataclass(frozen=True, slots=True)
class ExtractedBlock:
    text: str
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Extraction:
    blocks: tuple[ExtractedBlock, ...]
    metadata: dict[str, tuple[str, str]]  # field → (value, where it stood)
    letters: int = 0  # on the page as it was parsed: what stands too deep in it is dropped without a word


def extract(html: str) -> Extraction:
    """The body of the page's article in order, and what the page says about it. No body: no blocks."""
    from trafilatura.utils import load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = load_html(html)
    if tree is None:
        return Extraction((), {})
    metadata = _metadata(tree)
    letters = sum(sum(map(str.isalpha, text)) for text in tree.itertext())
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


def _metadata(tree: Any) -> dict[str, tuple[str, str]]:
    stated: dict[str, tuple[str, str]] = {}
    metas = _meta_elements(tree)
    for field, value in _linked_data(tree).items():
        stated.setdefault(field, (value, "page metadata: JSON-LD"))
    for field, names in _META.items():
        for name in names:
            if name in metas:
                stated.setdefault(field, (metas[name], f"page metadata: {name}"))
                break
    if (address := tree.xpath("string((//link[@rel='canonical']/@href)[1])").strip()).startswith("http"):
        stated.setdefault("url", (address, "page metadata: canonical link"))
    for path, name in (("//h1", "h1"), ("//title", "title element")):
        for node in tree.xpath(path)[:1]:
            if words := " ".join(node.text_content().split()):
                stated.setdefault("title", (words, f"page: {name}"))
    return stated


def _meta_elements(tree: Any) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = (node.get("content") or "").strip()
        if name and content:
            metas.setdefault(name, content)
    return metas


def _linked_data(tree: Any) -> dict[str, str]:
    """Facts of the first article that the page's JSON-LD describes."""
    for node in tree.xpath("//script[@type='application/ld+json']"):
        try:
            loaded = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(loaded):
            kinds = thing.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.lower() in _ARTICLE_TYPES - {"webpage"} for name in names):
                return _facts_of(thing)
    return {}


def _things(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST_JSON:
        return
    if isinstance(value, dict):
        yield value
        for each in (value.get("@graph"), value.get("mainEntity")):
            yield from _things(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _things(each, depth + 1)


def _facts_of(article: dict[str, Any]) -> dict[str, str]:
    facts = {
        "title": _name(article.get("headline")),
        "outlet": _name(article.get("publisher")),
        "byline": ", ".join(filter(None, map(_name, _listed(article.get("author"))))),
        "published": _name(article.get("datePublished")),
        "url": _name(article.get("url")),
    }
    return {field: value for field, value in facts.items() if value}


def _listed(value: Any) -> list[Any]:
    return value[:10] if isinstance(value, list) else [value]


def _name(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list) and value:
        return _name(value[0]) if not isinstance(value[0], list) else ""
    return value.strip() if isinstance(value, str) else ""


def version() -> str:
    """For the fingerprint, without importing the packages."""
    return f"trafilatura {installed('trafilatura')} lxml {installed('lxml')}"
