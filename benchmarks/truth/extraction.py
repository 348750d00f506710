"""Body text of saved pages against the article-extraction benchmark (gold: MIT)."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from statistics import fmean

from analyzer.errors import AnalyzerError
from analyzer.reading import article_text
from analyzer.types import RawDocument
from benchmarks.truth.scoring import shingle_agreement
from benchmarks.truth.table import Figure
from benchmarks.truth.texts import MissingDataError

PUBLISHED_FLOOR = 0.958
"""trafilatura on the whole set, as its benchmark publishes it."""


def measure(data: Path) -> list[Figure]:
    folder = data / "extraction"
    pages = sorted(folder.glob("*.html.gz"))
    if not pages:
        raise MissingDataError("extraction/*.html.gz")
    scores, refused = [], 0
    for page in pages:
        gold = json.loads((folder / f"{page.name.removesuffix('.html.gz')}.json").read_text("utf-8"))
        text = _body(gzip.decompress(page.read_bytes()), gold.get("url"))
        refused += text is None
        scores.append(shingle_agreement(text or "", gold["articleBody"]).f1)
    return [
        Figure("extraction", "F1 of body text", fmean(scores), PUBLISHED_FLOOR, "trafilatura, published", 0.96,
               len(pages), f"{refused} pages refused" if refused else ""),
    ]  # fmt: skip


def _body(content: bytes, url: str | None) -> str | None:
    try:
        # Of any length and language: the set holds short notes and pages in other languages.
        return article_text(RawDocument(content, media_type="text/html", filename="page.html", url=url))
    except AnalyzerError:
        return None
