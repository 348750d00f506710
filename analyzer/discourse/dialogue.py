"""Speaker labels: transcripts and interviews ("REYES: We will see."), where the label takes the place of a cue.

A label counts where labels make up a dialogue; a lone "Word:" is a dateline, a heading or a glossary entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzer.discourse.attributions import Attribution
from analyzer.discourse.quotation import paragraphs
from analyzer.discourse.syntax import Tree
from analyzer.types import Document

_LABEL = re.compile(r"[\"“]?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?P<colon>:)\s")
_FEWEST_TURNS = 3
"""Labelled paragraphs that make a dialogue, with at least one speaker heard twice."""


def find_turns(document: Document, trees: Sequence[Tree]) -> list[Attribution]:
    """One attribution for each labelled paragraph; none unless the labels make a dialogue."""
    matches = [
        (m, end) for start, end in paragraphs(document) if (m := _LABEL.match(document.text, start, end))
    ]
    names = [match["name"] for match, _ in matches]
    if len(names) < _FEWEST_TURNS or len(set(names)) == len(names):
        return []
    numbers = {sentence.start: number for number, sentence in enumerate(document.sentences)}
    repeated = {name for name in names if names.count(name) > 1 or name.isupper()}
    turns: list[Attribution] = []
    for match, end in matches:
        number = numbers.get(match.start())
        if number is None or match["name"] not in repeated:
            continue
        tokens = trees[number].tokens
        head = next((i for i, token in enumerate(tokens) if token.end == match.end("name")), None)
        colon = next((i for i, token in enumerate(tokens) if token.end == match.end("colon")), None)
        if head is not None and colon is not None:
            source, cue = match.span("name"), match.span("colon")
            turns.append(
                Attribution(
                    number, cue, "neutral", colon, head, source, contents=[(match.end(), end)], rule="turn"
                )
            )
    return turns
