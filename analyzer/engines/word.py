"""mammoth: a Word document → its blocks, its footnotes and what its properties say.

Quirks: mammoth gives HTML; pictures would come as data addresses, so they are dropped; it raises whatever its parts
raise. The caller has checked the package: sizes, and no document type declarations in its XML.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from analyzer.engines.written import WrittenBlock, WrittenError, WrittenText

_KINDS = {"h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
          "p": "paragraph", "li": "item", "tr": "item"}  # fmt: skip
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def extract_word(content: bytes) -> WrittenText:
    """The text of a .docx in order, footnotes apart.

    Raises:
        WrittenError: it is broken beyond reading.
    """
    import mammoth

    try:
        result = mammoth.convert_to_html(
            io.BytesIO(content), convert_image=lambda image: [], include_embedded_style_map=False
        )
        blocks, notes = _blocks(result.value)
        return WrittenText(blocks, notes, *_properties(content))
    except Exception as error:
        if isinstance(error, MemoryError | RecursionError):
            raise
        raise WrittenError from None


def _blocks(html: str) -> tuple[tuple[WrittenBlock, ...], tuple[str, ...]]:
    from lxml import html as pages  # type: ignore[import-untyped]

    if not html.strip():
        return (), ()
    tree = pages.fragment_fromstring(html, create_parent="div")
    blocks: list[WrittenBlock] = []
    notes: list[str] = []
    for node in tree.iter(*_KINDS):
        if _is_within(node, ("li", "tr")):
            continue  # its words are those of the item or the row
        words = " ".join(_words(node).split())
        if not words:
            continue
        if node.tag == "li" and (node.get("id") or "").startswith(("footnote", "endnote")):
            notes.append(words.removesuffix("↑").rstrip())
        else:
            blocks.append(WrittenBlock(words, _KINDS[node.tag]))  # type: ignore[arg-type]
    return tuple(blocks), tuple(notes)


def _words(node: Any) -> str:
    """Its text, with a space where a cell, a paragraph or a line ends, and without marks of footnotes."""
    parts: list[str] = [node.text or ""]
    for child in node:
        is_mark = child.tag == "sup" and child.find("a") is not None
        parts.append("" if is_mark else _words(child))
        parts.append(" " if child.tag in ("br", "p", "td", "th") else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _is_within(node: Any, names: tuple[str, ...]) -> bool:
    return any(parent.tag in names for parent in node.iterancestors())


def _properties(content: bytes) -> tuple[str, str]:
    from defusedxml.ElementTree import fromstring

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if _CORE not in package.namelist():
            return "", ""
        core = fromstring(package.read(_CORE))
    return core.findtext(_TITLE) or "", core.findtext(_CREATOR) or ""
