"""Which reader makes the blocks of which format; one file reads each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analyzer.errors import UnreadableInputError
from analyzer.reading.blocks import Page
from analyzer.reading.decoding import decode, refuse_empty
from analyzer.reading.html import read_html
from analyzer.reading.mail import read_message, read_saved_page
from analyzer.reading.markdown import read_markdown
from analyzer.reading.office import read_opendocument, read_richtext, read_word
from analyzer.reading.pdf import read_pdf
from analyzer.reading.plain import read_plain
from analyzer.reading.recognising import FORMATS, recognise
from analyzer.types import RawDocument

MAX_UPLOAD_BYTES = 25_000_000
"""A newspaper's page as PDF has up to 10 MB, an archive of forty articles rarely more than 20."""

TEXTS: Mapping[str, Callable[[str], Page]] = {
    "text": read_plain,
    "markdown": read_markdown,
    "html": read_html,
}
FILES: Mapping[str, Callable[[bytes], Page]] = {
    "pdf": read_pdf,
    "docx": read_word,
    "odt": read_opendocument,
    "rtf": read_richtext,
    "mail": read_message,
    "mhtml": read_saved_page,
}


def page_of(raw: RawDocument) -> Page:
    """The blocks of an upload that is one text.

    Raises:
        UnreadableInputError: empty, too large, of a format that is not read, damaged, or one that holds several texts.
    """
    check_size(raw.content)
    format = recognise(raw.content, raw.filename, raw.media_type).format
    if reader := TEXTS.get(format):
        return reader(decode(raw.content, raw.media_type))
    if file_reader := FILES.get(format):
        return file_reader(raw.content)
    raise UnreadableInputError(
        f"This is {FORMATS[format]}, which may hold several texts.",
        "Upload it on the page, or unpack it first.",
    )


def check_size(content: bytes) -> None:
    """Refuse what is empty or too large before anything looks inside.

    Raises:
        UnreadableInputError: with the size.
    """
    refuse_empty(content)
    if len(content) > MAX_UPLOAD_BYTES:
        raise UnreadableInputError(
            f"The file has {len(content) / 1_000_000:.0f} MB; at most {MAX_UPLOAD_BYTES // 1_000_000} MB are read.",
            "Upload the article alone, or several files in smaller archives.",
        )
