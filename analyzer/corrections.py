"""A person's value in the machine's place: what is handed to ``analyze`` and ``compare``, and what became of it.

Corrections are plain values. Who made one, when and why is no business of the core's: whoever keeps them knows each
by its ``id``. They hang on stretches of text in code points; finding those again in another version of a text is
``analyzer.anchors``' work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from analyzer.labels import TEXT_KINDS, LabelKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """text[start:end] of one document; of a headline's label title[start:end]."""

    document: str
    start: int
    end: int

    def touches(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Correction:
    """One value that a person set. Several of one kind are applied in the order in which they are given.

    at: the words it hangs on. Of a sentence's label the stretch or the sentence; of a quotation's change the
    passage; of a fact's relation the words of the value; of anything about a claim words that say the claim, the
    surest first.
    """

    kind: LabelKind
    value: Any  # as labels.checked gives it
    at: tuple[Stretch, ...]
    part: str = (
        ""  # of a frame's label "codebook.frame"; of fact.relation the slot; of claim.cell its document
    )
    toward: tuple[Stretch, ...] = ()  # the claim that it is merged into or moved to; the passage held against
    taken: tuple[Stretch, ...] = ()  # what is split off or moved; of claim.cell where the text says it
    id: str = ""

    @property
    def is_of_text(self) -> bool:
        return self.kind in TEXT_KINDS

    @property
    def is_of_headline(self) -> bool:
        """Then its stretches are of the document's title."""
        return self.kind.startswith("headline.")

    def became(
        self,
        machine: Any = None,
        *,
        sentence: int | None = None,
        section: str = "",
        row: int | None = None,
        left: tuple[LeftCell, ...] = (),
        problem: str = "",
    ) -> Corrected:
        """What became of it. A claim is said in several texts: only its cell is one document's, at no one place."""
        is_of_claim = self.kind.startswith("claim.")
        place = None if is_of_claim else self.at[0]
        cell = self.part if self.kind == "claim.cell" else None
        return Corrected(
            id=self.id,
            kind=self.kind,
            value=self.value,
            machine=machine,
            part=self.part,
            document=place.document if place else cell,
            sentence=sentence,
            start=place.start if place else None,
            end=place.end if place else None,
            section=section,
            row=row,
            left=left,
            problem=problem,
        )


@dataclass(frozen=True, slots=True)
class LeftCell:
    """The cell of a claim that words were moved or split off from: its row among the claims, and its status before."""

    row: int
    document: str
    machine: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What became of one correction: the person's value with the machine's beside it.

    A sentence's: document, sentence, start and end say where; a headline's has no sentence. An event's: section and row say which row of the
    comparison holds it ("claims", "quotes", "facts"); left, which cells its words were in before, of claims that are
    still there. problem: why it could not be applied, or empty.
    """

    id: str
    kind: LabelKind
    value: Any
    machine: Any = None  # what it would be without the correction; None where the machine has nothing to say
    part: str = ""
    document: str | None = None
    sentence: int | None = None
    start: int | None = None
    end: int | None = None
    section: str = ""
    row: int | None = None
    left: tuple[LeftCell, ...] = ()
    problem: str = ""
