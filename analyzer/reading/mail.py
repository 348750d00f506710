"""E-mail messages and pages saved as one: their text, what their headers state, and what is attached.

Headers are decoded here, step by step, because the standard parser's own decoding raises on broken ones.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from analyzer.errors import UnreadableInputError
from analyzer.reading.blocks import Found, LeftOut, Page
from analyzer.reading.decoding import decode
from analyzer.reading.html import read_html
from analyzer.reading.normalising import one_line
from analyzer.reading.plain import read_plain
from analyzer.reading.rules import count_words

MOST_PARTS = 200
_DEEPEST = 10
"""Parts within parts. A forwarded newsletter has four."""
_FULLER = 0.5
"""Of the words of the formatted body: a plain one below it only says to look at the other."""
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_NO_TEXT = (
    "This message has no text.",
    "Upload its attachments, or copy its text and paste it here.",
)


@dataclass(frozen=True, slots=True)
class Attachment:
    name: str
    media_type: str
    content: bytes


def read_message(content: bytes) -> Page:
    """The text of a message, plain or formatted, and its subject, sender and date as facts.

    Raises:
        UnreadableInputError: no text in it, or in an encoding that cannot be told.
    """
    message = _parsed(content)
    bodies = {kind: part for part in reversed(_inline_parts(message)) if (kind := part.get_content_type())}
    page = _fuller(_page_of(bodies.get("text/plain")), _page_of(bodies.get("text/html")))
    if page is None:
        raise UnreadableInputError(*_NO_TEXT)
    return replace(page, found={**page.found, **_stated(message)})


def read_saved_page(content: bytes) -> Page:
    """The article of a page that a browser saved with its pictures in one file (.mhtml).

    Raises:
        UnreadableInputError: no page in it, or no article on the page.
    """
    message = _parsed(content)
    part = next(
        (
            each
            for each in _walk(message)
            if each.get_content_type() in ("text/html", "application/xhtml+xml")
        ),
        None,
    )
    if part is None:
        raise UnreadableInputError("This saved page holds no page.", "Save it again as HTML.")
    page = read_html(_decoded(part))
    address = one_line(_header(message, "Snapshot-Content-Location") or _header(part, "Content-Location"))
    if address.startswith("http") and "url" not in page.found:
        return replace(page, found={**page.found, "url": Found(address, "saved page: address")})
    return page


def attachments(content: bytes) -> Iterator[Attachment]:
    """What is attached to a message, forwarded messages included; pictures inside its text are not."""
    message = _parsed(content)
    inline = {id(part) for part in _inline_parts(message)}
    for number, part in enumerate(_walk(message), start=1):
        kind = part.get_content_type()
        if id(part) in inline or (part.is_multipart() and kind != "message/rfc822"):
            continue
        if kind.startswith("image/") and part.get("Content-ID") and _disposition(part) != "attachment":
            continue
        yield Attachment(_filename(part) or f"attachment {number}", kind, _payload(part))


def _parsed(content: bytes) -> Message:
    text = content.lstrip(b"\xef\xbb\xbf\r\n ")
    try:
        return message_from_bytes(text)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise UnreadableInputError(
            "This message is damaged.", "Copy its text and paste it here, or save it anew."
        ) from None


def _walk(message: Message, depth: int = 0) -> list[Message]:
    """The parts in order; those of forwarded messages belong to them."""
    found = [message]
    if depth < _DEEPEST and message.is_multipart() and message.get_content_type() != "message/rfc822":
        for part in message.get_payload():
            if isinstance(part, Message):
                found += _walk(part, depth + 1)
    return found[:MOST_PARTS]


def _inline_parts(message: Message) -> list[Message]:
    """The parts that are the message's own words."""
    return [
        part
        for part in _walk(message)
        if part.get_content_type() in ("text/plain", "text/html")
        and not part.is_multipart()
        and _disposition(part) != "attachment"
        and not _filename(part)
    ]


def _page_of(part: Message | None) -> Page | None:
    if part is None:
        return None
    try:
        text = _decoded(part)
        return read_html(text) if part.get_content_type() == "text/html" else _without_signature(text)
    except UnreadableInputError:
        return None


def _without_signature(text: str) -> Page:
    """Two dashes alone on a line begin the signature (RFC 3676)."""
    page = read_plain(text)
    if not (found := list(_SIGNATURE.finditer(text))):
        return page
    start = found[-1].start()
    above = read_plain(text[:start])
    signature = one_line(text[found[-1].end() :])
    left_out = (LeftOut(signature, "signature of the message", len(above.blocks)),) if signature else ()
    return Page(above.blocks, {}, left_out)


def _fuller(plain: Page | None, formatted: Page | None) -> Page | None:
    """The plain body, unless it is much shorter than the formatted one or empty."""
    if plain is None or formatted is None:
        return plain or formatted
    return plain if _size(plain) >= _FULLER * _size(formatted) else formatted


def _size(page: Page) -> int:
    return sum(count_words(block.words) for block in page.blocks)


def _stated(message: Message) -> dict[str, Found]:
    sender, address = parseaddr(_header(message, "From"))
    stated = {
        "title": (_REPLY.sub("", one_line(_header(message, "Subject"))), "message: subject"),
        "byline": (one_line(sender or address), "message: sender"),
        "published": (_day(_header(message, "Date")), "message: date"),
    }
    return {field: Found(value, source) for field, (value, source) in stated.items() if value}


def _day(stated: str) -> str:
    try:
        return parsedate_to_datetime(stated).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return ""


def _header(message: Message, name: str) -> str:
    """The first header of a name, its encoded words decoded as far as they can be."""
    try:
        stated = message.get(name)
        return "".join(_word(*each) for each in decode_header(stated)) if stated is not None else ""
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, binascii.Error):
        return str(message.get(name, ""))


def _word(word: str | bytes, charset: str | None) -> str:
    if isinstance(word, str):
        return word.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        return word.decode(charset if charset and charset != "unknown-8bit" else "utf-8", "replace")
    except (LookupError, ValueError):
        return word.decode("utf-8", "replace")


def _disposition(part: Message) -> str:
    return str(part.get("Content-Disposition") or "").partition(";")[0].strip().lower()


def _filename(part: Message) -> str:
    try:
        return one_line("".join(_word(*each) for each in decode_header(part.get_filename() or "")))
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, binascii.Error):
        return "attachment"


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return (
            inner[0].as_bytes()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message)
            else b""
        )
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, TypeError, AttributeError, binascii.Error):
        return b""
    return found if isinstance(found, bytes) else b""


def _decoded(part: Message) -> str:
    """The text of a part in the charset that it names, or in the one that its bytes show."""
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, TypeError, AttributeError):
        charset = None
    return decode(_payload(part), f"text/plain; charset={charset}" if charset else None)
