"""Marks of an official text: what suggests that a document is a release, and whose. A person decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.types import Document

_FOR_RELEASE = re.compile(
    r"\bfor (?:immediate|general|public) release\b|\b(?:press|news|media) (?:release|statement|note|communiqu[eé])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReleaseMarks:
    """A suggestion with its reasons: sentences for the person, those against it included."""

    is_release: bool
    issuer: str | None = None
    reasons: tuple[str, ...] = ()


def release_marks(document: Document, others: Sequence[Document] = ()) -> ReleaseMarks:
    """Whether the document looks like an official text of the event, and whose. ``others``: of the same event."""
    opening = " ".join(removed.text for removed in document.removed) + " " + document.text[:600]
    if found := _FOR_RELEASE.search(opening):
        return ReleaseMarks(True, document.issuer, (f"It says “{found.group()}”.",))
    return ReleaseMarks(False)
