"""HTML → the article's blocks, the facts the page states, and what was left out around them."""

from __future__ import annotations

from analyzer.engines.extraction import MOST_ELEMENTS, extract
from analyzer.errors import UnreadableInputError
from analyzer.reading.blocks import Block, Found, LeftOut, Page
from analyzer.reading.mapped import MappedText
from analyzer.reading.normalising import flattened, one_line
from analyzer.reading.visible import Aligner, visible_text

_AROUND = "page around the article"
_TOO_DEEP = "page around the article, or nested too deeply in it to be told apart"
_MOST_KEPT = 0.95
"""Of the letters of a page. The parser drops what stands deeper than 256 elements and says nothing; else it keeps all,
and the hidden parts besides."""
WHOLE_PAGE = (
    f"The page has more than {MOST_ELEMENTS:,} elements, so the article was not told apart from what stands around it: "
    "all of its text was taken in. Take out what does not belong, or paste the article's text."
)
_NO_ARTICLE = (
    "No article was found on this page.",
    "Open it in a browser, copy the article's text and paste it here.",
)


def read_html(html: str) -> Page:
    """Blocks mapped to the page's source where their words stand there in one run.

    Raises:
        UnreadableInputError: no article was found on the page.
    """
    extraction = extract(html)
    visible = visible_text(html)
    stated = {
        field: Found(value, source)
        for field, (found, source) in extraction.metadata.items()
        if (value := one_line(found[:2000]))
    }
    if extraction.has_too_many_elements:
        return _whole_page(visible, stated)
    aligner = Aligner(visible)
    is_cut = extraction.letters < _MOST_KEPT * sum(map(str.isalpha, visible.text))
    blocks: list[Block] = []
    for each in extraction.blocks:
        if words := one_line(each.text):
            blocks.append(Block(aligner.place(words), each.kind, is_apart=True))
    if not blocks and is_cut:
        raise UnreadableInputError(
            "The elements of this page are nested too deeply: most of its text can't be reached.",
            "Open it in a browser, copy the article's text and paste it here.",
        )
    if not blocks:
        raise UnreadableInputError(*_NO_ARTICLE)
    reason = _TOO_DEEP if is_cut else _AROUND
    left_out = (LeftOut(text.text, reason, before, text) for before, text in aligner.unused())
    return Page(tuple(blocks), stated, tuple(left_out))


def _whole_page(visible: MappedText, stated: dict[str, Found]) -> Page:
    """All text of the page, menus included: nothing of it is left out, and it says so.

    Raises:
        UnreadableInputError: the page has no text.
    """
    blocks = tuple(Block(text, is_apart=True) for line in visible.lines() if (text := flattened(line)).text)
    if not blocks:
        raise UnreadableInputError(*_NO_ARTICLE)
    return Page(blocks, {**stated, "text": Found("", WHOLE_PAGE)})
