"""defusedxml: an OpenDocument text → its blocks, its notes and what its properties say.

Quirk: repeated spaces, tabs and line ends are elements. The caller has checked the package's sizes.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from analyzer.engines.written import WrittenBlock, WrittenError, WrittenText

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_HIDDEN = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls", f"{_TEXT}note"}
)
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": " ", f"{_TABLE}table-cell": " "}


def extract_opendocument(content: bytes) -> WrittenText:
    """The text of an .odt in order, notes apart.

    Raises:
        WrittenError: it is broken beyond reading, or declares entities.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = fromstring(package.read("content.xml"), forbid_dtd=True)
            has_meta = "meta.xml" in package.namelist()
            meta = fromstring(package.read("meta.xml"), forbid_dtd=True) if has_meta else None
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError,
            NotImplementedError, EOFError):  # fmt: skip
        raise WrittenError from None
    notes = tuple(filter(None, (_words(note) for note in body.iter(f"{_TEXT}note-body"))))
    found = {
        name: meta.findtext(f".//{_DC}{name}") or "" if meta is not None else ""
        for name in ("title", "creator")
    }
    return WrittenText(tuple(_blocks(body)), notes, found["title"], found["creator"])


def _blocks(node: Any) -> Iterator[WrittenBlock]:
    for child in node:
        if child.tag in _HIDDEN:
            continue
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            if words := _words(child):
                yield WrittenBlock(words, "heading" if child.tag == f"{_TEXT}h" else "paragraph")
        elif child.tag in (f"{_TABLE}table-row", f"{_TEXT}list-item"):
            if words := _words(child):
                yield WrittenBlock(words, "item")
        else:
            yield from _blocks(child)


def _words(node: Any) -> str:
    return " ".join("".join(_pieces(node)).split())


def _pieces(node: Any) -> Iterator[str]:
    yield node.text or ""
    for child in node:
        if child.tag in _HIDDEN:
            yield child.tail or ""
            continue
        yield from _pieces(child)
        yield _SPACES.get(child.tag, " " if child.tag in (f"{_TEXT}p", f"{_TEXT}h") else "")
        yield child.tail or ""
