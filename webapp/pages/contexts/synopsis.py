"""Which passages stand side by side: rows in the order of the first text, what only the others say where they say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from webapp.pages.contexts.edition import Row


@dataclass(slots=True)
class Parallel:
    """One row of the synopsis: document id → indices of its sentences that stand in it, in order of the text."""

    leader: str  # document whose first sentence here stands in no row before
    places: dict[str, list[int]]
    claims: list[int] = field(
        default_factory=list
    )  # places in the report's list of claims, each in one row only

    @property
    def is_alone(self) -> bool:
        return len(self.places) == 1


Held = Mapping[str, Mapping[int, Sequence[int]]]
"""Document → sentence → claims that it makes."""


def parallels(documents: Sequence[str], lengths: Mapping[str, int], claims: Sequence[Row]) -> list[Parallel]:
    """Every sentence of every document stands in a row; in two, where it says what two sentences of another say.

    documents: in order of the columns; lengths: document → number of its sentences.
    """
    held = _held(documents, claims)
    home: dict[tuple[str, int], Parallel] = {}
    listed: set[int] = set()
    rows: list[Parallel] = []
    for document in documents:
        first: list[Parallel] = []
        after: dict[int, list[Parallel]] = defaultdict(list)  # id of a row → rows that follow it
        anchor = first
        for sentence in range(lengths[document]):
            if (document, sentence) in home:
                anchor = after[id(home[document, sentence])]
                continue
            row = _row_of(document, sentence, documents, held, claims)
            row.claims = [claim for claim in held[document].get(sentence, ()) if claim not in listed]
            listed.update(row.claims)
            for other, sentences in row.places.items():
                for each in sentences:
                    home.setdefault((other, each), row)
            anchor.append(row)
        shared = [each for row in rows for each in (row, *after.get(id(row), ()))]
        rows = [*first, *shared] if after else [*rows, *first]  # what has nothing in common stands last
    return list(_joined(rows))


def _held(documents: Sequence[str], claims: Sequence[Row]) -> Held:
    held: dict[str, dict[int, list[int]]] = {document: defaultdict(list) for document in documents}
    for number, claim in enumerate(claims):
        for document in documents:
            for sentence in said_in(claim, document):
                held[document][sentence].append(number)
    return held


def cell_of(claim: Row, document: str) -> Row:
    """What the document does with the claim; empty for one that was not compared."""
    cell: Row = claim["cells"].get(document) or {}
    return cell


def said_in(claim: Row, document: str) -> Sequence[int]:
    """The sentences in which a document makes the claim."""
    return cell_of(claim, document).get("sentences") or ()


def _row_of(
    document: str, sentence: int, documents: Sequence[str], held: Held, claims: Sequence[Row]
) -> Parallel:
    places: dict[str, set[int]] = defaultdict(set)
    places[document].add(sentence)
    for number in held[document].get(sentence, ()):
        for other in documents:
            if other != document:
                places[other].update(said_in(claims[number], other))
    return Parallel(document, {other: sorted(places[other]) for other in documents if places.get(other)})


def _joined(rows: Sequence[Parallel]) -> Iterator[Parallel]:
    """Neighbouring sentences of one text that stand alone are one passage."""
    last: Parallel | None = None
    for row in rows:
        if last is not None and last.is_alone and last.places.keys() == row.places.keys():
            (document,) = row.places
            if row.places[document][0] == last.places[document][-1] + 1:
                last.places[document] += row.places[document]
                last.claims += row.claims
                continue
        if last is not None:
            yield last
        last = row
    if last is not None:
        yield last
