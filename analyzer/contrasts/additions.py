"""What a document adds to its baseline, by kind (CODEBOOK §2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from analyzer.contrasts.added import Saying, SharedClaim, SharedClaims, added_by
from analyzer.contrasts.ground import Ground
from analyzer.contrasts.kinds import Told, ToldText, joined
from analyzer.measure import Card, EventView, contrast
from analyzer.memory import Last
from analyzer.types import AdditionKind, Analysis

MOST_SHARING = 100
"""Other documents named in a row, the earliest first. All of them stand in the claim's cells."""


class AdditionRow(msgspec.Struct, frozen=True, gc=False):
    """One claim of a document that its baseline does not have."""

    document: str
    claim: str
    baseline: str
    sentence: int
    start: int
    end: int
    kind: AdditionKind
    marks: tuple[str, ...]  # kinds of mark on the claim's own words
    strength: float  # 0..1: how clearly the sentence gives its author's own view
    shared_with: tuple[str, ...]  # other documents that add it too, a hundred at most
    speaker: str | None = None
    flags: tuple[str, ...] = ()  # "coloured": an evaluating word in passing


@contrast(
    Card(
        key="additions",
        title="What each outlet adds",
        source="Codebook, section 2",
        version=4,
        order=20,
    )
)
def additions(event: EventView) -> tuple[AdditionRow, ...]:
    """Claims of a text without a counterpart in its base text.

    Finds:     claims whose cell in the base text (or in every other text) is absent; what one sentence adds of
               one kind and one speaker is one row.
    Kind:      quote, reported, editorial, event_detail, background; the first that applies.
    Blind to:  a release that was not supplied may hold what looks added here.
    """
    analyses = list(event.analyses.values())
    texts = event.memory.of_texts("contrast.additions", analyses, lambda new: map(_Text, new))
    said, ids = event.memory.shelf("contrast.additions.claims", SharedClaims).sayings(event)
    added = {
        text: text.adds(said[text.name], event.baseline) for text in texts if text.name != event.baseline
    }
    sharing = _sharing(event, {text.name: those.agreeing for text, those in added.items()})
    ground = Ground.of(event)
    rows: list[AdditionRow] = []
    for text, those in added.items():
        rows += text.rows(those, event.baseline, ground, ids, sharing)
    return tuple(rows)


class _Text:
    """One document, with what it was last found to add."""

    def __init__(self, analysis: Analysis) -> None:
        self.name = analysis.document.id
        self._told = ToldText.of(analysis)
        self._added: Last[_Added] = Last()
        self._kinds: Last[list[AdditionKind]] = Last()
        self._rows: Last[list[AdditionRow]] = Last()

    def adds(self, said: Sequence[Saying], baseline: str) -> _Added:
        has_baseline = baseline != "others"
        return self._added.of((said, has_baseline), lambda: _added(self._told, said, has_baseline))

    def rows(
        self,
        added: _Added,
        baseline: str,
        ground: Ground,
        ids: Mapping[SharedClaim, str],
        sharing: Mapping[SharedClaim, _Sharing],
    ) -> list[AdditionRow]:
        """``sharing``: those that add a claim in agreement."""
        pieces, claims = added.pieces, list(map(ids.__getitem__, added.claims))
        shared = list(map(sharing.__getitem__, added.agreeing))
        detail, told = self._told.kind_of_detail, [one.told for one in pieces]
        kinds = self._kinds.of(
            (added, ground), lambda: [one.kind or detail(one.sentence, ground) for one in told]
        )

        def make() -> list[AdditionRow]:
            others = [one.others(self.name) for one in shared]
            by_claim = dict(zip(added.agreeing, others, strict=True))
            those = zip(pieces, claims, kinds, strict=True)
            return [_row(self.name, baseline, piece, claim, kind, by_claim) for piece, claim, kind in those]

        return self._rows.of((added, baseline, claims, shared, kinds), make)


