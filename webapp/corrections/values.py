"""What the services are handed and what the selectors give: plain values."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from analyzer.errors import CorrectionError
from webapp.corrections.models import Correction

WORDED_BY_TEXTS = frozenset({"claim.rename"})
"""Kinds of which the machine's value is words of an article: those stand in the report alone, and go with it."""


class Stretch(NamedTuple):
    """text[start:end] of an article as it is now; of a headline's label title[start:end]."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CorrectionCard:
    """One correction as pages tell of it."""

    pk: int
    kind: str
    part: str
    value: Any
    machine: Any  # what the machine read last, else when it was corrected
    author: str
    reason: str
    made_at: datetime
    merged: str = ""  # of a merge in a report: what the claim said that went into the other


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says in the machine's place. The fields mean what those of the core's Correction mean."""

    kind: str
    value: Any
    at: tuple[Stretch, ...]
    part: str = ""
    toward: tuple[Stretch, ...] = ()
    taken: tuple[Stretch, ...] = ()
    reason: str = ""
    machine_value: Any = None  # what the machine reads there now
    words: Mapping[Stretch, str] = field(default_factory=dict)  # that its person saw there


class WordsGoneError(CorrectionError):
    """What is pointed at is not there, or says other words than its person saw."""

    def __init__(self) -> None:
        super().__init__(
            "The words to correct are not in this event any more.", "Load the page again and choose anew."
        )


class OvertakenError(CorrectionError):
    """Somebody else corrected this cell since its person looked. ``standing`` is what stands there now."""

    def __init__(self, standing: Correction) -> None:
        super().__init__(
            f"{standing.undone_by_name or standing.author_name} has corrected this since you opened it.",
            "Look at what stands there now, and keep it or put yours in its place.",
        )
        self.standing = standing


def kept_of_machine(kind: str, value: Any) -> Any:
    """The machine's value as it is kept beside a person's. Of an article's words a print alone: it tells whether the
    machine words it otherwise, without holding a word of it."""
    if kind in WORDED_BY_TEXTS and value is not None:
        return hashlib.sha256(" ".join(str(value).split()).encode()).hexdigest()[:16]
    return plain(value)


def plain(value: Any) -> Any:
    """As JSON gives it back: tuples are lists."""
    return list(value) if isinstance(value, tuple) else value
