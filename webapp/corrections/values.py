"""What the services are handed and what the selectors give: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from analyzer.errors import CorrectionError
from webapp.corrections.models import Correction


class Stretch(NamedTuple):
    """text[start:end] of an article as it is now."""

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


class OvertakenError(CorrectionError):
    """Somebody else corrected this cell since its person looked. ``standing`` is what stands there now."""

    def __init__(self, standing: Correction) -> None:
        super().__init__(
            f"{standing.undone_by_name or standing.author_name} has corrected this since you opened it.",
            "Look at what stands there now, and keep it or put yours in its place.",
        )
        self.standing = standing
