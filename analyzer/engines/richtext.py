"""striprtf: an RTF file → its paragraphs.

Quirks: bytes above ASCII are in the code page that the file names, which striprtf knows for escapes only; tables come
as lines with bars.
"""

from __future__ import annotations

from analyzer.engines.written import WrittenBlock, WrittenError, WrittenText


def extract_richtext(content: bytes) -> WrittenText:
    """The text of an .rtf in order; each paragraph mark ends a block.

    Raises:
        WrittenError: it is broken beyond reading.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(content.decode("cp1252", "replace"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError, AttributeError):
        raise WrittenError from None
    paragraphs = (" ".join(line.replace("|", " ").split()) for line in text.split("\n"))
    return WrittenText(tuple(WrittenBlock(words) for words in paragraphs if words))
