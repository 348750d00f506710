"""What each part of an analysis rests on: measuring anew takes over what another edition of a word list leaves alone.

The parts are the reading (who speaks, who is named, what is said), called ``READING``, and every measure. A measure
rests on the reading, on its own version and on the data files that its card names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

from analyzer import engines
from analyzer.engines import embedding, parser
from analyzer.fingerprints import fingerprint_of
from analyzer.measure import measures
from analyzer.resources import Resources
from analyzer.resources.cues import ATTRIBUTION_CUES
from analyzer.types import Analysis, Finding, Target, Token

CORE_VERSIONS = {"reading": "4", "discourse": "12"}
"""Raised when cleaning, segmenting or the reading of voices, propositions or facts changes what it finds."""
READING = "reading"
"""The part that all others rest on; measures have a dot in their keys."""

Parts = Mapping[str, str]
"""Part → fingerprint of all that it rests on."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An analysis of the same text under the same corrections and identities, and the parts that it was made of."""

    analysis: Analysis
    parts: Parts

    def has_reading(self, now: Parts) -> bool:
        return self.parts.get(READING) == now[READING]

    def findings(self, now: Parts) -> dict[str, Finding]:
        """Those that would come out the same now; of a measure that failed there is none."""
        found = self.analysis.measurements
        return {key: found[key] for key in now if key in found and self.parts.get(key) == now[key]}

    def targets(self) -> tuple[Target, ...]:
        """As they were read; their tone is a measure's."""
        return tuple(replace(target, tone=None, tone_by_sentence={}) for target in self.analysis.targets)


def fingerprint(resources: Resources | None = None) -> str:
    """What an analysis made now would carry. Loads no parser."""
    resources = resources or Resources.shipped()
    return fingerprint_of(
        {
            "core": CORE_VERSIONS,
            "measures": {key: str(measure.card.version) for key, measure in measures().items()},
            "resources": resources.hashes(),
            "engines": engines.versions() | _embeddings(resources),
        }
    )


def part_fingerprints(resources: Resources, published: date | None) -> dict[str, str]:
    """The parts of an analysis made now of a text of this day, by which "last Monday" is read. Loads no parser."""
    hashes = resources.hashes()
    reading = fingerprint_of(
        {
            "core": CORE_VERSIONS,
            "resources": {ATTRIBUTION_CUES: hashes[ATTRIBUTION_CUES]},
            "engines": engines.versions(),
            "published": {"": published.isoformat() if published else ""},
        }
    )
    parts = {READING: reading}
    for key, measure in measures().items():
        # A fitted model may look at every word list, so that with one in use each measure rests on all files.
        files = hashes if resources.has_models() else {name: hashes[name] for name in measure.card.uses}
        parts[key] = fingerprint_of(
            {
                READING: {"": reading},
                "measure": {key: str(measure.card.version)},
                "resources": files,
                "engines": _embeddings(resources),
            }
        )
    return parts


def parse_fingerprint() -> str:
    """What a parse made now would rest on beside the text: the parser, and what is noted of a token."""
    tokens = {field.name: str(field.type) for field in fields(Token)}
    return fingerprint_of({"parser": {"": parser.version()}, "token": tokens})


def _embeddings(resources: Resources) -> dict[str, str]:
    """A fitted model may read meanings; where none is in use, embeddings change no analysis."""
    return {"embeddings": embedding.version()} if resources.has_models() else {}
