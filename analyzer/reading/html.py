"""HTML → the article's blocks, the facts the page states, and what was left out around them."""

from __future__ import annotations

from analyzer.engines.extraction import extract
from analyzer.errors import UnreadableInputError
from analyzer.reading.blocks import Block, Found, LeftOut, Page
from analyzer.reading.normalising import one_line
from analyzer.reading.visible import Aligner, visible_text


def read_html(html: str) -> Page:
    """Blocks mapped to the page's source where their words stand there in one run.

    Raises:
        UnreadableInputError: no article was found on the page.
    """
    extraction = extract(html)
    aligner = Aligner(visible_text(html))
    blocks: list[Block] = []
    for each in extraction.blocks:
        if words := one_line(each.text):
            blocks.append(Block(aligner.place(words), each.kind, is_apart=True))
    if not blocks:
        raise UnreadableInputError(
            "No article was found on this page.",
            "Open it in a browser, copy the article's text and paste it here.",
        )
    found = {
        field: Found(value, source)
        for field, (stated, source) in extraction.metadata.items()
        if (value := one_line(stated[:2000]))
    }
    return Page(tuple(blocks), found, tuple(_left_out(aligner)))


def _left_out(aligner: Aligner) -> list[LeftOut]:
    return [LeftOut(text.text, "page around the article", before, text) for before, text in aligner.unused()]
