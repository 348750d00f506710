"""What of a page is the article: each passage stays, goes with a reason, or becomes the title."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from analyzer.reading.blocks import Block, Found, LeftOut, Page
from analyzer.reading.captions import credit_tail
from analyzer.reading.cleaning import reasons_for
from analyzer.reading.normalising import one_line
from analyzer.reading.opening import HEADLINE, read_opening
from analyzer.reading.taking_out import TAKEN_OUT, TakenOut, take_out, wishes_of
from analyzer.types import RawDocument

_ANOTHER_HEADLINE = "headline in the text; another title was given"


@dataclass(frozen=True, slots=True)
class Passage:
    """A block that stays, words that go, or both: a caption that loses its credit."""

    block: Block | None
    gone: str = ""
    reason: str = ""
    taken_out: tuple[TakenOut, ...] = ()  # sentences of the block


def judge(page: Page, raw: RawDocument) -> tuple[tuple[Passage, ...], Mapping[str, Found]]:
    """The passages in order, and the facts that stood in the head of the text."""
    wanted = frozenset(one_line(text) for text in raw.keep)
    blocks, left_out = _with_put_back(page, wanted)
    kept = frozenset(index for index, block in enumerate(blocks) if block.words in wanted)
    unwanted = wishes_of((one_line(text) for text in raw.drop), wanted, map(_as_shown, blocks))
    reasons = [
        TAKEN_OUT if unwanted and _as_shown(block) in unwanted else None if index in kept else reason
        for index, (block, reason) in enumerate(zip(blocks, reasons_for(blocks), strict=True))
    ]
    known = dict(page.found)
    opening = read_opening(blocks, reasons, known, kept)
    for index, reason in opening.reasons.items():
        reasons[index] = reason
    title = one_line(raw.title) if raw.title else None
    passages: list[Passage] = []
    for index, block in enumerate(blocks):
        passages += _gone(left_out, index)
        passages += (
            _without(passage, unwanted) for passage in _passages(block, reasons[index], title, wanted)
        )
    passages += _gone(left_out, len(blocks))
    return tuple(passages), opening.facts


def _as_shown(block: Block) -> str:
    """The block's words as they would stand in the text: a caption without its credit."""
    cut = credit_tail(block)
    return block.words if cut is None else block.text.cut(0, cut).stripped().text


def _passages(
    block: Block, reason: str | None, title: str | None, wanted: frozenset[str]
) -> Iterator[Passage]:
    if reason == HEADLINE:
        if title is not None and title != block.words:
            yield Passage(None, block.words, _ANOTHER_HEADLINE)
    elif reason is not None:
        yield Passage(None, block.words, reason)
    elif block.words not in wanted and (cut := credit_tail(block)) is not None:
        yield Passage(replace(block, text=block.text.cut(0, cut).stripped(), kind="caption"))
        if (credit := block.words[cut:].strip()) not in wanted:
            yield Passage(None, credit, "picture credit")
    else:
        yield Passage(block)


def _without(passage: Passage, unwanted: frozenset[str]) -> Passage:
    """The passage without the sentences that a person took out of its block."""
    if passage.block is None or not unwanted:
        return passage
    left, taken = take_out(passage.block.text, unwanted)
    if not taken:
        return passage
    return replace(passage, block=replace(passage.block, text=left) if left.text else None, taken_out=taken)


def _gone(left_out: deque[LeftOut], index: int) -> Iterator[Passage]:
    """What the format left out before a block, taken from the front of the queue."""
    while left_out and left_out[0].before <= index:
        each = left_out.popleft()
        yield Passage(None, each.text, each.reason)


def _with_put_back(page: Page, wanted: frozenset[str]) -> tuple[list[Block], deque[LeftOut]]:
    """The blocks, with those passages put back among them that the format had left out."""
    blocks: list[Block] = []
    left_out: deque[LeftOut] = deque()
    waiting = deque(page.left_out)
    for index in range(len(page.blocks) + 1):
        while waiting and (waiting[0].before <= index or index == len(page.blocks)):
            each = waiting.popleft()
            if each.mapped is not None and each.text in wanted:
                blocks.append(Block(each.mapped, is_apart=True))
            else:
                left_out.append(replace(each, before=len(blocks)))
        if index < len(page.blocks):
            blocks.append(page.blocks[index])
    return blocks, left_out
