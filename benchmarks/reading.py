"""``python -m benchmarks reading [--data DIR] [--json FILE]``: what reading one article costs, and how much of it is the parse."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from statistics import mean, median
from time import process_time

from analyzer.analysis import read_discourse
from analyzer.engines import parser
from analyzer.resources import Resources
from analyzer.types import Document
from benchmarks.truth.texts import MissingDataError, document_of, rows_of

_GOAL = 150.0
"""Milliseconds of processor time for an article, on average."""


def run(data: str | None, json_file: str | None) -> int:
    """Print mean and median over the articles of ``attribution.jsonl``; 0 also above the goal, 2 without data."""
    folder = data or os.environ.get("SIDELIGHT_EVAL_DIR")
    try:
        texts = [row["text"] for row in rows_of(Path(folder or ""), "attribution")]
    except MissingDataError as error:
        print(
            f"benchmarks: no file {error}. Name its folder with --data or in SIDELIGHT_EVAL_DIR.",
            file=sys.stderr,
        )
        return 2
    costs = [_cost(document) for document in _warm([document_of(text) for text in texts])]
    rows = {
        "parse": [parse for parse, _ in costs],
        "voices, actors, claims, facts": [rest for _, rest in costs],
    }
    rows["all"] = [sum(cost) for cost in costs]
    words = mean(len(text.split()) for text in texts)
    print(
        f"{len(texts)} articles of {words:.0f} words on average, one at a time, milliseconds of processor time"
    )
    for name, figures in rows.items():
        share = mean(figures) / mean(rows["all"])
        print(f"{name:30} mean {mean(figures):6.1f}  median {median(figures):6.1f}  {share:4.0%}")
    print(f"{'goal':30} mean {_GOAL:6.1f}{'' if mean(rows['all']) <= _GOAL else '  not reached'}")
    if json_file:
        Path(json_file).write_text(json.dumps({"words": words, **rows}, indent=1) + "\n", "utf-8")
    return 0


def _warm(documents: list[Document]) -> list[Document]:
    """Model and word lists are loaded with the first article, which is then forgotten."""
    read_discourse(documents[0], Resources.shipped())
    return documents


def _cost(document: Document) -> tuple[float, float]:
    """Milliseconds for the parse of sentences not seen before, and for all else."""
    parser.release_memory()
    start = process_time()
    parser.parse([document.words_of(s) for s in document.sentences], [s.start for s in document.sentences])
    parsed = process_time()
    read_discourse(document, Resources.shipped())  # its sentences are remembered now
    return (parsed - start) * 1000, (process_time() - parsed) * 1000
