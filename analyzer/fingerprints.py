"""What made a figure, as one short string: only figures with equal fingerprints are compared."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256


def fingerprint_of(parts: Mapping[str, Mapping[str, str]]) -> str:
    """16 hexadecimal digits over names and versions, independent of their order."""
    canonical = json.dumps(
        {group: dict(sorted(parts[group].items())) for group in sorted(parts)}, sort_keys=True
    )
    return sha256(canonical.encode()).hexdigest()[:16]


def content_hash(content: bytes) -> str:
    """SHA-256 of bytes, in hexadecimal."""
    return sha256(content).hexdigest()
