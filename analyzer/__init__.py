"""Sidelight's core: text in, values out. ``compare([analyze(read(raw)) for raw in raws])`` is the product.

It stands alone: no web framework, queue, network, clock or unseeded randomness. Names are loaded when first
used, so that asking for a fingerprint does not load a parser.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analyzer.analysis import analyze
    from analyzer.comparison import compare
    from analyzer.parts import fingerprint
    from analyzer.reading import read

_HOMES = {
    "read": "analyzer.reading",
    "analyze": "analyzer.analysis",
    "fingerprint": "analyzer.parts",
    "compare": "analyzer.comparison",
}

__all__ = ["CONTRASTS", "MEASURES", "analyze", "compare", "fingerprint", "read"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name == "MEASURES":
        return import_module("analyzer.measure").measures()
    if name == "CONTRASTS":
        return import_module("analyzer.measure").contrasts()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
