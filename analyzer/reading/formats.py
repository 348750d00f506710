"""Which format an upload has; one file reads each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from analyzer.errors import UnreadableInputError
from analyzer.reading.blocks import Page
from analyzer.reading.html import read_html
from analyzer.reading.markdown import has_front_matter, read_markdown
from analyzer.reading.plain import read_plain

Reader = Callable[[str], Page]

READERS: Mapping[str, Reader] = {"text": read_plain, "markdown": read_markdown, "html": read_html}

_BY_SUFFIX: Mapping[str, str] = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html",
    "xhtml": "html",
}  # fmt: skip
_BY_MEDIA_TYPE: Mapping[str, str] = {
    "text/plain": "text", "text/markdown": "markdown", "text/x-markdown": "markdown", "text/html": "html",
    "application/xhtml+xml": "html",
}  # fmt: skip
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Media types that browsers and shells give files they do not know."""
_SUFFIX = re.compile(r"\.([A-Za-z0-9]{1,8})$")
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)


def reader_for(text: str, media_type: str | None, filename: str | None) -> Reader:
    """The reader of an upload, by the name of its file, its media type and how it begins.

    Raises:
        UnreadableInputError: a type that is none of plain text, Markdown and HTML.
    """
    named = _named_format(media_type, filename)
    if named != "html" and _LOOKS_LIKE_HTML.match(text):
        return read_html
    if named in (None, "text") and has_front_matter(text):
        return read_markdown
    return READERS[named or "text"]


def check_type(media_type: str | None, filename: str | None) -> None:
    """Refuse an unknown type before its bytes are looked at: its message says more than "binary" would."""
    _named_format(media_type, filename)


def _named_format(media_type: str | None, filename: str | None) -> str | None:
    suffix = _SUFFIX.search((filename or "").strip())
    if suffix and (named := _BY_SUFFIX.get(suffix.group(1).lower())):
        return named
    kind = (media_type or "").split(";")[0].strip().lower()
    if named := _BY_MEDIA_TYPE.get(kind):
        return named
    if suffix or kind not in _SAYS_NOTHING:
        what = f"“.{suffix.group(1)}” files" if suffix else f"The type “{kind[:60]}”"
        raise UnreadableInputError(
            f"{what} can't be read; plain text (.txt), Markdown (.md) and HTML (.html) can. "
            "Copy the article's text and paste it here."
        )
    return None
