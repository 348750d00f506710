"""Values ⇄ JSON. One encoder feeds the command line, exports, the interface and storage; docs/schema describes it."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec

from analyzer.sharing import share
from analyzer.types import SCHEMA, Analysis, Comparison, Document, Parse


def encode_document(document: Document) -> dict[str, Any]:
    """A document as JSON-ready values."""
    data: dict[str, Any] = _plain(document)
    return data


def decode_document(data: dict[str, Any]) -> Document:
    return msgspec.convert(data, Document, strict=False, str_keys=True)


def encode_analysis(analysis: Analysis) -> dict[str, Any]:
    """An analysis as JSON-ready values; a cue's class is called ``class``."""
    data: dict[str, Any] = _plain(analysis)
    for statement in data["statements"]:
        if statement["cue"] is not None:
            statement["cue"]["class"] = statement["cue"].pop("cue_class")
    return data


def decode_analysis(data: dict[str, Any]) -> Analysis:
    statements = [
        {**statement, "cue": _decoded_cue(statement["cue"])} if statement.get("cue") else statement
        for statement in data["statements"]
    ]
    whole = {**data, "statements": statements}
    share(whole)
    return msgspec.convert(whole, Analysis, strict=False, str_keys=True)


def encode_comparison(comparison: Comparison, *, with_analyses: bool = True) -> dict[str, Any]:
    """A comparison with each contrast's rows under the contrast's own key. Storage leaves the analyses out."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "documents": [encode_document(document) for document in comparison.documents],
        "releases": list(comparison.releases),
        "baseline": comparison.baseline,
        "fingerprint": comparison.fingerprint,
        "summary": _plain(comparison.summary),
        "claims": _plain(comparison.claims),
        "failures": dict(comparison.failures),
        "semantic_model": comparison.semantic_model,
        "corrections": _plain(comparison.corrections),
    }
    if with_analyses:
        data["analyses"] = [encode_analysis(analysis) for analysis in comparison.analyses]
    for key, rows in comparison.contrasts.items():
        data[key] = _plain(rows)
    return data


def pack_parse(parse: Parse) -> bytes:
    """A parse to be kept: some 10 bytes a token."""
    return zlib.compress(msgspec.msgpack.encode(parse))


def unpack_parse(packed: bytes) -> Parse | None:
    """A parse that was kept; None where the bytes are no longer one."""
    try:
        return msgspec.msgpack.decode(zlib.decompress(packed), type=Parse)
    except (zlib.error, msgspec.MsgspecError):
        return None


def to_json(data: Any) -> bytes:
    """Compact JSON bytes; mapping keys in a stable order."""
    return msgspec.json.encode(data, order="deterministic")


def _decoded_cue(cue: dict[str, Any]) -> dict[str, Any]:
    return {("cue_class" if key == "class" else key): value for key, value in cue.items()}


def _plain(value: Any) -> Any:
    """Rows that are made when they are asked for become a list like others."""
    return msgspec.to_builtins(value, str_keys=True, enc_hook=list)
