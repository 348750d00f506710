"""How rules of cleaning are declared and applied: each is a function with the reason that people are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from analyzer.reading.blocks import Block

Rule = Callable[[Block], bool]
RunRule = Callable[[Sequence[Block]], list[int]]

_block_rules: list[tuple[str, Rule]] = []
_run_rules: list[tuple[str, RunRule]] = []

FULL_STOP = re.compile(r"[.!?…][\"'”’)\]]*$")

_LONGEST_FURNITURE = 5_000
"""Characters. The longest of it, a ticker of forty headlines, has 3,000; a longer block is text, and every rule that
tries its beginnings and endings would cost more with its length."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@lru_cache(maxsize=64)  # a dozen rules ask about the same block, one after another
def count_words(text: str) -> int:
    """Words with their apostrophes and hyphens; marks alone are none."""
    return len(_WORD.findall(text))


def rule(reason: str) -> Callable[[Rule], Rule]:
    """Declare a rule that looks at one block."""

    def declare(function: Rule) -> Rule:
        _block_rules.append((reason, function))
        return function

    return declare


def run_rule(reason: str) -> Callable[[RunRule], RunRule]:
    """Declare a rule that looks at all blocks and answers with the numbers of those that go."""

    def declare(function: RunRule) -> RunRule:
        _run_rules.append((reason, function))
        return function

    return declare


def reasons_for(blocks: Sequence[Block]) -> list[str | None]:
    """For each block why it is not the article, or None."""
    reasons: list[str | None] = [
        next((reason for reason, applies in _block_rules if applies(block)), None)
        if len(block.text) <= _LONGEST_FURNITURE
        else None
        for block in blocks
    ]
    for reason, find in _run_rules:
        for index in find(blocks):
            reasons[index] = reason  # a run says more than the words of one of its blocks
    return reasons


def matcher(pattern: str) -> re.Pattern[str]:
    """A pattern that takes no notice of case."""
    return re.compile(pattern, re.IGNORECASE)
