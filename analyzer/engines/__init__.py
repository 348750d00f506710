"""The only files that import a third-party language package: one package, one quirk, one file."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

_PACKAGES = ("nupunkt", "pyphen", "scikit-learn", "spacy", "textstat", "trafilatura", "vaderSentiment")


@cache
def versions() -> dict[str, str]:
    """Package → installed version, for the fingerprint. Imports none of them."""
    from analyzer.engines.parser import version as parser_version

    return {package: version(package) for package in _PACKAGES} | {"parser": parser_version()}
