"""The seed event as analyses, made once for a whole test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import analyzer
from analyzer.reading import load_sidecar
from analyzer.types import Analysis, Comparison, Document

ROOT = Path(__file__).resolve().parents[2]
EVENTS = ROOT / "seeds" / "events"


@cache
def seed_documents() -> tuple[Document, ...]:
    (sidecar,) = EVENTS.glob("*/event.toml")
    return tuple(analyzer.read(raw) for raw in load_sidecar(sidecar).raws())


@cache
def seed_analyses() -> tuple[Analysis, ...]:
    return tuple(analyzer.analyze(document) for document in seed_documents())


@cache
def seed_comparison() -> Comparison:
    return analyzer.compare(seed_analyses())
