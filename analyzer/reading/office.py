"""Word, OpenDocument and RTF → the article's blocks. What the file's properties claim is believed only where the
text says it too: most name whoever installed the program, or an older document."""

from __future__ import annotations

from collections.abc import Callable

from analyzer.engines.opendocument import extract_opendocument
from analyzer.engines.richtext import extract_richtext
from analyzer.engines.word import extract_word
from analyzer.engines.written import WrittenError, WrittenText
from analyzer.errors import UnreadableInputError
from analyzer.reading.archives import check_package
from analyzer.reading.blocks import Block, Found, LeftOut, Page
from analyzer.reading.decoding import MAX_BYTES
from analyzer.reading.normalising import flattened, normalise, one_line

_SAVE_ANEW = "Open it in the program that made it and save it anew, or copy the text and paste it here."
_OPENING_BLOCKS = 8
"""Title and author stand above the first paragraphs."""
_FEWEST_NAME_WORDS = 2


def read_word(content: bytes) -> Page:
    """The blocks of a .docx.

    Raises:
        UnreadableInputError: damaged, a bomb, or without text.
    """
    check_package(content, "Word document")
    return _page(extract_word, content, "Word document")


def read_opendocument(content: bytes) -> Page:
    """The blocks of an .odt.

    Raises:
        UnreadableInputError: damaged, a bomb, or without text.
    """
    check_package(content, "OpenDocument text")
    return _page(extract_opendocument, content, "OpenDocument text")


def read_richtext(content: bytes) -> Page:
    """The blocks of an .rtf.

    Raises:
        UnreadableInputError: damaged, over 2 MB, or without text.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableInputError(
            f"The RTF document has {len(content) / 1_000_000:.1f} MB; at most 2 MB are read.",
            "Save it without its pictures, or as .docx.",
        )
    return _page(extract_richtext, content, "RTF document")


def _page(extract: Callable[[bytes], WrittenText], content: bytes, what: str) -> Page:
    try:
        written = extract(content)
    except WrittenError:
        raise UnreadableInputError(f"The {what} is damaged and can't be read.", _SAVE_ANEW) from None
    if not written.blocks:
        raise UnreadableInputError(
            f"The {what} holds no text.",
            "If its pages are pictures, run text recognition (OCR) on them first.",
        )
    if sum(len(block.text) for block in written.blocks) > MAX_BYTES:
        raise UnreadableInputError(f"The {what} holds more than 2 MB of text.", "Upload the article alone.")
    blocks: list[Block] = []
    offset = 0
    for each in written.blocks:
        text = flattened(normalise(each.text, offset))
        offset += len(each.text) + 1
        if text.text:
            blocks.append(Block(text, each.kind, is_apart=True))
    notes = tuple(
        LeftOut(one_line(note), "footnote", len(blocks)) for note in written.notes if one_line(note)
    )
    return Page(tuple(blocks), _believed(written, blocks), notes)


def _believed(written: WrittenText, blocks: list[Block]) -> dict[str, Found]:
    opening = [block.words for block in blocks[:_OPENING_BLOCKS]]
    found: dict[str, Found] = {}
    title, author = one_line(written.title), one_line(written.author)
    if title and any(_letters(title) == _letters(line) for line in opening):
        found["title"] = Found(title, "document property: title")
    if len(author.split()) >= _FEWEST_NAME_WORDS and any(
        _letters(author) in _letters(line) for line in opening
    ):
        found["byline"] = Found(author, "document property: author")
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
