"""Speaker labels: transcripts and interviews ("REYES: We will see."), where the label takes the place of a cue.

A label counts where labels make up a dialogue; a lone "Word:" is a dateline, a heading or a glossary entry.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile

from analyzer.discourse.attributions import Attribution, attribution_of, cue_entry
from analyzer.discourse.quotation import paragraphs
from analyzer.discourse.sources import names_somebody, source_of
from analyzer.discourse.syntax import Tree
from analyzer.types import Document

_LABEL = re.compile(r"[\"“]?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<colon>:)\s")
_GOES_ON = re.compile(r"[\"“](?![(\[])(?![A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}:\s)")
_MARK = re.compile(r"[\"“”«»]|''")
_LONGEST_INTRODUCTION = 10
"""Tokens of "The senator from Iowa later added:". Longer sentences before a colon introduce lists and notes."""
_FEWEST_TURNS = 3
"""Labelled paragraphs that make a dialogue, with at least one speaker heard twice."""


def find_turns(document: Document, trees: Sequence[Tree]) -> list[Attribution]:
    """One attribution for each labelled paragraph; none unless the labels make a dialogue.

    Paragraphs behind it that open with a quotation mark and have no label go on with it.
    """
    spans = paragraphs(document)
    matches = [(m, end) for start, end in spans if (m := _LABEL.match(document.text, start, end))]
    names = [match["name"] for match, _ in matches]
    if len(names) < _FEWEST_TURNS or len(set(names)) == len(names):
        return []
    numbers = {sentence.start: number for number, sentence in enumerate(document.sentences)}
    repeated = {name for name in names if names.count(name) > 1 or name.isupper()}
    turns: list[Attribution] = []
    last = matches[-1][0]  # where its speaker stops, nothing tells
    for match, end in matches:
        number = numbers.get(match.start())
        if number is None or match["name"] not in repeated:
            continue
        tokens = trees[number].tokens
        head = next((i for i, token in enumerate(tokens) if token.end == match.end("name")), None)
        colon = next((i for i, token in enumerate(tokens) if token.end == match.end("colon")), None)
        if head is not None and colon is not None:
            source, cue = match.span("name"), match.span("colon")
            said = [(match.end(), end), *(_going_on(document, spans, end) if match is not last else ())]
            turns.append(Attribution(number, cue, "neutral", colon, head, source, contents=said, rule="turn"))
    return turns


def _going_on(document: Document, spans: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """The paragraphs right behind a turn that open with a mark and are neither labelled nor a note in brackets."""
    behind = islice(spans, bisect_left(spans, (end, end)), None)
    return list(takewhile(lambda span: _GOES_ON.match(document.text, *span) is not None, behind))


def find_blocks(document: Document, trees: Sequence[Tree]) -> list[Attribution]:
    """Paragraphs without marks behind a short sentence of their own: "Limbaugh added:"."""
    blocks: list[Attribution] = []
    for number, tree in enumerate(trees[:-1]):
        if not 1 < len(tree) <= _LONGEST_INTRODUCTION or tree[len(tree) - 1].text != ":":
            continue
        end = _end_of_block(document, number + 1)
        root = next((i for i in range(len(tree)) if tree[i].dep == "ROOT"), 0)
        entry = cue_entry(tree, root)
        source = source_of(tree, root)
        if entry is None or "quote" not in entry[1] or source is None or end is None:
            continue
        if not names_somebody(tree, source) or tree.child(root, "ccomp", "dobj") is not None:
            continue
        block = attribution_of(tree, number, root, entry[0], source)
        block.contents = [(document.sentences[number + 1].start, end)]
        blocks.append(block)
    return blocks


def _end_of_block(document: Document, number: int) -> int | None:
    """The end of the paragraph that opens with this sentence; None where it has quotation marks or opens none."""
    sentences = document.sentences
    paragraph = sentences[number].paragraph
    if sentences[number - 1].paragraph == paragraph:
        return None
    last = number
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == paragraph:
        last += 1
    text = document.text[sentences[number].start : sentences[last].end]
    return None if _MARK.search(text) else sentences[last].end