class _Piece(msgspec.Struct, frozen=True, gc=False):
    """What a sentence adds of one kind and one speaker: a row, but for what other documents decide of it."""

    told: Told  # the first, to the end of all and with the marks and flags of all
    claims: Sequence[SharedClaim]  # that it says; the row is of the first


class _Added(NamedTuple):
    """What one document adds."""

    pieces: list[_Piece]  # from left to right
    claims: list[SharedClaim]  # theirs
    agreeing: tuple[SharedClaim, ...]  # those that it adds as the others do


def _added(text: ToldText, said: Sequence[Saying], has_baseline: bool) -> _Added:
    """Of two that begin alike the longer is first, then as the claims stand."""
    added = added_by(text, said, has_baseline)
    claims: dict[int, list[SharedClaim]] = defaultdict(list)  # of each proposition
    for claim, indices, _ in added:
        for index in indices:
            claims[index].append(claim)
    parts = [_Piece(text.told(index), those) for index, those in claims.items()]
    parts.sort(key=lambda one: (one.told.start, -one.told.end))
    alike: dict[tuple[int, AdditionKind | None, str | None], list[_Piece]] = defaultdict(list)
    for one in parts:
        told = one.told
        alike[told.sentence, told.kind, told.speaker].append(one)
    pieces = sorted(map(_joined, alike.values()), key=lambda one: (one.told.start, one.told.end))
    agreeing = tuple([claim for claim, _, agrees in added if agrees])
    return _Added(pieces, [one.claims[0] for one in pieces], agreeing)


def _joined(parts: Sequence[_Piece]) -> _Piece:
    """One row for what a sentence adds of one kind, though several propositions say it."""
    if len(parts) == 1:
        return parts[0]
    told = joined([one.told for one in parts])
    return _Piece(told, list(chain.from_iterable([one.claims for one in parts])))


class _Sharing(NamedTuple):
    """The documents that add one claim, as each of them is shown the others."""

    of_first: Mapping[str, tuple[str, ...]]
    of_rest: tuple[str, ...]

    def others(self, document: str) -> tuple[str, ...]:
        return self.of_first.get(document, self.of_rest)

    @classmethod
    def of(cls, names: tuple[str, ...]) -> _Sharing:
        """Of the first of them, one more than are named."""
        others = {name: names[:place] + names[place + 1 :] for place, name in enumerate(names)}
        return cls(others, names[:MOST_SHARING])


def _sharing(
    event: EventView, agreeing: Mapping[str, Sequence[SharedClaim]]
) -> Mapping[SharedClaim, _Sharing]:
    """Claim → who adds it in agreement."""
    adding: dict[SharedClaim, list[str]] = defaultdict(list)
    for name, claims in agreeing.items():
        for claim in claims:
            adding[claim].append(name)
    first = {claim: tuple(names[: MOST_SHARING + 1]) for claim, names in adding.items()}
    known: dict[tuple[str, ...], _Sharing] = event.memory.shelf("contrast.additions.sharing", dict)
    made = {names: known.get(names) or _Sharing.of(names) for names in first.values()}
    known.clear()
    known.update(made)
    return {claim: made[names] for claim, names in first.items()}


def _row(
    document: str,
    baseline: str,
    piece: _Piece,
    claim: str,
    kind: AdditionKind,
    shared: Mapping[SharedClaim, tuple[str, ...]],
) -> AdditionRow:
    told = piece.told
    return AdditionRow(
        document=document,
        claim=claim,
        baseline=baseline,
        sentence=told.sentence,
        start=told.start,
        end=told.end,
        kind=kind,
        marks=told.marks,
        strength=told.strength,
        shared_with=_union([shared[each] for each in piece.claims if each in shared]),
        speaker=told.speaker,
        flags=told.flags,
    )


def _union(named: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Claims of one sentence are mostly added by the same outlets: these are one tuple then."""
    if len(set(map(id, named))) == 1:
        return named[0]
    return tuple(dict.fromkeys(chain.from_iterable(named)))
