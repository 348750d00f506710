"""Same story against SEESAW triples (Zhang et al. 2023) and PAC pairs: is the nearest article of the same story?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from analyzer.alignment.stories import Stories
from analyzer.types import Document
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import document_of, rows_of

GOALS = {"seesaw": 0.99, "pac": 0.85}


def measure(data: Path) -> list[Figure]:
    rows = rows_of(data, "same_story")
    figures = []
    for name, goal in GOALS.items():
        chosen = [row for row in rows if row["story"].startswith(f"{name}-")]
        if not chosen:
            continue
        stories = [row["story"] for row in chosen]
        documents = [_document(index, row) for index, row in enumerate(chosen)]
        figures.append(
            Figure("same story", f"{name}: nearest is of the story", top_one(_nearest(documents), stories),
                   top_one(_nearest_plain(documents), stories), "plain TF-IDF", goal, len(chosen))
        )  # fmt: skip
    return figures


def top_one(nearest: Sequence[int], stories: Sequence[str]) -> float:
    """Share of articles whose nearest other article carries the same story's name."""
    right = sum(stories[other] == story for other, story in zip(nearest, stories, strict=True))
    return right / len(stories) if stories else 0.0


def _document(index: int, row: dict[str, Any]) -> Document:
    """A title such as "gun_6_1" is the file's name in the data set and would tell the story's number."""
    title = row["title"] or None
    return document_of(row["text"], title=None if title and "_" in title else title, identifier=str(index))


def _nearest(documents: Sequence[Document]) -> list[int]:
    stories = Stories(documents)
    return [int(stories.on_story_of(document)[0][0]) for document in documents]


def _nearest_plain(documents: Sequence[Document]) -> list[int]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer().fit_transform([f"{d.title or ''}\n{d.text}" for d in documents])
    similarities = (vectors @ vectors.T).toarray()
    for index in range(len(documents)):
        similarities[index, index] = -1.0
    return [int(row.argmax()) for row in similarities]
