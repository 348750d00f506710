"""Voices and sources against PolNeAR (Newell, Margolin & Ruths 2018, LREC)."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from analyzer.measure import Reading
from analyzer.types import Statement
from benchmarks.truth.scoring import NONE, Agreement, Interval, character_agreement
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import readings_of, rows_of

_MARKED = re.compile(r"“[^”\n]{2,}”?|\"[^\"\n]{2,}\"")
_EMPTY_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "for",
        "to",
        "and",
        "or",
        "at",
        "by",
        "with",
        "from",
        "his",
        "her",
        "their",
        "its",
        "he",
        "she",
        "they",
        "it",
        "who",
        "that",
        "this",
        "these",
        "those",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
    ]
)


def measure(data: Path) -> list[Figure]:
    rows = rows_of(data, "attribution")
    content, marked = NONE, NONE
    overlapped = right_source = gold_count = 0
    for row, reading in zip(rows, readings_of([row["text"] for row in rows]), strict=True):
        voiced = [statement for statement in reading.statements if statement.voice != "own"]
        gold = [tuple(span) for attribution in row["attributions"] for span in attribution["content"]]
        content += character_agreement(contents_of(row["text"], voiced), gold)
        marked += character_agreement([match.span() for match in _MARKED.finditer(row["text"])], gold)
        for attribution in row["attributions"]:
            gold_count += 1
            ours = _best_overlap(voiced, attribution["content"])
            if ours is not None and attribution["source"]:
                overlapped += 1
                right_source += _is_same_source(ours, attribution["source"], reading)
    return [
        Figure("attribution", "content, F1 over characters", content.f1, marked.f1, "quotation marks", 0.86, len(rows)),
        Figure("attribution", "content, precision", content.precision, marked.precision, "quotation marks", 0.90, len(rows)),
        Figure("attribution", "content, recall", content.recall, marked.recall, "quotation marks", None, len(rows)),
        Figure("attribution", "right source", right_source / overlapped if overlapped else 0.0, None, "", 0.88,
               overlapped, f"of {gold_count} contents, {overlapped} have a source and are overlapped"),
    ]  # fmt: skip


def contents_of(text: str, voiced: list[Statement]) -> list[Interval]:
    """Statements end with their sentence; the white space between two of one attribution is part of its content."""
    spans = [(one.start, one.end) for one in voiced]
    for before, after in pairwise(voiced):
        if before.attribution == after.attribution and not text[before.end : after.start].strip():
            spans.append((before.end, after.start))
    return spans


def _best_overlap(statements: list[Statement], spans: list[list[int]]) -> Statement | None:
    def shared(statement: Statement) -> int:
        return sum(max(0, min(statement.end, end) - max(statement.start, start)) for start, end in spans)

    best = max(statements, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def _is_same_source(ours: Statement, spans: list[list[int]], reading: Reading) -> bool:
    """The source spans share a content word, or both name the same person."""
    text = reading.document.text
    gold = " ".join(text[start:end] for start, end in spans)
    if ours.source is None:
        return False
    if _words(gold) & _words(ours.source.text) or gold.lower() == ours.source.text.lower():
        return True
    for target in reading.targets:
        if ours.speaker in (target.name, *target.aliases):
            return any(
                min(mention.end, end) > max(mention.start, start)
                for mention in target.mentions
                for start, end in spans
            ) or bool(_words(gold) & _words(target.name))
    return bool(ours.speaker and _words(gold) & _words(ours.speaker))


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z]+", text.lower()) if word not in _EMPTY_WORDS}


__all__ = ["Agreement", "measure"]
