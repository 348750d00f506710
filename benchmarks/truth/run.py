"""``python -m benchmarks truth [--data DIR] [--fit DIR] [--only ROW] [--json FILE]``: the table of quality, in one run."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.truth import (
    attribution,
    extraction,
    fitted,
    frames,
    pairs,
    planted,
    readability,
    stories,
    tone,
    wording,
)
from benchmarks.truth.table import Figure, as_rows, header, line
from benchmarks.truth.texts import MissingDataError

ROWS: dict[str, Callable[[Path], list[Figure]]] = {
    "attribution": attribution.measure,
    "loaded": wording.loaded,
    "subjectivity": wording.subjectivity,
    "editorial": wording.editorial,
    "frames_sentence": frames.sentences,
    "frames_article": frames.articles,
    "tone": tone.measure,
    "readability": readability.measure,
    "extraction": extraction.measure,
    "alignment": pairs.claims,
    "same_story": stories.measure,
    "reuse": pairs.reuse,
    "planted": planted.measure,
}
FITTED: dict[str, Callable[[Path, Path | None], list[Figure]]] = {"paraphrase": pairs.paraphrase}
"""Rows that may choose a threshold from another folder. Those of fitted.py have figures of a fitted model besides."""
NAMES = (*ROWS, *FITTED)


def run(data: str | None, fit: str | None, only: str | None, json_file: str | None) -> int:
    """Print every row; 0 also where figures fall short of their goals, 2 without data."""
    folder = data or os.environ.get("SIDELIGHT_EVAL_DIR")
    if not folder or not Path(folder).is_dir():
        print("benchmarks: no data. Name the folder with --data or in SIDELIGHT_EVAL_DIR.", file=sys.stderr)
        return 2
    names = [only] if only else list(NAMES)
    print(header())
    figures: list[Figure] = []
    with ProcessPoolExecutor(max_workers=min(2, len(names))) as pool:
        for result in pool.map(measure, names, [folder] * len(names), [fit] * len(names)):
            for figure in result:
                print(line(figure), flush=True)
            figures += result
    if json_file:
        Path(json_file).write_text(json.dumps(as_rows(figures), indent=1) + "\n", "utf-8")
    return 0


def measure(name: str, folder: str, fit: str | None = None) -> list[Figure]:
    """The figures of one row; one without a value where the folder lacks its file."""
    try:
        return _measured(name, Path(folder), Path(fit) if fit else None)
    except MissingDataError as error:
        return [Figure(name, "not measured", None, note=f"no file {error}")]


def _measured(name: str, folder: Path, fit: Path | None) -> list[Figure]:
    if name in FITTED:
        return FITTED[name](folder, fit)
    figures = ROWS[name](folder)
    if fit and name in fitted.ROWS:
        figures += fitted.measure(name, folder, fit)
    return figures
