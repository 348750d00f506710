"""Analyses ⇄ rows. The core's encoder makes the JSON; here it is only divided among columns."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec

from analyzer import comparison, fingerprint
from analyzer.encoding import decode_analysis, decode_document, encode_analysis, encode_document
from analyzer.measure import contrasts
from analyzer.parts import part_fingerprints
from analyzer.types import Analysis, Document
from webapp.analyses.models import Measurement, Run
from webapp.analyses.values import HeldText
from webapp.codebooks.selectors import Stamp, in_use, resources_with
from webapp.corpus.models import Article
from webapp.corpus.versions import content_hash

_VALUE_FIELDS = ("value", "low", "high", "count", "n")


def analysis_fingerprint() -> str:
    """What an analysis made now would carry: another edition or another fitted model in use, another fingerprint."""
    return analysis_fingerprint_with(in_use())


def report_fingerprint() -> str:
    """What a comparison made now would carry."""
    return report_fingerprint_with(in_use())


def report_fingerprint_with(stamp: Stamp) -> str:
    """What a comparison would carry that is made while these editions and models are in use."""
    return _report_fingerprint(analysis_fingerprint_with(stamp))


@lru_cache(maxsize=8)
def analysis_fingerprint_with(stamp: Stamp) -> str:
    return fingerprint(resources_with(stamp))


def parts_with(stamp: Stamp, document: Document) -> dict[str, str]:
    """What each part of an analysis of this text rests on that is made while these editions and models are in use."""
    return part_fingerprints(resources_with(stamp), document.published)


@lru_cache(maxsize=8)
def _report_fingerprint(analyses: str) -> str:
    return comparison.fingerprint(analyses)


def document_of(article: Article) -> Document:
    """The document of an article, with what the archive says now about outlet, date and role."""
    return replace(
        decode_document(article.document),
        id=str(article.pk),
        title=article.title or None,
        outlet=article.outlet.name if article.outlet else None,
        byline=article.byline or None,
        issuer=article.issuer or None,
        published=article.published,
        role=article.role,
        url=article.url or None,
    )


def input_hash(article: Article | HeldText) -> str:
    """What a report depends on in one article: its text and what is said about it."""
    said = [article.content_hash, article.title, article.outlet_name, article.issuer, article.role]
    said += [article.byline, article.url, article.published.isoformat() if article.published else ""]
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()


def store_analysis(run: Run, analysis: Analysis) -> tuple[dict[str, Any], list[Measurement]]:
    """The columns of the run, and its measurement rows (not yet saved)."""
    encoded = encode_analysis(analysis)
    findings = encoded.pop("measurements")
    del encoded["document"]
    columns = {
        "reading": encoded,
        "failures": dict(analysis.failures),
        "words": len(analysis.document.text.split()),
        "text_hash": content_hash(analysis.document),
    }
    return columns, [_row(run, key, finding) for key, finding in findings.items()]


def analysis_json(run: Run, document: Document, measurements: Iterable[Measurement]) -> dict[str, Any]:
    """The analysis on record as JSON-ready values (the "analysis" of docs/schema)."""
    return {
        **(run.reading or {}),
        "document": encode_document(document),
        "measurements": {row.key: finding_json(row) for row in measurements},
    }


def load_analysis(run: Run) -> Analysis:
    """The analysis on record as the core's value. ``run.article`` and ``run.measurements`` are read."""
    return decode_analysis(analysis_json(run, document_of(run.article), run.measurements.all()))


def _row(run: Run, key: str, finding: dict[str, Any]) -> Measurement:
    columns = {
        f"{voice}_{field}": (finding[voice] or {}).get(field)
        for voice in ("own", "all")
        for field in _VALUE_FIELDS
    }
    return Measurement(
        run=run,
        key=key,
        unit=finding["unit"],
        reason=finding["reason"] or "",
        parts=finding["parts"],
        evidence=finding["evidence"],
        by_sentence=finding["by_sentence"],
        **columns,
    )


def finding_json(row: Measurement, *, with_evidence: bool = True) -> dict[str, Any]:
    """A finding on record as JSON-ready values; without evidence and series they need not have been read."""
    figures = {
        "own": _value(row, "own"),
        "all": _value(row, "all"),
        "parts": row.parts,
        "unit": row.unit,
        "reason": row.reason or None,
    }
    return figures | {"evidence": row.evidence, "by_sentence": row.by_sentence} if with_evidence else figures


def _value(row: Measurement, voice: str) -> dict[str, Any] | None:
    if getattr(row, f"{voice}_value") is None:
        return None
    return {field: getattr(row, f"{voice}_{field}") for field in _VALUE_FIELDS}


def in_declared_order(payload: dict[str, Any] | None) -> dict[str, Any] | None:
    """A stored comparison with the fields of its rows in the order in which they are declared.

    PostgreSQL's jsonb sorts keys by length; tables and exports show fields in their order.
    """
    if payload is None:
        return None
    ordered = dict(payload)
    for key, contrast in contrasts().items():
        rows = payload.get(key, [])
        try:
            values = msgspec.convert(rows, list[contrast.row_type], strict=False, str_keys=True)
            ordered[key] = msgspec.to_builtins(values, str_keys=True)
        except msgspec.ValidationError:  # rows of another version of the contrast keep what they have
            names = [field.name for field in msgspec.inspect.type_info(contrast.row_type).fields]
            ordered[key] = [{name: row[name] for name in names if name in row} | row for row in rows]
    return ordered


def cards_in_order(cards: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Measures first, each in page order, as ``describe_cards`` gives them."""
    return dict(
        sorted(
            cards.items(),
            key=lambda item: (item[1].get("kind") != "measure", item[1].get("order", 100), item[0]),
        )
    )
