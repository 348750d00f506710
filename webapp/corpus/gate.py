"""The one gate that every typed or uploaded name passes before it is stored or shown.

PostgreSQL refuses NUL and lone surrogates while SQLite takes them; bidirectional overrides could make one name look
like another. The body of a text passes the reader's own gate (analyzer.reading), which keeps its offsets.
"""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]+")
_INVISIBLE = re.compile("[\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def clean(said: str, *, longest: int) -> str:
    """One line without control characters, lone surrogates and direction overrides, cut at ``longest``."""
    without_controls = _INVISIBLE.sub("", _CONTROLS.sub(" ", said))
    return " ".join(without_controls.split())[:longest].rstrip()
