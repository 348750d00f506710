"""The passages of one row against the first of them: the words to mark, and what is said beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from webapp.pages.contexts.differences import (
    FEWEST_SHARED,
    Pairing,
    Said,
    marks_over,
    said_of,
    stems_in,
    words_in,
)
from webapp.pages.contexts.edition import Witness
from webapp.pages.contexts.passages import Mark
from webapp.pages.contexts.synopsis import Parallel, said_in

if TYPE_CHECKING:
    from webapp.pages.contexts.synopsis_rows import Sheet


@dataclass(frozen=True, slots=True)
class Compared:
    """What is said beside one passage."""

    words_shared: str = ""  # "20 of 26 words"
    adds: Said | None = None
    without: Said | None = None
    remark: str = ""  # why no word is marked


@dataclass(slots=True)
class Comparing:
    """Of one row: the marks of each sentence, and what each passage but the first does with the first."""

    marks: dict[tuple[str, int], list[Mark]] = field(default_factory=dict)  # document id, sentence → marks
    results: dict[str, Compared] = field(default_factory=dict)  # document id → what is said

    def get(self, document: str) -> Compared | None:
        return self.results.get(document)


@dataclass(frozen=True, slots=True)
class _Shared:
    """Positions of the words that two passages have in common, by sentence."""

    here: Mapping[int, set[int]]
    there: Mapping[int, set[int]]
    against: frozenset[int]  # sentences of the other text that were looked at
    is_whole: bool  # no pair was too long to be looked at


def compared(sheet: Sheet, parallel: Parallel, first: Witness, others: Sequence[Witness]) -> Comparing:
    """Words that no passage of the row shares with the first are marked in the first."""
    comparing = Comparing()
    known: dict[int, set[int]] = defaultdict(set)
    for witness in others:
        shared = _shared(sheet, parallel, witness, first)
        for sentence, positions in shared.there.items():
            known[sentence] |= positions
        comparing.results[witness.document_id] = _compare(parallel, witness, first, shared)
        if comparing.results[witness.document_id].adds:
            _lay(comparing, parallel, witness, shared.here, "inserted")
    if any(result.adds for result in comparing.results.values()):
        _lay(comparing, parallel, first, known, "left-out")
    return comparing


def _lay(
    comparing: Comparing, parallel: Parallel, witness: Witness, shared: Mapping[int, set[int]], kind: str
) -> None:
    for sentence in parallel.places[witness.document_id]:
        words = words_in(witness, sentence)
        marks = list(marks_over(words, shared.get(sentence, set()), kind))
        comparing.marks[witness.document_id, sentence] = marks


def _shared(sheet: Sheet, parallel: Parallel, witness: Witness, first: Witness) -> _Shared:
    """Each sentence of the passage with every sentence of the first text that says a part of the same, here or in
    another row: words that stand in the next row are not called new."""
    here: dict[int, set[int]] = defaultdict(set)
    there: dict[int, set[int]] = defaultdict(set)
    against: set[int] = set()
    pairings: list[Pairing | None] = []
    for sentence in parallel.places[witness.document_id]:
        claims = sheet.claims_of(witness.document_id, [sentence])
        told = {other for number in claims for other in said_in(sheet.claims[number], first.document_id)}
        for other in sorted(told | set(parallel.places[first.document_id])):
            pairing = sheet.words.pairing(witness, sentence, first, other)
            here[sentence] |= pairing.here if pairing else set()
            there[other] |= pairing.there if pairing else set()
            against.add(other)
            pairings.append(pairing)
    return _Shared(here, there, frozenset(against), None not in pairings)


def _compare(parallel: Parallel, witness: Witness, first: Witness, shared: _Shared) -> Compared:
    sentences, against = parallel.places[witness.document_id], parallel.places[first.document_id]
    if not shared.is_whole:
        return Compared(remark="Too long to mark word by word.")
    total = sum(len(words_in(witness, sentence)) for sentence in sentences)
    same = sum(len(shared.here[sentence]) for sentence in sentences)
    counted = f"{same} of {total} words"
    if same < FEWEST_SHARED * total:
        return Compared(counted, remark="Too few words in common to mark them one by one.")
    return Compared(
        counted,
        adds=said_of(witness, sentences, shared.here, stems_in(first, shared.against)),
        without=said_of(first, against, shared.there, stems_in(witness, sentences)),
    )
