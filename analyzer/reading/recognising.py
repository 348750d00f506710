"""Which format an upload has: by its content first, then by its name and media type. A name that lies is said."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.errors import UnreadableInputError
from analyzer.reading.archives import opened
from analyzer.reading.markdown import has_front_matter

FORMATS: Mapping[str, str] = {
    "text": "plain text", "markdown": "Markdown", "html": "a web page", "mhtml": "a saved web page",
    "pdf": "a PDF", "docx": "a Word document", "odt": "an OpenDocument text", "rtf": "an RTF document",
    "mail": "an e-mail message", "csv": "a table", "tsv": "a table", "jsonl": "a list of JSON objects",
    "xlsx": "an Excel workbook", "zip": "a zip archive",
}  # fmt: skip
"""Every format that is read, and what it is called."""
TABLES = frozenset({"csv", "tsv", "jsonl", "xlsx"})
_TEXTUAL = frozenset({"text", "markdown", "html", "mhtml", "mail", "csv", "tsv", "jsonl"})

_BY_SUFFIX: Mapping[str, str] = {
    "txt": "text", "text": "text", "md": "markdown", "markdown": "markdown", "html": "html", "htm": "html",
    "xhtml": "html", "mht": "mhtml", "mhtml": "mhtml", "pdf": "pdf", "docx": "docx", "odt": "odt", "rtf": "rtf",
    "eml": "mail", "csv": "csv", "tsv": "tsv", "tab": "tsv", "jsonl": "jsonl", "ndjson": "jsonl", "json": "jsonl",
    "xlsx": "xlsx", "zip": "zip",
}  # fmt: skip
_BY_MEDIA_TYPE: Mapping[str, str] = {
    "text/plain": "text", "text/markdown": "markdown", "text/x-markdown": "markdown", "text/html": "html",
    "application/xhtml+xml": "html", "multipart/related": "mhtml", "application/x-mimearchive": "mhtml",
    "application/pdf": "pdf", "application/rtf": "rtf", "text/rtf": "rtf", "message/rfc822": "mail",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt", "text/csv": "csv", "text/tab-separated-values": "tsv",
    "application/x-ndjson": "jsonl", "application/jsonl": "jsonl", "application/json": "jsonl",
    "application/zip": "zip", "application/x-zip-compressed": "zip",
}  # fmt: skip
_SAYS_NOTHING = frozenset({"", "application/octet-stream", "binary/octet-stream"})
"""Media types that browsers and shells give files they do not know."""
_SUFFIX = re.compile(r"\.([A-Za-z0-9]{1,8})$")

_LOOKS_LIKE_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_HEADER_LINE = re.compile(rb"([A-Za-z][A-Za-z-]{1,40}):[^\n]*\n(?:[ \t][^\n]*\n)*")
_MAIL_HEADERS = frozenset({b"from", b"to", b"subject", b"date", b"mime-version", b"message-id", b"received",
                           b"return-path", b"content-type", b"delivered-to", b"reply-to"})  # fmt: skip
_SURE_MAIL_HEADERS = frozenset({b"mime-version", b"message-id", b"received", b"return-path"})
_HEAD = 16_384
"""Bytes that are looked at to tell a message: mail servers write up to about 10 kB of headers."""
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related|^snapshot-content-location:", re.I | re.M)

_UNREAD: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls) or an Outlook message",
     "Save it as .docx, .xlsx or .eml and upload that."),
    (b"\x89PNG", "a picture", "Run text recognition (OCR) on it, or type the text."),
    (b"\xff\xd8\xff", "a picture", "Run text recognition (OCR) on it, or type the text."),
    (b"GIF8", "a picture", "Run text recognition (OCR) on it, or type the text."),
    (b"II*\0", "a picture", "Run text recognition (OCR) on it, or type the text."),
    (b"MM\0*", "a picture", "Run text recognition (OCR) on it, or type the text."),
    (b"\x1f\x8b", "a compressed file", "Unpack it, or pack the files as .zip."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it, or pack the files as .zip."),
    (b"Rar!", "a RAR archive", "Unpack it, or pack the files as .zip."),
    (b"BZh", "a compressed file", "Unpack it, or pack the files as .zip."),
    (b"\xfd7zXZ", "a compressed file", "Unpack it, or pack the files as .zip."),
    (b"\x7fELF", "a program", "Upload the article's text."),
    (b"MZ\x90", "a program", "Upload the article's text."),
)  # fmt: skip
"""What is told by its first bytes and not read: what it is, and what to do."""
_PACKED: Mapping[str | None, str] = {
    "docx": "Word document",
    "odt": "OpenDocument text",
    "xlsx": "Excel workbook",
}
"""What is a zip inside and nobody would call one."""
_RESAVE = "Fetch or save it anew, or copy its text and paste it here."
_COPY = "Copy the article's text and paste it here."


@dataclass(frozen=True, slots=True)
class Recognised:
    """The format, a key of FORMATS; ``note`` is a sentence where the name says another one."""

    format: str
    note: str = ""


def recognise(content: bytes, filename: str | None, media_type: str | None) -> Recognised:
    """The format of an upload.

    Raises:
        UnreadableInputError: one that is not read, or a name that promises what the content is not.
    """
    suffix = _suffix_of(filename)
    named = _BY_SUFFIX.get(suffix) or _BY_MEDIA_TYPE.get(_kind(media_type))
    by_content = _by_content(content, named)
    if by_content is None:
        return _by_name(content, filename, media_type, named)
    if (named is None and suffix) or (named not in (None, by_content) and not _is_loose(named, by_content)):
        return Recognised(by_content, f"{filename or 'It'} is {FORMATS[by_content]}, and was read as one.")
    return Recognised(by_content)


def _by_content(content: bytes, named: str | None) -> str | None:
    """The format that the bytes themselves show."""
    for signature, what, remedy in _UNREAD:
        if content.startswith(signature):
            raise UnreadableInputError(f"This is {what}, which can't be read.", remedy)
    start = content[:1024].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start and not start.lstrip().startswith((b"<", b"---")):
        return "pdf"
    if start.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content, named)
    if named != "html" and _LOOKS_LIKE_HTML.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "html"
    if named in TABLES or named in ("markdown", "html"):
        return named
    return _mail(content[:_HEAD], named)


def _zipped(content: bytes, named: str | None) -> str:
    """What kind of zip. A damaged one is refused here, with the reason, as what its name says it is."""
    called = {"what": _PACKED[named], "remedy": _RESAVE} if named in _PACKED else {}
    with opened(content, **called) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return "docx"
        if "xl/workbook.xml" in names:
            return "xlsx"
        if "mimetype" in names and "content.xml" in names:
            return _open_document(archive)
    if any(name.startswith("ppt/") for name in names):
        raise UnreadableInputError("This is a presentation, which can't be read.", _COPY)
    if "META-INF/container.xml" in names:
        raise UnreadableInputError("This is an electronic book, which can't be read.", _COPY)
    return "zip"


def _open_document(archive: zipfile.ZipFile) -> str:
    try:
        with archive.open("mimetype") as stream:
            kind = stream.read(100)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise UnreadableInputError("The document is damaged.", "Save it anew and upload it again.") from None
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    raise UnreadableInputError(
        "This is an OpenDocument file that is no text.",
        "Save a table as .xlsx or .csv, anything else as text.",
    )


def _mail(head: bytes, named: str | None) -> str | None:
    """A message, or a page that a browser saved as one. A file that is called text needs a sure mark."""
    text = head.replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip(b"\xef\xbb\xbf\n ")
    if text.startswith(b"From "):
        text = text.partition(b"\n")[2]  # the line that mailboxes put before a message
    headers: set[bytes] = set()
    at = 0
    while found := _HEADER_LINE.match(text, at):
        headers.add(found.group(1).lower())
        at = found.end()
    is_sure = bool(headers & _SURE_MAIL_HEADERS)
    if len(headers & _MAIL_HEADERS) < 2 or (named != "mail" and named != "mhtml" and not is_sure):
        return None
    if named == "mhtml" or (named != "mail" and _SAVED_PAGE.search(text[:at])):
        return "mhtml"
    return "mail"


def _by_name(content: bytes, filename: str | None, media_type: str | None, named: str | None) -> Recognised:
    """Content that could be any text: the name tells which, or lies."""
    suffix, kind = _suffix_of(filename), _kind(media_type)
    if named is None and (suffix or kind not in _SAYS_NOTHING):
        what = f"“.{suffix}” files" if suffix else f"The type “{kind[:60]}”"
        raise UnreadableInputError(
            f"{what} can't be read; text, Markdown, HTML, PDF, Word, OpenDocument, RTF, e-mail, tables and zip can.",
            _COPY,
        )
    if named in (None, "text"):
        return Recognised("markdown" if _has_front_matter(content) else "text")
    if named in _TEXTUAL or b"\0" not in content[:4096]:
        return Recognised(
            "text",
            f"{filename or 'It'} is called {FORMATS[named or 'text']} but holds plain text, and was read as such.",
        )
    raise UnreadableInputError(
        f"This is called {FORMATS[named or 'text']} but is none, or it is damaged.",
        "Open it in the program that made it and save it anew.",
    )


def _has_front_matter(content: bytes) -> bool:
    return has_front_matter(content[:20_000].decode("utf-8", "replace").removeprefix("\ufeff"))


def _is_loose(named: str | None, found: str) -> bool:
    """Names that promise nothing that the content breaks: a page saved as text is still said, a message is not."""
    return (named, found) in {("html", "mhtml"), ("mail", "mhtml"), ("mhtml", "mail"), ("markdown", "text")}


def _suffix_of(filename: str | None) -> str:
    found = _SUFFIX.search((filename or "").strip())
    return found.group(1).lower() if found else ""


def _kind(media_type: str | None) -> str:
    return (media_type or "").split(";")[0].strip().lower()
