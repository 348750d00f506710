"""Where each shared claim stands: moved up, buried, lifted to the headline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from analyzer.alignment.words import stems_of
from analyzer.measure import Card, EventView, contrast
from analyzer.memory import Last
from analyzer.statistics import rounded
from analyzer.types import BODY_ZONES, Analysis, Cell, Document, Evidence

Move = Literal["moved up", "buried", "lifted to the headline", "same place"]

FAR = 1 / 3
"""Of the body. A claim that moves from the first third to the second has changed its rank for a reader; less may be
the length of a paragraph."""
FEWEST_SENTENCES = 5
"""Below this a place in the body says nothing."""
_SAYING = frozenset({"verbatim", "close", "paraphrase"})
"""Where only a part of a claim stands is no place of the claim."""
_HEADLINE_COVER = 0.6
_FEWEST_STEMS = 3


class OrderRow(msgspec.Struct, frozen=True, gc=False):
    """The place of one claim: 0 is the first body sentence, 1 the last."""

    document: str
    what: Move
    value: float
    against: str
    against_value: float
    claim: str
    in_lead: bool
    evidence: tuple[Evidence, ...]


@contrast(
    Card(
        key="order",
        title="Where each shared claim stands",
        unit="place in the body, 0 first and 1 last",
        low=0.0,
        high=1.0,
        rises_with="standing later in the text",
        source="Codebook, section 3; inverted pyramid order",
        version=1,
        order=70,
    )
)
def order(event: EventView) -> tuple[OrderRow, ...]:
    """Places of shared claims against the base text, or against the middle of the others.

    Finds:     claims in the body of both; moved up or buried by a third of the body or more; headline words.
    No value:  bodies under five sentences.
    Blind to:  what a page's layout lifts out.
    """
    analyses = list(event.analyses.values())
    texts = event.memory.of_texts("contrast.order", analyses, lambda new: map(_Text, new))
    said = _said(event)
    standing = {text.name: text.standing(said[text.name]) for text in texts}
    against = _middles(standing) if event.baseline == "others" else _places_in(standing[event.baseline])
    return tuple(
        [
            row
            for text in texts
            if text.name != event.baseline
            for row in text.rows(event.baseline, standing[text.name], against)
        ]
    )


_Saying = tuple[str, tuple[str, ...], Cell]
"""A claim, the stems of its words, and how one text says it."""


class _Standing(msgspec.Struct, frozen=True, gc=False):
    """Where one text has a claim first."""

    claim: str
    place: float
    is_in_title: bool
    is_in_lead: bool
    evidence: tuple[Evidence, ...]


class _Against(msgspec.Struct, frozen=True, gc=False):
    """What the place of a claim is held against."""

    place: float
    is_in_title: bool


class _Text:
    """One document, with where the claims of the last comparison stand in it."""

    def __init__(self, analysis: Analysis) -> None:
        self.name = analysis.document.id
        self._document = analysis.document
        self._places = _places(analysis.document)
        self._title = frozenset(stems_of(analysis.document.title or ""))
        self._standing: Last[list[_Standing]] = Last()
        self._rows: Last[list[OrderRow]] = Last()

    def standing(self, said: Sequence[_Saying]) -> list[_Standing]:
        return self._standing.of(said, lambda: [one for each in said if (one := self._find(*each))])

    def _find(self, claim: str, stems: Sequence[str], cell: Cell) -> _Standing | None:
        inside = self._places.keys() & cell.sentences
        if not inside:
            return None
        first = min(inside)
        place, zone = self._places[first], self._document.sentences[first].zone
        span = next(span for span in cell.spans if span.sentence == first)
        evidence = (Evidence(span.start, span.end, claim, zone),)
        return _Standing(claim, place, _is_in_title(stems, self._title), zone == "lead", evidence)

    def rows(
        self,
        baseline: str,
        standing: Sequence[_Standing],
        against: Callable[[_Standing], _Against | None],
    ) -> list[OrderRow]:
        """From the top of the text down."""
        pairs = [(here, there) for here in standing if (there := against(here))]
        return self._rows.of(
            (baseline, pairs),
            lambda: sorted(
                [_row(self.name, baseline, *pair) for pair in pairs], key=lambda row: (row.value, row.claim)
            ),
        )


def _said(event: EventView) -> Mapping[str, list[_Saying]]:
    """Document → what it says of what can be held against another place, claim by claim."""
    found: dict[str, list[_Saying]] = {name: [] for name in event.analyses}
    for claim in event.claims:
        cells, stems = claim.cells, stems_of(claim.text)
        if event.baseline == "others" or cells[event.baseline].status in _SAYING:
            for name, status in event.holders(claim).items():
                if status in _SAYING:
                    found[name].append((claim.id, stems, cells[name]))
    return found


def _places(document: Document) -> dict[int, float]:
    """Sentence → its place in the body."""
    body = [at for at, sentence in enumerate(document.sentences) if sentence.zone in BODY_ZONES]
    if len(body) < FEWEST_SENTENCES:
        return {}
    last = len(body) - 1
    return {sentence: rank / last for rank, sentence in enumerate(body)}


def _row(document: str, baseline: str, here: _Standing, there: _Against) -> OrderRow:
    is_lifted = here.is_in_title and not there.is_in_title
    return OrderRow(
        document=document,
        what="lifted to the headline" if is_lifted else _move(here.place, there.place),
        value=rounded(here.place),
        against=baseline,
        against_value=rounded(there.place),
        claim=here.claim,
        in_lead=here.is_in_lead,
        evidence=here.evidence,
    )


def _places_in(baseline: Sequence[_Standing]) -> Callable[[_Standing], _Against | None]:
    there = {one.claim: _Against(one.place, one.is_in_title) for one in baseline}
    return lambda here: there.get(here.claim)


class _Middle(NamedTuple):
    """Of the places of one claim: their lower middle without one of them is one of two."""

    low: _Against
    high: _Against

    def without(self, place: float) -> _Against:
        return self.high if place <= self.low.place else self.low

    @classmethod
    def of(cls, places: Sequence[float]) -> _Middle | None:
        if len(places) < 2:
            return None
        at = (len(places) - 2) // 2
        low, high = sorted(places)[at : at + 2]
        return cls(_Against(low, is_in_title=False), _Against(high, is_in_title=False))


def _middles(standing: Mapping[str, Sequence[_Standing]]) -> Callable[[_Standing], _Against | None]:
    """The middle of all texts but the one that is asked for."""
    places: dict[str, list[float]] = defaultdict(list)
    for those in standing.values():
        for one in those:
            places[one.claim].append(one.place)
    middles = {claim: middle for claim, those in places.items() if (middle := _Middle.of(those))}
    return lambda here: middles[here.claim].without(here.place) if here.claim in middles else None


def _move(here: float, there: float) -> Move:
    if there - here >= FAR:
        return "moved up"
    return "buried" if here - there >= FAR else "same place"


def _is_in_title(said: Sequence[str], title: frozenset[str]) -> bool:
    """Both as stems of their content words."""
    shared = len(title.intersection(said))
    return shared >= _FEWEST_STEMS and shared / min(len({*said}), len(title)) >= _HEADLINE_COVER
