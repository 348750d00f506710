"""How the summary's sentences name documents, frames, numbers and passages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from analyzer.measure import EventView

LONGEST_EXCERPT = 90
"""Characters of a passage that stand in a sentence."""
_ADJECTIVE_ENDINGS = ("ic", "ical")
"""Of a frame's title that goes before "words": "economic", "political"."""


def name_of(view: EventView, document_id: str) -> str:
    """What a sentence calls a document: the release, its outlet, or its id where the outlet is not known."""
    document = view.document(document_id)
    if document.role == "release":
        if len(view.releases) == 1:
            return "the release"
        issuer = document.issuer or document.outlet
        return f"the release of {issuer}" if issuer else f"the release {document_id}"
    if document.outlet is None:
        return f"unnamed outlet ({document_id})"
    is_only_one = _texts_by_outlet(view)[document.outlet] == 1
    return document.outlet if is_only_one else f"{document.outlet} ({document_id})"


def _texts_by_outlet(view: EventView) -> Mapping[str | None, int]:
    """Counted once: a sentence may name hundreds of texts."""
    if "outlets" not in view.cache:
        view.cache["outlets"] = Counter(analysis.document.outlet for analysis in view.analyses.values())
    known: Mapping[str | None, int] = view.cache["outlets"]
    return known


def frame_words(view: EventView, frame: tuple[str, str]) -> str:
    """ "words of security and defense", but "economic words"."""
    codebook, key = frame
    known = view.resources.codebook(codebook).frames.get(key)
    title = (known.title if known else key.replace("_", " ")).lower()
    return f"{title} words" if title.endswith(_ADJECTIVE_ENDINGS) else f"words of {title}"


def count(things: Sequence[Any], noun: str) -> str:
    return f"{len(things)} {noun}" if len(things) == 1 else f"{len(things)} {noun}s"


def percent(share: float) -> str:
    return f"{round(100 * share)} %"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def excerpt(text: str) -> str:
    """A passage in quotation marks, cut at a word."""
    words = " ".join(text.split())
    if len(words) > LONGEST_EXCERPT:
        words = words[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " …"
    return f"“{words}”"
