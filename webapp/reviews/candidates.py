"""One finding that somebody can agree with or correct, as a value."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from analyzer.labels import LABELS, Choice, Label
from webapp.codebooks.showing import resources_shown

FRAMES = "sentence.frames"
"""Which frames of a codebook a sentence carries: asked of sentences whatever the machine says of them. A correction is
made of it for each frame that is another."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of an article."""

    article: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One finding: what label it is, where, what the machine says, and how unsure it is (0 sure, 1 a toss-up)."""

    key: str
    measure: str
    kind: str
    part: str
    at: tuple[Stretch, ...]  # the words it hangs on, the surest first
    words: str
    machine: Any
    unsure: float
    about: str = ""  # beside the words: the claim, the other text's words, the value it is held against
    toward: tuple[Stretch, ...] = ()
    row: tuple[str, int] | None = None  # section and row of the comparison
    claim: str = ""  # its id in the comparison
    is_corrected: bool = False  # a person's value stands there; ``machine`` is the machine's still

    @property
    def article(self) -> int:
        return int(self.part) if self.kind == "claim.cell" else self.at[0].article


def label_of(found: Candidate) -> Label:
    """What is asked of a finding, and what may be answered."""
    if found.kind != FRAMES:
        return LABELS[found.kind]
    codebook = resources_shown().codebook(found.part)
    choices = tuple(Choice(f"{found.part}.{key}", frame.title) for key, frame in codebook.frames.items())
    question = f"Which frames of “{codebook.card.title}” does the sentence carry?"
    return Label("sentence.frame", "Frames", question, "any_of", choices, may_be_empty=True)


def key_of(kind: str, part: str, article: int, words: str) -> str:
    """The same for one finding, whenever it is found again."""
    return hashlib.sha256("\x1f".join((kind, part, str(article), words)).encode()).hexdigest()
