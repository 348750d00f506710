"""Bytes → text: which encoding, and whether it is a text at all."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from analyzer.errors import UnreadableInputError

MAX_BYTES = 2_000_000
"""About 330,000 words: forty times a long feature. A larger file is no article."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_DECLARED_WITHIN = 4096
"""Bytes. HTML wants its charset within the first 1024; pages are not always so good."""
_CHARSET_PARAMETER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_MOJIBAKE = re.compile("â€[™œ\x9d˜“”\u2019\u201c\u0153]|Ã[©¨¡³¼¶¤±]|ï»¿")
_MOST_MOJIBAKE = 2
"""One or two may be quoted; three are a file that was decoded wrongly before."""
_MOST_HIGH = 0.15
"""Share of letters beyond ASCII in an 8-bit text. English has under 1 %, French about 4 %, another alphabet nearly all."""
_MOST_CONTROLS = 0.01
"""Share of control characters. Texts have none but a stray one; a binary file has some 10 %."""
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")

_EMPTY = ("The file is empty.", "Choose a file with the article's text, or paste the text.")
_ADVICE = "Open it in the program that made it, copy the text and paste it here, or save it as UTF-8 text."


def decode(content: bytes, media_type: str | None = None) -> str:
    """The text of an upload, without its byte order mark.

    Tried in order: byte order mark, UTF-8, the encoding that the media type or the page declares, Windows-1252.

    Raises:
        UnreadableInputError: empty, over 2 MB, binary, or in an encoding that is none of these.
    """
    _refuse_unreadable(content)
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _checked(_decoded(content[len(mark) :], encoding))
    if len(content) - len(content.translate(None, _CONTROLS)) > _MOST_CONTROLS * len(content):
        raise UnreadableInputError(
            "The file is binary or not in UTF-8, so it can't be read as text.", _ADVICE
        )
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        declared = _declared_encoding(content, media_type)
    if declared:
        return _checked(_decoded(content, declared))
    text = _decoded(content, "cp1252")
    letters = sum(map(str.isalpha, text))
    if sum(1 for sign in text if sign > "\x7f" and sign.isalpha()) > _MOST_HIGH * max(letters, 1):
        raise UnreadableInputError(
            "The text is neither UTF-8 nor Western European (Windows-1252), so its letters can't be told.",
            "Save it as UTF-8 and upload it again.",
        )
    return _checked(text)


def refuse_empty(content: bytes) -> None:
    """Refuse bytes that are nothing but white space.

    Raises:
        UnreadableInputError: with what to do.
    """
    if not content.strip():
        raise UnreadableInputError(*_EMPTY)


def _refuse_unreadable(content: bytes) -> None:
    refuse_empty(content)
    if len(content) > MAX_BYTES:
        raise UnreadableInputError(
            f"The file has {len(content) / 1_000_000:.1f} MB of text; at most 2 MB are read.",
            "Upload the article's text alone.",
        )


def _declared_encoding(content: bytes, media_type: str | None) -> str | None:
    named = _CHARSET_PARAMETER.search(media_type or "")
    name = named.group(1) if named else None
    if name is None and (found := _DECLARED.search(content[:_DECLARED_WITHIN])):
        name = found.group(1).decode("ascii", "replace")
    if name is None:
        return None
    try:
        encoding = codecs.lookup(name).name
        with suppress(UnicodeError):
            b"a".decode(encoding)  # codecs such as rot13 are no text encodings: a LookupError
    except LookupError:
        return None
    # Browsers read Latin-1 and ASCII as Windows-1252; so do we. A page that says UTF-8 has been tried already.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(encoding, encoding)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeError:
        raise UnreadableInputError(f"The file can't be read as text ({encoding}).", _ADVICE) from None


def _checked(text: str) -> str:
    if not text.strip():
        raise UnreadableInputError(*_EMPTY)
    if len(_MOJIBAKE.findall(text)) > _MOST_MOJIBAKE or text.count("\ufffd") > _MOST_MOJIBAKE:
        raise UnreadableInputError(
            "The text was decoded wrongly before: it has signs such as “â€™” where an apostrophe should be.",
            "Copy it again from its source, or save it as UTF-8.",
        )
    return text
