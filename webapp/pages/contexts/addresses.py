"""Addresses of evidence that outlive the report they were copied from: what a row is about, never its position."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

_IDENTITY = (
    "document", "against", "codebook", "frame", "what", "slot", "about", "act", "change",
    "start", "end", "against_start", "against_end",
)  # fmt: skip
"""What a row is about. Figures, wordings and verdicts may change when the report is made again; these do not."""
_LENGTH = 10
_LETTERS = str.maketrans("0123456789abcdef", "ghijklmnopabcdef")
"""Letters alone: an address of digits is a row's number, as reports of earlier versions had them."""
_TEXT = "text-"


def row_keys(rows: Sequence[Mapping[str, Any]], claims: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """One key a row, in their order; rows about the same thing are told apart by a number after it.

    Claims are numbered anew in every report, so a claim counts by its words.
    """
    seen: Counter[str] = Counter()
    keys = []
    for row in rows:
        key = _key(row, claims)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def _key(row: Mapping[str, Any], claims: Mapping[str, Mapping[str, Any]]) -> str:
    about = {name: row[name] for name in _IDENTITY if row.get(name) is not None}
    claim = row if "cells" in row else claims.get(row.get("claim") or "")
    if claim is not None:
        about["claim"] = claim.get("text")
    digest = hashlib.sha256(json.dumps(about, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return digest[:_LENGTH].translate(_LETTERS)


def text_key(document_id: str) -> str:
    """The key of a measure's figure: that of the text it belongs to."""
    return f"{_TEXT}{document_id}"
