"""Markdown, with front matter or without → blocks without markup, and the facts of the front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import yaml

from analyzer.reading.blocks import Block, Found, LeftOut, Page
from analyzer.reading.mapped import MappedText
from analyzer.reading.normalising import flattened, normalise, one_line
from analyzer.reading.plain import blocks_of

_FRONT_MATTER = re.compile(
    r"\A\s*---[ \t]*\r?\n(?P<fields>.{0,16000}?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^([A-Za-z_][\w .-]{0,40}):[ \t]+(.+?)[ \t]*$", re.MULTILINE)

FIELD_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "site", "site_name", "sitename", "source"),
    "byline": ("author", "authors", "byline", "by"),
    "published": ("date", "published", "published_time", "publication_date", "date_published", "pubdate"),
    "url": ("url", "source_url", "link", "permalink", "canonical", "canonical_url"),
    "issuer": ("issuer", "issued_by"),
    "role": ("role",),
}
"""What front matter calls the fields of a document, the usual name first."""

_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\)")
_PICTURE = re.compile(r"!\[([^\[\]\n]{0,300})\]\([^()\n]{0,500}\)")
_CURRENT_PAGE = re.compile(r"<[^<>]{0,200}aria-current[^<>]{0,200}>")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,300}>|<!--(?:(?!<!--).){0,2000}?-->", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,1000})(?<=[^\s*_])\1(?![\w*_])")
_HEADING = re.compile(r"^#{1,6}\s+(.*)$")
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!>~|])")


def has_front_matter(text: str) -> bool:
    return _FRONT_MATTER.match(text) is not None


def read_markdown(text: str) -> Page:
    """Blocks, with what of pictures and inline markup is left out; the fields of the front matter become facts."""
    head = _FRONT_MATTER.match(text)
    found = _facts(head["fields"]) if head else {}
    body = normalise(text[head.end() :], head.end()) if head else normalise(text)
    blocks: list[Block] = []
    left_out: list[LeftOut] = []
    if head:
        left_out.append(LeftOut(head["fields"].strip(), "front matter", 0))
    for block in blocks_of(_parted(body), has_soft_breaks=True):
        if _RULE.match(block.words):
            continue
        pictures = [one_line(each.group(1)) for each in _PICTURE.finditer(block.words)]
        left_out += [LeftOut(words, "description of a picture", len(blocks)) for words in pictures if words]
        unmarked = _unmarked(block)
        tags = _TAG.findall(_PICTURE.sub("", block.words))
        if tags and not unmarked.is_link:  # a link goes with the navigation that it is part of
            left_out.append(LeftOut(" ".join(map(one_line, tags)), "markup in the text", len(blocks)))
        if unmarked.words:
            blocks.append(unmarked)
    return Page(tuple(blocks), found, tuple(left_out))


def _facts(fields: str) -> dict[str, Found]:
    given = {_key(name): value for name, value in _fields(fields).items()}
    facts: dict[str, Found] = {}
    for field, names in FIELD_NAMES.items():
        for name in names:
            if value := _printed(given.get(name)):
                facts[field] = Found(value, f"front matter: {name}")
                break
    return facts


class _Loader(yaml.SafeLoader):
    """YAML without aliases: front matter needs none, and merged mappings of them grow beyond all measure."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias")
        return super().compose_node(parent, index)


def _fields(fields: str) -> dict[object, object]:
    try:
        loaded = yaml.load(fields, _Loader)  # noqa: S506 (a SafeLoader that reads less)
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = None
    if isinstance(loaded, dict):
        return loaded
    # Not YAML after all ("title: Budget: the facts"): the lines still say what they say.
    return {found.group(1): found.group(2).strip("'\"") for found in _FIELD.finditer(fields)}


def _key(name: object) -> str:
    return str(name).strip().lower().replace(" ", "_").replace("-", "_") if isinstance(name, str) else ""


def _printed(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (_printed(each) for each in value[:10] if isinstance(each, str))))
    if isinstance(value, date):
        return value.isoformat()
    return one_line(value) if isinstance(value, str) else ""


def _parted(text: MappedText) -> MappedText:
    """Headings and quotation marks of blocks are lines of their own, whatever stands next to them."""
    edits = []
    at = 0
    for line in text.text.split("\n"):
        if found := _QUOTED.match(line):
            edits.append((at, at + found.end(), ""))  # the quotation mark of a block, not of speech
        elif _HEADING.match(line):
            edits.append((at, at, "\n"))
            edits.append((at + len(line), at + len(line), "\n"))
        at += len(line) + 1
    return text.edited(edits)


def _unmarked(block: Block) -> Block:
    text = block.text
    kind = block.kind
    is_link = _is_link(block.words)
    if heading := _HEADING.match(text.text):
        words = heading.group(1).rstrip().rstrip("#").rstrip()  # marks may close the line as well
        text, kind = text.cut(heading.start(1), heading.start(1) + len(words)), "heading"
    text = text.replaced(_PICTURE, "")
    text = _inner(text, _LINK, 1).replaced(_TAG, "")
    text = _inner(text, _EMPHASIS, 2).replaced(_ESCAPED, "")
    return replace(block, text=flattened(text), kind=kind, is_link=is_link)


def _inner(text: MappedText, pattern: re.Pattern[str], group: int) -> MappedText:
    """Each match gives way to its group."""
    return text.edited(
        edit
        for found in pattern.finditer(text.text)
        for edit in ((found.start(), found.start(group), ""), (found.end(group), found.end(), ""))
    )


def _is_link(markup: str) -> bool:
    """Nothing but links, or the mark of the page one is on."""
    without = _LINK.sub("", markup)
    if _CURRENT_PAGE.search(without):
        return True
    return without != markup and not any(map(str.isalnum, _TAG.sub("", without)))
